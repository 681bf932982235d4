import Foundation
import ImmuDBClient
import ImmuDBConnect
import ImmuDBProofs
import ImmuDBRecords
import Testing

/// Covers LedgerConnection.swift with the documents of ImmuDBClient: the collection of a directory
/// recorded from the reference server, through the client that proves.
@Suite struct GoldenDocumentsTests {
    private func unpacked() throws -> String {
        let root = FileManager.default.temporaryDirectory
            .appendingPathComponent("documents-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        var tests = URL(fileURLWithPath: #filePath)
        for _ in 0..<2 { tests.deleteLastPathComponent() }
        let tar = Process()
        tar.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        tar.arguments = [
            "tar", "xzf", tests.appendingPathComponent("Vectors/server-v1.11.1.tar.gz").path, "-C", root.path,
        ]
        try tar.run()
        tar.waitUntilExit()
        try #require(tar.terminationStatus == 0)
        return root.path
    }

    @Test func everyRecordedDocumentIsProven() async throws {
        let root = try unpacked()
        var address = OfflineAddress(directory: root + "/data", database: "ledger")
        address.isReadOnly = true
        let connection = try await LedgerConnection.open(
            address, trust: TrustStore(directory: root + "/trust"))
        let client = connection.client
        let all = try await client.searchDocuments(DocumentSelection("orders"), pageSize: 100).claimed
        #expect(all.count == 12)
        for found in all {
            let proven = try await client.verifiedDocument("orders", id: found.id, expecting: found.document)
            #expect(proven.document == found.document && proven.proof.state.txID == 32)
        }
        let paid = DocumentSelection("orders", alternatives: [[.init("paid", .equal, .bool(true))]])
        let some = try await client.searchDocuments(paid, pageSize: 100).claimed
        #expect(!some.isEmpty && some.count < 12)

        // A document that nobody stored is not proven by the proof of the one with its id.
        let first = try #require(all.first)
        var changed = first.document
        changed["total"] = .number(-1)
        await #expect(throws: ClientError.self) {
            _ = try await client.verifyDocument("orders", changed)
        }
        await #expect(throws: ClientError.self) {
            _ = try await client.verifiedDocument(
                "orders", id: try #require(all.last).id, expecting: first.document)
        }
        try await connection.close()
        try FileManager.default.removeItem(atPath: root)
    }
}

import Foundation
import ImmuDBClient
import ImmuDBConnect
import ImmuDBEngine
import ImmuDBProofs
import Testing

@Suite struct LedgerConnectionTests {
    private func temporaryPath() -> String {
        FileManager.default.temporaryDirectory.appendingPathComponent("connect-\(UUID().uuidString)").path
    }

    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    @Test func aValueIsProvenEndToEnd() async throws {
        let root = temporaryPath()
        defer { remove(root) }
        let trust = TrustStore(directory: root + "/trust")
        let address = OfflineAddress(directory: root + "/data")
        let connection = try await LedgerConnection.open(address, trust: trust)
        let written = try await connection.client.verifiedSet(bytes("k"), bytes("v"))
        #expect(written.txID == 1)
        for _ in 0..<3 { _ = try await connection.client.verifiedSet(bytes("other"), bytes("w")) }
        let read = try await connection.client.verifiedGet(bytes("k"))
        #expect(read.value == bytes("v") && read.txID == 1)
        #expect(read.state.txID == 4)
        try await connection.close()

        // What was trusted is still there for the next process.
        let again = try await LedgerConnection.open(address, trust: trust)
        let state = try await again.client.currentState()
        #expect(state.before.txID == 4)
        try await again.close()
    }

    /// Throw the directory away and make a new one under the same name: the history is another one.
    @Test func anotherHistoryUnderTheSameNameIsNoticed() async throws {
        let root = temporaryPath()
        defer { remove(root) }
        let trust = TrustStore(directory: root + "/trust")
        let address = OfflineAddress(directory: root + "/data")
        let connection = try await LedgerConnection.open(address, trust: trust)
        for value in 0..<5 { _ = try await connection.client.verifiedSet(bytes("k"), [UInt8(value)]) }
        try await connection.close()
        let identity = try Data(contentsOf: URL(fileURLWithPath: root + "/data/immudb.identifier"))
        remove(root + "/data")

        let replaced = try await LedgerConnection.open(address, trust: trust)
        await expect(verdict: .identityChanged) { _ = try await replaced.client.verifiedGet(self.bytes("k")) }
        try await replaced.close()

        // Even with the identity copied, the new history is older than what was proven.
        try identity.write(to: URL(fileURLWithPath: root + "/data/immudb.identifier"))
        let disguised = try await LedgerConnection.open(address, trust: trust)
        _ = try await disguised.client.set(bytes("k"), [9])
        await expect(verdict: .rollback) { _ = try await disguised.client.verifiedGet(self.bytes("k")) }
        for value in 0..<9 { _ = try await disguised.client.set(bytes("k"), [UInt8(value)]) }
        await expect(verdict: .fork) { _ = try await disguised.client.verifiedGet(self.bytes("k")) }
        try await disguised.close()
    }

    @Test func readOnlyServesReadsAndRefusesWrites() async throws {
        let root = temporaryPath()
        defer { remove(root) }
        let trust = TrustStore(directory: root + "/trust")
        var address = OfflineAddress(directory: root + "/data")
        let writer = try await LedgerConnection.open(address, trust: trust)
        _ = try await writer.client.verifiedSet(bytes("k"), bytes("v"))
        try await writer.close()
        address.isReadOnly = true
        let reader = try await LedgerConnection.open(address, trust: trust)
        #expect(try await reader.client.verifiedGet(bytes("k")).value == bytes("v"))
        await #expect(throws: ClientError.self) {
            try await reader.client.set(self.bytes("k"), self.bytes("w"))
        }
        try await reader.close()
    }

    private func remove(_ path: String) {
        do { try FileManager.default.removeItem(atPath: path) } catch {
            Issue.record("left behind: \(error)")
        }
    }

    private func expect(verdict: Verdict, _ body: () async throws -> Void) async {
        do {
            try await body()
            Issue.record("expected \(verdict)")
        } catch let error as ClientError {
            #expect(error.verdict == verdict, "\(error)")
        } catch {
            Issue.record("expected \(verdict), got \(error)")
        }
    }
}

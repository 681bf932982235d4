import ImmuDBProofs
import SystemIO
import Testing

@testable import ImmuDBClient

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct LegacyStateTests {
    struct Vectors: Decodable {
        struct Files: Decodable {
            struct State: Decodable {
                var db: String
                var tx_hash: String
                var tx_id: UInt64
            }
            var identity_file_content: String
            var identity_file_name: String
            var server_identity: String
            var server_uuid: String
            var state_file_content: String
            var state_file_name: String
            var states: [State]
        }
        var client_state_files: Files
    }

    let directory: TemporaryDirectory
    let store: TrustStore
    let vectors: Vectors.Files
    let files = RealFileSystem()

    init() throws {
        directory = try TemporaryDirectory()
        store = TrustStore(
            directory: joinPath(directory.path, "trust"), fileSystem: RealFileSystem(), clock: SystemClock(),
            lockWaitMilliseconds: 1_000)
        var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        parts.removeLast(3)
        let path = parts.joined(separator: "/") + "/Vectors/proofs.json"
        let bytes = try files.readWhole(path, limit: 64_000_000)
        vectors = try JSONDecoder().decode(Vectors.self, from: Data(bytes)).client_state_files
    }

    private func put(_ name: String, _ text: String) throws {
        try files.atomicReplace(joinPath(directory.path, name), with: Array(text.utf8))
    }

    @Test func readsTheReferenceFiles() throws {
        try put(vectors.state_file_name, vectors.state_file_content)
        try put(vectors.identity_file_name, vectors.identity_file_content)
        let states = try store.legacyStates(in: directory.path)
        #expect(states.count == vectors.states.count)
        for (read, expected) in zip(states, vectors.states) {
            #expect(read.slot == expected.db)
            #expect(read.state.database == expected.db)
            #expect(read.state.txID == expected.tx_id)
            #expect(read.state.alh.hex == expected.tx_hash)
            #expect(read.serverUUID == vectors.server_uuid)
            #expect(read.addresses == [vectors.server_identity])
        }
        #expect(states.last?.state.signature?.publicKey.count == 65)
    }

    @Test func importsOncePerPin() async throws {
        try put(vectors.state_file_name, vectors.state_file_content)
        let records = try await store.importLegacy(directory: directory.path, as: "127.0.0.1:3322")
        #expect(records.map(\.pin.database) == vectors.states.map(\.db))
        #expect(records.allSatisfy { $0.serverUUID == vectors.server_uuid })
        let pin = TrustPin(name: "127.0.0.1:3322", database: "defaultdb")
        #expect(try await store.load(pin)?.state?.txID == vectors.states[0].tx_id)
        try await store.importLegacy(directory: directory.path, as: "127.0.0.1:3322")
        try await store.expectState(
            TrustPin(name: "x", database: "mydb"), txID: 1, alh: SHA256.hash([1]))
        await expectCode(.conflict) {
            try await store.importLegacy(directory: directory.path, as: "x")
        }
    }

    @Test func theEmptySlotYieldsToANamedLine() async throws {
        let lines = vectors.state_file_content.split(separator: "\n").map(String.init)
        let payload = try #require(lines.first?.split(separator: ":").last)
        try put(vectors.state_file_name, ":" + payload)
        let alone = try await store.importLegacy(directory: directory.path, as: "one")
        #expect(alone.map(\.pin.database) == ["defaultdb"])
        try put(vectors.state_file_name, ":" + payload + "\n" + vectors.state_file_content)
        let both = try await store.importLegacy(directory: directory.path, as: "two")
        #expect(both.map(\.pin.database) == ["defaultdb", "mydb"])
    }

    @Test func severalServersNeedAChoice() async throws {
        try put(vectors.state_file_name, vectors.state_file_content)
        try put(".state-0000000000000000000g", vectors.state_file_content)
        await expectCode(.invalidArgument) {
            try await store.importLegacy(directory: directory.path, as: "x")
        }
        let some = try await store.importLegacy(
            directory: directory.path, as: "x", serverUUID: vectors.server_uuid)
        #expect(some.count == 2)
    }

    @Test(arguments: ["defaultdb:", "defaultdb:###", "defaultdb:CglkZWZh", "defaultdb:GgEx"])
    func damageIsNamed(line: String) async throws {
        try put(vectors.state_file_name, line)
        await expectVerdict(.trustedStateDamaged) { _ = try store.legacyStates(in: directory.path) }
    }
}

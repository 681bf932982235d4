import Foundation
import ImmuDBProofs
import SystemIO
import Testing

@testable import ImmuDBStorage

@Suite("Replication stream")
struct StoreReplicationTests {
    private struct Vector: Decodable {
        struct Exported: Decodable {
            var bytes: String
            var tx_id: UInt64
        }

        var exported_tx: Exported
    }

    private static func vector() throws -> [UInt8] {
        let path = GoldenStore.path("../exported-tx.json")
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        return try unhex(try JSONDecoder().decode(Vector.self, from: data).exported_tx.bytes)
    }

    @Test func vectorOfTheReference() throws {
        let bytes = try Self.vector()
        let exported = try ExportedTransaction(parsing: bytes, limits: StoreMetadata())
        #expect(exported.header.id == 3)
        #expect(exported.header.entryCount == 4)
        #expect(exported.entries.map(\.key).last == Array("key-3-3".utf8))
        #expect(exported.entries.map(\.value).last == Array("value-3-3".utf8))
        #expect(!exported.valuesAreDiscarded)
        #expect(exported.encoded == bytes)
        #expect(try ExportedTransaction(parsing: bytes.dropLast(3), limits: StoreMetadata()) == exported)
    }

    @Test func damagedStreams() throws {
        let bytes = try Self.vector()
        for length in 0..<bytes.count where length != bytes.count - 3 {
            let error = #expect(throws: StorageError.self) {
                try ExportedTransaction(parsing: Array(bytes.prefix(length)), limits: StoreMetadata())
            }
            #expect(error?.code == .invalidArgument)
        }
        #expect(throws: StorageError.self) {
            try ExportedTransaction(parsing: bytes + [0], limits: StoreMetadata())
        }
        var small = StoreMetadata()
        small.maxTxEntries = 3
        #expect(throws: StorageError.self) { try ExportedTransaction(parsing: bytes, limits: small) }
        for index in bytes.indices {
            var flipped = bytes
            flipped[index] ^= 0x81
            do {
                let exported = try ExportedTransaction(parsing: flipped, limits: StoreMetadata())
                #expect(exported.encoded == flipped, "byte \(index)")
            } catch {
                #expect(error.code == .invalidArgument)
            }
        }
    }

    @Test(arguments: GoldenStore.names)
    func aReplicaHasTheSameChain(name: String) async throws {
        let source = try Store.open(path: GoldenStore.path(name), options: .reading)
        let directory = try TemporaryDirectory()
        var options = StoreOptions.quick
        options.newStore = source.metadata
        options.newStore.embeddedValues = name == "kv-vlog"
        options.newStore.version = 2
        let replica = try Store.open(path: directory.path, options: options)
        var discarded = 0
        for id in 1...source.committed.id {
            let bytes = try source.export(id).encoded
            let exported = try ExportedTransaction(parsing: bytes, limits: replica.metadata)
            let header = try await replica.replicate(exported)
            #expect(try header == source.header(id))
            #expect(try replica.committed == Store.State(id: id, alh: source.alh(id)))
            if exported.valuesAreDiscarded {
                discarded += 1
                let stored = try #require(try replica.transaction(id).entries.first)
                #expect(stored.valueLength == 0)
                let error = #expect(throws: StorageError.self) { try replica.value(of: stored, txID: id) }
                #expect(error?.code == .valueDiscarded)
            } else {
                for (mine, theirs) in zip(
                    try replica.transaction(id).entries, try source.transaction(id).entries)
                {
                    #expect(try replica.value(of: mine) == source.value(of: theirs))
                }
            }
            #expect(try replica.export(id).encoded == bytes)
        }
        #expect((discarded > 0) == (name == "truncated"))
        #expect(try replica.verify().faults == [])
        try replica.close()
        try source.close()
    }

    @Test func whatIsNotTheNextTransactionIsRefused() async throws {
        let source = try Store.open(path: GoldenStore.path("kv-vlog"), options: .reading)
        let directory = try TemporaryDirectory()
        var options = StoreOptions.quick
        options.newStore = source.metadata
        let replica = try Store.open(path: directory.path, options: options)
        for id in 1...5 as ClosedRange<UInt64> { _ = try await replica.replicate(try source.export(id)) }
        let next = try source.export(6)
        var wrong: [(String, StorageError.Code, ExportedTransaction)] = [
            ("an earlier one", .transactionPresent, try source.export(5)),
            ("a later one", .transactionGap, try source.export(7)),
        ]
        func add(
            _ what: String, _ code: StorageError.Code = .entriesDiffer,
            _ change: (inout ExportedTransaction) -> Void
        ) {
            var copy = next
            change(&copy)
            wrong.append((what, code, copy))
        }
        add("PrevAlh", .invalidArgument) { $0.header.prevAlh = .ofNothing }
        add("BlRoot", .invalidArgument) { $0.header.blRoot = .ofNothing }
        add("BlTxID", .invalidArgument) { $0.header.blTxID = 4 }
        add("Eh") { $0.header.eh = .ofNothing }
        add("the entry count") { $0.header.entryCount += 1 }
        add("a value") { $0.entries[0].value = [1] }
        add("a key") { $0.entries[0].key += [1] }
        add("metadata") { $0.entries[0].metadata = KVMetadata(expiresAt: 5) }
        let before = replica.logs.values[0].end
        for (what, code, transaction) in wrong {
            let error = await #expect(throws: StorageError.self, "\(what)") {
                try await replica.replicate(transaction)
            }
            #expect(error?.code == code, "\(what)")
        }
        #expect(replica.logs.values[0].end == before)
        #expect(try await replica.replicate(next).id == 6)
        #expect(try replica.verify().isClean)
        try replica.close()
        try source.close()
    }
}

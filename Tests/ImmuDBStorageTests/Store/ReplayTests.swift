// Covers Store+Commit.swift and everything below it against the bytes of the reference.
import ImmuDBProofs
import Synchronization
import SystemIO
import Testing

@testable import ImmuDBStorage

/// Says what it was told.
final class SetClock: WallClock {
    private let seconds = Mutex<Int64>(0)

    func set(_ value: Int64) { seconds.withLock { $0 = value } }

    func now() -> Timestamp { FixedClock(seconds: seconds.withLock { $0 }).now() }
}

/// The operations behind the golden directories done again, with the clocks of the listings.
@Suite("Replaying the reference")
struct ReplayTests {
    /// Directories whose value logs hold exactly what was committed, in the same bytes.
    static let byteIdentical = [
        "kv-vlog", "embedded", "header-v0", "clog-v1", "prealloc-embedded", "prealloc-vlog", "chunks-none",
    ]

    static func replay(_ name: String, to path: String) async throws {
        let golden = try GoldenStore.load(name)
        let source = try Store.open(path: GoldenStore.path(name), options: .reading)
        let clock = SetClock()
        var options = try golden.storeOptions(formatVersion: source.metadata.version)
        options.clock = clock
        let store = try Store.open(path: path, options: options)
        for id in 1...source.committed.id {
            let transaction = try source.transaction(id)
            clock.set(transaction.header.timestamp)
            let entries = try transaction.entries.map {
                StoreEntry(key: $0.key, metadata: $0.metadata, value: try source.value(of: $0))
            }
            let header = try await store.commit(entries, metadata: transaction.header.metadata)
            #expect(header == transaction.header)
            #expect(store.committed.alh == transaction.alh)
        }
        try store.close()
        try source.close()
    }

    @Test(arguments: GoldenStore.names.filter { $0 != "truncated" })
    func sameChainOfHashes(name: String) async throws {
        let directory = try TemporaryDirectory()
        try await Self.replay(name, to: directory["store"])
        let golden = try GoldenStore.load(name)
        let store = try Store.open(path: directory["store"], options: .reading)
        for transaction in golden.txs {
            #expect(try store.alh(transaction.header.id).hex == transaction.header.alh)
        }
        #expect(try store.verify().isClean)
        try store.close()
    }

    @Test(arguments: byteIdentical)
    func sameBytes(name: String) async throws {
        let directory = try TemporaryDirectory()
        try await Self.replay(name, to: directory["store"])
        let made = try snapshot(directory["store"])
        let golden = try snapshot(GoldenStore.path(name))
        #expect(Set(made.keys) == Set(golden.keys))
        for (file, expected) in golden where !file.hasSuffix("/") {
            let found = try #require(made[file])
            let (head, data) = try Self.split(expected)
            let (madeHead, madeData) = try Self.split(found)
            #expect(madeHead == head, "\(file)")
            #expect(madeData == data, "\(file)")
        }
    }

    /// The head, in which the order of pairs is free, and the data behind it.
    private static func split(_ bytes: [UInt8]) throws -> (ChunkHeader, ArraySlice<UInt8>) {
        let length = bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        return (try ChunkHeader(Array(bytes[4..<4 + length])), bytes[(4 + length)...])
    }

    @Test(arguments: ["chunks-flate", "chunks-gzip", "chunks-lzw", "chunks-zlib"])
    func compressedLogsHoldTheSameValues(name: String) async throws {
        let directory = try TemporaryDirectory()
        try await Self.replay(name, to: directory["store"])
        let store = try Store.open(path: directory["store"], options: .reading)
        let source = try Store.open(path: GoldenStore.path(name), options: .reading)
        var sameRecords = 0
        for id in 1...source.committed.id {
            for (found, expected) in zip(
                try store.transaction(id).entries, try source.transaction(id).entries)
            {
                #expect(try store.value(of: found) == source.value(of: expected))
                let places = [found, expected].map { ValueLocation(stored: $0.valueOffset) }
                #expect(places[0].log == places[1].log)
                if places[0].offset == places[1].offset { sameRecords += 1 }
            }
        }
        // LZW has one way to write a stream; the same places mean streams of the same lengths.
        if name == "chunks-lzw" {
            for lane in ["val_0", "val_1"] {
                let made = try snapshot(directory["store/" + lane])
                let golden = try snapshot(GoldenStore.path(name) + "/" + lane)
                #expect(made.keys == golden.keys)
                for (file, bytes) in golden {
                    let found = try #require(made[file])
                    #expect(try Self.split(found).1 == Self.split(bytes).1, "\(lane)/\(file)")
                }
            }
        }
        #expect(sameRecords > 0)
        try store.close()
        try source.close()
    }
}

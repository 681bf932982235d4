// Covers the whole module: what it writes must satisfy a reader that shares no code with it.
import Foundation
import ImmuDBProofs
import SystemCodecs
import SystemIO
import Testing

@testable import ImmuDBStorage

/// The reader in Tests/Independent, written from the description of the format alone.
enum IndependentReader {
    struct Summary: Decodable {
        struct Item: Decodable {
            var alh: String
            var values: [String]
        }

        var transactions: UInt64
        var entries: UInt64
        var values: UInt64
        var discarded: UInt64
        var alh: String
        var leaves: UInt64?
        var listing: [Item]
    }

    /// Directories that are searched for the interpreter.
    private static let candidates = ["/usr/bin/python3", "/usr/local/bin/python3"]

    static let interpreter = candidates.first { FileManager.default.isExecutableFile(atPath: $0) }

    static func read(_ path: String, file: String = #filePath) throws -> Summary {
        let tests = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(interpreter))
        process.arguments = [
            "-B", tests.appendingPathComponent("Independent/read_store.py").path, path, "--alh",
        ]
        let output = Pipe()
        let errors = Pipe()
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        let complaint = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(String(decoding: complaint, as: UTF8.self))")
        return try JSONDecoder().decode(Summary.self, from: data)
    }

    /// Reads a directory and compares every transaction with what this program says about it.
    static func compare(_ path: String) throws {
        let summary = try read(path)
        let store = try Store.open(path: path, options: .reading)
        #expect(summary.transactions == store.committed.id)
        #expect(summary.alh == store.committed.alh.hex)
        #expect(summary.leaves == store.committed.id)
        #expect(UInt64(summary.listing.count) == store.committed.id)
        for (index, item) in summary.listing.enumerated() {
            let transaction = try store.transaction(UInt64(index) + 1)
            #expect(transaction.alh.hex == item.alh)
            #expect(transaction.entries.map(\.valueHash.hex) == item.values)
        }
        try store.close()
    }
}

@Suite("Independent reader", .enabled(if: IndependentReader.interpreter != nil, "needs python3"))
struct IndependentReaderTests {
    struct Format: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var change: @Sendable (inout StoreOptions) -> Void

        init(_ name: String, _ change: @escaping @Sendable (inout StoreOptions) -> Void) {
            testDescription = name
            self.change = change
        }
    }

    static let formats = [
        Format("plain") { _ in },
        Format("embedded") { $0.newStore.embeddedValues = true },
        Format("embedded, small chunks") {
            $0.newStore.embeddedValues = true
            $0.newStore.fileSize = 333
        },
        Format("preallocated") {
            $0.newStore.preallocatedFiles = true
            $0.newStore.fileSize = 1000
        },
        Format("preallocated, embedded") {
            $0.newStore.preallocatedFiles = true
            $0.newStore.embeddedValues = true
            $0.newStore.fileSize = 2000
        },
        Format("header version 0, old commit log") {
            $0.writeTxHeaderVersion = 0
            $0.newStore.version = 1
        },
        Format("3 value logs") {
            $0.valueLogCount = 3
            $0.newStore.fileSize = 500
        },
        Format("flate") { $0.compress(.flate, level: 9) },
        Format("gzip") { $0.compress(.gzip, level: -2) },
        Format("zlib") { $0.compress(.zlib, level: -1) },
        Format("lzw") { $0.compress(.lzw, level: 1) },
    ]

    static func fill(_ store: Store, from start: Int, count: Int, version: UInt16 = 1) async throws {
        var random = SeededGenerator(state: UInt64(start))
        for number in start..<start + count {
            var entries: [StoreEntry] = []
            for index in 0...number % 5 {
                let length =
                    index == 2 ? 0 : Int.random(in: 1...(number % 7 == 0 ? 3000 : 60), using: &random)
                let metadata = version == 1 && index == 1 ? KVMetadata(expiresAt: 4_102_444_800) : .none
                let value = (0..<length).map { _ in UInt8.random(in: 0...9, using: &random) }
                entries.append(
                    StoreEntry(
                        key: [0] + Array("key-\(number % 11)-\(index)".utf8), metadata: metadata, value: value
                    ))
            }
            let extra = version == 1 && number % 4 == 0 ? TxMetadata(extra: [1, 2, 3]) : .none
            _ = try await store.commit(entries, metadata: extra)
        }
    }

    @Test(arguments: formats)
    func directoriesCreatedHere(format: Format) async throws {
        let directory = try TemporaryDirectory()
        var options = StoreOptions.quick
        options.locksDirectory = false
        format.change(&options)
        for round in 0..<2 {
            let store = try Store.open(path: directory["store"], options: options)
            try await Self.fill(
                store, from: 1 + round * 25, count: 25, version: options.writeTxHeaderVersion)
            #expect(try store.verify().isClean)
            try store.close()
        }
        try IndependentReader.compare(directory["store"])
    }

    @Test(arguments: GoldenStore.names)
    func directoriesOfTheReferenceExtendedHere(name: String) async throws {
        let directory = try TemporaryDirectory()
        try copyTree(GoldenStore.path(name), to: directory["store"])
        var options = StoreOptions.quick
        options.writeTxHeaderVersion = name == "header-v0" ? 0 : 1
        if name.hasPrefix("chunks") { options.valueLogCount = 2 }
        let store = try Store.open(path: directory["store"], options: options)
        try await Self.fill(store, from: 1000, count: 20, version: options.writeTxHeaderVersion)
        try store.close()
        try IndependentReader.compare(directory["store"])
    }

    @Test func aDirectoryWithDiscardedValues() async throws {
        let directory = try TemporaryDirectory()
        var options = StoreOptions.quick
        options.newStore.fileSize = 500
        let store = try Store.open(path: directory["store"], options: options)
        try await Self.fill(store, from: 1, count: 30)
        _ = try await store.commit([], metadata: TxMetadata(truncatedUpTo: 20))
        #expect(try store.discardValues(before: 20).files > 0)
        try store.close()
        try IndependentReader.compare(directory["store"])
        #expect(try IndependentReader.read(directory["store"]).discarded > 0)
    }
}

extension StoreOptions {
    mutating func compress(_ format: CompressionFormat, level: Int) {
        compression = format
        compressionLevel = level
        newStore.fileSize = 700
    }
}

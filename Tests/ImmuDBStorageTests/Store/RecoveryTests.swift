import ImmuDBProofs
import SystemIO
import Testing

@testable import ImmuDBStorage

/// A small store and what is in it.
struct SmallStore {
    let directory: TemporaryDirectory
    var headers: [TxHeader] = []

    init(
        embedded: Bool = false, transactions: Int = 8, fileSize: UInt64 = 1 << 20, bigValue: Int = 0,
        change: (inout StoreOptions) -> Void = { _ in }
    ) async throws {
        directory = try TemporaryDirectory()
        var options = StoreOptions.quick
        options.locksDirectory = false
        options.newStore.embeddedValues = embedded
        options.newStore.fileSize = fileSize
        options.newStore.maxValueLength = 1 << 20
        options.clock = FixedClock(seconds: 1_700_000_000)
        change(&options)
        let store = try Store.open(path: directory.path, options: options)
        for number in 1...transactions {
            headers.append(try await store.commit(Self.entries(number, bigValue: bigValue)))
        }
        try store.close()
    }

    static func entries(_ number: Int, bigValue: Int = 0) -> [StoreEntry] {
        [
            StoreEntry(key: [0] + Array("key-\(number)".utf8), value: [0] + Array("value \(number)".utf8)),
            StoreEntry(
                key: [0, 0x6b], value: [UInt8](repeating: UInt8(number), count: bigValue + number * 3)),
        ]
    }

    func edit(_ file: String, _ change: (inout [UInt8]) -> Void) throws {
        var bytes = try RealFileSystem().readWhole(directory[file], limit: 1 << 26)
        change(&bytes)
        try overwrite(directory[file], bytes)
    }

    static func options(readOnly: Bool) -> StoreOptions {
        var options = StoreOptions.quick
        options.readOnly = readOnly
        options.locksDirectory = false
        return options
    }

    /// Bytes before the data of a chunk file.
    func headLength(_ file: String) throws -> UInt64 {
        let bytes = try RealFileSystem().readWhole(directory[file], limit: 1 << 26)
        return 4 + bytes.prefix(4).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Opens, in memory first and then for good, and expects the first `count` transactions unharmed.
    func expectRecovered(_ count: Int, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        for readOnly in [true, false] {
            let before = try snapshot(directory.path)
            let store = try Store.open(path: directory.path, options: Self.options(readOnly: readOnly))
            #expect(store.committed.id == UInt64(count), sourceLocation: sourceLocation)
            for (index, header) in headers.prefix(count).enumerated() {
                let transaction = try store.transaction(UInt64(index) + 1)
                #expect(transaction.header == header, sourceLocation: sourceLocation)
            }
            try verifyProofs(store, step: 3)
            if readOnly {
                try store.close()
                #expect(try snapshot(directory.path) == before, sourceLocation: sourceLocation)
            } else {
                _ = try await store.commit([StoreEntry(key: [9], value: [9])])
                #expect(try store.verify().faults == [], sourceLocation: sourceLocation)
                try store.close()
            }
        }
        let reopened = try Store.open(path: directory.path, options: Self.options(readOnly: true))
        #expect(reopened.committed.id == UInt64(count) + 1, sourceLocation: sourceLocation)
        #expect(StoreCheck(path: directory.path).run().faults == [], sourceLocation: sourceLocation)
    }

    func expectCorrupted(
        _ file: String, txID: UInt64?, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let error = #expect(throws: StorageError.self, sourceLocation: sourceLocation) {
            try Store.open(path: directory.path, options: Self.options(readOnly: true))
        }
        #expect(error?.code == .corrupted, sourceLocation: sourceLocation)
        #expect(error?.file == file, sourceLocation: sourceLocation)
        #expect(error?.txID == txID, sourceLocation: sourceLocation)
    }
}

@Suite("Recovery")
struct RecoveryTests {
    static let txFile = "tx/00000000.tx"
    static let commitFile = "commit/00000000.txi"

    @Test(arguments: [false, true])
    func commitLogCutAnywhere(embedded: Bool) async throws {
        // Every byte of the last three entries; the records behind are complete and are found again.
        for cut in stride(from: 1, through: 132, by: 13) {
            let small = try await SmallStore(embedded: embedded)
            try small.edit(Self.commitFile) { $0.removeLast(cut) }
            try await small.expectRecovered(8)
        }
    }

    @Test(arguments: [false, true])
    func commitLogLostCompletely(embedded: Bool) async throws {
        let small = try await SmallStore(embedded: embedded)
        try small.edit(Self.commitFile) { $0.removeLast(8 * 44) }
        try await small.expectRecovered(8)
    }

    @Test func valuesLongerThanThePrefixCanSay() async throws {
        let small = try await SmallStore(embedded: true, transactions: 4, bigValue: 150_000)
        try small.edit(Self.commitFile) { $0.removeLast(2 * 44) }
        try await small.expectRecovered(4)
    }

    @Test func tornCommitEntries() async throws {
        for zeroed in [44, 43, 20, 12, 1] {
            let small = try await SmallStore()
            try small.edit(Self.commitFile) { bytes in
                for index in bytes.count - zeroed..<bytes.count { bytes[index] = 0 }
            }
            try await small.expectRecovered(8)
        }
        let small = try await SmallStore()
        try small.edit(Self.commitFile) { bytes in
            for index in bytes.count - 80..<bytes.count { bytes[index] ^= 0x5a }
        }
        try await small.expectRecovered(8)
    }

    @Test func zerosAndGarbageBehindTheLogs() async throws {
        let small = try await SmallStore()
        try small.edit(Self.commitFile) { $0 += [UInt8](repeating: 0, count: 1000) }
        try small.edit(Self.txFile) { $0 += [UInt8](repeating: 0, count: 5000) }
        try small.edit("val_0/00000000.val") { $0 += [UInt8](repeating: 0x77, count: 333) }
        try await small.expectRecovered(8)
    }

    @Test func halfARecordIsCutOff() async throws {
        let small = try await SmallStore()
        try small.edit(Self.commitFile) { $0.removeLast(44) }
        try small.edit(Self.txFile) { $0.removeLast(40) }
        try await small.expectRecovered(7)
    }

    @Test func committedRecordLost() async throws {
        let small = try await SmallStore()
        try small.edit(Self.txFile) { $0.removeLast(1) }
        try small.expectCorrupted(Self.txFile, txID: 8)
    }

    @Test func committedRecordDamaged() async throws {
        let small = try await SmallStore()
        try small.edit(Self.txFile) { $0[$0.count - 50] ^= 1 }
        try small.expectCorrupted(Self.txFile, txID: 8)
    }

    @Test func treeFilesLostOrDamaged() async throws {
        let missing = try await SmallStore()
        try RealFileSystem().removeDirectoryTree(missing.directory["aht"])
        try await missing.expectRecovered(8)
        for file in ["aht/data/00000000.dat", "aht/tree/00000000.sha", "aht/commit/00000000.di"] {
            let cut = try await SmallStore()
            try cut.edit(file) { $0.removeLast(7) }
            try await cut.expectRecovered(8)
            let damaged = try await SmallStore()
            try damaged.edit(file) { $0[$0.count - 3] ^= 4 }
            let store = try Store.open(
                path: damaged.directory.path, options: SmallStore.options(readOnly: true))
            try verifyProofs(store, step: 1)
            try store.close()
            let head = try await SmallStore()
            try head.edit(file) { $0[3] ^= 0x40 }
            try await head.expectRecovered(8)
        }
    }

    @Test(arguments: [false, true])
    func preallocatedFiles(embedded: Bool) async throws {
        // Sizes say nothing: entries and records end where zeros begin.
        func make() async throws -> SmallStore {
            try await SmallStore(embedded: embedded, fileSize: 4096) { $0.newStore.preallocatedFiles = true }
        }
        let whole = try await make()
        let head = try whole.headLength(Self.commitFile)
        #expect(try RealFileSystem().open(whole.directory[Self.commitFile], .readOnly).size() == head + 4096)
        try await whole.expectRecovered(8)
        for zeroed in [44, 30, 3 * 44, 8 * 44] {
            let torn = try await make()
            try torn.edit(Self.commitFile) { bytes in
                let end = Int(head) + 8 * 44
                for index in end - zeroed..<end { bytes[index] = 0 }
            }
            try await torn.expectRecovered(8)
            let file = try RealFileSystem().open(torn.directory[Self.commitFile], .readOnly)
            #expect(try file.size() == head + 4096)
        }
        let garbage = try await make()
        let end = try #require(garbage.headers.last).id
        try garbage.edit(Self.commitFile) { bytes in
            bytes[Int(head) + Int(end - 1) * 44 + 20] ^= 1
        }
        try await garbage.expectRecovered(8)
    }

    @Test func valuesThatNeverReachedTheDisk() async throws {
        // Behind the commit log a record without its values is one that was never finished.
        let small = try await SmallStore()
        try small.edit(Self.commitFile) { $0.removeLast(2 * 44) }
        try small.edit("val_0/00000000.val") { $0.removeLast(1) }
        try await small.expectRecovered(7)
    }

    @Test func interruptedCreation() async throws {
        for parts in [["tx"], ["tx", "val_0"], ["tx", "val_0", "commit"]] {
            let directory = try TemporaryDirectory()
            for part in parts {
                try RealFileSystem().createDirectory(directory[part], permissions: 0o755)
            }
            let error = #expect(throws: StorageError.self) {
                try Store.open(path: directory.path, options: .reading)
            }
            #expect(error?.code == .storeNotFound)
            let store = try Store.open(path: directory.path, options: .quick)
            _ = try await store.commit([StoreEntry(key: [1], value: [1])])
            try store.close()
            #expect(StoreCheck(path: directory.path).run().transactions == 1)
        }
    }

    @Test func missingCommitLog() async throws {
        let small = try await SmallStore()
        try RealFileSystem().removeDirectoryTree(small.directory["commit"])
        #expect(throws: StorageError.self) { try Store.open(path: small.directory.path, options: .quick) }
        #expect(try RealFileSystem().kind(of: small.directory["commit"]) == nil)
    }

    @Test func foreignFileInALog() async throws {
        let small = try await SmallStore()
        try overwrite(small.directory["tx/notes.txt"], [1])
        try small.expectCorrupted("tx/notes.txt", txID: nil)
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
    func randomLeftovers(seed: UInt64) async throws {
        var random = SeededGenerator(state: seed)
        let small = try await SmallStore(
            embedded: Bool.random(using: &random), transactions: 12, fileSize: 400)
        // What survives a crash: the commit log up to any byte, the transaction log at least that far.
        let files = RealFileSystem()
        let commits = try files.list(small.directory["commit"])
        let last = try #require(commits.last)
        try small.edit("commit/" + last.name) { bytes in
            bytes.removeLast(Int.random(in: 0...min(100, bytes.count - 400 / 4), using: &random))
            bytes += (0..<Int.random(in: 0...30, using: &random)).map { _ in 0 }
        }
        let logs = try files.list(small.directory["tx"])
        try small.edit("tx/" + (try #require(logs.last)).name) { bytes in
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                bytes.append(UInt8.random(in: 0...255, using: &random))
            }
        }
        try await small.expectRecovered(12)
    }
}

import ImmuDBProofs
import SystemIO
import Testing

@testable import ImmuDBStorage

@Suite("Integrity check")
struct StoreCheckTests {
    @Test(arguments: GoldenStore.names)
    func goldenDirectoriesAreClean(name: String) throws {
        let golden = try GoldenStore.load(name)
        var seen: [CheckProgress] = []
        let report = StoreCheck(path: GoldenStore.path(name)).run { progress in
            seen.append(progress)
            return true
        }
        #expect(report.faults == [])
        #expect(report.isClean)
        let leftovers = UInt64(golden.precommitted_txs?.count ?? 0)
        #expect(report.transactions == golden.committed_tx_id + leftovers)
        #expect(seen.count == Int(report.transactions))
        #expect(seen.last?.transactionsDone == seen.last?.transactionsTotal)
        let entries = golden.txs.flatMap { $0.entries ?? [] }
        let missing = entries.filter { $0.value_error == "truncated" }.count
        #expect(report.discardedValues == UInt64(missing))
        #expect(report.entries == UInt64(entries.count) + leftovers)
        #expect(report.values == UInt64(entries.filter { $0.v_len > 0 }.count - missing) + leftovers)
        if leftovers == 0 { #expect(report.last.alh.hex == golden.committed_alh) }
        #expect(report.treeLeaves > 0)
    }

    @Test func valuesMissingWithoutTruncation() throws {
        let directory = try TemporaryDirectory()
        try copyTree(GoldenStore.path("chunks-none"), to: directory["store"])
        try RealFileSystem().removeFile(directory["store/val_0/00000000.val"])
        try overwrite(
            directory["store/val_0/00000001.val"],
            ChunkHeader(
                fileSize: 1024,
                owner: try StoreLayout(
                    path: GoldenStore.path("chunks-none"), fileSystem: RealFileSystem(), permissions: 0
                ).openLogs(for: nil).metadata.map
            ).encoded)
        let report = StoreCheck(path: directory["store"]).run()
        #expect(!report.isClean)
        #expect(report.faults.allSatisfy { $0.kind == .value && $0.key != nil && $0.txID != nil })
        #expect(report.faults.contains { $0.file == "val_0/00000000.val" })
    }

    /// An empty value is in no log, but its entry names one, in a byte that no hash covers.
    @Test(arguments: 0..<8) func emptyValuesAreInALogThatExists(bit: Int) async throws {
        let directory = try TemporaryDirectory()
        let store = try Store.open(path: directory.path)
        _ = try await store.commit([StoreEntry(key: [1], value: [])])
        try store.close()
        let file = try RealFileSystem().open(directory["tx/00000000.tx"], .readWrite)
        // Offset and hash of the value and the hash of the transaction end the record.
        let place = try file.size() - 8 - 32 - 32
        let old = try file.read(count: 1, at: place)
        #expect(old == [1])
        try file.write([old[0] ^ 1 << UInt8(bit)], at: place)
        try file.close()
        let faults = StoreCheck(path: directory.path).run().faults
        #expect(faults.map(\.kind) == [.value])
        #expect(faults.allSatisfy { $0.file == "tx/00000000.tx" && $0.txID == 1 && $0.key == [1] })
    }

    @Test func faultsAreNamed() async throws {
        let cases: [(file: String, fromEnd: Int, kind: IntegrityFault.Kind, tx: UInt64?)] = [
            ("tx/00000000.tx", 40, .transaction, 8),
            ("val_0/00000000.val", 3, .value, 8),
            ("commit/00000000.txi", 3, .commitEntry, 8),
            ("commit/00000000.txi", 44 * 3 + 10, .commitEntry, 5),
            ("aht/tree/00000000.sha", 3, .tree, 8),
            ("aht/data/00000000.dat", 3, .tree, 8),
            ("aht/commit/00000000.di", 3, .tree, 8),
        ]
        for (file, fromEnd, kind, tx) in cases {
            let small = try await SmallStore()
            var position = 0
            try small.edit(file) { bytes in
                position = bytes.count - fromEnd
                bytes[position] ^= 0x20
            }
            let report = StoreCheck(path: small.directory.path).run()
            let fault = try #require(report.faults.first)
            #expect(fault.kind == kind, "\(file)")
            #expect(fault.file == file)
            #expect(fault.txID == tx)
            #expect(try #require(fault.offset) <= UInt64(position))
            #expect(fault.description.contains(file))
        }
    }

    @Test func forgedHistory() async throws {
        // Two stores of the same shape: the record of one, perfectly valid by itself, put into the other.
        let small = try await SmallStore(transactions: 3)
        let other = try TemporaryDirectory()
        var options = SmallStore.options(readOnly: false)
        options.clock = FixedClock(seconds: 1_800_000_000)
        options.newStore.fileSize = 1 << 20
        options.newStore.maxValueLength = 1 << 20
        let store = try Store.open(path: other.path, options: options)
        for number in 1...3 { _ = try await store.commit(SmallStore.entries(number)) }
        let transaction = try store.transaction(2)
        let commit = try store.record(2).0
        try store.close()
        let foreign = try RealFileSystem().readWhole(other["tx/00000000.tx"], limit: 1 << 20)
        let head = 4 + foreign.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        let start = head + Int(transaction.logOffset)
        try small.edit("tx/00000000.tx") { bytes in
            for index in 0..<Int(transaction.size) { bytes[start + index] = foreign[start + index] }
        }
        try small.edit("commit/00000000.txi") { bytes in
            var entry: [UInt8] = []
            commit.append(to: &entry)
            let position = bytes.count - 2 * 44
            bytes.replaceSubrange(position..<position + 44, with: entry)
        }
        let report = StoreCheck(path: small.directory.path).run()
        #expect(report.faults.contains { $0.kind == .chain && $0.txID == 2 })
        #expect(report.faults.contains { $0.kind == .chain && $0.txID == 3 })
        let error = #expect(throws: StorageError.self) {
            try Store.open(path: small.directory.path, options: SmallStore.options(readOnly: true))
        }
        #expect(error?.code == .corrupted)
    }

    @Test func stopsWhenAsked() throws {
        var count = 0
        let report = StoreCheck(path: GoldenStore.path("kv-vlog")).run { _ in
            count += 1
            return count < 7
        }
        #expect(report.transactions == 7)
        #expect(!report.isComplete)
        #expect(!report.isClean)
    }

    @Test func unopenableStoresAreReported() throws {
        let absent = StoreCheck(path: "/nonexistent").run()
        #expect(absent.faults.count == 1)
        #expect(!absent.isClean)
    }
}

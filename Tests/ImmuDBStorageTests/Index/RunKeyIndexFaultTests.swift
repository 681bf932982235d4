// Covers RunKeyIndex on disks that die, fail and lie.
import ImmuDBProofs
import Synchronization
import SystemIO
import Testing

@testable import ImmuDBStorage

@Suite("Key index on bad disks")
struct RunKeyIndexFaultTests {
    static let budgetBytes = 1 << 16

    static func make(
        _ disk: any FileSystem, readOnly: Bool = false, notes: NoteList = NoteList()
    ) -> RunKeyIndex {
        RunKeyIndexTests.Bench.make(disk, notes, budgetBytes, readOnly: readOnly)
    }

    /// Transactions over a few keys, one of which gets very many versions.
    static func filled(_ source: ListedTransactions, _ model: inout IndexModel, _ transactions: Int) {
        for _ in 0..<transactions {
            let id = source.committedTxID + 1
            var entries = [StoredEntry.made([9], txID: id)]
            for number in 0..<3 {
                entries.append(
                    .made([1, UInt8(truncatingIfNeeded: (Int(id) * 7 + number * 11) % 41)], txID: id))
            }
            _ = source.append(entries)
            model.add(entries, txID: id)
        }
    }

    static func feed(_ index: RunKeyIndex, _ source: ListedTransactions, _ ids: ClosedRange<UInt64>) throws {
        for id in ids {
            let transaction = try source.indexedTransaction(id, after: try source.alh(of: id - 1))
            index.add(transaction.entries, txID: id, alh: transaction.alh)
        }
    }

    /// Every key, every version, a scan each way.
    static func check(
        _ index: RunKeyIndex, _ model: IndexModel, upTo: UInt64, _ comment: @autoclosure () -> Comment
    ) throws {
        let view = IndexView(index: index, upTo: upTo)
        for key in model.keys {
            let expected = Array(model.transactions(key, upTo: upTo))
            let history = try view.history(key)
            #expect(history.map(\.txID) == expected, comment())
            #expect(try view.revisionCount(key) == UInt64(expected.count), comment())
            let made = expected.map { StoredEntry.made(key, txID: $0) }
            #expect(history.map { $0.entry(key: key) } == made, comment())
        }
        for descending in [false, true] {
            let range = KeyRange(descending: descending)
            let found = try view.scan(range).rest().map {
                ModelKey(key: $0.key, txID: $0.version.txID, revision: $0.version.revision)
            }
            #expect(found == model.scan(range, upTo: upTo, limit: .max), comment())
        }
    }

    /// Takes transactions, flushes and merges, on a disk that may die on the way.
    static func work(_ disk: CrashDisk, _ source: ListedTransactions) throws {
        let growing = ListedTransactions()
        let index = make(disk)
        try index.open(growing)
        for id in 1...source.committedTxID {
            let entries = try source.indexedTransaction(id, after: try source.alh(of: id - 1)).entries
            let added = growing.append(entries)
            index.add(entries, txID: id, alh: added.alh)
            guard id % 10 == 0 else { continue }
            index.catchUp(upTo: id)
            index.inserting.withLock { _ in index.sealTable() }
            for _ in 0..<4 { _ = index.workStep() }
        }
        try index.close()
    }

    @Test func crashAtEveryChange() throws {
        let source = ListedTransactions()
        var model = IndexModel()
        Self.filled(source, &model, 60)
        let clean = CrashDisk()
        try Self.work(clean, source)
        let total = clean.calls
        #expect(total > 60)
        #expect(try clean.list("/keys").count == 2 + 6 % Limits.indexMergeRuns)
        for call in 1...total {
            let disk = CrashDisk()
            disk.fail(call...Int.max)
            try Self.work(disk, source)
            for outcome in CrashDisk.Outcome.allCases {
                let image = disk.image(outcome)
                let index = Self.make(image)
                try index.open(source)
                try Self.check(index, model, upTo: 60, "change \(call), \(outcome) left")
                guard call % 8 == 0 else { continue }
                try index.flush()
                try Self.check(index, model, upTo: 31, "change \(call), \(outcome) left, written again")
                // The disk dies once more while the index is taken up.
                let again = disk.image(outcome)
                again.fail((call / 8)...Int.max)
                let dying = Self.make(again)
                try dying.open(source)
                do throws(StorageError) { try dying.flush() } catch { #expect(error.code == .inputOutput) }
                let second = Self.make(again.image(outcome))
                try second.open(source)
                try Self.check(second, model, upTo: 60, "change \(call), then \(call / 8), \(outcome) left")
            }
        }
    }

    @Test(arguments: [false, true])
    func failureAtEveryChange(lasting: Bool) throws {
        let source = ListedTransactions()
        var model = IndexModel()
        Self.filled(source, &model, 100)
        let clean = CrashDisk()
        try Self.work(clean, source)
        for call in stride(from: 1, through: clean.calls, by: lasting ? 5 : 2) {
            let disk = CrashDisk()
            disk.fail(call...(lasting ? call + 40 : call))
            let index = Self.make(disk)
            try index.open(source)
            for _ in 0..<20 { _ = index.workStep() }
            try Self.check(index, model, upTo: 100, "change \(call) failed")
            disk.fail(Int.max...Int.max)
            try index.flush()
            try Self.check(index, model, upTo: 100, "change \(call) failed, written again")
            try index.close()
            let reopened = Self.make(disk)
            try reopened.open(source)
            try Self.check(reopened, model, upTo: 100, "change \(call) failed, opened again")
        }
    }

    /// Every byte of a small index, and some of a bigger one, whose runs have several levels.
    @Test(arguments: [(3, 1), (400, 997)])
    func flippedBytes(transactions: Int, step: Int) throws {
        let source = ListedTransactions()
        var model = IndexModel()
        Self.filled(source, &model, transactions)
        let last = source.committedTxID
        let disk = CrashDisk()
        let index = Self.make(disk)
        try index.open(source)
        try index.compact()
        if step == 1 { #expect(index.writtenRuns().count == 1) }
        Self.filled(source, &model, 1)
        try Self.feed(index, source, last + 1...last + 1)
        try index.flush()
        try index.close()
        for entry in try disk.list("/keys") {
            let path = "/keys/" + entry.name
            let bytes = try disk.readWhole(path, limit: 1 << 24)
            for position in stride(from: 0, to: bytes.count, by: step) {
                let damaged = disk.image(.everything)
                let file = try damaged.open(path, .readWrite)
                try file.write([bytes[position] ^ (1 << UInt8(position % 8))], at: UInt64(position))
                let readOnly = position % 2 == 0
                let calls = damaged.calls
                let notes = NoteList()
                let again = Self.make(damaged, readOnly: readOnly, notes: notes)
                try again.open(source)
                try Self.check(again, model, upTo: last + 1, "\(entry.name) byte \(position)")
                #expect(!notes.all.isEmpty, "\(entry.name) byte \(position)")
                if readOnly { #expect(damaged.calls == calls, "\(entry.name) byte \(position)") }
            }
        }
    }

    @Test func foreignAheadAndDeleted() throws {
        let source = ListedTransactions()
        var model = IndexModel()
        Self.filled(source, &model, 300)
        let disk = CrashDisk()
        let index = Self.make(disk)
        try index.open(source)
        try index.flush()
        try index.close()
        // The log lost its last transaction and got another one instead.
        source.dropLast()
        var shorter = IndexModel()
        for id in 1...UInt64(299) {
            let transaction = try source.indexedTransaction(id, after: try source.alh(of: id - 1))
            shorter.add(transaction.entries, txID: id)
        }
        let ahead = Self.make(disk.image(.everything))
        try ahead.open(source)
        try Self.check(ahead, shorter, upTo: 300, "ahead")
        let entries = [StoredEntry.made([7], txID: 300)]
        _ = source.append(entries)
        shorter.add(entries, txID: 300)
        let other = Self.make(disk.image(.everything))
        try other.open(source)
        try Self.check(other, shorter, upTo: 300, "another transaction of the same number")
        // Somebody else's files.
        let foreign = ListedTransactions()
        var foreignModel = IndexModel()
        for id in 1...UInt64(400) {
            let entries = [StoredEntry.made([5, UInt8(id % 3)], txID: id)]
            _ = foreign.append(entries)
            foreignModel.add(entries, txID: id)
        }
        let stranger = Self.make(disk.image(.everything))
        try stranger.open(foreign)
        try Self.check(stranger, foreignModel, upTo: 400, "foreign")
        // Files gone, one by one.
        for entry in try disk.list("/keys") {
            let image = disk.image(.everything)
            try image.removeFile("/keys/" + entry.name)
            let rest = Self.make(image)
            try rest.open(foreign)
            try Self.check(rest, foreignModel, upTo: 400, "without \(entry.name)")
        }
    }
}

// Covers the whole module: logs, records, tree files, recovery and check under single-bit damage.
import ImmuDBProofs
import SystemIO
import Testing

@testable import ImmuDBStorage

/// Every byte of every file, one bit at a time: never a wrong answer, never a trap.
@Suite("Bit flips")
struct BitFlipTests {
    /// Everything a store can be asked for.
    struct Answers: Equatable {
        var transactions: [StoredTransaction] = []
        var values: [[UInt8]] = []
        var keys: [[UInt8]] = []
    }

    static func answers(_ store: Store) throws -> Answers {
        var answers = Answers()
        guard store.committed.id > 0 else { return answers }
        for id in 1...store.committed.id {
            var transaction = try store.transaction(id)
            for entry in transaction.entries { answers.values.append(try store.value(of: entry)) }
            // Where an empty value would be is covered by no hash and never looked at.
            for index in transaction.entries.indices where transaction.entries[index].valueLength == 0 {
                transaction.entries[index].valueOffset = 0
            }
            // Bit 55 of an offset is not part of it.
            for index in transaction.entries.indices {
                let location = ValueLocation(stored: transaction.entries[index].valueOffset)
                transaction.entries[index].valueOffset = location.stored
            }
            answers.transactions.append(transaction)
        }
        for target in 1...store.committed.id {
            for source in 1...target {
                try store.dualProof(from: source, to: target).verify(
                    source: source, target: target, sourceAlh: store.alh(source), targetAlh: store.alh(target)
                )
            }
        }
        answers.keys = store.view().scan(KeyRange()).map(\.key)
        return answers
    }

    @Test(arguments: [false, true])
    func everyByte(embedded: Bool) async throws {
        let small = try await SmallStore(embedded: embedded, transactions: 3, fileSize: embedded ? 4096 : 600)
        let path = small.directory.path
        let options = SmallStore.options(readOnly: true)
        let expected = try Self.answers(try Store.open(path: path, options: options))
        let check = StoreCheck(path: path)
        #expect(check.run().isClean)
        var harmless: [String] = []
        for (file, bytes) in try snapshot(path).sorted(by: { $0.key < $1.key }) where !file.hasSuffix("/") {
            for index in bytes.indices {
                var flipped = bytes
                flipped[index] ^= 1 << UInt8(index % 8)
                try overwrite(small.directory[file], flipped)
                let opened = Self.attempt(path, options)
                if let answers = opened.answers {
                    #expect(answers == expected, "\(file) byte \(index)")
                } else {
                    let error = try #require(opened.error as? StorageError, "\(file) byte \(index)")
                    #expect(error.file != nil, "\(file) byte \(index): \(error)")
                }
                let report = check.run()
                if report.isClean {
                    #expect(
                        opened.answers != nil,
                        "\(file) byte \(index) breaks the store, but the check is silent")
                    harmless.append("\(file):\(index)")
                } else {
                    #expect(report.faults.allSatisfy { $0.file != nil }, "\(file) byte \(index)")
                }
            }
            try overwrite(small.directory[file], bytes)
        }
        // What no check notices must be unused: compression level, preallocated size, offsets of nothing.
        let used = harmless.filter { !$0.hasPrefix("aht/") && !Self.isInHead($0, embedded: embedded) }
        #expect(used == [], "undetected flips in data")
    }

    private static func attempt(_ path: String, _ options: StoreOptions) -> (
        answers: Answers?, error: (any Error)?
    ) {
        do {
            let store = try Store.open(path: path, options: options)
            return (try answers(store), nil)
        } catch {
            return (nil, error)
        }
    }

    /// Whether a place is in the metadata block of a chunk.
    private static func isInHead(_ place: String, embedded: Bool) -> Bool {
        guard let colon = place.lastIndex(of: ":"), let offset = Int(place[place.index(after: colon)...])
        else {
            return false
        }
        let header = ChunkHeader(fileSize: 1, owner: StoreMetadata().map)
        return offset < header.encoded.count
    }

    @Test func everyByteOfAGoldenDirectoryCheckNamesOrIgnores() throws {
        // The reference's own bytes: one bit in every 37th byte, which is not a divisor of any record.
        let directory = try TemporaryDirectory()
        try copyTree(GoldenStore.path("precommitted"), to: directory["store"])
        let options = SmallStore.options(readOnly: true)
        let expected = try Self.answers(try Store.open(path: directory["store"], options: options))
        for (file, bytes) in try snapshot(directory["store"]) where !file.hasSuffix("/") {
            for index in stride(from: file.count % 37, to: bytes.count, by: 37) {
                var flipped = bytes
                flipped[index] ^= 0x10
                try overwrite(directory["store/" + file], flipped)
                let opened = Self.attempt(directory["store"], options)
                if let answers = opened.answers {
                    let lost = answers.transactions.count < expected.transactions.count
                    // A damaged record behind the commit log is indistinguishable from one never finished.
                    #expect(
                        answers == expected || (lost && answers.transactions.count >= 10),
                        "\(file) byte \(index)")
                } else {
                    #expect(opened.error is StorageError, "\(file) byte \(index)")
                }
            }
            try overwrite(directory["store/" + file], bytes)
        }
    }
}

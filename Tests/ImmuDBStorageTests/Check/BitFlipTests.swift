// Covers the whole module: logs, records, tree files, recovery and check under single-bit damage.
import ImmuDBProofs
import ImmuDBSimulation
import SystemCodecs
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
        answers.keys = try store.view().scan(KeyRange()).rest().map(\.key)
        return answers
    }

    /// What is flipped: which files of which format.
    struct Target: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var embedded = false
        var compression = CompressionFormat.none
        var preallocates = false
        var files = ""
    }

    static let targets = [
        Target(testDescription: "values in a log of their own"),
        Target(testDescription: "embedded values", embedded: true),
        Target(testDescription: "compressed values", compression: .gzip, files: "val_"),
        Target(testDescription: "preallocated commit log", preallocates: true, files: "commit"),
    ]

    @Test(arguments: targets)
    func everyByte(target: Target) async throws {
        let fileSize: UInt64 = target.embedded ? 4096 : target.preallocates ? 150 : 600
        let small = try await SmallStore(embedded: target.embedded, transactions: 3, fileSize: fileSize) {
            $0.compression = target.compression
            $0.newStore.preallocatedFiles = target.preallocates
        }
        let path = small.directory.path
        let options = SmallStore.options(readOnly: true)
        let expected = try Self.answers(try Store.open(path: path, options: options))
        let check = StoreCheck(path: path)
        #expect(check.run().isClean)
        for (file, bytes) in try snapshot(path).sorted(by: { $0.key < $1.key })
        where !file.hasSuffix("/") && file.hasPrefix(target.files) && !file.hasPrefix("keys/") {
            let dead = try Self.deadSpace(file, bytes, small)
            Tally.add(bytes.count, "flipped bytes of a store")
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
                if let reason = dead[index] {
                    #expect(opened.answers != nil, "\(file) byte \(index), \(reason), breaks the store")
                } else {
                    #expect(!report.isClean, "\(file) byte \(index) is flipped, but the check is silent")
                    #expect(report.faults.allSatisfy { $0.file != nil }, "\(file) byte \(index)")
                }
            }
            try overwrite(small.directory[file], bytes)
        }
    }

    /// The bytes of a file that carry nothing, each with the reason.
    private static func deadSpace(
        _ file: String, _ bytes: [UInt8], _ small: SmallStore
    ) throws -> [Int: String] {
        var dead: [Int: String] = [:]
        let head = Int(try small.headLength(file))
        let header = try ChunkHeader(Array(bytes[4..<head]))
        let name = Array("COMPRESSION_LEVEL".utf8)
        let start = try #require(bytes.indices.first { bytes[$0...].starts(with: name) })
        let level = start + name.count + 4
        for index in level..<level + 8 { dead[index] = "a level, which only writing uses" }
        if header.compression != .none {
            // Records of `u32 length | gzip`, whose last four bytes are the length, little-endian. The
            // container says when and where it was made, ends within a byte, and some values have several
            // streams.
            var position = head
            while position < bytes.count {
                let end = position + 4 + bytes[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
                let count = bytes[end - 4..<end].reversed().reduce(0) { $0 << 8 | Int($1) }
                let stream = Array(bytes[position + 4..<end])
                let value = try header.compression.expand(stream, byteCount: count)
                for index in stream.indices {
                    var flipped = stream
                    flipped[index] ^= 1 << UInt8((position + 4 + index) % 8)
                    if (try? header.compression.expand(flipped, byteCount: count)) == value {
                        dead[position + 4 + index] = "another stream for the same value"
                    }
                }
                position = end
            }
        }
        if header.preallocatedBytes != 0 {
            for index in head + 3 * 44..<bytes.count { dead[index] = "zeros behind the end of the log" }
        }
        return dead
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

    @Test func everyByteOfAGoldenDirectoryCheckNamesOrIgnores() throws {
        // The reference's own bytes: one bit in every 37th byte, which is not a divisor of any record.
        let directory = try TemporaryDirectory()
        try copyTree(GoldenStore.path("precommitted"), to: directory["store"])
        let options = SmallStore.options(readOnly: true)
        let expected = try Self.answers(try Store.open(path: directory["store"], options: options))
        for (file, bytes) in try snapshot(directory["store"]) where !file.hasSuffix("/") {
            Tally.add(bytes.count / 37, "flipped bytes of a recorded store")
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

import Foundation
import ImmuDBProofs
import SystemIO
import Testing

@testable import ImmuDBStorage

/// Backup files of the reference, and what must not pass for one.
@Suite("Backup files")
struct BackupReaderTests {
    static func golden(_ name: String) throws -> [UInt8] {
        let path = GoldenStore.path("../backup-\(name)-v1.11.1.imm")
        return try RealFileSystem().readWhole(path, limit: 1 << 20)
    }

    static func records(_ bytes: [UInt8]) throws -> [BackupRecord] {
        var reader = BackupReader(ArrayBackupInput(bytes))
        var records: [BackupRecord] = []
        while let record = try reader.next() { records.append(record) }
        return records
    }

    static func failure(_ bytes: [UInt8]) -> BackupError? {
        var reader = BackupReader(ArrayBackupInput(bytes))
        do {
            _ = try reader.readAll()
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        ("defaultdb", UInt64(85), "c4e7851dca2a8763adc47e90619eabbe63aa080b6a2807bd9dde88d3552b2ab7"),
        ("ledger", 32, "ad1abc7060f74748fefa567d151a03f027cce5b9ba54939d17cfc9a97200d276"),
    ])
    func filesOfTheReference(_ name: String, last: UInt64, alh: String) throws {
        let bytes = try Self.golden(name)
        var reader = BackupReader(ArrayBackupInput(bytes))
        let chain = try reader.readAll()
        #expect(reader.offset == UInt64(bytes.count))
        #expect(chain.firstTxID == 1 && chain.coversTree)
        #expect(chain.before == .ofNothing)
        #expect(chain.last.id == last && chain.last.alh.hex == alh)
        #expect(chain.transactions == chain.last.id)
        #expect(chain.entries >= chain.transactions)
        // Writing what was read gives the same bytes.
        #expect(try Self.records(bytes).flatMap(\.encoded) == bytes)
        for record in try Self.records(bytes) {
            #expect(try BackupRecord(payload: record.payload) == record)
        }
    }

    /// A backup whose every bit pattern is at least touched once: each byte changed in turn.
    @Test func everyFlippedByteIsDetected() throws {
        let records = try Self.records(try Self.golden("ledger"))
        let bytes = records.prefix(5).flatMap(\.encoded)
        #expect(Self.failure(bytes) == nil)
        let undetected = Mutexed<[Int]>([])
        DispatchQueue.concurrentPerform(iterations: bytes.count) { index in
            var flipped = bytes
            flipped[index] ^= UInt8(1 << (index % 8))
            if Self.failure(flipped) == nil { undetected.change { $0.append(index) } }
        }
        #expect(undetected.value.isEmpty)
    }

    @Test func everyCutIsDetected() throws {
        let records = try Self.records(try Self.golden("ledger")).prefix(3)
        let bytes = records.flatMap(\.encoded)
        let ends = Set(records.indices.map { records[...$0].flatMap(\.encoded).count })
        for length in 1..<bytes.count where !ends.contains(length) {
            let failure = Self.failure(Array(bytes.prefix(length)))
            #expect(failure?.code == .cut, "\(length) bytes: \(String(describing: failure))")
        }
        #expect(Self.failure([])?.code == .empty)
        #expect(Self.failure(Array("something else".utf8))?.code == .notABackup)
    }

    @Test func gapsRepetitionsAndForeignPieces() throws {
        let records = try Self.records(try Self.golden("ledger"))
        let other = try Self.records(try Self.golden("defaultdb"))
        func code(_ list: [BackupRecord]) -> BackupError.Code? {
            Self.failure(list.flatMap(\.encoded))?.code
        }
        #expect(code(records) == nil)
        #expect(code([records[0], records[2]]) == .gap)
        #expect(code([records[0], records[0]]) == .repeated)
        #expect(code([records[1], records[0]]) == .repeated)
        #expect(code([records[0], other[1]]) == .foreign)
        // A piece that begins later is a backup too.
        #expect(code(Array(records[2...])) == nil)
        let failure = Self.failure([records[0], records[2]].flatMap(\.encoded))
        #expect(failure?.txID == 3)
        #expect(failure?.offset == UInt64(records[0].encoded.count))
    }

    @Test func strangeHeads() throws {
        let bytes = try Self.golden("ledger")
        var later = bytes
        later[13] = 2
        #expect(Self.failure(later)?.code == .unsupportedVersion)
        // A length far beyond the file costs no memory.
        var huge = bytes
        for index in 26..<30 { huge[index] = 0xff }
        #expect(Self.failure(huge)?.code == .cut)
    }

    /// What a header says about the tree is recomputed, even where all hashes fit.
    @Test func aForgedTreeIsDetected() throws {
        let first = try Self.records(try Self.golden("ledger"))[0]
        let entry = StoreEntry(key: [0, 1], value: [0, 2])
        let hash = SHA256.hash(entry.value)
        let digest = try EntryDigest.make(key: entry.key, metadata: .none, valueHash: hash, version: 1)
        var header = TxHeader(
            id: 2, timestamp: 1, blTxID: 1, blRoot: .zero, prevAlh: first.alh, entryCount: 1,
            eh: EntryTree.root(of: [digest]))
        func code() throws -> BackupError.Code? {
            let record = try BackupRecord(
                ExportedTransaction(
                    header: header, entries: [entry], valueHashes: [hash], valuesAreDiscarded: false))
            return Self.failure(first.encoded + record.encoded)?.code
        }
        #expect(try code() == .treeMismatch)
        header.blRoot = SHA256.leaf(first.alh)
        #expect(try code() == nil)
        header.eh = .zero
        #expect(try code() == .entriesMismatch)
    }
}

import Foundation
import ImmuDBStorage
import SystemCodecs
import SystemIO
import Testing

@testable import ImmuDBAdmin

@MainActor
@Suite struct HotBackupCommandTests {
    @Test func backUpAppendAndRestore() async throws {
        let place = try TestPlace()
        try await place.makeDirectory()
        let offline = ["--offline", place["data"]]
        let file = place["a.imm"]
        let first = try await place.run(["hot-backup", "defaultdb", "-o", file] + offline)
        #expect(first.status == 0 && first.output.isEmpty)
        #expect(first.error == "Backing up transactions from 1 to 20\nDone\n")
        let again = try await place.run(["hot-backup", "defaultdb", "-o", file] + offline)
        #expect(again.status == 6)
        #expect(again.error.contains("file already exists, use --append option"))
        let nothing = try await place.run(["hot-backup", "defaultdb", "-o", file, "--append"] + offline)
        #expect(nothing.status == 0 && nothing.error == "All backed up, nothing to do\n")
        try await place.makeDirectory(transactions: 5)
        let more = try await place.run(["hot-backup", "defaultdb", "-o", file, "--append"] + offline)
        #expect(more.error == "Backing up transactions from 21 to 25\nDone\n")
        let restored = try await place.run(["hot-restore", "copy", "-i", file] + offline)
        #expect(restored.status == 0)
        #expect(restored.output.hasPrefix("Restored transactions from 1 to 25\n"))
        let state = try place.state("data", "copy")
        #expect(try place.state("data", "defaultdb") == state)
        #expect(state.id == 25)
        // Nothing is left of the way there.
        #expect(
            try RealFileSystem().list(place.path).map(\.name).sorted()
                == ["a.imm", "a.imm.manifest.json", "data", "err", "in", "out"])
    }

    /// The member `hash` of a report.
    private static func hash(in json: String) -> String {
        guard let start = json.range(of: #""hash":""#) else { return "no hash" }
        return String(json[start.lowerBound...].prefix(#""hash":"#.count + 66))
    }

    @Test(.enabled(if: Zstandard.isThere)) func compressed() async throws {
        let place = try TestPlace()
        try await place.makeDirectory(transactions: 300)
        let offline = ["--offline", place["data"]]
        let (file, plain) = (place["a.imm.zst"], place["a.imm"])
        let words = ["hot-backup", "defaultdb", "-o"]
        #expect(try await place.run(words + [plain] + offline).status == 0)
        let made = try await place.run(words + [file, "--compress", "zstd"] + offline)
        #expect(made.status == 0, "\(made.error)")
        let bytes = try RealFileSystem().readWhole(file, limit: 1 << 20)
        #expect(bytes.count < (try RealFileSystem().readWhole(plain, limit: 1 << 20).count))
        let more = try await place.run(words + [file, "--append"] + offline)
        #expect(more.status == 6 && more.error.contains("is compressed"), "\(more.error)")
        let both = try await place.run(words + [file, "--append", "--compress", "zstd"] + offline)
        #expect(both.status == 2)
        let verified = try await place.run(["hot-restore", "--verify-only", "-i", file, "-o", "json"])
        #expect(verified.status == 0 && verified.output.contains(#""manifest":true"#), "\(verified.error)")
        #expect(try await place.run(["hot-restore", "copy", "-i", file] + offline).status == 0)
        #expect(try place.state("data", "copy") == place.state("data", "defaultdb"))
        let piped = try await place.run(["hot-restore", "piped"] + offline, input: bytes)
        #expect(piped.status == 0, "\(piped.error)")
        // Whatever is changed or cut is refused before anything is written; the head of the frame has bits
        // that only concern the memory for unpacking, and then the same comes out.
        for index in stride(from: 5, to: bytes.count, by: bytes.count / 10) {
            var damaged = bytes
            damaged[index] ^= 0x10
            try RealFileSystem().atomicReplace(place["b.imm.zst"], with: damaged)
            let read = try await place.run([
                "hot-restore", "--verify-only", "-i", place["b.imm.zst"], "-o", "json",
            ])
            let isSame = index < 14 && read.output.contains(Self.hash(in: verified.output))
            #expect(read.status != 0 || isSame, "byte \(index)")
        }
        try RealFileSystem().atomicReplace(place["b.imm.zst"], with: bytes.dropLast(5))
        let cut = try await place.run(["hot-restore", "late", "-i", place["b.imm.zst"]] + offline)
        #expect(cut.status != 0 && cut.error.contains("ends too early"), "\(cut.error)")
    }

    @Test func anInterruptedBackupGoesOn() async throws {
        let place = try TestPlace()
        try await place.makeDirectory()
        let offline = ["--offline", place["data"]]
        let file = place["a.imm"]
        #expect(try await place.run(["hot-backup", "defaultdb", "-o", file] + offline).status == 0)
        let whole = try RealFileSystem().readWhole(file, limit: 1 << 20)
        try RealFileSystem().atomicReplace(file, with: Array(whole.dropLast(whole.count / 2 + 3)))
        #expect(
            try await place.run(["hot-backup", "defaultdb", "-o", file, "--append"] + offline).status == 0)
        #expect(try RealFileSystem().readWhole(file, limit: 1 << 20) == whole)
    }

    /// A finished backup, and what stands where in it.
    private func backup(_ place: TestPlace) async throws -> (bytes: [UInt8], starts: [Int]) {
        try await place.makeDirectory()
        let made = try await place.run([
            "hot-backup", "defaultdb", "-o", place["a.imm"], "--offline", place["data"],
        ])
        #expect(made.status == 0)
        let bytes = try RealFileSystem().readWhole(place["a.imm"], limit: 1 << 20)
        var reader = BackupReader(ArrayBackupInput(bytes))
        var starts: [Int] = []
        var start = 0
        while try reader.next() != nil {
            starts.append(start)
            start = Int(reader.offset)
        }
        return (bytes, starts)
    }

    private func append(_ place: TestPlace) async throws -> TestPlace.Outcome {
        try await place.run([
            "hot-backup", "defaultdb", "-o", place["a.imm"], "--append", "--offline", place["data"],
        ])
    }

    /// What a power cut leaves behind the last whole record is cut off, and said.
    @Test(arguments: ["zeros", "cut", "zeros for a transaction", "more zeros"])
    func aTailThatWasNeverFinishedIsCutOff(kind: String) async throws {
        let place = try TestPlace()
        let (whole, starts) = try await backup(place)
        var left = whole
        var kept = starts[10]
        switch kind {
        case "zeros":
            left.replaceSubrange(
                (starts[10] + 40)..., with: repeatElement(0, count: whole.count - starts[10] - 40))
        case "cut": left.removeSubrange((starts[10] + 40)...)
        case "zeros for a transaction": left = whole[..<starts[10]] + [UInt8](repeating: 0, count: 700)
        default:
            left += [UInt8](repeating: 0, count: 3)
            kept = whole.count
        }
        try RealFileSystem().atomicReplace(place["a.imm"], with: left)
        let transactions = kept == whole.count ? 20 : 10
        let words = "cut short at byte \(kept), after transaction \(transactions)"
        let read = try await place.run(["hot-restore", "--verify-only", "-i", place["a.imm"]])
        #expect(read.status != 0 && read.error.contains(words), "\(read.error)")
        let more = try await append(place)
        #expect(more.status == 0, "\(more.error)")
        #expect(
            more.error.hasPrefix("\(place["a.imm"]) is \(words); it goes on from there\n"), "\(more.error)")
        #expect(try RealFileSystem().readWhole(place["a.imm"], limit: 1 << 20) == whole)
        #expect(try await place.run(["hot-restore", "--verify-only", "-i", place["a.imm"]]).status == 0)
    }

    /// Sectors that never arrived, with later ones that did: known from the manifest of a file that grows.
    @Test func holesInWhatWasBeingAddedAreCutOff() async throws {
        let place = try TestPlace()
        let (whole, starts) = try await backup(place)
        var left = whole
        for index in starts[10] + 20..<starts[11] { left[index] = 0 }
        try RealFileSystem().atomicReplace(place["a.imm"], with: left)
        let finished = try await append(place)
        #expect(finished.status != 0 && !finished.error.contains("cut short"), "\(finished.error)")
        for promised in [starts[11], starts[10]] {
            let known = try #require(try BackupManifest.load(for: place["a.imm"], in: RealFileSystem()))
            var manifest = known
            (manifest.bytes, manifest.unfinished) = (UInt64(promised), true)
            try manifest.save(for: place["a.imm"], in: RealFileSystem())
            let more = try await append(place)
            #expect((more.status == 0) == (promised == starts[10]), "\(more.error)")
        }
        #expect(try RealFileSystem().readWhole(place["a.imm"], limit: 1 << 20) == whole)
        let manifest = try #require(try BackupManifest.load(for: place["a.imm"], in: RealFileSystem()))
        #expect(!manifest.isUnfinished && manifest.lastTx == 20)
    }

    /// Damage is no tail: the file stays as it is, with and without a manifest.
    @Test(arguments: ["value", "length", "sector", "last value"], [true, false])
    func damageInsideIsRefused(kind: String, hasManifest: Bool) async throws {
        let place = try TestPlace()
        let (whole, starts) = try await backup(place)
        var left = whole
        switch kind {
        case "value": left[starts[11] - 1] ^= 1
        case "length": left[starts[10] + 26] ^= 0x40
        case "sector": for index in 1024..<1536 { left[index] = 0 }
        default: left[whole.count - 10] ^= 1
        }
        try RealFileSystem().atomicReplace(place["a.imm"], with: left)
        if !hasManifest { try BackupManifest.remove(for: place["a.imm"], in: RealFileSystem()) }
        let refused = try await append(place)
        #expect(refused.status != 0, "\(refused.error)")
        #expect(refused.error.contains("byte ") && !refused.error.contains("cut short"), "\(refused.error)")
        #expect(try RealFileSystem().readWhole(place["a.imm"], limit: 1 << 20) == left)
    }

    @Test func standardOutputAndInput() async throws {
        let place = try TestPlace()
        let golden = try RealFileSystem().readWhole(TestPlace.golden("ledger"), limit: 1 << 20)
        try await place.makeDirectory(transactions: 1)
        let offline = ["--offline", place["data"]]
        let restored = try await place.run(["hot-restore", "ledger"] + offline, input: golden)
        #expect(restored.status == 0, "\(restored.error)")
        #expect(try await place.run(["hot-backup", "ledger"] + offline).status == 0)
        // The file is what the reference wrote, byte for byte.
        #expect(try RealFileSystem().readWhole(place["out"], limit: 1 << 20) == golden)
    }

    @Test func wrongUse() async throws {
        let place = try TestPlace()
        try await place.makeDirectory(transactions: 1)
        let offline = ["--offline", place["data"]]
        let both = try await place.run(
            ["hot-backup", "x", "--append", "--start-tx", "5", "-o", "f"] + offline)
        #expect(both.status == 2)
        #expect(both.error.contains("don't use --append and --start-tx options together"))
        let pipe = try await place.run(["hot-backup", "defaultdb", "--append"] + offline)
        #expect(pipe.error.contains("--append option can be used only when outputting to the file"))
        #expect(try await place.run(["hot-backup", "defaulDB", "-o", place["f"]] + offline).status == 5)
        #expect(try await place.run(["hot-backup"] + offline).status == 2)
        let nobody = ["hot-backup", "x", "--immudb-port", "1"]
        #expect(try await place.run(nobody, environment: ["HOME": place.path]).status == 3)
    }

    @Test func aDirectoryInUseIsRefused() async throws {
        let place = try TestPlace()
        try await place.makeDirectory(transactions: 1)
        let lock = try lockDirectory(place["data"], fileSystem: RealFileSystem(), readOnly: false)
        let refused = try await place.run(["hot-backup", "defaultdb", "--offline", place["data"]])
        #expect(refused.status == 3)
        #expect(refused.error.contains("open in another process"))
        lock?.release()
    }

    @Test func anotherHistoryIsNotContinued() async throws {
        let place = try TestPlace()
        try await place.makeDirectory("one", transactions: 3)
        try await place.makeDirectory("two", transactions: 5)
        let file = place["a.imm"]
        #expect(
            try await place.run(["hot-backup", "defaultdb", "-o", file, "--offline", place["one"]]).status
                == 0)
        // The same keys, at another time or not: give the second directory another beginning.
        let golden = try RealFileSystem().readWhole(TestPlace.golden("ledger"), limit: 1 << 20)
        try RealFileSystem().atomicReplace(file, with: golden)
        let refused = try await place.run([
            "hot-backup", "defaultdb", "-o", file, "--append", "--offline", place["two"],
        ])
        #expect(refused.status == 11)
        #expect(try RealFileSystem().readWhole(file, limit: 1 << 20) == golden)
    }
}

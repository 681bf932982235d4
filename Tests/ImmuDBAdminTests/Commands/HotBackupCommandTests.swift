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

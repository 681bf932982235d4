import SystemIO
import Testing

@testable import ImmuDBAdmin

@MainActor
@Suite struct DirectoryBackupCommandsTests {
    private func path(in output: String, after prefix: String) throws -> String {
        let line = try #require(output.split(separator: "\n").first { $0.hasPrefix(prefix) })
        return String(line.dropFirst(prefix.count))
    }

    @Test(arguments: [true, false])
    func thereAndBack(_ isArchive: Bool) async throws {
        let place = try TestPlace()
        let files = RealFileSystem()
        try await place.makeDirectory()
        let identity = try files.readWhole(place["data/immudb.identifier"], limit: 100)
        let state = try place.state("data", "defaultdb")
        let made = try await place.run(
            ["backup", "--dbdir", place["data"], "--to", place.path, "--manual-stop-start"]
                + (isArchive ? [] : ["-u"]))
        #expect(made.status == 0, "\(made.error)")
        let snapshot = try path(in: made.output, after: "Database backup created: ")
        #expect(snapshot.hasSuffix(".tar.gz") == isArchive)
        try await place.makeDirectory(transactions: 4)
        let back = try await place.run(["restore", snapshot, "--dbdir", place["data"]])
        #expect(back.status == 0, "\(back.error)")
        let old = try path(
            in: back.output, after: "A backup of the previous database has been also created: ")
        #expect(try files.kind(of: old) == .directory)
        #expect(try place.state("data", "defaultdb") == state)
        #expect(try files.readWhole(place["data/immudb.identifier"], limit: 100) == identity)
        // To a place where nothing was.
        let fresh = try await place.run(["restore", snapshot, "--dbdir", place["other"]])
        #expect(fresh.status == 0)
        #expect(try place.state("other", "defaultdb") == state)
        #expect(try files.list(place.path).filter { $0.name.hasPrefix(".") }.isEmpty)
    }

    @Test func damagedCopiesAreRefused() async throws {
        let place = try TestPlace()
        let files = RealFileSystem()
        try await place.makeDirectory()
        let made = try await place.run(["backup", "--dbdir", place["data"], "--to", place.path])
        let snapshot = try path(in: made.output, after: "Database backup created: ")
        let bytes = try files.readWhole(snapshot, limit: 1 << 24)
        let state = try place.state("data", "defaultdb")
        for damage in [bytes.dropLast(5), bytes.prefix(bytes.count / 2)] {
            try files.atomicReplace(place["bad.tar.gz"], with: Array(damage))
            let refused = try await place.run(["restore", place["bad.tar.gz"], "--dbdir", place["data"]])
            #expect(refused.status == 1)
        }
        for offset in stride(from: 3, to: bytes.count, by: bytes.count / 7) {
            var flipped = bytes
            flipped[offset] ^= 0x20
            try files.atomicReplace(place["bad.tar.gz"], with: flipped)
            _ = try await place.run(["restore", place["bad.tar.gz"], "--dbdir", place["data"]])
            // Whatever a flipped bit in the head of the archive means, the data is right or untouched.
            #expect(try place.state("data", "defaultdb") == state)
        }
    }

    @Test func refusals() async throws {
        let place = try TestPlace()
        try await place.makeDirectory()
        let same = try await place.run(["backup", "--dbdir", place["data"], "--to", place["data"]])
        #expect(same.status == 2 && same.error.contains("cannot backup the current directory"))
        #expect(try await place.run(["backup", "--dbdir", place["none"]]).status == 5)
        try RealFileSystem().atomicReplace(place["x.zip"], with: [1])
        #expect(try await place.run(["restore", place["x.zip"], "--dbdir", place["data"]]).status == 2)
        // A damaged source is not copied.
        let values = place["data/defaultdb/val_0/00000000.val"]
        var bytes = try RealFileSystem().readWhole(values, limit: 1 << 20)
        bytes[bytes.count - 2] ^= 1
        try RealFileSystem().atomicReplace(values, with: bytes)
        let damaged = try await place.run(["backup", "--dbdir", place["data"], "--to", place.path])
        #expect(damaged.status == 10)
        #expect(try RealFileSystem().list(place.path).allSatisfy { !$0.name.contains("bkp") })
    }
}

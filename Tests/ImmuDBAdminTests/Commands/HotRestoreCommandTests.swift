import ImmuDBProofs
import ImmuDBStorage
import SystemIO
import Testing

@testable import ImmuDBAdmin

@MainActor
@Suite struct HotRestoreCommandTests {
    private func golden() throws -> [UInt8] {
        try RealFileSystem().readWhole(TestPlace.golden("ledger"), limit: 1 << 20)
    }

    @Test func verifyOnly() async throws {
        let place = try TestPlace()
        let good = try await place.run(["hot-restore", "--verify-only", "-i", TestPlace.golden("ledger")])
        #expect(good.status == 0)
        #expect(good.output == "Backup file contains transactions from 1 to 32\n")
        let json = try await place.run([
            "hot-restore", "--verify-only", "-i", TestPlace.golden("ledger"), "--output", "json",
        ])
        #expect(json.output.contains(#""lastTx":32"#))
        #expect(json.output.contains("ad1abc7060f74748fefa567d151a03f027cce5b9ba54939d17cfc9a97200d276"))
        var flipped = try golden()
        flipped[5000] ^= 1
        let bad = try await place.run(["hot-restore", "--verify-only"], input: flipped)
        #expect(bad.status == 10 && bad.output.isEmpty)
        #expect(bad.error.contains("the backup is not intact: transaction"))
    }

    @Test func nothingIsWrittenForADamagedFile() async throws {
        let place = try TestPlace()
        try await place.makeDirectory(transactions: 1)
        let before = try RealFileSystem().list(place["data"]).map(\.name)
        var flipped = try golden()
        flipped[flipped.count - 40] ^= 0x10
        let (file, offline) = (place["bad.imm"], ["--offline", place["data"]])
        let cases: [[UInt8]] = [flipped, Array(try golden().dropLast(9)), [], Array("text".utf8)]
        for bytes in cases {
            try RealFileSystem().atomicReplace(file, with: bytes)
            let fromFile = try await place.run(["hot-restore", "ledger", "-i", file] + offline)
            #expect(fromFile.status != 0)
            let fromPipe = try await place.run(["hot-restore", "ledger"] + offline, input: bytes)
            #expect(fromPipe.status != 0)
            #expect(try RealFileSystem().list(place["data"]).map(\.name) == before)
        }
        #expect(try RealFileSystem().list(place.path).filter { $0.name.hasPrefix(".") }.isEmpty)
    }

    @Test func pointInTime() async throws {
        let place = try TestPlace()
        try await place.makeDirectory(transactions: 1)
        let (file, offline) = (TestPlace.golden("ledger"), ["--offline", place["data"]])
        let some = try await place.run(["hot-restore", "early", "-i", file, "--until-tx", "7"] + offline)
        #expect(some.output.hasPrefix("Restored transactions from 1 to 7\n"))
        #expect(try place.state("data", "early").id == 7)
        // The rest goes on where it ended.
        let rest = try await place.run(["hot-restore", "early", "-i", file, "--append"] + offline)
        #expect(rest.output.hasPrefix("Restored transactions from 8 to 32\n"))
        let upToDate = try await place.run(["hot-restore", "early", "-i", file, "--append"] + offline)
        #expect(upToDate.output.hasPrefix("Target database is up-to-date, nothing restored\n"))
        #expect(
            try place.state("data", "early").alh.hex
                == "ad1abc7060f74748fefa567d151a03f027cce5b9ba54939d17cfc9a97200d276")
        let before = try await place.run(
            ["hot-restore", "none", "-i", file, "--until-time", "1990-01-01T00:00:00Z"] + offline)
        #expect(before.status == 6)
        #expect(try RealFileSystem().kind(of: place["data/none"]) == nil)
    }

    @Test func refusals() async throws {
        let place = try TestPlace()
        try await place.makeDirectory(transactions: 3)
        let (file, offline) = (TestPlace.golden("ledger"), ["--offline", place["data"]])
        let reserved = try await place.run(["hot-restore", "defaultdb", "-i", file] + offline)
        #expect(reserved.status == 2 && reserved.error.contains("reserved"))
        #expect(try await place.run(["hot-restore", "../x", "-i", file] + offline).status == 2)
        #expect(try await place.run(["hot-restore", "ledger", "-i", file] + offline).status == 0)
        let again = try await place.run(["hot-restore", "ledger", "-i", file] + offline)
        #expect(again.status == 6)
        #expect(again.error.contains("cannot restore to non-empty database without --append flag"))
        // A file that begins later makes no database.
        let records = try golden()
        var reader = BackupReader(ArrayBackupInput(records))
        var tail: [UInt8] = []
        while let record = try reader.next() { if record.id > 20 { tail += record.encoded } }
        try RealFileSystem().atomicReplace(place["tail.imm"], with: tail)
        let late = try await place.run(["hot-restore", "late", "-i", place["tail.imm"]] + offline)
        #expect(late.status == 6 && late.error.contains("begins with transaction 21"))
        // Nor does it fill a gap, or continue another history.
        #expect(
            try await place.run(["hot-restore", "part", "-i", file, "--until-tx", "10"] + offline).status == 0
        )
        let gap = try await place.run(
            ["hot-restore", "part", "-i", place["tail.imm"], "--append", "--force"] + offline)
        #expect(gap.status == 6 && gap.error.contains("there is a gap"))
        let other = TestPlace.golden("defaultdb")
        let foreign = try await place.run(["hot-restore", "part", "-i", other, "--append"] + offline)
        #expect(foreign.status == 14)
        #expect(try place.state("data", "part").id == 10)
    }

    @Test func aManifestShowsWhatIsMissingAtTheEnd() async throws {
        let place = try TestPlace()
        try await place.makeDirectory()
        let file = place["a.imm"]
        #expect(
            try await place.run(["hot-backup", "defaultdb", "-o", file, "--offline", place["data"]]).status
                == 0)
        var reader = BackupReader(ArrayBackupInput(try RealFileSystem().readWhole(file, limit: 1 << 20)))
        var shorter: [UInt8] = []
        while let record = try reader.next() { if record.id < 20 { shorter += record.encoded } }
        try RealFileSystem().atomicReplace(file, with: shorter)
        let result = try await place.run(["hot-restore", "--verify-only", "-i", file])
        #expect(result.status == 10)
        #expect(result.error.contains("it ends with transaction 19, its manifest says 20"))
    }
}

import ImmuDBStorage
import SystemIO
import Testing

@testable import ImmuDBAdmin

@MainActor
@Suite struct FsckCommandTests {
    @Test func aSoundDirectory() async throws {
        let place = try TestPlace()
        try await place.makeDirectory()
        let result = try await place.run(["fsck", place["data"], "--output", "json"])
        #expect(result.status == 0, "\(result.error)")
        #expect(result.output.contains(#""database":"defaultdb","result":"consistent","transactions":20"#))
        #expect(result.output.contains(#""database":"systemdb","result":"consistent""#))
    }

    @Test func derivedDataIsHealedPrimaryDataNeverTouched() async throws {
        let place = try TestPlace()
        try await place.makeDirectory()
        let database = place["data/defaultdb"]
        let files = RealFileSystem()
        let before = try place.state("data", "defaultdb")
        // A leaf of the tree.
        try flip(joinPath(database, "aht/tree/00000000.sha"), fromEnd: 20)
        let found = try await place.run(["fsck", place["data"]])
        #expect(found.status == 10)
        #expect(found.error.contains("damaged: defaultdb"))
        let healed = try await place.run(["fsck", place["data"], "--rebuild-index", "--output", "json"])
        #expect(healed.status == 0, "\(healed.error)")
        #expect(healed.output.contains(#""rebuilt":"index, tree""#))
        #expect(try place.state("data", "defaultdb") == before)
        // A value: reported, and nothing is rebuilt over it.
        let values = joinPath(database, "val_0/00000000.val")
        try flip(values, fromEnd: 3)
        let damaged = try files.readWhole(values, limit: 1 << 20)
        let refused = try await place.run(["fsck", place["data"], "--rebuild-index", "--output", "json"])
        #expect(refused.status == 10)
        #expect(refused.output.contains(#""kind":"value""#))
        #expect(try files.readWhole(values, limit: 1 << 20) == damaged)
    }

    /// Parts of a database that are gone are damage, and other databases are none of it.
    @Test(arguments: ["tx", "commit", "val_0"])
    func missingPartsAreNamed(part: String) async throws {
        let place = try TestPlace()
        try await place.makeDirectory()
        try RealFileSystem().removeDirectoryTree(place["data/defaultdb/\(part)"])
        let found = try await place.run(["fsck", place["data"], "--rebuild-index", "--output", "json"])
        #expect(found.status == 10 && found.error.contains("damaged: defaultdb"), "\(found.error)")
        #expect(found.error.contains("hint: restore a backup"), "\(found.error)")
        #expect(found.output.contains(#""database":"systemdb","result":"consistent""#))
        #expect(found.output.contains(#""file":"\#(part)""#), "\(found.output)")
        #expect(try await place.run(["fsck", place["data"], "--database", "systemdb"]).status == 0)
    }

    @Test(arguments: [true, false])
    func aDamagedIndexIsNamedAndHealed(isMissing: Bool) async throws {
        let place = try TestPlace()
        try await place.makeDirectory()
        #expect(try await place.run(["fsck", place["data"], "--rebuild-index"]).status == 0)
        let names = try RealFileSystem().list(place["data/defaultdb/keys"]).map(\.name)
        let run = try #require(names.first { $0.hasSuffix(".run") })
        let path = place["data/defaultdb/keys/\(run)"]
        if isMissing { try RealFileSystem().removeFile(path) } else { try flip(path, fromEnd: 30) }
        let found = try await place.run(["fsck", place["data"]])
        let words = "immuadmin: defaultdb, index keys/\(run)"
        #expect(found.status == 0 && found.error.contains(words), "\(found.error)")
        #expect(found.error.contains("derived data") && found.error.contains("at byte ") == !isMissing)
        #expect(try await place.run(["fsck", place["data"], "--rebuild-index"]).error == "")
        #expect(try await place.run(["fsck", place["data"]]).error == "")
    }

    private func flip(_ path: String, fromEnd: Int) throws {
        var bytes = try RealFileSystem().readWhole(path, limit: 1 << 24)
        bytes[bytes.count - fromEnd] ^= 1
        let file = try RealFileSystem().open(path, .readWrite)
        try file.write(bytes, at: 0)
        try file.close()
    }

    @Test func diskUsage() async throws {
        let place = try TestPlace()
        try await place.makeDirectory()
        let parts = try await place.run(["du", place["data"], "--database", "defaultdb", "--output", "csv"])
        #expect(parts.status == 0)
        #expect(parts.output.contains("defaultdb,values,val_0,1,"))
        let keys = try await place.run([
            "du", place["data"], "--database", "defaultdb", "--keys", "--output", "csv",
        ])
        #expect(keys.output.contains("defaultdb,inv/,7,20,"))
        let freed = try await place.run(["du", place["data"], "--older-than", "90d"])
        #expect(freed.status == 0)
        #expect(try await place.run(["du", place["data"], "--prefix", "x"]).status == 2)
        #expect(try await place.run(["du", place["nowhere"]]).status == 5)
    }

    @Test func doctorFindsTheDefaultPassword() async throws {
        let place = try TestPlace()
        try await place.makeDirectory()
        let result = try await place.run(["doctor", place["data"], "--output", "json"])
        #expect(result.status == 1)
        #expect(result.output.contains("immudb still has the default password"))
        #expect(result.output.contains("immuadmin user changepassword immudb"))
        try RealFileSystem().createDirectory(place["data/lost+found"], permissions: 0o700)
        let stray = try await place.run(["doctor", place["data"], "--output", "json"])
        #expect(stray.output.contains("'lost+found' is no database"))
        #expect(try await place.run(["doctor", place["nowhere"]]).status == 1)
    }
}

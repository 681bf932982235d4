import ImmuDBClient
import SystemIO
import Testing

@Suite struct TokenStoreTests {
    private let files = MemoryFileSystem()

    private func store(at seconds: Int64) -> TokenStore {
        TokenStore(directory: "/tokens", fileSystem: files, clock: FixedClock(seconds: seconds))
    }

    private func token(_ user: String, _ text: String, server: String = "db:3322") -> StoredToken {
        StoredToken(server: server, user: user, database: "defaultdb", token: text)
    }

    @Test func tokensAreKeptByServerAndUser() throws {
        #expect(try store(at: 0).load(server: "db:3322", user: nil) == nil)
        try store(at: 1).save(token("a", "1"))
        try store(at: 2).save(token("b", "2"))
        try store(at: 3).save(token("a", "3", server: "other:3322"))
        let store = store(at: 4)
        #expect(try store.load(server: "db:3322", user: "a")?.token == "1")
        #expect(try store.load(server: "db:3322", user: nil)?.token == "2")
        #expect(try store.load(server: "other:3322", user: nil)?.user == "a")
        #expect(try store.load(server: "db:3322", user: "c") == nil)
        try store.remove(token("b", ""))
        #expect(try store.load(server: "db:3322", user: nil)?.token == "1")
    }

    @Test func damagedFilesAreNamed() throws {
        try store(at: 1).save(token("a", "1"))
        let name = try #require(try files.list("/tokens").first).name
        try files.atomicReplace("/tokens/" + name, with: [1, 2])
        let error = #expect(throws: ClientError.self) { try store(at: 2).load(server: "db:3322", user: "a") }
        #expect(error?.message.contains(name) == true)
    }

    @Test func theOlderLayoutIsReadAndWritten() throws {
        try files.createDirectory("/home", permissions: 0o700)
        let file = LegacyTokenFile(path: "/home/token", fileSystem: files)
        #expect(try file.load() == nil)
        try file.save(token: "v2.public.x", database: "db2")
        let expected = [0, 0, 0, 0, 0, 0, 0, 3] + Array("db2v2.public.x".utf8)
        #expect(try files.readWhole("/home/token", limit: 100) == expected)
        let kept = try #require(try file.load())
        #expect(kept.token == "v2.public.x" && kept.database == "db2")
        // Refused as the original does: an even older layout, and one without content.
        for bytes in [
            Array("v2.public.x".utf8), [0, 0, 0, 0, 0, 0, 0, 0], [255, 255, 255, 255, 255, 255, 255, 255, 1],
        ] {
            try files.atomicReplace("/home/token", with: bytes)
            #expect(throws: ClientError.self) { try file.load() }
        }
        try file.remove()
        #expect(try file.load() == nil)
    }

    @Test func namesWithoutSlashLiveAtHome() {
        #expect(LegacyTokenFile.path(named: "token", home: "/home/u") == "/home/u/token")
        #expect(LegacyTokenFile.path(named: "./token", home: "/home/u") == "./token")
    }
}

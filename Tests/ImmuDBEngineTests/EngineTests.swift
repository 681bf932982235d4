import Foundation
import ImmuDBEngine
import ImmuDBProofs
import Testing

@Suite struct EngineTests {
    @Test func aNewDirectoryHasTheBuiltInDatabases() async throws {
        let directory = try TemporaryDirectory()
        let engine = try await Engine.open(directory.file("data"))
        #expect(engine.databaseNames == ["defaultdb", "systemdb"])
        let user = try await engine.database("systemdb").get([1] + bytes("immudb"))
        let record = try #require(JSONSerialization.jsonObject(with: Data(user.value)) as? [String: Any])
        #expect(record["username"] as? String == "immudb" && record["active"] as? Bool == true)
        let hash = Data(base64Encoded: record["hashedpassword"] as? String ?? "") ?? Data()
        #expect(String(decoding: hash, as: UTF8.self).hasPrefix("$2a$10$"))
        let identity = engine.identity
        try engine.close()
        let again = try await Engine.open(directory.file("data"))
        #expect(again.identity == identity)
        #expect(try again.database("systemdb").state.txID == 1)
        try again.close()
    }

    @Test func aSecondWriterIsKeptOut() async throws {
        let directory = try TemporaryDirectory()
        let engine = try await Engine.open(directory.path)
        do {
            _ = try await Engine.open(directory.path)
            Issue.record("opened twice")
        } catch {
            #expect(error.code == .locked && error.message.contains(directory.path))
        }
        var options = EngineOptions()
        options.isReadOnly = true
        let reader = try await Engine.open(directory.path, options: options)
        try reader.close()
        try engine.close()
        try await Engine.open(directory.path).close()
    }

    @Test func aForeignDirectoryIsLeftAlone() async throws {
        let directory = try TemporaryDirectory()
        try Data("mine".utf8).write(to: URL(fileURLWithPath: directory.file("notes.txt")))
        let before = try snapshot(of: directory.path)
        do {
            _ = try await Engine.open(directory.path)
            Issue.record("opened a foreign directory")
        } catch {
            #expect(error.code == .notADataDirectory)
        }
        #expect(try snapshot(of: directory.path) == before)
    }

    @Test func anAbsentDirectoryIsNotCreatedForReading() async throws {
        let directory = try TemporaryDirectory()
        var options = EngineOptions()
        options.isReadOnly = true
        await #expect(throws: EngineError.self) {
            try await Engine.open(directory.file("absent"), options: options)
        }
        #expect(!FileManager.default.fileExists(atPath: directory.file("absent")))
    }

    @Test(arguments: [0, 1, 11, 13, 4000])
    func aDamagedIdentityIsAnError(size: Int) async throws {
        let directory = try TemporaryDirectory()
        try await Engine.open(directory.path).close()
        let file = URL(fileURLWithPath: directory.file("immudb.identifier"))
        try Data(repeating: 7, count: size).write(to: file)
        await #expect(throws: EngineError.self) { try await Engine.open(directory.path) }
        #expect(try Data(contentsOf: file).count == size)
    }

    @Test func unknownDatabasesAndClosedEnginesSaySo() async throws {
        let directory = try TemporaryDirectory()
        let engine = try await Engine.open(directory.path)
        #expect(throws: EngineError(.databaseNotFound, "database does not exist")) {
            try engine.database("nope")
        }
        try engine.close()
        #expect(throws: EngineError.self) { try engine.database("defaultdb") }
    }
}

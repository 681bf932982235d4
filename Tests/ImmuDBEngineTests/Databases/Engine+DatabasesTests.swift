// Covers Engine+Databases.swift, Engine+Loading.swift and Engine+Settings.swift.
import Foundation
import ImmuDBProofs
import Testing

@testable import ImmuDBEngine

@Suite struct EngineDatabasesTests {
    private func open(_ directory: TemporaryDirectory, honorsAutoload: Bool = false) async throws -> Engine {
        var options = EngineOptions()
        options.isSynced = false
        options.honorsAutoload = honorsAutoload
        return try await Engine.open(directory.file("data"), options: options)
    }

    private func refusal(_ body: () async throws -> Void) async -> EngineError.Code? {
        do {
            try await body()
            return nil
        } catch {
            return (error as? EngineError)?.code
        }
    }

    @Test func aDatabaseLivesFromItsCreationToItsDeletion() async throws {
        let directory = try TemporaryDirectory()
        let engine = try await open(directory)
        try await engine.createDatabase("Shop_1", by: "carla")
        #expect(engine.databaseNames == ["defaultdb", "shop_1", "systemdb"])
        let held = try engine.database("shop_1")
        _ = try await held.set([KeyValueWrite(key: bytes("k"), value: bytes("v"))])
        var info = try await engine.databaseInfo("shop_1")
        #expect(info.isLoaded && info.transactions == 1 && info.createdBy == "carla" && info.diskBytes > 0)
        #expect(abs(info.createdAt - Int64(Date().timeIntervalSince1970)) < 60)
        #expect(await refusal { try await engine.loadDatabase("shop_1") } == .databaseLoaded)
        #expect(await refusal { try await engine.deleteDatabase("shop_1") } == .databaseOpen)

        try await engine.unloadDatabase("shop_1")
        #expect(await refusal { try await engine.unloadDatabase("shop_1") } == .closed)
        #expect(await refusal { _ = try engine.database("shop_1") } == .closed)
        // Who has it still gets errors, not damage.
        #expect(
            await refusal { _ = try await held.set([KeyValueWrite(key: bytes("l"), value: [])]) } == .closed)
        info = try await engine.databaseInfo("shop_1")
        #expect(!info.isLoaded && info.transactions == 0 && info.diskBytes > 0)

        try await engine.loadDatabase("shop_1")
        #expect(text(try await engine.database("shop_1").get(bytes("k")).value) == "v")
        try await engine.unloadDatabase("shop_1")
        try await engine.deleteDatabase("shop_1")
        #expect(engine.databaseNames == ["defaultdb", "systemdb"] && engine.isNameTaken("shop_1"))
        #expect(!FileManager.default.fileExists(atPath: directory.file("data/shop_1")))
        #expect(await refusal { try await engine.createDatabase("shop_1") } == .databaseExists)
        #expect(await refusal { try await engine.deleteDatabase("shop_1") } == .databaseNotFound)
        try engine.close()

        let again = try await open(directory)
        #expect(again.databaseNames == ["defaultdb", "systemdb"])
        try await again.createDatabase("shop_1")
        #expect(try again.database("shop_1").state.txID == 0)
        try again.close()
    }

    @Test(arguments: [
        ("", EngineError.Code.invalidDatabaseName),
        (String(repeating: "a", count: 129), .invalidDatabaseName),
        ("a-b", .invalidDatabaseName), ("a b", .invalidDatabaseName), ("../x", .invalidDatabaseName),
        ("\u{212A}elvin", .invalidDatabaseName), ("caf\u{e9}", .invalidDatabaseName),
        ("defaultdb", .databaseReserved), ("systemdb", .databaseReserved), ("SystemDB", .databaseExists),
    ])
    func namesHaveRules(name: String, code: EngineError.Code) async throws {
        let directory = try TemporaryDirectory()
        let engine = try await open(directory)
        #expect(await refusal { try await engine.createDatabase(name) } == code)
        #expect(engine.databaseNames == ["defaultdb", "systemdb"])
        try engine.close()
    }

    @Test func settingsTakeEffectWhenTheDatabaseIsOpened() async throws {
        let directory = try TemporaryDirectory()
        let engine = try await open(directory)
        var settings = DatabaseSettings()
        settings.maxKeyLength = 10
        settings.maxValueLength = 20
        settings.maxTxEntries = 2
        settings.fileSize = 1 << 20
        settings.maxIOConcurrency = 3
        settings.excludesCommitTime = true
        try await engine.createDatabase("small", settings: settings)
        let database = try engine.database("small")
        #expect(database.keyBytesMax == 9 && database.valueBytesMax == 19)
        #expect(database.entriesPerTransactionMax == 2)
        let header = try await database.set([KeyValueWrite(key: bytes("k"), value: bytes("v"))])
        #expect(header.timestamp == 0 && header.version == 1)
        #expect(FileManager.default.fileExists(atPath: directory.file("data/small/val_2")))
        let changed = try await engine.updateDatabase("small", by: "otto") { settings in
            settings.excludesCommitTime = false
            settings.writeTxHeaderVersion = 0
        }
        #expect(!changed.excludesCommitTime && changed.maxKeyLength == 10)
        #expect(try await database.set([KeyValueWrite(key: bytes("l"), value: [])]).version == 1)
        try await engine.unloadDatabase("small")
        try await engine.loadDatabase("small")
        let later = try await engine.database("small").set([KeyValueWrite(key: bytes("m"), value: [])])
        #expect(later.version == 0 && later.timestamp > 0)
        try engine.close()

        let again = try await open(directory)
        #expect(try await again.settings(of: "small") == changed)
        #expect(try again.database("small").keyBytesMax == 9)
        #expect(try again.verify("small").isClean)
        try again.close()
    }

    @Test func aRefusedChangeChangesNothing() async throws {
        let directory = try TemporaryDirectory()
        let engine = try await open(directory)
        try await engine.createDatabase("db")
        let before = try await engine.settings(of: "db")
        let records = try engine.database("systemdb").state.txID
        let changes: [(EngineError.Code, @Sendable (inout DatabaseSettings) -> Void)] = [
            (.fixedSetting, { $0.fileSize = 1 << 20 }), (.fixedSetting, { $0.index.maxNodeSize = 8192 }),
            (.fixedSetting, { $0.embedsValues = true }), (.invalidSettings, { $0.readTxPoolSize = 0 }),
            (.invalidSettings, { $0.retentionPeriodMilliseconds = -1 }),
            (.invalidSettings, { $0.replication.primaryHost = "example" }),
            (.notSupported, { ($0.replication.isSynchronous, $0.replication.syncAcks) = (true, 1) }),
            (
                .notSupported,
                {
                    $0.replication = .replica
                    $0.replication.primaryHost = "example"
                }
            ),
        ]
        for (code, change) in changes {
            #expect(await refusal { _ = try await engine.updateDatabase("db", change: change) } == code)
        }
        #expect(try await engine.settings(of: "db") == before)
        #expect(try engine.database("systemdb").state.txID == records)
        #expect(await refusal { _ = try await engine.updateDatabase("no") { _ in } } == .databaseNotFound)
        try engine.close()
    }

    @Test func autoloadIsHonoredByServersOnly() async throws {
        let directory = try TemporaryDirectory()
        var engine = try await open(directory)
        var settings = DatabaseSettings()
        settings.autoload = .off
        try await engine.createDatabase("later", settings: settings)
        #expect(engine.isLoaded("later"))
        try engine.close()
        engine = try await open(directory, honorsAutoload: true)
        #expect(!engine.isLoaded("later"))
        #expect(await refusal { _ = try engine.database("later") } == .closed)
        try await engine.loadDatabase("later")
        #expect(try engine.database("later").state.txID == 0)
        try engine.close()
        engine = try await open(directory)
        #expect(try engine.database("later").state.txID == 0)
        try engine.close()
    }

    @Test func whatACrashLeavesBehindIsHarmless() async throws {
        let directory = try TemporaryDirectory()
        var engine = try await open(directory)
        try await engine.createDatabase("half")
        try engine.close()
        // A deletion that was interrupted after its first step.
        try FileManager.default.moveItem(
            atPath: directory.file("data/half"), toPath: directory.file("data/.deleted-half"))
        engine = try await open(directory)
        #expect(engine.databaseNames == ["defaultdb", "systemdb"])
        #expect(!FileManager.default.fileExists(atPath: directory.file("data/.deleted-half")))
        // Its record remains, as after a creation that was interrupted; the name can be used.
        try await engine.createDatabase("half", by: "again")
        #expect(try await engine.databaseInfo("half").createdBy == "again")
        // A directory that is no database is never taken over.
        try FileManager.default.createDirectory(
            atPath: directory.file("data/mine"), withIntermediateDirectories: false)
        #expect(await refusal { try await engine.createDatabase("mine") } == .databaseExists)
        try engine.close()
    }

    @Test func aDatabaseWithoutRecordGetsOne() async throws {
        let directory = try TemporaryDirectory()
        var engine = try await open(directory)
        try await engine.createDatabase("old")
        _ = try await engine.database("systemdb").delete([[2] + bytes("old")])
        try engine.close()
        engine = try await open(directory)
        let record = try await engine.database("systemdb").get([2] + bytes("old"))
        #expect(try DatabaseRecord(parsing: record.value, of: "old") == DatabaseRecord("old"))
        // One that cannot be read keeps its database closed, and no other.
        _ = try await engine.database("systemdb").set([
            KeyValueWrite(key: [2] + bytes("old"), value: bytes("{\"database\":7}"))
        ])
        try engine.close()
        engine = try await open(directory)
        #expect(await refusal { _ = try engine.database("old") } == .corrupted)
        _ = try await engine.database("defaultdb").set([KeyValueWrite(key: bytes("k"), value: [])])
        try engine.close()
    }

    @Test func writersAndReadersSurviveUnloading() async throws {
        let directory = try TemporaryDirectory()
        let engine = try await Engine.open(directory.file("data"))
        try await engine.createDatabase("busy")
        let database = try engine.database("busy")
        let acknowledged = await withTaskGroup(of: UInt64.self) { group in
            for writer in 0..<8 {
                group.addTask {
                    var last: UInt64 = 0
                    for number in 0..<10_000 {
                        do {
                            let write = KeyValueWrite(key: bytes("\(writer)/\(number)"), value: bytes("v"))
                            last = try await database.set([write]).id
                            _ = try await database.get(write.key)
                        } catch {
                            break
                        }
                    }
                    return last
                }
            }
            do {
                try await Task.sleep(for: .milliseconds(100))
                try await engine.unloadDatabase("busy")
            } catch {
                Issue.record("unloading failed: \(error)")
            }
            return await group.reduce(0) { max($0, $1) }
        }
        #expect(acknowledged > 0)
        try await engine.loadDatabase("busy")
        let state = try engine.database("busy").state
        #expect(state.txID >= acknowledged)
        #expect(try engine.verify("busy").isClean)
        try engine.close()
    }

    @Test func aSingleDatabaseAndAReadOnlyDirectoryRefuse() async throws {
        let directory = try TemporaryDirectory()
        let path = try Vectors.unpackServer(into: directory)
        var options = EngineOptions()
        options.isReadOnly = true
        var engine = try await Engine.open(path, options: options)
        #expect(await refusal { try await engine.createDatabase("x") } == .readOnly)
        #expect(try await engine.settings(of: "ledger") == DatabaseSettings())
        #expect(try await engine.databaseInfo("ledger").transactions == 32)
        try engine.close()
        engine = try await Engine.open(path + "/ledger", options: options)
        #expect(await refusal { try await engine.createDatabase("x") } == .notSupported)
        try engine.close()
    }
}

import ImmuDBEngine
import ImmuDBProofs
import ImmuDBRecords
import ImmuDBSQL
import ImmuDBSimulation
import ImmuDBStorage

/// What the databases of a server directory hold, as far as the workload looks at it.
struct EngineContents: Equatable, Sendable {
    struct DatabaseContents: Equatable, Sendable {
        /// Values by key, those behind references too; nil where retention discarded the value.
        var values: [String: String?] = [:]
        /// Keys of the sorted set.
        var members: [String] = []
        /// Rows of the table by id; nil when there is no table.
        var rows: [Int64: Int64]?
    }

    var databases: [String: DatabaseContents] = ["defaultdb": DatabaseContents()]

    static let keys = ["a", "b", "c", "x", "y", "r"]

    /// Reads everything back.
    init(of engine: Engine) async throws {
        databases = [:]
        for name in engine.databaseNames where name != "systemdb" {
            databases[name] = try await Self.contents(of: try engine.database(name))
        }
    }

    init() {}

    /// Whether this was found where the other was to be: a value that retention may discard may be there yet.
    func matches(_ expected: EngineContents) -> Bool {
        guard databases.keys == expected.databases.keys else { return false }
        return databases.allSatisfy { name, found in
            guard var wanted = expected.databases[name] else { return false }
            for (key, value) in wanted.values where value == nil {
                if let there = found.values[key] { wanted.values[key] = there }
            }
            return found == wanted
        }
    }

    private static func contents(of database: Database) async throws -> DatabaseContents {
        var contents = DatabaseContents()
        for key in keys {
            if let value = try await value(of: key, in: database) { contents.values[key] = value }
        }
        contents.members = try await database.scanSet(SortedSetRange(set: Array("s".utf8))).map {
            String(decoding: $0.key, as: UTF8.self)
        }
        contents.rows = try await rows(of: database)
        return contents
    }

    /// The value of a key; nil inside when retention discarded it, nil altogether when there is none.
    private static func value(of key: String, in database: Database) async throws -> String?? {
        do throws(EngineError) {
            return .some(String(decoding: try await database.get(Array(key.utf8)).value, as: UTF8.self))
        } catch {
            switch error.code {
            case .valueDiscarded: return .some(nil)
            case .keyNotFound: return nil
            default: throw error
            }
        }
    }

    private static func rows(of database: Database) async throws -> [Int64: Int64]? {
        let session = database.sqlSession()
        guard try await session.query("SELECT * FROM TABLES()").rows.contains([.varchar("t")]) else {
            return nil
        }
        var rows: [Int64: Int64] = [:]
        for row in try await session.query("SELECT id, v FROM t").rows {
            guard case .integer(let id) = row[0], case .integer(let value) = row[1] else { continue }
            rows[id] = value
        }
        // The same by the index, which covers all of them.
        let indexed = try await session.query("SELECT id FROM t WHERE v > 0").rows.count
        if indexed != rows.count { rows[-1] = Int64(indexed) }
        return rows
    }
}

/// Calls on a server directory, one after the other, each acknowledged with a mark: keys, references, sorted
/// sets, tables, transactions, the index, retention, and databases that come and go.
struct EngineWorkload: Sendable {
    static let path = "/var/data"

    struct Step: Sendable {
        var name: String
        var run: @Sendable (Engine, SimulatedClock) async throws -> Void
        var expect: @Sendable (inout EngineContents) -> Void
    }

    var isSynced = true

    func open(
        _ system: SimulatedFileSystem, _ clock: SimulatedClock, isReadOnly: Bool = false
    ) async throws -> Engine {
        var options = EngineOptions()
        options.isReadOnly = isReadOnly
        options.fileSystem = system
        options.clock = clock
        options.isSynced = isSynced
        options.passwordCost = 4
        options.indexBudget = IndexBudget(bytes: 16_000)
        options.indexesInBackground = false
        return try await Engine.open(Self.path, options: options)
    }

    static func clock() -> SimulatedClock { SimulatedClock(seconds: 1_700_000_000, secondsPerLook: 1) }

    /// What has to be there after the first steps.
    static func expected(after count: Int) -> EngineContents {
        var contents = EngineContents()
        for step in steps.prefix(count) { step.expect(&contents) }
        return contents
    }

    /// Runs all steps; number `n` is marked as `n + 1` once it is acknowledged, 1 says that the directory is
    /// there.
    func run(on system: SimulatedFileSystem) async throws {
        let clock = Self.clock()
        var engine = try await open(system, clock)
        system.mark(1)
        for (number, step) in Self.steps.enumerated() {
            do {
                try await step.run(engine, clock)
            } catch {
                // Whatever it could not write: the process ends, without a crash.
                try await Self.end(engine)
                throw error
            }
            system.mark(UInt64(number) + 2)
            if number == Self.steps.count / 2 {
                try engine.close()
                engine = try await open(system, clock)
            }
        }
        try engine.close()
    }

    private static func end(_ engine: Engine) async throws {
        do throws(EngineError) {
            try engine.close()
        } catch {
            // What could not be written before cannot be written now.
            return
        }
    }

    private static func write(_ pairs: [(String, String)]) -> [KeyValueWrite] {
        pairs.map { KeyValueWrite(key: Array($0.0.utf8), value: Array($0.1.utf8)) }
    }

    private static func set(_ database: String, _ pairs: [(String, String)]) -> Step {
        Step(name: "set in \(database)") { engine, _ in
            _ = try await engine.database(database).set(write(pairs))
        } expect: { contents in
            for (key, value) in pairs { contents.databases[database]?.values[key] = value }
        }
    }

    private static func sql(_ text: String, _ expect: @escaping @Sendable (inout [Int64: Int64]) -> Void)
        -> Step
    {
        Step(name: text) { engine, _ in
            _ = try await engine.database("defaultdb").sqlSession().execute(text)
        } expect: { contents in
            var rows = contents.databases["defaultdb"]?.rows ?? [:]
            expect(&rows)
            contents.databases["defaultdb"]?.rows = rows
        }
    }

    private static func upkeep(_ name: String, _ run: @escaping @Sendable (Engine) async throws -> Void)
        -> Step
    {
        Step(name: name, run: { engine, _ in try await run(engine) }, expect: { _ in })
    }

    static let steps: [Step] = data + databases

    private static let data: [Step] = [
        set("defaultdb", [("a", "1")]),
        set("defaultdb", [("b", "2"), ("c", "3")]),
        Step(name: "reference") { engine, _ in
            _ = try await engine.database("defaultdb").setReference(
                ReferenceWrite(key: Array("r".utf8), target: Array("a".utf8)))
        } expect: { contents in
            contents.databases["defaultdb"]?.values["r"] = "1"
        },
        Step(name: "sorted set") { engine, _ in
            _ = try await engine.database("defaultdb").add(
                SortedSetWrite(set: Array("s".utf8), score: 1.5, key: Array("a".utf8)))
        } expect: { contents in
            contents.databases["defaultdb"]?.members = ["a"]
        },
        sql("CREATE TABLE t (id INTEGER, v INTEGER, PRIMARY KEY id)") { _ in },
        sql("CREATE INDEX ON t(v)") { _ in },
        sql("INSERT INTO t (id, v) VALUES (1, 10), (2, 20)") { $0 = [1: 10, 2: 20] },
        upkeep("flush") { try await $0.database("defaultdb").flushIndex() },
        sql(
            "BEGIN TRANSACTION; UPDATE t SET v = 7 WHERE id = 1; UPDATE t SET v = 23 WHERE id = 2; COMMIT"
        ) { $0 = [1: 7, 2: 23] },
        Step(name: "several at once") { engine, _ in
            _ = try await engine.database("defaultdb").execute([
                .set(write([("c", "4")])[0]),
                .member(SortedSetWrite(set: Array("s".utf8), score: 2.5, key: Array("c".utf8))),
            ])
        } expect: { contents in
            contents.databases["defaultdb"]?.values["c"] = "4"
            contents.databases["defaultdb"]?.members = ["a", "c"]
        },
        sql("DELETE FROM t WHERE id = 2") { $0 = [1: 7] },
    ]

    private static let databases: [Step] = [
        Step(name: "create a database") { engine, _ in
            var settings = DatabaseSettings()
            settings.fileSize = 512
            try await engine.createDatabase("second", settings: settings)
        } expect: { contents in
            contents.databases["second"] = EngineContents.DatabaseContents()
        },
        set("second", [("x", String(repeating: "long ", count: 150))]),
        Step(name: "delete a key") { engine, _ in
            _ = try await engine.database("defaultdb").delete([Array("b".utf8)])
        } expect: { contents in
            contents.databases["defaultdb"]?.values["b"] = nil
        },
        set("second", [("y", "1")]),
        upkeep("compact") { try await $0.database("defaultdb").compactIndex() },
        Step(name: "discard values") { engine, clock in
            clock.advance(seconds: 3 * 86_400)
            _ = try await engine.database("second").truncate(retentionMilliseconds: 86_400_000)
        } expect: { contents in
            contents.databases["second"]?.values = ["x": nil, "y": nil]
        },
        upkeep("unload") { try await $0.unloadDatabase("second") },
        upkeep("load") { try await $0.loadDatabase("second") },
        set("second", [("y", "2")]),
        upkeep("unload again") { try await $0.unloadDatabase("second") },
        Step(name: "delete the database") { engine, _ in
            try await engine.deleteDatabase("second")
        } expect: { contents in
            contents.databases["second"] = nil
        },
        Step(name: "change what a reference points to") { engine, _ in
            _ = try await engine.database("defaultdb").set(write([("a", "5")]))
        } expect: { contents in
            contents.databases["defaultdb"]?.values["a"] = "5"
            contents.databases["defaultdb"]?.values["r"] = "5"
        },
    ]
}

import ImmuDBRecords
import ImmuDBSQL
import SystemIO

/// A database in memory for tests.
struct TestDatabase {
    let store = MemoryKeyValueStore(clock: SystemClock())
    let engine: SQLEngine
    let session: SQLSession

    init(options: SQLEngine.Options = SQLEngine.Options()) {
        engine = SQLEngine(options: options)
        session = SQLSession(engine: engine, store: store)
    }

    /// Another session on the same data.
    func anotherSession() -> SQLSession { SQLSession(engine: engine, store: store) }

    @discardableResult
    func run(_ sql: String) async throws -> Int { try await session.execute(sql).affectedRows }

    func rows(_ sql: String, _ parameters: Parameters = Parameters()) async throws -> [[SQLValue]] {
        try await session.query(sql, parameters).rows
    }

    /// The code of the error a script ends with; nil when it succeeds.
    func failure(_ sql: String) async -> SQLError.Code? { await TestDatabase.failure(session, sql) }

    static func failure(_ session: SQLSession, _ sql: String) async -> SQLError.Code? {
        do {
            _ = try await session.execute(sql)
            return nil
        } catch let error as SQLError {
            return error.code
        } catch {
            return .unexpected
        }
    }

    /// Index entries that do not follow from the rows; empty in a sound database.
    func strayIndexEntries() async throws -> [String] {
        let transaction = SQLTransaction(engine: engine, store: try await store.begin(isReadOnly: true))
        var problems: [String] = []
        let keys = SQLKeySpace(kind: .sql)
        for table in try transaction.catalog().tables {
            let mapping = IndexMapping(table: table, keys: keys)
            let rows = store.entries(ofPrefix: keys.rowPrefix(table: table.id)).filter { !$0.isDeleted }
            for index in table.indexes.dropFirst() {
                let wanted = try Set(
                    rows.map { try mapping.key(ofRow: try table.values(ofRow: $0.value), in: index) })
                let prefix = keys.indexPrefix(table: table.id, index: index.id)
                let found = Set(store.entries(ofPrefix: prefix).filter { !$0.isDeleted }.map(\.key))
                if wanted != found {
                    problems.append("\(table.name(of: index)): \(wanted.count) rows, \(found.count) entries")
                }
            }
        }
        return problems
    }
}

/// Repeatable random numbers.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

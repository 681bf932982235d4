// Covers plans that are kept, reading indexes alone, counting their entries and Store+Values.swift: random
// tables against a naive evaluator, with index = without index, prepared = literal.
import ImmuDBEngine
import ImmuDBRecords
import Testing

/// A table of random columns, what is in it, and how to ask for it.
private struct RandomTable {
    struct Column {
        var name: String
        var type: SQLType
    }

    var numbers: SystemRandomNumberGenerator = SystemRandomNumberGenerator()
    let columns: [Column]
    var rows: [Int64: [SQLValue]] = [:]

    init() {
        let types: [SQLType] = [.integer, .varchar, .boolean, .float, .blob]
        columns = (0..<Int.random(in: 2...6)).map {
            Column(name: "c\($0)", type: types.randomElement() ?? .integer)
        }
    }

    func definition(_ name: String) -> String {
        let parts = columns.map { column in
            let length = column.type == .varchar || column.type == .blob ? "[8]" : ""
            return "\(column.name) \(column.type.rawValue)\(length)"
        }
        return "CREATE TABLE \(name) (id INTEGER, \(parts.joined(separator: ", ")), PRIMARY KEY id)"
    }

    func value(_ type: SQLType) -> SQLValue {
        if Int.random(in: 0..<7) == 0 { return .null(type) }
        switch type {
        case .integer: return .integer(.random(in: -3...3))
        case .float: return .float([-1.5, 0.5, 2].randomElement() ?? 2)
        case .boolean: return .boolean(.random())
        case .blob: return .blob((0..<Int.random(in: 0...2)).map { _ in .random(in: 0...1) })
        default: return .varchar(["", "a", "ab", "b"].randomElement() ?? "")
        }
    }

    static func literal(_ value: SQLValue) -> String {
        switch value {
        case .integer(let integer): "\(integer)"
        case .float(let float): "\(float)"
        case .boolean(let flag): "\(flag)"
        case .varchar(let text): "'\(text)'"
        case .blob(let bytes):
            "x'\(bytes.map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined())'"
        default: "NULL"
        }
    }

    /// NULL equals NULL and comes before everything else.
    static func order(_ left: SQLValue, _ right: SQLValue) -> Int {
        func compare<T: Comparable>(_ a: T, _ b: T) -> Int { a < b ? -1 : a == b ? 0 : 1 }
        switch (left, right) {
        case (.null, .null): return 0
        case (.null, _): return -1
        case (_, .null): return 1
        case (.integer(let a), .integer(let b)): return compare(a, b)
        case (.float(let a), .float(let b)): return compare(a, b)
        case (.boolean(let a), .boolean(let b)): return compare(a ? 1 : 0, b ? 1 : 0)
        case (.varchar(let a), .varchar(let b)): return compare(a, b)
        case (.blob(let a), .blob(let b)):
            return a.lexicographicallyPrecedes(b) ? -1 : a == b ? 0 : 1
        default: return 0
        }
    }
}

/// Comparisons joined by AND or OR.
private struct RandomCondition {
    var terms: [(column: Int, operation: String, value: SQLValue)]
    var isConjunction: Bool

    init(_ table: RandomTable) {
        isConjunction = .random()
        terms = (0..<Int.random(in: 1...3)).map { _ in
            let column = Int.random(in: 0..<table.columns.count)
            let operation = ["=", "=", "=", "!=", "<", ">="].randomElement() ?? "="
            return (column, operation, table.value(table.columns[column].type))
        }
    }

    func text(_ table: RandomTable, _ value: (Int) -> String) -> String {
        terms.enumerated().map { number, term in
            "\(table.columns[term.column].name) \(term.operation) \(value(number))"
        }.joined(separator: isConjunction ? " AND " : " OR ")
    }

    func holds(_ row: [SQLValue]) -> Bool {
        let results = terms.map { term in
            let order = RandomTable.order(row[term.column], term.value)
            switch term.operation {
            case "=": return order == 0
            case "!=": return order != 0
            case "<": return order < 0
            default: return order >= 0
            }
        }
        return isConjunction ? results.allSatisfy { $0 } : results.contains(true)
    }
}

@Suite struct PreparedStatementTests {
    private func run(_ database: Database, _ text: String) async throws {
        let statement = try database.prepare(text)
        try await database.statementTransaction { try $0.execute(statement) }
    }

    private func rows(
        _ database: Database, _ statement: PreparedStatement, _ values: [SQLValue] = []
    ) async throws -> [[SQLValue]] {
        var parameters = StatementParameters()
        for value in values { parameters.append(value) }
        return try await database.statementSnapshot { snapshot in
            let rows = try snapshot.query(statement, parameters)
            var all: [[SQLValue]] = []
            while let row = try rows.next() { all.append(row) }
            return all
        }
    }

    /// Two tables with the same rows, one of them with indexes, and some rows changed and deleted.
    private func fill(_ database: Database) async throws -> RandomTable {
        var table = RandomTable()
        for name in ["plain", "indexed"] { try await run(database, table.definition(name)) }
        for column in table.columns where Bool.random() || column.name == "c0" {
            try await run(database, "CREATE INDEX ON indexed(\(column.name))")
        }
        try await run(database, "CREATE INDEX ON indexed(c1, c0)")
        for _ in 0..<Int.random(in: 1...4) {
            for id in (0..<Int64.random(in: 5...60)) {
                table.rows[id] = Bool.random() ? table.columns.map { table.value($0.type) } : table.rows[id]
                if Int.random(in: 0..<5) == 0 { table.rows[id] = nil }
            }
            try await write(table, to: database)
            try await database.flushIndex(isSynced: false)
        }
        return table
    }

    private func write(_ table: RandomTable, to database: Database) async throws {
        let names = (["id"] + table.columns.map(\.name)).joined(separator: ", ")
        for name in ["plain", "indexed"] {
            let upsert = try database.prepare(
                "UPSERT INTO \(name) (\(names)) VALUES (?"
                    + String(repeating: ", ?", count: table.columns.count) + ")")
            let delete = try database.prepare("DELETE FROM \(name) WHERE id = ?")
            try await database.statementTransaction { transaction in
                for id in 0..<Int64(60) {
                    var parameters = StatementParameters()
                    parameters.append(.integer(id))
                    guard let row = table.rows[id] else {
                        try transaction.execute(delete, parameters)
                        continue
                    }
                    for value in row { parameters.append(value) }
                    try transaction.execute(upsert, parameters)
                }
            }
        }
    }

    @Test(arguments: 0..<6) func everyWayFindsTheRowsOfTheModel(_ round: Int) async throws {
        let directory = try TemporaryDirectory()
        let engine = try await Engine.open(directory.file("data"))
        let database = try engine.database("defaultdb")
        let table = try await fill(database)
        for _ in 0..<40 {
            let condition = RandomCondition(table)
            let wanted = table.rows.filter { condition.holds($0.value) }
            let literal = condition.text(table) { RandomTable.literal(condition.terms[$0].value) }
            let prepared = condition.text(table) { _ in "?" }
            let shown = table.columns.indices.randomElement() ?? 0
            for name in ["plain", "indexed"] {
                let columns = ["*", "id", "COUNT(*)", "id, \(table.columns[shown].name)"]
                for (kind, column) in columns.enumerated() {
                    let head = "SELECT \(column) FROM \(name) WHERE "
                    let found = try await rows(database, try database.prepare(head + literal))
                    let statement = try database.prepare(head + prepared)
                    // A plan made for other values is used again.
                    _ = try await rows(
                        database, statement,
                        condition.terms.map { table.value(table.columns[$0.column].type) })
                    let again = try await rows(database, statement, condition.terms.map(\.value))
                    #expect(again == found, "\(head)\(literal)")
                    if kind == 2 {
                        #expect(found == [[.integer(Int64(wanted.count))]], "\(head)\(literal)")
                        continue
                    }
                    let model = wanted.map { id, row -> [SQLValue] in
                        [.integer(id)] + (kind == 0 ? row : kind == 3 ? [row[shown]] : [])
                    }
                    #expect(Set(found) == Set(model) && found.count == model.count, "\(head)\(literal)")
                }
            }
        }
        try await groups(of: table, in: database)
        try engine.close()
    }

    private func groups(of table: RandomTable, in database: Database) async throws {
        for (position, column) in table.columns.enumerated() {
            var model: [SQLValue: Int64] = [:]
            for row in table.rows.values { model[row[position], default: 0] += 1 }
            for name in ["plain", "indexed"] {
                let text = "SELECT \(column.name), COUNT(*) FROM \(name) GROUP BY \(column.name)"
                let found = try await rows(database, try database.prepare(text))
                #expect(found.count == model.count)
                for row in found { #expect(row[1] == model[row[0]].map { .integer($0) }, "\(text): \(row)") }
            }
            let text = "SELECT \(column.name) FROM indexed ORDER BY \(column.name) DESC LIMIT 7"
            let ordered = table.rows.values.map { $0[position] }.sorted { RandomTable.order($0, $1) > 0 }
            #expect(
                try await rows(database, try database.prepare(text)).map { $0[0] } == Array(ordered.prefix(7))
            )
        }
    }

    /// A definition changes what a kept plan would read.
    @Test func plansDoNotOutliveTheCatalog() async throws {
        let directory = try TemporaryDirectory()
        let engine = try await Engine.open(directory.file("data"))
        let database = try engine.database("defaultdb")
        try await run(database, "CREATE TABLE t (id INTEGER, v INTEGER, PRIMARY KEY id)")
        try await run(database, "INSERT INTO t (id, v) VALUES (1, 10), (2, 20)")
        let all = try database.prepare("SELECT * FROM t WHERE v >= ?")
        #expect(try await rows(database, all, [.integer(0)]).map(\.count) == [2, 2])
        try await run(database, "ALTER TABLE t ADD COLUMN w INTEGER")
        try await run(database, "CREATE INDEX ON t(v)")
        #expect(
            try await rows(database, all, [.integer(15)]) == [[.integer(2), .integer(20), .null(.integer)]])
        await #expect(throws: (any Error).self) { try await rows(database, all) }
        #expect(try await rows(database, all, [.integer(0)]).count == 2)
        try engine.close()
    }

    @Test func explainNamesTheChosenIndex() async throws {
        let directory = try TemporaryDirectory()
        let engine = try await Engine.open(directory.file("data"))
        let database = try engine.database("defaultdb")
        try await run(database, "CREATE TABLE t (id INTEGER, v INTEGER, w INTEGER, PRIMARY KEY id)")
        try await run(database, "CREATE INDEX ON t(v)")
        try await run(database, "INSERT INTO t (id, v, w) VALUES (1, 10, 1), (2, 20, 1), (3, 20, 1)")
        let plans = [
            ("EXPLAIN SELECT * FROM t WHERE v = 20", "-> Index Scan using (v) on t"),
            ("EXPLAIN ROWS SELECT * FROM t WHERE v = 20", "-> Index Scan using (v) on t (rows=2)"),
            ("EXPLAIN ROWS SELECT * FROM t WHERE id >= 2", "-> Index Scan using (id) on t (rows=2)"),
            ("EXPLAIN ROWS SELECT * FROM t WHERE w = 1", "-> Seq Scan on t (rows=3)"),
            ("EXPLAIN SELECT * FROM t ORDER BY v", "-> Index Scan using (v) on t"),
            ("EXPLAIN SELECT * FROM t", "-> Seq Scan on t"),
        ]
        for (text, line) in plans {
            #expect(try await rows(database, try database.prepare(text)).first == [.varchar(line)], "\(text)")
        }
        let join = try await rows(
            database, try database.prepare("EXPLAIN SELECT a.id FROM t a INNER JOIN t b ON b.v = a.w"))
        #expect(join.last == [.varchar("    -> Index Scan using (v) on t")], "\(join)")
        try engine.close()
    }
}

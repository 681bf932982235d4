// Covers planning and operators: whatever path is taken, the rows are the same.
import ImmuDBRecords
import ImmuDBSQL
import SystemIO
import Testing

/// A random table, twice: with and without indexes.
private struct RandomData {
    var numbers: SeededNumbers
    let columns: [(name: String, type: SQLType)] = [
        ("i", .integer), ("f", .float), ("s", .varchar), ("b", .boolean), ("k", .integer),
    ]

    mutating func literal(_ type: SQLType) -> SQLValue {
        if Int.random(in: 0..<8, using: &numbers) == 0 { return .null(type) }
        switch type {
        case .integer: return .integer(.random(in: -4...4, using: &numbers))
        case .float: return .float([-1.5, -0.0, 0, 0.5, 2][Int.random(in: 0..<5, using: &numbers)])
        case .boolean: return .boolean(.random(using: &numbers))
        default: return .varchar(["", "a", "ab", "b", "ba"][Int.random(in: 0..<5, using: &numbers)])
        }
    }

    static func text(_ value: SQLValue) -> String {
        switch value {
        case .integer(let integer): "\(integer)"
        case .float(let float):
            FloatText.literal(float).contains(".")
                ? FloatText.literal(float) : FloatText.literal(float) + ".0"
        case .boolean(let flag): "\(flag)"
        case .varchar(let text): "'\(text)'"
        default: "NULL"
        }
    }

    /// A condition whose operands are always comparable.
    mutating func condition(_ depth: Int = 0) -> RandomCondition {
        let column = columns[Int.random(in: 0..<columns.count, using: &numbers)]
        switch Int.random(in: 0..<(depth > 2 ? 3 : 6), using: &numbers) {
        case 0, 1:
            let operation = ["=", "!=", "<", "<=", ">", ">="][Int.random(in: 0..<6, using: &numbers)]
            return .compare(column.name, operation, literal(column.type))
        case 2: return .list(column.name, (0..<3).map { _ in literal(column.type) })
        case 3: return .not(condition(depth + 1))
        case 4: return .and(condition(depth + 1), condition(depth + 1))
        default: return .or(condition(depth + 1), condition(depth + 1))
        }
    }
}

private indirect enum RandomCondition {
    case compare(String, String, SQLValue)
    case list(String, [SQLValue])
    case not(RandomCondition)
    case and(RandomCondition, RandomCondition)
    case or(RandomCondition, RandomCondition)

    var text: String {
        switch self {
        case .compare(let column, let operation, let value):
            "\(column) \(operation) \(RandomData.text(value))"
        case .list(let column, let values):
            "\(column) IN (\(values.map { RandomData.text($0) }.joined(separator: ", ")))"
        case .not(let inner): "NOT (\(inner.text))"
        case .and(let a, let b): "(\(a.text)) AND (\(b.text))"
        case .or(let a, let b): "(\(a.text)) OR (\(b.text))"
        }
    }

    /// The text with parameters, and their values.
    func prepared(_ values: inout [SQLValue]) -> String {
        switch self {
        case .compare(let column, let operation, let value):
            values.append(value)
            return "\(column) \(operation) @p\(Self.letter(values.count))"
        case .list(let column, let items):
            let names = items.map { item in
                values.append(item)
                return "@p\(Self.letter(values.count))"
            }
            return "\(column) IN (\(names.joined(separator: ", ")))"
        case .not(let inner): return "NOT (\(inner.prepared(&values)))"
        case .and(let a, let b):
            let left = a.prepared(&values)
            return "(\(left)) AND (\(b.prepared(&values)))"
        case .or(let a, let b):
            let left = a.prepared(&values)
            return "(\(left)) OR (\(b.prepared(&values)))"
        }
    }

    static func letter(_ number: Int) -> String { "\(number)" }

    /// A plain evaluation with an order of values of its own: NULL first, then by size.
    func holds(_ row: [String: SQLValue]) -> Bool {
        switch self {
        case .compare(let column, let operation, let value):
            let order = Self.order(row[column] ?? .null(.any), value)
            switch operation {
            case "=": return order == 0
            case "!=": return order != 0
            case "<": return order < 0
            case "<=": return order <= 0
            case ">": return order > 0
            default: return order >= 0
            }
        case .list(let column, let values):
            return values.contains { Self.order(row[column] ?? .null(.any), $0) == 0 }
        case .not(let inner): return !inner.holds(row)
        case .and(let a, let b): return a.holds(row) && b.holds(row)
        case .or(let a, let b): return a.holds(row) || b.holds(row)
        }
    }

    static func order(_ a: SQLValue, _ b: SQLValue) -> Int {
        switch (a, b) {
        case (.null, .null): 0
        case (.null, _): -1
        case (_, .null): 1
        case (.integer(let x), .integer(let y)): x < y ? -1 : x > y ? 1 : 0
        case (.float(let x), .float(let y)): x < y ? -1 : x > y ? 1 : 0
        case (.boolean(let x), .boolean(let y)): x == y ? 0 : y ? -1 : 1
        case (.varchar(let x), .varchar(let y)): x < y ? -1 : x > y ? 1 : 0
        default: 2
        }
    }
}

@Suite struct RandomQueryTests {
    private let seed = UInt64.random(in: .min ... .max)

    private func fill(_ data: inout RandomData, indexed: TestDatabase, plain: TestDatabase) async throws {
        for (name, database) in [("indexed", indexed), ("plain", plain)] {
            try await database.run(
                "CREATE TABLE t (id INTEGER, i INTEGER, f FLOAT, s VARCHAR[4], b BOOLEAN, k INTEGER, "
                    + "PRIMARY KEY id)"
            )
            guard name == "indexed" else { continue }
            for columns in ["i", "f", "s", "b", "k, s", "i, f, b"] {
                try await database.run("CREATE INDEX ON t(\(columns))")
            }
        }
        for id in 0..<60 {
            let values = data.columns.map { RandomData.text(data.literal($0.type)) }.joined(separator: ", ")
            let key = Int.random(in: 0..<40, using: &data.numbers)
            let sql =
                id % 7 == 6
                ? "DELETE FROM t WHERE id = \(key)"
                : "UPSERT INTO t(id, i, f, s, b, k) VALUES (\(key), \(values))"
            #expect(try await indexed.run(sql) == plain.run(sql))
        }
        #expect(try await indexed.strayIndexEntries() == [])
    }

    @Test func everyPathFindsTheSameRows() async throws {
        print("random query seed \(seed)")
        var data = RandomData(numbers: SeededNumbers(seed: seed))
        let (indexed, plain) = (TestDatabase(), TestDatabase())
        try await fill(&data, indexed: indexed, plain: plain)
        let all = try await plain.session.query("SELECT * FROM t")
        let named = all.rows.map { row in
            Dictionary(uniqueKeysWithValues: zip(all.columns.map(\.name), row))
        }
        for _ in 0..<120 {
            let condition = data.condition()
            let sql = "SELECT * FROM t WHERE \(condition.text)"
            let expected = zip(all.rows, named).filter { condition.holds($0.1) }.map(\.0)
            #expect(try await plain.rows(sql + " ORDER BY id") == expected, "seed \(seed): \(sql)")
            #expect(Set(try await plain.rows(sql)) == Set(expected), "seed \(seed): \(sql)")
            #expect(Set(try await indexed.rows(sql)) == Set(expected), "seed \(seed): \(sql)")
            let column = data.columns.randomElement(using: &data.numbers)?.name ?? "i"
            for direction in ["ASC", "DESC"] {
                let ordered = sql + " ORDER BY \(column) \(direction), id \(direction)"
                #expect(try await indexed.rows(ordered) == plain.rows(ordered), "seed \(seed): \(ordered)")
            }
            var values: [SQLValue] = []
            let prepared = "SELECT * FROM t WHERE \(condition.prepared(&values))"
            let parameters = try Parameters(
                values.enumerated().map {
                    (
                        name: "p\(RandomCondition.letter($0.offset + 1))",
                        value: $0.element.isNull ? .null(.any) : $0.element
                    )
                })
            #expect(
                Set(try await indexed.rows(prepared, parameters)) == Set(expected),
                "seed \(seed): \(prepared)")
            let count = try await indexed.rows("SELECT COUNT(*) FROM t WHERE \(condition.text)")
            #expect(count == [[.integer(Int64(expected.count))]], "seed \(seed): \(sql)")
            let partition = "(\(condition.text)) OR NOT (\(condition.text)) OR (\(condition.text)) IS NULL"
            #expect(try await indexed.rows("SELECT * FROM t WHERE \(partition)").count == all.rows.count)
        }
    }

    @Test func joinsGroupsAndSetsMatchPlainLoops() async throws {
        print("random join seed \(seed)")
        var data = RandomData(numbers: SeededNumbers(seed: seed))
        let (indexed, plain) = (TestDatabase(), TestDatabase())
        try await fill(&data, indexed: indexed, plain: plain)
        let queries = [
            "SELECT x.id, y.id FROM t x JOIN t y ON x.i = y.k ORDER BY x.id, y.id",
            "SELECT x.id, y.id FROM t x LEFT JOIN t y ON y.s = x.s AND y.id > x.id ORDER BY x.id, y.id",
            "SELECT x.id, y.id FROM t x FULL JOIN t y ON x.id = y.i ORDER BY x.id, y.id",
            "SELECT i, COUNT(*), SUM(k), MIN(f), MAX(s) FROM t GROUP BY i ORDER BY i",
            "SELECT i, b, COUNT(*) FROM t GROUP BY i, b HAVING COUNT(*) > 1 ORDER BY i, b",
            "SELECT DISTINCT s FROM t ORDER BY s", "SELECT i FROM t UNION SELECT k FROM t ORDER BY k",
            "SELECT id FROM t WHERE i IN (SELECT k FROM t WHERE b = true) ORDER BY id",
            "SELECT id FROM t a WHERE EXISTS (SELECT id FROM t WHERE t.k = a.i AND t.id != a.id) ORDER BY id",
            "SELECT id, RANK() OVER (PARTITION BY b ORDER BY i DESC) AS r FROM t ORDER BY id",
        ]
        for sql in queries { #expect(try await indexed.rows(sql) == plain.rows(sql), "seed \(seed): \(sql)") }
        let rows = try await plain.rows("SELECT id, i, k FROM t ORDER BY id")
        let pairs = rows.flatMap { x in rows.filter { $0[2] == x[1] }.map { [x[0], $0[0]] } }
        #expect(try await indexed.rows(queries[0]) == pairs, "seed \(seed)")
    }

    @Test func sortsThatSpillGiveTheSameOrder() async throws {
        let files = MemoryFileSystem()
        try files.createDirectory("/tmp", permissions: 0o700)
        var options = SQLEngine.Options()
        options.sortBufferRows = 5
        options.spill = SpillStorage(files: files, directory: "/tmp")
        var data = RandomData(numbers: SeededNumbers(seed: seed))
        let (spilling, plain) = (TestDatabase(options: options), TestDatabase())
        try await fill(&data, indexed: spilling, plain: plain)
        for order in ["i", "f DESC, s", "b, k DESC NULLS FIRST", "s DESC"] {
            let sql = "SELECT * FROM t ORDER BY \(order), id"
            #expect(try await spilling.rows(sql) == plain.rows(sql), "seed \(seed): \(sql)")
        }
        #expect(try files.list("/tmp").isEmpty)
    }
}

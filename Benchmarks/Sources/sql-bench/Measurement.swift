import Foundation

/// One piece of work that both sides do.
struct Measurement: Sendable {
    var name: String
    /// What one operation is.
    var unit: String
    /// Operations of one run.
    var operations: Int
    /// Least share of SQLite's rate that is wanted.
    var goal: Double
    var run: @Sendable (any Contestant) async throws -> Outcome
}

/// Tables, rows and queries of the benchmark.
struct Plan: Sendable {
    let orders: Int
    let customers: Int
    /// Different values of the column `category`.
    static let categories = 1000
    static let rowsPerTransaction = 1000

    static let definitions = [
        (
            "CREATE TABLE customers (id INTEGER, name VARCHAR[32], PRIMARY KEY id)",
            "CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT)"
        ),
        (
            "CREATE TABLE orders (id INTEGER, customer INTEGER, category INTEGER, amount INTEGER, "
                + "note VARCHAR[64], PRIMARY KEY id)",
            "CREATE TABLE orders (id INTEGER PRIMARY KEY, customer INTEGER, category INTEGER, "
                + "amount INTEGER, note TEXT)"
        ),
        ("CREATE INDEX ON orders(customer)", "CREATE INDEX by_customer ON orders(customer)"),
        ("CREATE INDEX ON orders(category)", "CREATE INDEX by_category ON orders(category)"),
    ]

    @Sendable static func customer(_ number: Int) -> [Cell] {
        [.integer(Int64(number)), .text("customer number \(number)")]
    }

    /// A row of `orders`; the multiplications spread values over the whole range.
    func order(_ number: Int) -> [Cell] {
        [
            .integer(Int64(number)), .integer(Int64(number &* 7919 % customers)),
            .integer(Int64(number &* 104_729 % Self.categories)), .integer(Int64(number % 977)),
            .text("a note of some length, number \(number)"),
        ]
    }

    private func spread(_ count: Int, over range: Int) -> [[Cell]] {
        (0..<count).map { [.integer(Int64($0 &* 15_485_863 % range))] }
    }

    var inserts: Measurement {
        Measurement(
            name: "INSERT of \(orders) rows, two indexes, \(Self.rowsPerTransaction) per transaction",
            unit: "rows/s", operations: orders, goal: 0.25
        ) { side in
            try await side.insert(
                "INSERT INTO orders (id, customer, category, amount, note) VALUES (?, ?, ?, ?, ?)",
                rows: orders,
                batch: Self.rowsPerTransaction, { order($0) })
            // The indexes have to be there, too, not only what they follow from.
            return try await side.query(
                "SELECT COUNT(*) FROM orders WHERE customer = 1 AND category = 1", [[]])
        }
    }

    private func query(
        _ name: String, _ unit: String, _ text: String, _ sets: [[Cell]] = [[]], operations: Int? = nil
    ) -> Measurement {
        Measurement(name: name, unit: unit, operations: operations ?? sets.count, goal: 0.3) {
            try await $0.query(text, sets)
        }
    }

    var queries: [Measurement] {
        [
            query(
                "point SELECT by primary key", "queries/s", "SELECT * FROM orders WHERE id = ?",
                spread(20_000, over: orders)),
            query(
                "SELECT by secondary index, \(orders / customers) rows each", "queries/s",
                "SELECT * FROM orders WHERE customer = ?", spread(5_000, over: customers)),
            query(
                "ORDER BY on an index, LIMIT 100", "queries/s",
                "SELECT id, customer, amount FROM orders WHERE customer >= ? ORDER BY customer LIMIT 100",
                spread(1_000, over: customers / 2)),
            query(
                "GROUP BY over all rows", "rows/s",
                "SELECT amount, COUNT(*), SUM(id) FROM orders GROUP BY amount", operations: orders),
            query(
                "GROUP BY of an indexed column over all rows", "rows/s",
                "SELECT category, COUNT(*) FROM orders GROUP BY category", operations: orders),
            query(
                "COUNT(*) by index, \(orders / Self.categories) rows each", "queries/s",
                "SELECT COUNT(*) FROM orders WHERE category = ?", spread(500, over: Self.categories)),
            query("COUNT(*) of all rows", "rows/s", "SELECT COUNT(*) FROM orders", operations: orders),
            query(
                "join of \(customers) and \(orders) rows", "rows/s",
                "SELECT COUNT(*), SUM(o.amount) FROM orders o INNER JOIN customers c ON c.id = o.customer",
                operations: orders),
            query("SELECT of all rows", "rows/s", "SELECT * FROM orders", operations: orders),
        ]
    }
}

/// A value of the benchmark's tables.
enum Cell: Hashable, Sendable {
    case integer(Int64)
    case float(Double)
    case text(String)
}

/// What a query gave: enough to see that both sides did the same work.
struct Outcome: Equatable, Sendable {
    var rows = 0
    /// Sum of all integer cells, wrapping.
    var integers: Int64 = 0
    /// Bytes of all texts.
    var textBytes = 0

    mutating func count(_ integer: Int64) { integers &+= integer }

    mutating func count(text: Int) { textBytes += text }
}

/// A database that the benchmark drives.
protocol Contestant: Sendable {
    var name: String { get }
    func execute(_ text: String) async throws
    /// Inserts rows with one prepared statement, in transactions of `batch` rows.
    func insert(_ text: String, rows: Int, batch: Int, _ row: @escaping @Sendable (Int) -> [Cell])
        async throws
    /// Runs a prepared query once for each set of parameters, each time in a transaction of its own, and
    /// reads every cell of its rows.
    func query(_ text: String, _ sets: [[Cell]]) async throws -> Outcome
    /// What ought to happen after loading and before queries are measured.
    func settle() async throws
}

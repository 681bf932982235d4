import ImmuDBClient
import ImmuDBProofs
import ImmuDBRecords

/// Puts rows into a table, many with one transaction. Values travel as parameters, never inside the text.
struct TableImport {
    /// What happens to a row whose key is in the table already.
    enum Existing: String, Sendable, CaseIterable { case refuse, skip, replace }

    let client: LedgerClient
    let shape: TableShape
    let batchRows: Int
    var existing: Existing
    private(set) var rows: UInt64 = 0
    private(set) var transactions: UInt64 = 0
    /// Up to where the file is done with; nil before the first transaction.
    private(set) var done: RowEnd?
    private var batch: [FileRow] = []
    private var batchBytes = 0

    init(client: LedgerClient, shape: TableShape, batchRows: Int, existing: Existing) {
        self.client = client
        self.shape = shape
        self.batchRows = batchRows
        self.existing = existing
    }

    /// Takes a row in.
    /// - Returns: the rows that were refused, when a transaction was due; nil when none was.
    mutating func add(_ row: FileRow) async throws -> [RefusedRow]? {
        var refused: [RefusedRow]?
        if let first = batch.first, first.columns != row.columns { refused = try await flush() }
        batch.append(row)
        batchBytes += row.text.count
        if batch.count >= batchRows || batchBytes >= Limits.batchBytesMax {
            refused = (refused ?? []) + (try await flush())
        }
        return refused
    }

    /// Writes what has been taken in so far.
    /// - Returns: the rows that were refused.
    mutating func flush() async throws -> [RefusedRow] {
        defer {
            batch.removeAll(keepingCapacity: true)
            batchBytes = 0
        }
        guard let last = batch.last else { return [] }
        let refused = try await insert(batch[...])
        done = last.end
        return refused
    }

    /// Inserts rows with one transaction; when that is refused, each half by itself, down to the row that
    /// is to blame.
    private mutating func insert(_ part: ArraySlice<FileRow>) async throws -> [RefusedRow] {
        do {
            let commits = try await client.sqlExec(
                statement(part), parameters: SQLParameter.positional(part.flatMap(\.values)))
            rows += commits.claimed.reduce(0) { $0 + UInt64($1.updatedRows) }
            transactions += UInt64(commits.claimed.count)
            return []
        } catch let error as ClientError where Self.isAboutRows(error) {
            guard part.count > 1 else {
                return part.map { RefusedRow(line: $0.line, text: $0.text, reason: error.message) }
            }
            let middle = part.startIndex + part.count / 2
            let first = try await insert(part[..<middle])
            return first + (try await insert(part[middle...]))
        }
    }

    private static func isAboutRows(_ error: ClientError) -> Bool {
        switch error.code {
        case .sql, .conflict, .invalidArgument, .limit, .other: true
        default: false
        }
    }

    private func statement(_ part: ArraySlice<FileRow>) -> String {
        let columns = part.first?.columns ?? []
        let names = columns.map { SQLText.identifier(shape.columns[$0].name) }.joined(separator: ", ")
        let marks = "(\(Array(repeating: "?", count: columns.count).joined(separator: ", ")))"
        let verb = existing == .replace ? "UPSERT" : "INSERT"
        let end = existing == .skip ? " ON CONFLICT DO NOTHING" : ""
        return "\(verb) INTO \(SQLText.identifier(shape.name)) (\(names)) VALUES "
            + Array(repeating: marks, count: part.count).joined(separator: ", ") + end
    }
}

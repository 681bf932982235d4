import CSQLite

/// SQLite with a write-ahead log and `synchronous=NORMAL`.
final class SQLiteContestant: Contestant, @unchecked Sendable {
    let name = "SQLite"
    private let handle: OpaquePointer

    /// Failure of a call, in SQLite's words.
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    init(path: String) throws {
        var opened: OpaquePointer?
        guard sqlite3_open(path, &opened) == SQLITE_OK, let opened else {
            throw Failure(description: "SQLite cannot open \(path)")
        }
        handle = opened
        try run("PRAGMA journal_mode=WAL")
        try run("PRAGMA synchronous=NORMAL")
    }

    deinit { sqlite3_close_v2(handle) }

    static var version: String { String(cString: sqlite3_libversion()) }

    private func failure() -> Failure { Failure(description: String(cString: sqlite3_errmsg(handle))) }

    private func run(_ text: String) throws {
        guard sqlite3_exec(handle, text, nil, nil, nil) == SQLITE_OK else { throw failure() }
    }

    func execute(_ text: String) throws { try run(text) }

    private func prepare(_ text: String) throws -> OpaquePointer {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(handle, text, -1, &statement, nil) == SQLITE_OK, let statement else {
            throw failure()
        }
        return statement
    }

    private func bind(_ cells: [Cell], to statement: OpaquePointer) throws {
        for (index, cell) in cells.enumerated() {
            let place = Int32(index) + 1
            let status: Int32
            switch cell {
            case .integer(let value): status = sqlite3_bind_int64(statement, place, value)
            case .float(let value): status = sqlite3_bind_double(statement, place, value)
            case .text(let value):
                // -1: SQLite makes its own copy.
                let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
                status = sqlite3_bind_text(statement, place, value, Int32(value.utf8.count), copies)
            }
            guard status == SQLITE_OK else { throw failure() }
        }
    }

    func insert(_ text: String, rows: Int, batch: Int, _ row: @escaping @Sendable (Int) -> [Cell]) throws {
        let statement = try prepare(text)
        defer { sqlite3_finalize(statement) }
        for start in stride(from: 0, to: rows, by: batch) {
            try run("BEGIN")
            for number in start..<min(start + batch, rows) {
                try bind(row(number), to: statement)
                guard sqlite3_step(statement) == SQLITE_DONE else { throw failure() }
                sqlite3_reset(statement)
            }
            try run("COMMIT")
        }
    }

    func query(_ text: String, _ sets: [[Cell]]) throws -> Outcome {
        let statement = try prepare(text)
        defer { sqlite3_finalize(statement) }
        var outcome = Outcome()
        for set in sets {
            try bind(set, to: statement)
            while true {
                let status = sqlite3_step(statement)
                if status == SQLITE_DONE { break }
                guard status == SQLITE_ROW else { throw failure() }
                read(statement, into: &outcome)
            }
            sqlite3_reset(statement)
        }
        return outcome
    }

    private func read(_ statement: OpaquePointer, into outcome: inout Outcome) {
        outcome.rows += 1
        for column in 0..<sqlite3_column_count(statement) {
            switch sqlite3_column_type(statement, column) {
            case SQLITE_INTEGER: outcome.count(sqlite3_column_int64(statement, column))
            case SQLITE_TEXT:
                // As the other side does, the text is made a string.
                if let bytes = sqlite3_column_text(statement, column) {
                    outcome.count(text: String(cString: bytes).utf8.count)
                }
            default: _ = sqlite3_column_double(statement, column)
            }
        }
    }

    func settle() throws {
        try run("PRAGMA wal_checkpoint(TRUNCATE)")
        try run("ANALYZE")
    }
}

package import CommandLineKit
package import ImmuDBClient
package import ImmuDBRecords

/// How an interactive transaction stands.
package enum TransactionMark: Sendable, Hashable {
    case none
    case open
    /// A statement failed, or the session ended: nothing of it was written, and it waits for ROLLBACK.
    case failed
}

/// A row and what is known about it.
package struct RowView: Sendable {
    package var table: String
    package var columns: [SQLColumn]
    package var values: [SQLValue]
    package var txID: UInt64
    /// Unix seconds.
    package var timestamp: Int64?
    /// Something of the table was seen for the first time and is pinned from now on.
    package var isSchemaNew: Bool
    package var badge: Badge
}

/// What was written by statements.
package struct ExecutionView: Sendable, Hashable {
    package var updatedRows: UInt64
    /// The last transaction; nil when nothing was committed (yet).
    package var txID: UInt64?
    /// Generated keys: first and last one of each table.
    package var keys: [String: (first: SQLValue?, last: SQLValue?)]

    package static func == (left: ExecutionView, right: ExecutionView) -> Bool {
        left.updatedRows == right.updatedRows && left.txID == right.txID
            && left.keys.keys == right.keys.keys
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(updatedRows)
        hasher.combine(txID)
    }
}

/// What commands need of the relational half of a database. Answers are claims unless they say otherwise.
package protocol SQLDesk: Sendable {
    /// Executes statements, inside the open transaction if there is one.
    func execute(_ text: String, parameters: [SQLParameter]) async throws -> ExecutionView
    /// Executes a query, inside the open transaction if there is one.
    func query(
        _ text: String, parameters: [SQLParameter],
        onBatch: @escaping @Sendable (SQLBatch) async throws -> Void) async throws
    func tables() async throws -> [String]
    func describe(_ table: String) async throws -> [SQLColumnDescription]
    /// Reads a row by its primary key and proves it.
    func row(_ table: String, key: [SQLValue], atTx: UInt64?) async throws -> RowView
    /// Proves a row that was seen, when it has its primary key.
    func badge(of row: ExpectedRow, in table: String) async throws -> Badge
    /// Proves that a transaction is part of the history, so that the trusted state moves along with it.
    func badge(ofTransaction txID: UInt64) async throws -> Badge
    /// Gives up the pinned schema of a table.
    func forgetSchema(_ table: String) async throws

    var transaction: TransactionMark { get }
    func begin() async throws
    func commit() async throws -> ExecutionView
    func rollback() async throws
}

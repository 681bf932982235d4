import CommandLineKit
import ImmuDBClient
import ImmuDBProofs
import ImmuDBRecords
import Synchronization

/// The relational half behind a client.
final class ConnectedSQLDesk: SQLDesk {
    private let client: LedgerClient
    private let current = Mutex<SQLTransaction?>(nil)

    init(_ client: LedgerClient) { self.client = client }

    var transaction: TransactionMark {
        guard let open = current.withLock({ $0 }) else { return .none }
        switch open.state {
        case .open: return .open
        case .cancelled, .lost: return .failed
        case .committed, .rolledBack: return .none
        }
    }

    func execute(_ text: String, parameters: [SQLParameter]) async throws -> ExecutionView {
        if let open = current.withLock({ $0 }) {
            try await open.execute(text, parameters: parameters)
            return ExecutionView(updatedRows: 0, txID: nil, keys: [:])
        }
        return ExecutionView(try await client.sqlExec(text, parameters: parameters).claimed)
    }

    func query(
        _ text: String, parameters: [SQLParameter],
        onBatch: @escaping @Sendable (SQLBatch) async throws -> Void
    ) async throws {
        if let open = current.withLock({ $0 }) {
            try await open.query(text, parameters: parameters, onBatch: onBatch)
        } else {
            try await client.sqlQuery(text, parameters: parameters, onBatch: onBatch)
        }
    }

    func tables() async throws -> [String] { try await client.tables().claimed }

    func describe(_ table: String) async throws -> [SQLColumnDescription] {
        try await client.describe(table: table).claimed
    }

    func row(_ table: String, key: [SQLValue], atTx txID: UInt64?) async throws -> RowView {
        let row = try await client.verifiedRow(table, key: key, atTx: txID)
        return RowView(
            table: row.table.name, columns: row.columns, values: row.values, txID: row.txID,
            timestamp: row.timestamp, isSchemaNew: row.isSchemaNew, badge: .proven(by: row.proof))
    }

    func badge(of row: ExpectedRow, in table: String) async throws -> Badge {
        do {
            guard let proven = try await client.verifiedRow(table, matching: row) else { return .unproven }
            return .proven(by: proven.proof)
        } catch let error as ClientError {
            // What is about this row alone is shown beside it; a server that is not the trusted one is an
            // alarm.
            switch error.verdict {
            case .valueMismatch?: return .failed(.valueMismatch)
            case nil where error.code == .notFound || error.code == .sql: return .unproven
            case _: throw error
            }
        }
    }

    func badge(ofTransaction txID: UInt64) async throws -> Badge {
        do {
            return .proven(by: try await client.verifiedTransaction(txID, detail: .header))
        } catch let error as ClientError where error.code == .permission || error.code == .unsupported {
            // Somebody who may write but not read: nothing is proven, which is what is shown.
            return .unproven
        }
    }

    func forgetSchema(_ table: String) async throws {
        try await client.trust.forgetSchema(client.pin, table: table.lowercased())
    }

    func begin() async throws {
        guard current.withLock({ $0 }) == nil else {
            throw CommandFailure(
                .sql, "a transaction is open already", hint: "COMMIT or ROLLBACK it first")
        }
        let begun = try await client.beginTransaction()
        current.withLock { $0 = begun }
    }

    func commit() async throws -> ExecutionView {
        let open = try ongoing()
        defer { current.withLock { $0 = nil } }
        return ExecutionView([try await open.commit().claimed])
    }

    func rollback() async throws {
        let open = try ongoing()
        defer { current.withLock { $0 = nil } }
        try await open.rollback()
    }

    private func ongoing() throws(CommandFailure) -> SQLTransaction {
        guard let open = current.withLock({ $0 }) else {
            throw CommandFailure(.sql, "no transaction is open", hint: "BEGIN starts one")
        }
        return open
    }
}

extension ExecutionView {
    init(_ commits: [SQLCommit]) {
        var keys: [String: (first: SQLValue?, last: SQLValue?)] = [:]
        for commit in commits {
            for (table, value) in commit.lastInsertedKeys {
                keys[table] = (keys[table]?.first ?? commit.firstInsertedKeys[table], value)
            }
        }
        self.init(
            updatedRows: commits.reduce(0) { $0 &+ UInt64($1.updatedRows) },
            txID: commits.last { $0.header != nil }?.header?.id, keys: keys)
    }
}

package import ImmuDBRecords
internal import Synchronization

/// Outcome of one transaction that a script committed.
package struct SQLCommit: Sendable, Hashable {
    /// Id of the transaction; nil when nothing was written.
    package var txID: UInt64?
    package var affectedRows: Int
    /// First and last key of each table with an AUTO_INCREMENT key.
    package var firstKeys: [String: SQLValue]
    package var lastKeys: [String: SQLValue]

    package init(
        txID: UInt64?, affectedRows: Int, firstKeys: [String: SQLValue], lastKeys: [String: SQLValue]
    ) {
        self.txID = txID
        self.affectedRows = affectedRows
        self.firstKeys = firstKeys
        self.lastKeys = lastKeys
    }
}

/// Outcome of a script.
package struct SQLOutcome: Sendable, Hashable {
    package var commits: [SQLCommit] = []
    /// What the transaction that is still open has done so far.
    package var pending: SQLCommit?

    /// Rows written by all transactions, the open one included.
    package var affectedRows: Int {
        commits.reduce(pending?.affectedRows ?? 0) { $0 + $1.affectedRows }
    }
}

/// Columns and rows of a query.
package struct SQLTable: Sendable, Hashable {
    package var columns: [ResultColumn]
    package var rows: [[SQLValue]]
}

/// Runs scripts on a database, with an explicit transaction that may last over several of them.
package actor SQLSession {
    private var engine: SQLEngine
    private var store: any KeyValueStore
    private let host: (any SQLHost)?
    private var open: SQLTransaction?
    /// Whether the open transaction was begun by BEGIN.
    private var isExplicit = false

    package init(engine: SQLEngine, store: any KeyValueStore, host: (any SQLHost)? = nil) {
        self.engine = engine
        self.store = store
        self.host = host
    }

    /// Whether an explicit transaction is open.
    package var isInTransaction: Bool { open != nil && isExplicit }

    /// Begins an explicit transaction, as BEGIN does, but perhaps one that only reads.
    /// - Throws: `SQLError.nestedTransaction`; what the store throws.
    package func begin(isReadOnly: Bool) async throws {
        guard open == nil else { throw SQLError(.nestedTransaction) }
        let begun = try await store.begin(isReadOnly: isReadOnly)
        open = SQLTransaction(engine: engine, store: begun, host: host)
        isExplicit = true
    }

    /// Executes the statements of a script.
    /// - Throws: `SQLError`; what the store throws. An open transaction is cancelled then.
    package func execute(_ text: String, _ parameters: Parameters = Parameters()) async throws -> SQLOutcome {
        let statements = try parse(text)
        guard !statements.isEmpty else { throw SQLError(.illegalArguments) }
        var outcome = SQLOutcome()
        do {
            for statement in statements {
                try await run(statement, parameters, &outcome)
                if engine.options.autocommit, !isExplicit { try await commit(&outcome) }
            }
            if !isExplicit { try await commit(&outcome) }
        } catch {
            cancel()
            throw error
        }
        outcome.pending = open.map { SQLCommit($0, txID: nil) }
        return outcome
    }

    /// Runs one statement that yields rows and returns them all.
    /// - Throws: as ``query(_:_:batchRows:_:)``.
    package func query(_ text: String, _ parameters: Parameters = Parameters()) async throws -> SQLTable {
        let collected = Mutex(SQLTable(columns: [], rows: []))
        try await query(text, parameters, batchRows: Limits.collectedBatchRows) { columns, rows in
            collected.withLock { table in
                table.columns = columns
                table.rows += rows
            }
        }
        return collected.withLock { $0 }
    }

    /// Runs one statement that yields rows and hands them over in batches; a result without rows is one
    /// empty batch.
    /// - Throws: `SQLError`; what the store and `body` throw. An open transaction is cancelled then.
    package func query(
        _ text: String, _ parameters: Parameters = Parameters(), batchRows: Int,
        _ body: @Sendable (_ columns: [ResultColumn], _ rows: [[SQLValue]]) async throws -> Void
    ) async throws {
        let statements = try parse(text)
        guard let statement = statements.first, statements.count == 1, statement.yieldsRows else {
            throw SQLError(.expectingQuery)
        }
        try host?.requireAccess(statement)
        do {
            if let open {
                let rows = try open.query(statement, parameters)
                return try await deliver(rows, batchRows, body)
            }
            let begun = try await store.begin(isReadOnly: statement.isReadOnly)
            let transaction = SQLTransaction(engine: engine, store: begun, host: host)
            defer { begun.cancel() }
            let rows = try transaction.query(statement, parameters)
            if statement.isReadOnly { return try await deliver(rows, batchRows, body) }
            _ = try await begun.commit()
            try await deliver(rows, batchRows, body)
        } catch {
            cancel()
            throw error
        }
    }

    private func deliver(
        _ rows: SQLRows, _ batchRows: Int,
        _ body: @Sendable (_ columns: [ResultColumn], _ rows: [[SQLValue]]) async throws -> Void
    ) async throws {
        try await rows.deliver(batchRows: batchRows) { batch, _ in try await body(rows.columns, batch) }
    }

    /// Types of the parameters of a script.
    package func inferParameters(of text: String) async throws -> [String: SQLType] {
        let statements = try parse(text)
        if let open { return try open.inferParameters(of: statements) }
        let begun = try await store.begin(isReadOnly: true)
        defer { begun.cancel() }
        let transaction = SQLTransaction(engine: engine, store: begun, host: host)
        return try transaction.inferParameters(of: statements)
    }

    /// Ends an open transaction without writing.
    package func cancel() {
        open?.store.cancel()
        open = nil
        isExplicit = false
    }

    private func parse(_ text: String) throws -> [Statement] {
        do {
            return try SQLEngine.parse(text)
        } catch {
            cancel()
            throw error
        }
    }

    private func run(
        _ statement: Statement, _ parameters: Parameters, _ outcome: inout SQLOutcome
    ) async throws {
        switch statement {
        case .transaction(let statement): try await run(statement, &outcome)
        case .access(let access):
            guard !isExplicit else {
                throw SQLError(.nonTransactional, ": \(access.noun) can not be done within a transaction")
            }
            guard let host else { throw SQLError(.unspecifiedHost) }
            try host.requireAccess(statement)
            try await commit(&outcome)
            try await host.run(access)
        case .definition, .change, .query:
            try host?.requireAccess(statement)
            try await transaction().execute(statement, parameters)
        }
    }

    private func run(_ statement: TransactionStatement, _ outcome: inout SQLOutcome) async throws {
        switch statement {
        case .begin:
            guard !isExplicit else { throw SQLError(.nestedTransaction) }
            try await commit(&outcome)
            _ = try await transaction()
            isExplicit = true
        case .commit:
            guard isExplicit else { throw SQLError(.noTransaction) }
            try await commit(&outcome)
        case .rollback:
            guard isExplicit else { throw SQLError(.noTransaction) }
            cancel()
        case .savepoint(let name): try explicit().savepoint(name)
        case .release(let name): try explicit().release(name)
        case .rollbackTo(let name): try explicit().rollback(to: name)
        case .useDatabase(let name):
            guard !isExplicit else {
                throw SQLError(
                    .nonTransactional, ": database selection can NOT be executed within a transaction block")
            }
            guard let host else { throw SQLError(.unspecifiedHost) }
            try await commit(&outcome)
            (engine, store) = try await host.useDatabase(name)
        case .useSnapshot: throw SQLError(.notSupported)
        }
    }

    private func explicit() throws(SQLError) -> SQLTransaction {
        guard let open, isExplicit else { throw SQLError(.noTransaction) }
        return open
    }

    private func transaction() async throws -> SQLTransaction {
        if let open { return open }
        let begun = try await store.begin(isReadOnly: false)
        let transaction = SQLTransaction(engine: engine, store: begun, host: host)
        open = transaction
        return transaction
    }

    private func commit(_ outcome: inout SQLOutcome) async throws {
        guard let transaction = open else { return }
        open = nil
        isExplicit = false
        var commit = SQLCommit(transaction, txID: nil)
        commit.txID = try await transaction.store.commit()
        outcome.commits.append(commit)
    }
}

extension SQLCommit {
    init(_ transaction: SQLTransaction, txID: UInt64?) {
        self.init(
            txID: txID, affectedRows: transaction.affectedRows, firstKeys: transaction.firstKeys,
            lastKeys: transaction.lastKeys)
    }
}

extension AccessStatement {
    /// What the statement does, as errors say it.
    fileprivate var noun: String {
        switch self {
        case .createDatabase: "database creation"
        case .createUser: "user creation"
        case .alterUser: "user modification"
        case .dropUser: "user deletion"
        case .grant: "grant of privileges"
        case .revoke: "revocation of privileges"
        }
    }
}

extension SQLHost {
    fileprivate func run(_ statement: AccessStatement) async throws {
        switch statement {
        case .createDatabase(let name, let ifNotExists):
            try await createDatabase(name, ifNotExists: ifNotExists)
        case .createUser(let name, let password, let permission):
            try await createUser(name, password: password, permission: permission)
        case .alterUser(let name, let password, let permission):
            try await alterUser(name, password: password, permission: permission)
        case .dropUser(let name): try await dropUser(name)
        case .grant(let privileges, let database, let user):
            try await grant(privileges, database: database, user: user)
        case .revoke(let privileges, let database, let user):
            try await revoke(privileges, database: database, user: user)
        }
    }
}

internal import ImmuDBEngine
internal import ImmuDBProtocol
internal import ImmuDBRecords
internal import ImmuDBSQL

/// A transaction over several calls of a session.
actor InteractiveTransaction: SessionResource {
    let database: Database
    let isReadOnly: Bool
    private let begun: any KeyValueTransaction
    private let transaction: SQLTransaction

    init(_ database: Database, _ begun: any KeyValueTransaction, host: CallHost, isReadOnly: Bool) {
        self.database = database
        self.begun = begun
        self.isReadOnly = isReadOnly
        transaction = SQLTransaction(engine: database.sql, store: begun, host: host)
    }

    nonisolated func cancel() { begun.cancel() }

    /// Runs the statements of a script. The transaction is of no more use after an error.
    func execute(_ text: String, _ parameters: Parameters, host: CallHost) throws {
        let statements = try SQLEngine.parse(text)
        guard !statements.isEmpty else { throw SQLError(.illegalArguments) }
        for statement in statements {
            switch statement {
            case .transaction(.begin): throw SQLError(.nestedTransaction)
            case .transaction(.savepoint(let name)): transaction.savepoint(name)
            case .transaction(.release(let name)): try transaction.release(name)
            case .transaction(.rollbackTo(let name)): try transaction.rollback(to: name)
            case .transaction, .access:
                throw SQLError(.nonTransactional, ": use the calls that end a transaction, or none")
            case .definition, .change, .query:
                try host.requireAccess(statement)
                try transaction.execute(statement, parameters)
            }
        }
    }

    /// Runs a query and hands its rows over in batches.
    func query(
        _ text: String, _ parameters: Parameters, host: CallHost, batchRows: Int,
        _ send: @Sendable (Immudb_Schema_SQLQueryResult) async throws -> Void
    ) async throws {
        guard let statement = try SQLEngine.parse(text).first, statement.yieldsRows else {
            throw ServerFailure.notAQuery
        }
        try host.requireAccess(statement)
        let rows = try transaction.query(statement, parameters)
        try await rows.deliver(batchRows: batchRows) { batch, isFirst in
            try await send(Immudb_Schema_SQLQueryResult(rows.columns, rows: batch, isFirst: isFirst))
        }
    }

    /// Makes everything durable.
    func commit() async throws -> SQLCommit {
        let txID = try await begun.commit()
        return SQLCommit(
            txID: txID, affectedRows: transaction.affectedRows, firstKeys: transaction.firstKeys,
            lastKeys: transaction.lastKeys)
    }
}

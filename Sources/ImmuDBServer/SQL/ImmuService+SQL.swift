package import GRPCCore
internal import ImmuDBEngine
package import ImmuDBProtocol
internal import ImmuDBRecords
internal import ImmuDBSQL
package import SwiftProtobuf

/// Scripts and queries, each in transactions of its own.
extension ImmuService {
    package func sqlExec(
        request: Immudb_Schema_SQLExecRequest, context: ServerContext
    ) async throws -> Immudb_Schema_SQLExecResult {
        let database = try writableDatabase()
        let host = try await host(context, database, request.sql)
        let session = database.sqlSession(host)
        let outcome = try await session.execute(request.sql, try Parameters(wire: request.params))
        guard outcome.pending == nil else {
            await session.cancel()
            throw ServerFailure.transactionLeftOpen
        }
        return try .with {
            $0.txs = try outcome.commits.map { try Immudb_Schema_CommittedSQLTx($0, in: database) }
        }
    }

    package func unarySQLQuery(
        request: Immudb_Schema_SQLQueryRequest, context: ServerContext
    ) async throws -> Immudb_Schema_SQLQueryResult {
        let query = try await SQLCallQuery(self, request, context)
        return try query.whole()
    }

    package func sqlQuery(
        request: Immudb_Schema_SQLQueryRequest, response: RPCWriter<Immudb_Schema_SQLQueryResult>,
        context: ServerContext
    ) async throws {
        let query = try await SQLCallQuery(self, request, context)
        guard request.acceptStream else { return try await response.write(query.whole()) }
        try await query.deliver { try await response.write($0) }
    }

    package func listTables(
        request: Google_Protobuf_Empty, context: ServerContext
    ) async throws -> Immudb_Schema_SQLQueryResult {
        let names = try await database().reading { try $0.catalog().tables.map(\.name) }
        return .with {
            $0.columns = [
                .with {
                    $0.name = "TABLE"
                    $0.type = SQLType.varchar.rawValue
                }
            ]
            $0.rows = names.map { name in
                .with {
                    $0.columns = ["TABLE"]
                    $0.values = [Immudb_Schema_SQLValue(.varchar(name))]
                }
            }
        }
    }

    package func describeTable(
        request: Immudb_Schema_Table, context: ServerContext
    ) async throws -> Immudb_Schema_SQLQueryResult {
        let table = try await database().reading { try $0.catalog().requireTable(request.tableName) }
        let columns: [(String, SQLType)] = [
            ("COLUMN", .varchar), ("TYPE", .varchar), ("NULLABLE", .boolean), ("INDEX", .varchar),
            ("AUTO_INCREMENT", .boolean), ("UNIQUE", .boolean),
        ]
        return .with {
            $0.columns = columns.map { column in
                .with {
                    $0.name = column.0
                    $0.type = column.1.rawValue
                }
            }
            $0.rows = table.columns.map { column in
                .with {
                    $0.columns = columns.map(\.0)
                    $0.values = table.description(of: column).map { Immudb_Schema_SQLValue($0) }
                }
            }
        }
    }

    /// What statements of the current call can ask of the server.
    func host(_ context: ServerContext, _ database: Database, _ text: String) async throws -> CallHost {
        try await CallHost(self, context, caller: caller(), database: database.name, script: text)
    }
}

extension Table {
    /// A row of the answer to DescribeTable.
    fileprivate func description(of column: Column) -> [SQLValue] {
        let isKey = primaryIndex.columnIDs.contains(column.id)
        let single = secondaryIndexes.filter { $0.columnIDs == [column.id] }
        let hasLength = (column.type == .varchar || column.type == .blob) && column.maxLength > 0
        let type = column.type.rawValue + (hasLength ? "(\(column.maxLength))" : "")
        let index = isKey ? "PRIMARY KEY" : isIndexed(column) ? "YES" : "NO"
        let isUnique = isKey ? primaryIndex.columnIDs.count == 1 : single.contains(where: \.isUnique)
        return [
            .varchar(column.name), .varchar(type), .boolean(!column.isNotNull && !isKey), .varchar(index),
            .boolean(column.isAutoIncrement), .boolean(isUnique),
        ]
    }
}

/// One query of a call over a snapshot of its own.
///
/// Belongs to the task of the call: rows are read as they are sent.
private final class SQLCallQuery {
    private let transaction: any KeyValueTransaction
    private let rows: SQLRows

    init(
        _ service: ImmuService, _ request: Immudb_Schema_SQLQueryRequest, _ context: ServerContext
    ) async throws {
        let database = try service.database()
        let host = try await service.host(context, database, request.sql)
        let parameters = try Parameters(wire: request.params)
        guard let statement = try SQLEngine.parse(request.sql).first, statement.yieldsRows else {
            throw ServerFailure.notAQuery
        }
        try host.requireAccess(statement)
        if !statement.isReadOnly { _ = try service.writableDatabase() }
        transaction = try await database.keyValues.begin(isReadOnly: statement.isReadOnly)
        let running = SQLTransaction(engine: database.sql, store: transaction, host: host)
        rows = try running.query(statement, parameters)
        if !statement.isReadOnly { _ = try await transaction.commit() }
    }

    deinit { transaction.cancel() }

    /// All rows in one message.
    /// - Throws: when there are more than one message may hold.
    func whole() throws -> Immudb_Schema_SQLQueryResult {
        let batch = try rows.next(Limits.rowsPerMessageMax + 1)
        guard batch.count <= Limits.rowsPerMessageMax else {
            throw ServerFailure.tooManyRows(Limits.rowsPerMessageMax)
        }
        return Immudb_Schema_SQLQueryResult(rows.columns, rows: batch, isFirst: true)
    }

    /// The rows message by message; the first one has the columns.
    func deliver(_ send: (Immudb_Schema_SQLQueryResult) async throws -> Void) async throws {
        try await rows.deliver(batchRows: Limits.rowsPerMessageMax) { batch, isFirst in
            try await send(Immudb_Schema_SQLQueryResult(rows.columns, rows: batch, isFirst: isFirst))
        }
    }
}

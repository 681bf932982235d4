package import GRPCCore
internal import ImmuDBEngine
package import ImmuDBProtocol
internal import ImmuDBSQL
package import SwiftProtobuf

/// Transactions over several calls of a session.
extension ImmuService {
    package func newTx(
        request: Immudb_Schema_NewTxRequest, context: ServerContext
    ) async throws -> Immudb_Schema_NewTxResponse {
        let session = try session()
        guard request.mode != .writeOnly else { throw ServerFailure.writeOnlyTransaction }
        let isReadOnly = request.mode == .readOnly
        let database = isReadOnly ? try database() : try writableDatabase()
        let host = try await host(context, database, "")
        let begun = try await database.keyValues.begin(isReadOnly: isReadOnly)
        let id = TransactionIdentifier.fresh()
        let transaction = InteractiveTransaction(database, begun, host: host, isReadOnly: isReadOnly)
        guard session.resources.insert(transaction, id: id) else {
            begun.cancel()
            throw ServerFailure.tooManyTransactions
        }
        return .with { $0.transactionID = id }
    }

    package func txSQLExec(
        request: Immudb_Schema_SQLExecRequest, context: ServerContext
    ) async throws -> Google_Protobuf_Empty {
        let (id, transaction, session) = try transaction()
        do {
            let host = try await host(context, transaction.database, request.sql)
            try await transaction.execute(request.sql, try Parameters(wire: request.params), host: host)
        } catch {
            session.resources.remove(id)
            transaction.cancel()
            throw error
        }
        return Google_Protobuf_Empty()
    }

    package func txSQLQuery(
        request: Immudb_Schema_SQLQueryRequest, response: RPCWriter<Immudb_Schema_SQLQueryResult>,
        context: ServerContext
    ) async throws {
        let (_, transaction, _) = try transaction()
        let host = try await host(context, transaction.database, request.sql)
        try await transaction.query(
            request.sql, try Parameters(wire: request.params), host: host, batchRows: Limits.rowsPerMessageMax
        ) { try await response.write($0) }
    }

    package func commit(
        request: Google_Protobuf_Empty, context: ServerContext
    ) async throws -> Immudb_Schema_CommittedSQLTx {
        let (id, transaction, session) = try transaction()
        guard !transaction.isReadOnly else { throw ServerFailure.readOnlyTransaction }
        session.resources.remove(id)
        let commit = try await transaction.commit()
        return try Immudb_Schema_CommittedSQLTx(commit, in: transaction.database, withFirstKeys: false)
    }

    package func rollback(
        request: Google_Protobuf_Empty, context: ServerContext
    ) async throws -> Google_Protobuf_Empty {
        let (id, transaction, session) = try transaction()
        session.resources.remove(id)
        transaction.cancel()
        return Google_Protobuf_Empty()
    }

    private func session() throws(ServerFailure) -> Session {
        guard let session = CallContext.current?.session else { throw .noSessionData }
        return session
    }

    /// The transaction that the call names.
    private func transaction() throws -> (id: String, InteractiveTransaction, Session) {
        let session = try session()
        guard let id = CallContext.current?.transactionID else { throw ServerFailure.noTransactionData }
        guard !id.isEmpty else { throw ServerFailure.noTransactionID }
        guard let transaction = session.resources[id] as? InteractiveTransaction else {
            throw ServerFailure.noTransactionFound
        }
        return (id, transaction, session)
    }
}

/// Names of interactive transactions and open searches: 20 characters like those of servers, of random bits.
enum TransactionIdentifier {
    private static let alphabet = Array("0123456789abcdefghijklmnopqrstuv".utf8)

    static func fresh() -> String {
        let characters = (0..<20).map { _ in alphabet[Int(UInt8.random(in: 0..<32))] }
        return String(decoding: characters, as: UTF8.self)
    }
}

extension ServerFailure {
    fileprivate static let tooManyTransactions = ServerFailure(
        RPCError.Code.resourceExhausted,
        "the session has too many open transactions; commit or roll back some")
}

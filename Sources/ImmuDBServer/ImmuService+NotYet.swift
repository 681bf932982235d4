package import GRPCCore
package import ImmuDBProtocol
package import SwiftProtobuf

/// Calls that have no implementation yet: each says so under its own name.
extension ImmuService: Immudb_Schema_ImmuService.SimpleServiceProtocol {
    package func newTx(
        request: Immudb_Schema_NewTxRequest, context: ServerContext
    ) async throws -> Immudb_Schema_NewTxResponse {
        throw ServerFailure.notSupportedYet("newTx")
    }

    package func commit(
        request: Google_Protobuf_Empty, context: ServerContext
    ) async throws -> Immudb_Schema_CommittedSQLTx {
        throw ServerFailure.notSupportedYet("commit")
    }

    package func rollback(
        request: Google_Protobuf_Empty, context: ServerContext
    ) async throws -> Google_Protobuf_Empty {
        throw ServerFailure.notSupportedYet("rollback")
    }

    package func txSQLExec(
        request: Immudb_Schema_SQLExecRequest, context: ServerContext
    ) async throws -> Google_Protobuf_Empty {
        throw ServerFailure.notSupportedYet("txSQLExec")
    }

    package func txSQLQuery(
        request: Immudb_Schema_SQLQueryRequest, response: RPCWriter<Immudb_Schema_SQLQueryResult>,
        context: ServerContext
    ) async throws {
        throw ServerFailure.notSupportedYet("txSQLQuery")
    }

    package func sqlExec(
        request: Immudb_Schema_SQLExecRequest, context: ServerContext
    ) async throws -> Immudb_Schema_SQLExecResult {
        throw ServerFailure.notSupportedYet("sqlExec")
    }

    package func unarySQLQuery(
        request: Immudb_Schema_SQLQueryRequest, context: ServerContext
    ) async throws -> Immudb_Schema_SQLQueryResult {
        throw ServerFailure.notSupportedYet("unarySQLQuery")
    }

    package func sqlQuery(
        request: Immudb_Schema_SQLQueryRequest, response: RPCWriter<Immudb_Schema_SQLQueryResult>,
        context: ServerContext
    ) async throws {
        throw ServerFailure.notSupportedYet("sqlQuery")
    }

    package func listTables(
        request: Google_Protobuf_Empty, context: ServerContext
    ) async throws -> Immudb_Schema_SQLQueryResult {
        throw ServerFailure.notSupportedYet("listTables")
    }

    package func describeTable(
        request: Immudb_Schema_Table, context: ServerContext
    ) async throws -> Immudb_Schema_SQLQueryResult {
        throw ServerFailure.notSupportedYet("describeTable")
    }

    package func verifiableSQLGet(
        request: Immudb_Schema_VerifiableSQLGetRequest, context: ServerContext
    ) async throws -> Immudb_Schema_VerifiableSQLEntry {
        throw ServerFailure.notSupportedYet("verifiableSQLGet")
    }
}

extension ServerFailure {
    fileprivate static func notSupportedYet(_ call: String) -> ServerFailure {
        ServerFailure(RPCError.Code.unimplemented, "not supported yet: \(call)")
    }
}

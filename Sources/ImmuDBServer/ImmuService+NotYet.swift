package import GRPCCore
package import ImmuDBProtocol
package import SwiftProtobuf

/// Calls that have no implementation yet: each says so under its own name.
extension ImmuService: Immudb_Schema_ImmuService.SimpleServiceProtocol {
    package func listUsers(
        request: Google_Protobuf_Empty, context: ServerContext
    ) async throws -> Immudb_Schema_UserList {
        throw ServerFailure.notSupportedYet("listUsers")
    }

    package func createUser(
        request: Immudb_Schema_CreateUserRequest, context: ServerContext
    ) async throws -> Google_Protobuf_Empty {
        throw ServerFailure.notSupportedYet("createUser")
    }

    package func changePassword(
        request: Immudb_Schema_ChangePasswordRequest, context: ServerContext
    ) async throws -> Google_Protobuf_Empty {
        throw ServerFailure.notSupportedYet("changePassword")
    }

    package func changePermission(
        request: Immudb_Schema_ChangePermissionRequest, context: ServerContext
    ) async throws -> Google_Protobuf_Empty {
        throw ServerFailure.notSupportedYet("changePermission")
    }

    package func changeSQLPrivileges(
        request: Immudb_Schema_ChangeSQLPrivilegesRequest, context: ServerContext
    ) async throws -> Immudb_Schema_ChangeSQLPrivilegesResponse {
        throw ServerFailure.notSupportedYet("changeSQLPrivileges")
    }

    package func setActiveUser(
        request: Immudb_Schema_SetActiveUserRequest, context: ServerContext
    ) async throws -> Google_Protobuf_Empty {
        throw ServerFailure.notSupportedYet("setActiveUser")
    }

    package func updateAuthConfig(
        request: Immudb_Schema_AuthConfig, context: ServerContext
    ) async throws -> Google_Protobuf_Empty {
        throw ServerFailure.notSupportedYet("updateAuthConfig")
    }

    package func updateMTLSConfig(
        request: Immudb_Schema_MTLSConfig, context: ServerContext
    ) async throws -> Google_Protobuf_Empty {
        throw ServerFailure.notSupportedYet("updateMTLSConfig")
    }

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

    package func login(
        request: Immudb_Schema_LoginRequest, context: ServerContext
    ) async throws -> Immudb_Schema_LoginResponse {
        throw ServerFailure.notSupportedYet("login")
    }

    package func logout(
        request: Google_Protobuf_Empty, context: ServerContext
    ) async throws -> Google_Protobuf_Empty {
        throw ServerFailure.notSupportedYet("logout")
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

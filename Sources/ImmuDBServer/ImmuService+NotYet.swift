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

    package func createDatabase(
        request: Immudb_Schema_Database, context: ServerContext
    ) async throws -> Google_Protobuf_Empty {
        throw ServerFailure.notSupportedYet("createDatabase")
    }

    package func createDatabaseWith(
        request: Immudb_Schema_DatabaseSettings, context: ServerContext
    ) async throws -> Google_Protobuf_Empty {
        throw ServerFailure.notSupportedYet("createDatabaseWith")
    }

    package func createDatabaseV2(
        request: Immudb_Schema_CreateDatabaseRequest, context: ServerContext
    ) async throws -> Immudb_Schema_CreateDatabaseResponse {
        throw ServerFailure.notSupportedYet("createDatabaseV2")
    }

    package func loadDatabase(
        request: Immudb_Schema_LoadDatabaseRequest, context: ServerContext
    ) async throws -> Immudb_Schema_LoadDatabaseResponse {
        throw ServerFailure.notSupportedYet("loadDatabase")
    }

    package func unloadDatabase(
        request: Immudb_Schema_UnloadDatabaseRequest, context: ServerContext
    ) async throws -> Immudb_Schema_UnloadDatabaseResponse {
        throw ServerFailure.notSupportedYet("unloadDatabase")
    }

    package func deleteDatabase(
        request: Immudb_Schema_DeleteDatabaseRequest, context: ServerContext
    ) async throws -> Immudb_Schema_DeleteDatabaseResponse {
        throw ServerFailure.notSupportedYet("deleteDatabase")
    }

    package func databaseListV2(
        request: Immudb_Schema_DatabaseListRequestV2, context: ServerContext
    ) async throws -> Immudb_Schema_DatabaseListResponseV2 {
        throw ServerFailure.notSupportedYet("databaseListV2")
    }

    package func updateDatabase(
        request: Immudb_Schema_DatabaseSettings, context: ServerContext
    ) async throws -> Google_Protobuf_Empty {
        throw ServerFailure.notSupportedYet("updateDatabase")
    }

    package func updateDatabaseV2(
        request: Immudb_Schema_UpdateDatabaseRequest, context: ServerContext
    ) async throws -> Immudb_Schema_UpdateDatabaseResponse {
        throw ServerFailure.notSupportedYet("updateDatabaseV2")
    }

    package func getDatabaseSettings(
        request: Google_Protobuf_Empty, context: ServerContext
    ) async throws -> Immudb_Schema_DatabaseSettings {
        throw ServerFailure.notSupportedYet("getDatabaseSettings")
    }

    package func getDatabaseSettingsV2(
        request: Immudb_Schema_DatabaseSettingsRequest, context: ServerContext
    ) async throws -> Immudb_Schema_DatabaseSettingsResponse {
        throw ServerFailure.notSupportedYet("getDatabaseSettingsV2")
    }

    package func streamGet(
        request: Immudb_Schema_KeyRequest, response: RPCWriter<Immudb_Schema_Chunk>, context: ServerContext
    ) async throws {
        throw ServerFailure.notSupportedYet("streamGet")
    }

    package func streamSet(
        request: RPCAsyncSequence<Immudb_Schema_Chunk, any Error>, context: ServerContext
    ) async throws -> Immudb_Schema_TxHeader {
        throw ServerFailure.notSupportedYet("streamSet")
    }

    package func streamVerifiableGet(
        request: Immudb_Schema_VerifiableGetRequest, response: RPCWriter<Immudb_Schema_Chunk>,
        context: ServerContext
    ) async throws {
        throw ServerFailure.notSupportedYet("streamVerifiableGet")
    }

    package func streamVerifiableSet(
        request: RPCAsyncSequence<Immudb_Schema_Chunk, any Error>, context: ServerContext
    ) async throws -> Immudb_Schema_VerifiableTx {
        throw ServerFailure.notSupportedYet("streamVerifiableSet")
    }

    package func streamScan(
        request: Immudb_Schema_ScanRequest, response: RPCWriter<Immudb_Schema_Chunk>, context: ServerContext
    ) async throws {
        throw ServerFailure.notSupportedYet("streamScan")
    }

    package func streamZScan(
        request: Immudb_Schema_ZScanRequest, response: RPCWriter<Immudb_Schema_Chunk>, context: ServerContext
    ) async throws {
        throw ServerFailure.notSupportedYet("streamZScan")
    }

    package func streamHistory(
        request: Immudb_Schema_HistoryRequest, response: RPCWriter<Immudb_Schema_Chunk>,
        context: ServerContext
    ) async throws {
        throw ServerFailure.notSupportedYet("streamHistory")
    }

    package func streamExecAll(
        request: RPCAsyncSequence<Immudb_Schema_Chunk, any Error>, context: ServerContext
    ) async throws -> Immudb_Schema_TxHeader {
        throw ServerFailure.notSupportedYet("streamExecAll")
    }

    package func exportTx(
        request: Immudb_Schema_ExportTxRequest, response: RPCWriter<Immudb_Schema_Chunk>,
        context: ServerContext
    ) async throws {
        throw ServerFailure.notSupportedYet("exportTx")
    }

    package func replicateTx(
        request: RPCAsyncSequence<Immudb_Schema_Chunk, any Error>, context: ServerContext
    ) async throws -> Immudb_Schema_TxHeader {
        throw ServerFailure.notSupportedYet("replicateTx")
    }

    package func streamExportTx(
        request: RPCAsyncSequence<Immudb_Schema_ExportTxRequest, any Error>,
        response: RPCWriter<Immudb_Schema_Chunk>, context: ServerContext
    ) async throws {
        throw ServerFailure.notSupportedYet("streamExportTx")
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

internal import GRPCCore
internal import ImmuDBProtocol
internal import SwiftProtobuf

extension LedgerClient {
    /// The databases that the user may see, with what the server tells about them.
    public func databaseSummaries() async throws -> [DatabaseSummary] {
        let reply = try await reply("DatabaseListV2", Immudb_Schema_DatabaseListRequestV2()) {
            try await $0.databaseListV2($1, metadata: $2, options: $3, onResponse: $4)
        }
        return reply.answer.databases.map { info in
            DatabaseSummary(
                name: info.name, isLoaded: info.loaded, diskBytes: info.diskSize,
                transactionCount: info.numTransactions, claimedCreationTime: info.createdAt,
                claimedCreator: info.createdBy, settings: DatabaseSettingField.values(info.settings))
        }
    }

    /// Makes a database.
    /// - Parameter settings: only those that are to differ from the server's own.
    /// - Returns: the name and the settings in force, as the server says.
    /// - Throws: `ClientError`: `permission`, `invalidArgument`.
    public func createDatabase(
        _ name: String, settings: DatabaseSettingValues
    ) async throws -> (name: String, settings: DatabaseSettingValues) {
        var request = Immudb_Schema_CreateDatabaseRequest()
        request.name = name
        request.settings = try DatabaseSettingField.message(settings)
        let reply = try await reply("CreateDatabaseV2", request) {
            try await $0.createDatabaseV2($1, metadata: $2, options: $3, onResponse: $4)
        }
        return (reply.answer.name, DatabaseSettingField.values(reply.answer.settings))
    }

    /// Changes settings; those that are not given stay.
    public func updateDatabase(
        _ name: String, settings: DatabaseSettingValues
    ) async throws -> DatabaseSettingValues {
        var request = Immudb_Schema_UpdateDatabaseRequest()
        request.database = name
        request.settings = try DatabaseSettingField.message(settings)
        let reply = try await reply("UpdateDatabaseV2", request) {
            try await $0.updateDatabaseV2($1, metadata: $2, options: $3, onResponse: $4)
        }
        return DatabaseSettingField.values(reply.answer.settings)
    }

    /// The settings in force of the current database.
    public func databaseSettings() async throws -> DatabaseSettingValues {
        let reply = try await reply("GetDatabaseSettingsV2", Immudb_Schema_DatabaseSettingsRequest()) {
            try await $0.getDatabaseSettingsV2($1, metadata: $2, options: $3, onResponse: $4)
        }
        return DatabaseSettingField.values(reply.answer.settings)
    }

    /// Opens a database that was closed.
    public func loadDatabase(_ name: String) async throws {
        let request = Immudb_Schema_LoadDatabaseRequest.with { $0.database = name }
        _ = try await reply("LoadDatabase", request) {
            try await $0.loadDatabase($1, metadata: $2, options: $3, onResponse: $4)
        }
    }

    /// Closes a database; nobody can use it then.
    public func unloadDatabase(_ name: String) async throws {
        let request = Immudb_Schema_UnloadDatabaseRequest.with { $0.database = name }
        _ = try await reply("UnloadDatabase", request) {
            try await $0.unloadDatabase($1, metadata: $2, options: $3, onResponse: $4)
        }
    }

    /// Removes a closed database with all its files.
    public func deleteDatabase(_ name: String) async throws {
        let request = Immudb_Schema_DeleteDatabaseRequest.with { $0.database = name }
        _ = try await reply("DeleteDatabase", request) {
            try await $0.deleteDatabase($1, metadata: $2, options: $3, onResponse: $4)
        }
    }

    /// Writes the key index of the current database out.
    /// - Parameter cleanupPercentage: 0 to 100, how much of what is old is rewritten.
    public func flushIndex(cleanupPercentage: Double, isSynced: Bool) async throws {
        let request = Immudb_Schema_FlushIndexRequest.with {
            $0.cleanupPercentage = Float(cleanupPercentage)
            $0.synced = isSynced
        }
        _ = try await reply("FlushIndex", request) {
            try await $0.flushIndex($1, metadata: $2, options: $3, onResponse: $4)
        }
    }
}

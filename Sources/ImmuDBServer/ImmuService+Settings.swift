package import GRPCCore
internal import ImmuDBEngine
package import ImmuDBProtocol
package import SwiftProtobuf

extension ImmuService {
    package func updateDatabase(
        request: Immudb_Schema_DatabaseSettings, context: ServerContext
    ) async throws -> Google_Protobuf_Empty {
        let caller = try administrator(of: request.databaseName)
        // Only the replication part of the old form counts.
        _ = try await engine.updateDatabase(request.databaseName, by: caller.user) { settings in
            settings.replication = ReplicationSettings(request)
        }
        return Google_Protobuf_Empty()
    }

    package func updateDatabaseV2(
        request: Immudb_Schema_UpdateDatabaseRequest, context: ServerContext
    ) async throws -> Immudb_Schema_UpdateDatabaseResponse {
        let caller = try administrator(of: request.database)
        guard request.hasSettings else { throw ServerFailure.illegalArguments }
        let settings = try await engine.updateDatabase(request.database, by: caller.user) {
            (settings) throws(EngineError) in
            if let fixed = DatabaseSettings.fixed(in: request.settings) {
                throw fixed.changeRefused(for: request.database)
            }
            settings.apply(request.settings)
        }
        return .with {
            $0.database = request.database
            $0.settings = Immudb_Schema_DatabaseNullableSettings(settings)
        }
    }

    package func getDatabaseSettings(
        request: Google_Protobuf_Empty, context: ServerContext
    ) async throws -> Immudb_Schema_DatabaseSettings {
        let name = try clientDatabase().name
        return Immudb_Schema_DatabaseSettings(name, try await engine.settings(of: name))
    }

    package func getDatabaseSettingsV2(
        request: Immudb_Schema_DatabaseSettingsRequest, context: ServerContext
    ) async throws -> Immudb_Schema_DatabaseSettingsResponse {
        let name = try clientDatabase().name
        let settings = try await engine.settings(of: name)
        return .with {
            $0.database = name
            $0.settings = Immudb_Schema_DatabaseNullableSettings(settings)
        }
    }

    /// The database of the call, which is not the system database: these calls are not for it.
    func clientDatabase() throws -> Database {
        let database = try database()
        guard database.name != DatabaseName.system else { throw ServerFailure.permissionDenied }
        return database
    }
}

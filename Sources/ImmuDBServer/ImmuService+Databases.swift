package import GRPCCore
internal import ImmuDBEngine
package import ImmuDBProtocol
package import SwiftProtobuf

/// Creating, opening, closing, deleting and listing databases.
extension ImmuService {
    package func createDatabase(
        request: Immudb_Schema_Database, context: ServerContext
    ) async throws -> Google_Protobuf_Empty {
        let caller = try creator()
        try await engine.createDatabase(request.databaseName, by: caller.user)
        return Google_Protobuf_Empty()
    }

    package func createDatabaseWith(
        request: Immudb_Schema_DatabaseSettings, context: ServerContext
    ) async throws -> Google_Protobuf_Empty {
        let caller = try creator()
        try await engine.createDatabase(
            request.databaseName, settings: DatabaseSettings(request), by: caller.user)
        return Google_Protobuf_Empty()
    }

    package func createDatabaseV2(
        request: Immudb_Schema_CreateDatabaseRequest, context: ServerContext
    ) async throws -> Immudb_Schema_CreateDatabaseResponse {
        let caller = try creator()
        var settings = DatabaseSettings()
        if request.hasSettings { settings.apply(request.settings) }
        var alreadyExisted = false
        do throws(EngineError) {
            try await engine.createDatabase(request.name, settings: settings, by: caller.user)
        } catch {
            guard error.code == .databaseExists, request.ifNotExists else { throw error }
            alreadyExisted = true
        }
        let name = DatabaseName.lowercased(request.name)
        let effective = try await engine.settings(of: name)
        return .with {
            $0.name = name
            $0.settings = Immudb_Schema_DatabaseNullableSettings(effective)
            $0.alreadyExisted = alreadyExisted
        }
    }

    package func loadDatabase(
        request: Immudb_Schema_LoadDatabaseRequest, context: ServerContext
    ) async throws -> Immudb_Schema_LoadDatabaseResponse {
        _ = try administrator(of: request.database)
        try await engine.loadDatabase(request.database)
        return .with { $0.database = request.database }
    }

    package func unloadDatabase(
        request: Immudb_Schema_UnloadDatabaseRequest, context: ServerContext
    ) async throws -> Immudb_Schema_UnloadDatabaseResponse {
        _ = try administrator(of: request.database)
        try await engine.unloadDatabase(request.database)
        return .with { $0.database = request.database }
    }

    package func deleteDatabase(
        request: Immudb_Schema_DeleteDatabaseRequest, context: ServerContext
    ) async throws -> Immudb_Schema_DeleteDatabaseResponse {
        _ = try administrator(of: request.database)
        try await engine.deleteDatabase(request.database)
        return .with { $0.database = request.database }
    }

    package func databaseList(
        request: Google_Protobuf_Empty, context: ServerContext
    ) async throws -> Immudb_Schema_DatabaseListResponse {
        let names = try visibleDatabases()
        return .with { $0.databases = names.map { name in .with { $0.databaseName = name } } }
    }

    package func databaseListV2(
        request: Immudb_Schema_DatabaseListRequestV2, context: ServerContext
    ) async throws -> Immudb_Schema_DatabaseListResponseV2 {
        var list = Immudb_Schema_DatabaseListResponseV2()
        for name in try visibleDatabases() {
            do throws(EngineError) {
                list.databases.append(Immudb_Schema_DatabaseInfo(try await engine.databaseInfo(name)))
            } catch {
                guard error.code == .databaseNotFound else { throw error }
                // Deleted since the names were read.
            }
        }
        return list
    }

    /// Names of the databases that the caller may know of: of those he has a level on.
    private func visibleDatabases() throws(ServerFailure) -> [String] {
        guard let caller = CallContext.current?.caller else {
            throw ServerFailure(RPCError.Code.unknown, "please login")
        }
        return engine.databaseNames.filter { $0 != DatabaseName.system && caller.level(on: $0) != nil }
    }

    /// The caller, who may create databases.
    private func creator() throws(ServerFailure) -> Caller {
        let caller = try loggedInCaller()
        guard caller.isSystemAdministrator else {
            throw ServerFailure(
                RPCError.Code.unknown, "loggedin user does not have permissions for this operation")
        }
        return caller
    }

    /// The caller, who administers a database that is not built in.
    func administrator(of name: String) throws -> Caller {
        let caller = try loggedInCaller()
        try DatabaseName.checkNotReserved(name)
        guard caller.administers(name) else {
            throw ServerFailure(
                RPCError.Code.unknown,
                "the database '\(name)' does not exist or you do not have admin permission on this database")
        }
        return caller
    }

    private func loggedInCaller() throws(ServerFailure) -> Caller {
        guard let caller = CallContext.current?.caller else {
            throw ServerFailure(RPCError.Code.unknown, "could not get loggedin user data")
        }
        return caller
    }
}

extension Immudb_Schema_DatabaseInfo {
    init(_ info: DatabaseInfo) {
        self.init()
        name = info.name
        settings = Immudb_Schema_DatabaseNullableSettings(info.settings)
        loaded = info.isLoaded
        diskSize = info.diskBytes
        numTransactions = info.transactions
        createdAt = UInt64(clamping: info.createdAt)
        createdBy = info.createdBy
    }
}

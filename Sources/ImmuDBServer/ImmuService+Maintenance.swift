package import GRPCCore
internal import ImmuDBEngine
package import ImmuDBProtocol
package import SwiftProtobuf

extension ImmuService {
    package func flushIndex(
        request: Immudb_Schema_FlushIndexRequest, context: ServerContext
    ) async throws -> Immudb_Schema_FlushIndexResponse {
        guard (0...100).contains(request.cleanupPercentage) else { throw ServerFailure.illegalArguments }
        let database = try database()
        try await database.flushIndex(isSynced: request.synced)
        return .with { $0.database = database.name }
    }

    package func compactIndex(
        request: Google_Protobuf_Empty, context: ServerContext
    ) async throws -> Google_Protobuf_Empty {
        try await database().compactIndex()
        return Google_Protobuf_Empty()
    }

    package func truncateDatabase(
        request: Immudb_Schema_TruncateDatabaseRequest, context: ServerContext
    ) async throws -> Immudb_Schema_TruncateDatabaseResponse {
        let name = request.database
        _ = try administrator(of: name)
        try await truncate(try engine.database(name), request.retentionPeriod)
        return .with { $0.database = name }
    }

    private func truncate(_ database: Database, _ retentionMilliseconds: Int64) async throws(ServerFailure) {
        do throws(EngineError) {
            _ = try await database.truncate(retentionMilliseconds: retentionMilliseconds)
        } catch {
            guard error.code == .illegalArguments else { throw ServerFailure(calling: error) }
            // The refusal carries the text of a status inside.
            throw ServerFailure(
                RPCError.Code.invalidArgument,
                ServerErrorText.wrappedStatusPrefix + "InvalidArgument desc = " + error.message)
        }
    }
}

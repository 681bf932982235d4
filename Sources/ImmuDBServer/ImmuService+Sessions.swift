package import GRPCCore
internal import ImmuDBEngine
package import ImmuDBProtocol
package import SwiftProtobuf

extension ImmuService {
    package func openSession(
        request: Immudb_Schema_OpenSessionRequest, context: ServerContext
    ) async throws -> Immudb_Schema_OpenSessionResponse {
        switch access {
        case .directoryOwner: break  // whoever calls in this process can read the files anyway
        }
        let name = request.databaseName.lowercased()
        guard engine.databaseNames.contains(name) else { throw ServerFailure.databaseNotFound }
        _ = try engine.database(name)
        let user = String(decoding: request.username, as: UTF8.self)
        let session = try sessions.open(user: user, database: name)
        return .with {
            $0.sessionID = session.id
            $0.serverUuid = engine.identity
        }
    }

    package func closeSession(
        request: Google_Protobuf_Empty, context: ServerContext
    ) async throws -> Google_Protobuf_Empty {
        guard let session = CallContext.current?.session else { throw ServerFailure.noSessionData }
        sessions.close(session.id)
        return Google_Protobuf_Empty()
    }

    package func keepAlive(
        request: Google_Protobuf_Empty, context: ServerContext
    ) async throws -> Google_Protobuf_Empty {
        guard CallContext.current?.session != nil else { throw ServerFailure.noSessionData }
        return Google_Protobuf_Empty()
    }

    package func useDatabase(
        request: Immudb_Schema_Database, context: ServerContext
    ) async throws -> Immudb_Schema_UseDatabaseReply {
        guard let session = CallContext.current?.session else { throw ServerFailure.pleaseLogin }
        guard engine.databaseNames.contains(request.databaseName) else {
            throw ServerFailure.unknownDatabase(request.databaseName)
        }
        _ = try engine.database(request.databaseName)
        sessions.use(request.databaseName, in: session.id)
        return Immudb_Schema_UseDatabaseReply()
    }
}

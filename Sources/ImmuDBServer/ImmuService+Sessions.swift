package import GRPCCore
internal import ImmuDBEngine
package import ImmuDBProtocol
package import SwiftProtobuf

extension ImmuService {
    package func openSession(
        request: Immudb_Schema_OpenSessionRequest, context: ServerContext
    ) async throws -> Immudb_Schema_OpenSessionResponse {
        let session = try await access.openSession(
            user: String(decoding: request.username, as: UTF8.self), password: [UInt8](request.password),
            database: request.databaseName)
        return .with {
            $0.sessionID = session.id
            $0.serverUuid = engine.identity
        }
    }

    package func closeSession(
        request: Google_Protobuf_Empty, context: ServerContext
    ) async throws -> Google_Protobuf_Empty {
        guard let session = CallContext.current?.session else { throw ServerFailure.noSessionData }
        access.sessions.close(session.id)
        return Google_Protobuf_Empty()
    }

    /// Every call keeps its session alive; this one does nothing else.
    package func keepAlive(
        request: Google_Protobuf_Empty, context: ServerContext
    ) async throws -> Google_Protobuf_Empty {
        guard CallContext.current?.session != nil else { throw ServerFailure.noSessionData }
        return Google_Protobuf_Empty()
    }
}

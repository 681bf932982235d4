package import GRPCCore
internal import ImmuDBEngine
package import ImmuDBProtocol
internal import SwiftProtobuf

/// Sessions as the clients of the document service open them.
package struct AuthorizationService: Immudb_Model_AuthorizationService.SimpleServiceProtocol {
    private let access: AccessControl

    package init(access: AccessControl) { self.access = access }

    package func openSession(
        request: Immudb_Model_OpenSessionRequest, context: ServerContext
    ) async throws -> Immudb_Model_OpenSessionResponse {
        let session = try await access.openSession(
            user: request.username, password: Array(request.password.utf8), database: request.database)
        let options = access.options.sessions
        return .with {
            $0.sessionID = session.id
            $0.serverUuid = access.engine.identity
            $0.expirationTimestamp = unixSeconds(after: options.ageMax)
            $0.inactivityTimestamp = unixSeconds(after: options.inactivity)
        }
    }

    package func keepAlive(
        request: Immudb_Model_KeepAliveRequest, context: ServerContext
    ) async throws -> Immudb_Model_KeepAliveResponse {
        guard CallContext.current?.session != nil else { throw ServerFailure.noSessionData }
        return Immudb_Model_KeepAliveResponse()
    }

    package func closeSession(
        request: Immudb_Model_CloseSessionRequest, context: ServerContext
    ) async throws -> Immudb_Model_CloseSessionResponse {
        guard let session = CallContext.current?.session else { throw ServerFailure.noSessionData }
        access.sessions.close(session.id)
        return Immudb_Model_CloseSessionResponse()
    }

    /// A moment from now; 0 for a time that is not limited.
    private func unixSeconds(after time: Duration) -> Int32 {
        guard time > .zero else { return 0 }
        let (sum, overflow) = access.clock.unixSeconds().addingReportingOverflow(time.components.seconds)
        return overflow ? .max : Int32(clamping: sum)
    }
}

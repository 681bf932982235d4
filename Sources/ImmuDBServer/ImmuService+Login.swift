internal import Foundation
package import GRPCCore
internal import ImmuDBEngine
package import ImmuDBProtocol
package import SwiftProtobuf

extension ImmuService {
    package func login(
        request: Immudb_Schema_LoginRequest, context: ServerContext
    ) async throws -> Immudb_Schema_LoginResponse {
        let user = String(decoding: request.user, as: UTF8.self)
        let token = try await access.loginForToken(user: user, password: [UInt8](request.password))
        let hasDefaultPassword =
            user == UserName.administrator && request.password.elementsEqual(UserName.defaultPassword.utf8)
        return .with {
            $0.token = token
            if hasDefaultPassword { $0.warning = Data(ServerErrorText.defaultPasswordWarning.utf8) }
        }
    }

    package func logout(
        request: Google_Protobuf_Empty, context: ServerContext
    ) async throws -> Google_Protobuf_Empty {
        guard let token = CallContext.current?.token else { throw ServerFailure.notLoggedIn }
        access.tokens.logout(token.caller.user)
        return Google_Protobuf_Empty()
    }

    package func useDatabase(
        request: Immudb_Schema_Database, context: ServerContext
    ) async throws -> Immudb_Schema_UseDatabaseReply {
        let name = request.databaseName
        let caller = try caller()
        guard engine.isNameTaken(name) else { throw ServerFailure.unknownDatabase(name) }
        guard caller.level(on: name) != nil else { throw ServerFailure.noPermissionOnDatabase }
        _ = try engine.database(name)
        if let session = CallContext.current?.session {
            access.sessions.use(name, in: session.id)
        } else if access.policy == .directoryOwner {
            throw ServerFailure.pleaseLogin
        }
        guard access.policy != .directoryOwner else { return Immudb_Schema_UseDatabaseReply() }
        return .with { $0.token = access.tokens.token(for: caller, database: name) }
    }

    package func updateAuthConfig(
        request: Immudb_Schema_AuthConfig, context: ServerContext
    ) async throws -> Google_Protobuf_Empty {
        throw ServerFailure.operationNotSupported
    }

    package func updateMTLSConfig(
        request: Immudb_Schema_MTLSConfig, context: ServerContext
    ) async throws -> Google_Protobuf_Empty {
        throw ServerFailure.operationNotSupported
    }
}

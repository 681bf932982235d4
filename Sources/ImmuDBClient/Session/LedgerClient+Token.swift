internal import GRPCCore
internal import ImmuDBProtocol
internal import SwiftProtobuf
internal import Synchronization

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// What a server says to a login.
public struct LoginAnswer: Sendable, Hashable {
    /// Proof of the login for later calls, opaque.
    public var token: String
    /// What the server wants the user to know, such as that the password is the default one; nil for nothing.
    public var claimedWarning: String?
}

extension LedgerClient {
    /// Logs in the way that outlives this process: the token can be kept and used again.
    ///
    /// On a server with several databases the token selects none: call ``useDatabase(_:)``.
    /// - Throws: `ClientError`: `authentication`.
    @discardableResult
    public func login(username: String, password: String) async throws -> LoginAnswer {
        let answer = try await takeToken(username: username, password: password)
        _ = report(.opened(at: Self.now()))
        return answer
    }

    func takeToken(username: String, password: String) async throws -> LoginAnswer {
        let request = Immudb_Schema_LoginRequest.with {
            $0.user = Data(username.utf8)
            $0.password = Data(password.utf8)
        }
        let reply = try await reply("Login", request, metadata: [:]) {
            try await $0.login($1, metadata: $2, options: $3, onResponse: $4)
        }
        guard !reply.answer.token.isEmpty else {
            throw ClientError(.protocolViolation, "the login has no token", location: "Login")
        }
        session.withLock {
            $0.authority = .token(reply.answer.token)
            $0.serverUUID = reply.serverUUID
            $0.credentials = SessionCredentials(username: username, password: password, usesToken: true)
            $0.machine.canOpen = true
        }
        let warning = String(decoding: reply.answer.warning, as: UTF8.self)
        return LoginAnswer(token: reply.answer.token, claimedWarning: warning.isEmpty ? nil : warning)
    }

    /// Uses a token of an earlier login.
    /// - Parameter database: the one that the token is bound to.
    public func useToken(_ token: String, database: String) {
        session.withLock {
            $0.authority = .token(token)
            $0.database = database
        }
    }

    /// Ends a login with a token. It is forgotten here whatever the server answers.
    /// - Throws: `ClientError`: `authentication` when the server knows nothing of it.
    public func logout() async throws {
        let authority = session.withLock { $0.authority }
        guard case .token = authority else { return try await closeSession() }
        forgetLogin()
        _ = try await reply("Logout", Google_Protobuf_Empty(), metadata: authority.metadata) {
            try await $0.logout($1, metadata: $2, options: $3, onResponse: $4)
        }
    }

    /// Names of the databases that the user may see.
    /// - Throws: `ClientError`: `authentication`.
    public func databaseNames() async throws -> [String] {
        do {
            let answer = try await reply("DatabaseListV2", Immudb_Schema_DatabaseListRequestV2()) {
                try await $0.databaseListV2($1, metadata: $2, options: $3, onResponse: $4)
            }.answer
            return answer.databases.map(\.name)
        } catch let error as ClientError where error.code.isUnsupported {
            let answer = try await reply("DatabaseList", Google_Protobuf_Empty()) {
                try await $0.databaseList($1, metadata: $2, options: $3, onResponse: $4)
            }.answer
            return answer.databases.map(\.databaseName)
        }
    }
}

extension ClientError.Code {
    var isUnsupported: Bool {
        if case .unsupported = self { true } else { false }
    }
}

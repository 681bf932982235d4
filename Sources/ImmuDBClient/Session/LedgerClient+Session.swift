internal import GRPCCore
internal import ImmuDBProtocol
internal import SwiftProtobuf
internal import Synchronization

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

extension LedgerClient {
    /// Logs in and selects a database; later calls belong to this session.
    ///
    /// The session is kept alive, and opened again with the same password when the server has lost it. A
    /// directory served in this process accepts the user `immudb` with an empty password.
    /// - Throws: `ClientError`: `authentication`, `permission`, `notFound` for the database.
    public func openSession(username: String, password: String, database: String) async throws {
        let request = Immudb_Schema_OpenSessionRequest.with {
            $0.username = Data(username.utf8)
            $0.password = Data(password.utf8)
            $0.databaseName = database
        }
        // Without the old session id: a server refuses to open a session inside a lost one.
        let reply = try await reply("OpenSession", request, metadata: [:]) {
            try await $0.openSession($1, metadata: $2, options: $3, onResponse: $4)
        }
        let answer = reply.answer
        guard !answer.sessionID.isEmpty else {
            throw ClientError(.protocolViolation, "the session has no identifier", location: "OpenSession")
        }
        session.withLock {
            $0.authority = .session(answer.sessionID)
            $0.database = database
            $0.serverUUID = answer.serverUuid.isEmpty ? reply.serverUUID : answer.serverUuid
            $0.credentials = SessionCredentials(username: username, password: password, usesToken: false)
            $0.machine.canOpen = true
        }
        _ = report(.opened(at: Self.now()))
    }

    /// Keeps the session from timing out.
    public func keepAlive() async throws {
        guard sessionID != nil else { return }
        _ = try await reply("KeepAlive", Google_Protobuf_Empty()) {
            try await $0.keepAlive($1, metadata: $2, options: $3, onResponse: $4)
        }
    }

    /// Ends the session. Its identifier is forgotten whatever the server answers.
    public func closeSession() async throws {
        guard let id = sessionID else { return }
        forgetLogin()
        _ = try await reply(
            "CloseSession", Google_Protobuf_Empty(), metadata: [HeaderName.sessionID: .string(id)]
        ) {
            try await $0.closeSession($1, metadata: $2, options: $3, onResponse: $4)
        }
    }

    /// Binds the session, or the token, to another database; the pin changes with it.
    /// - Throws: `ClientError`: `notFound`, `permission`.
    public func useDatabase(_ name: String) async throws {
        let request = Immudb_Schema_Database.with { $0.databaseName = name }
        // By itself, for logging in again ends in this very call.
        let authority = session.withLock { $0.authority }
        let answer: Immudb_Schema_UseDatabaseReply
        if case .token = authority {
            answer = try await reply("UseDatabase", request, metadata: authority.metadata) {
                try await $0.useDatabase($1, metadata: $2, options: $3, onResponse: $4)
            }.answer
        } else {
            answer = try await reply("UseDatabase", request) {
                try await $0.useDatabase($1, metadata: $2, options: $3, onResponse: $4)
            }.answer
        }
        session.withLock {
            $0.database = name
            if case .token = $0.authority, !answer.token.isEmpty { $0.authority = .token(answer.token) }
        }
    }

    /// Forgets session, token and password.
    func forgetLogin() {
        session.withLock {
            $0.authority = .none
            $0.credentials = nil
            $0.machine.canOpen = false
        }
    }
}

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
    /// A directory served in this process accepts the user `immudb` with an empty password. Sessions end by
    /// themselves when unused for two minutes: call ``keepAlive()`` about once a minute.
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
            $0.id = answer.sessionID
            $0.database = database
            $0.serverUUID = answer.serverUuid.isEmpty ? reply.serverUUID : answer.serverUuid
        }
    }

    /// Keeps the session from timing out.
    public func keepAlive() async throws {
        _ = try await reply("KeepAlive", Google_Protobuf_Empty()) {
            try await $0.keepAlive($1, metadata: $2, options: $3, onResponse: $4)
        }
    }

    /// Ends the session. Its identifier is forgotten whatever the server answers.
    public func closeSession() async throws {
        guard let id = sessionID else { return }
        session.withLock { $0.id = nil }
        _ = try await reply(
            "CloseSession", Google_Protobuf_Empty(), metadata: [HeaderName.sessionID: .string(id)]
        ) {
            try await $0.closeSession($1, metadata: $2, options: $3, onResponse: $4)
        }
    }

    /// Binds the session to another database; the pin changes with it.
    /// - Throws: `ClientError`: `notFound`, `permission`.
    public func useDatabase(_ name: String) async throws {
        _ = try await reply("UseDatabase", Immudb_Schema_Database.with { $0.databaseName = name }) {
            try await $0.useDatabase($1, metadata: $2, options: $3, onResponse: $4)
        }
        session.withLock { $0.database = name }
    }
}

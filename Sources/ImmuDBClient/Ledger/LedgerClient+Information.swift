public import ImmuDBProofs
internal import ImmuDBProtocol
internal import SwiftProtobuf

extension LedgerClient {
    /// Version, age and size of the server. Needs no login.
    public func serverInfo() async throws -> ServerInfo {
        let reply = try await reply("ServerInfo", Immudb_Schema_ServerInfoRequest()) {
            try await $0.serverInfo($1, metadata: $2, options: $3, onResponse: $4)
        }
        let answer = reply.answer
        return ServerInfo(
            claimedVersion: answer.version, startedAt: answer.startedAt,
            transactionCount: answer.numTransactions, databaseCount: answer.numDatabases,
            diskBytes: answer.databasesDiskSize)
    }

    /// Whether the server answers. Needs no login.
    public func health() async throws -> ServerHealth {
        let reply = try await reply("Health", Google_Protobuf_Empty()) {
            try await $0.health($1, metadata: $2, options: $3, onResponse: $4)
        }
        return ServerHealth(
            isHealthy: reply.answer.status, claimedVersion: reply.answer.version,
            claimedServerUUID: reply.serverUUID)
    }

    /// Load of the current database.
    public func databaseHealth() async throws -> DatabaseHealth {
        let reply = try await reply("DatabaseHealth", Google_Protobuf_Empty()) {
            try await $0.databaseHealth($1, metadata: $2, options: $3, onResponse: $4)
        }
        let completed = reply.answer.lastRequestCompletedAt
        return DatabaseHealth(
            pendingRequestCount: reply.answer.pendingRequests,
            lastRequestCompletedAt: completed == 0 ? nil : completed)
    }

    /// The state that the server claims, compared with nothing.
    public func claimedState() async throws -> Unverified<TrustedState> {
        let reply = try await reply("CurrentState", Google_Protobuf_Empty()) {
            try await $0.currentState($1, metadata: $2, options: $3, onResponse: $4)
        }
        return Unverified(
            try convert("CurrentState") { () throws(ProtocolError) in
                try WireState(wire: reply.answer).state
            })
    }
}

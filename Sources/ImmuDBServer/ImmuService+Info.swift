package import GRPCCore
internal import ImmuDBEngine
internal import ImmuDBProofs
package import ImmuDBProtocol
package import SwiftProtobuf

/// The version of the protocol and the formats that this server speaks.
package enum ProtocolVersion {
    /// Clients expect three numbers in front.
    package static let text = "1.11.1"
    /// As ``text`` with the build behind it, which tells this program from others.
    package static let build = "1.11.1-swift"
}

extension ImmuService {
    package func serverInfo(
        request: Immudb_Schema_ServerInfoRequest, context: ServerContext
    ) async throws -> Immudb_Schema_ServerInfoResponse {
        let names = engine.databaseNames.filter { $0 != DatabaseName.system }
        var transactions: UInt64 = 0
        for name in names where engine.isLoaded(name) {
            transactions += try await engine.databaseInfo(name).transactions
        }
        let size = try engine.diskUsage()
        return .with {
            $0.version = ProtocolVersion.text
            $0.startedAt = engine.openedAt
            $0.numTransactions = Int64(clamping: transactions)
            $0.numDatabases = Int32(clamping: names.count)
            $0.databasesDiskSize = Int64(clamping: size)
        }
    }

    package func health(
        request: Google_Protobuf_Empty, context: ServerContext
    ) async throws -> Immudb_Schema_HealthResponse {
        .with {
            $0.status = true
            $0.version = ProtocolVersion.build
        }
    }

    package func databaseHealth(
        request: Google_Protobuf_Empty, context: ServerContext
    ) async throws -> Immudb_Schema_DatabaseHealthResponse {
        let activity = try clientDatabase().activity
        return .with {
            $0.pendingRequests = activity.pendingRequests
            $0.lastRequestCompletedAt = activity.lastCompletedAtMilliseconds
        }
    }

    package func currentState(
        request: Google_Protobuf_Empty, context: ServerContext
    ) async throws -> Immudb_Schema_ImmutableState {
        let database = try database()
        let precommitted = database.precommittedState
        return Immudb_Schema_ImmutableState(
            WireState(
                try signed(database.state),
                precommitted: WireState.Precommitted(txID: precommitted.txID, alh: precommitted.alh)))
    }
}

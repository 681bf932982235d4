public import ImmuDBClient
public import ImmuDBEngine
internal import ImmuDBProofs
internal import SystemIO

/// What to open and how.
public struct OfflineAddress: Sendable {
    /// A server directory or the directory of a single database.
    public var directory: String
    /// nil: the default database, or the only one of a single-database directory.
    public var database: String?
    /// Change nothing on disk, take no lock.
    public var isReadOnly = false
    /// Create a missing or empty directory.
    public var createsIfMissing = true
    /// Acknowledge writes when they are on disk, not only with the operating system.
    public var isSynced = true

    public init(directory: String, database: String? = nil) {
        self.directory = directory
        self.database = database
    }
}

/// An open ledger: a verifying client, and what it talks to.
///
/// The one place that knows both the client and the embedded server.
public final class LedgerConnection: Sendable {
    public let client: LedgerClient
    /// The engine of a local directory.
    public let engine: Engine
    private let server: OfflineServer

    private init(client: LedgerClient, engine: Engine, server: OfflineServer) {
        self.client = client
        self.engine = engine
        self.server = server
    }

    /// Opens a directory in this process.
    /// - Parameters:
    ///   - trust: where trusted states are kept. The pin is the canonical path of the directory.
    ///   - configure: changes to the client's settings before it is made.
    /// - Throws: `EngineError`, `ClientError`.
    public static func open(
        _ address: OfflineAddress, trust: TrustStore,
        configure: (inout LedgerSettings) -> Void = { _ in }
    ) async throws -> LedgerConnection {
        var options = EngineOptions()
        options.isReadOnly = address.isReadOnly
        options.createsIfMissing = address.createsIfMissing
        options.isSynced = address.isSynced
        let engine = try await Engine.open(address.directory, options: options)
        let server = OfflineServer(engine: engine)
        do {
            let database = address.database ?? engine.standardDatabase
            var settings = LedgerSettings(
                pinName: try canonicalPath(address.directory), database: database)
            configure(&settings)
            let client = LedgerClient(server.client, settings: settings, trust: trust)
            try await client.openSession(username: "immudb", password: "", database: database)
            return LedgerConnection(client: client, engine: engine, server: server)
        } catch {
            try await server.close()
            throw error
        }
    }

    /// Writes trusted states, ends the session, closes the directory.
    /// - Throws: the first failure; the rest is closed all the same.
    public func close() async throws {
        var failure: (any Error)?
        do { try await client.close() } catch { failure = error }
        do { try await server.close() } catch { failure = failure ?? error }
        if let failure { throw failure }
    }
}

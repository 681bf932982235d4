internal import GRPCCore
public import ImmuDBClient
public import ImmuDBEngine
internal import ImmuDBProofs
internal import ImmuDBTransport
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

/// An open ledger: a verifying client, and what it talks to, a server or a directory in this process.
///
/// The one place that knows both the client and the embedded server.
public final class LedgerConnection: Sendable {
    private enum Peer: Sendable {
        case directory(OfflineServer)
        case server(ClientConnection)
    }

    public let client: LedgerClient
    private let peer: Peer

    private init(client: LedgerClient, peer: Peer) {
        self.client = client
        self.peer = peer
    }

    /// The engine of a local directory; nil for a server.
    public var engine: Engine? {
        switch peer {
        case .directory(let server): server.engine
        case .server: nil
        }
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
            return LedgerConnection(client: client, peer: .directory(server))
        } catch {
            try await server.close()
            throw error
        }
    }

    /// Connects to a server.
    ///
    /// A server that is not there is reported at once. With a password a session is opened; a server too old
    /// for sessions gets the older login.
    /// - Parameters:
    ///   - trust: where trusted states are kept. The pin is `host:port` unless `configure` sets another.
    ///   - configure: changes to the client's settings before it is made.
    /// - Throws: `ClientError`.
    public static func open(
        _ address: ServerAddress, login: ServerLogin, trust: TrustStore,
        configure: (inout LedgerSettings) -> Void = { _ in }
    ) async throws -> LedgerConnection {
        let connection: ClientConnection
        do {
            connection = try ClientConnection(address.settings)
        } catch {
            throw ClientError(.invalidArgument, error.description, cause: error, location: error.location)
        }
        var settings = LedgerSettings(pinName: address.name, database: address.database)
        configure(&settings)
        settings.explainsConnection = { error in
            await connection.explain(error).map { ($0.message, $0.hint) }
        }
        let client = LedgerClient(connection.client, settings: settings, trust: trust)
        do {
            try await introduce(client, login, database: address.database)
            return LedgerConnection(client: client, peer: .server(connection))
        } catch {
            try await connection.close()
            throw error
        }
    }

    private static func introduce(
        _ client: LedgerClient, _ login: ServerLogin, database: String
    ) async throws {
        switch login {
        case .none:
            _ = try await client.health()
        case .token(let token, let bound):
            client.useToken(token, database: bound)
            if bound != database { try await client.useDatabase(database) }
        case .password(let user, let password):
            do {
                try await client.openSession(username: user, password: password, database: database)
            } catch let error as ClientError where error.code == .unsupported {
                try await client.login(username: user, password: password)
                try await client.useDatabase(database)
            } catch let error as ClientError where error.saysAuthenticationIsOff {
                // Nobody needs a password there, and the connection works without one.
            }
        }
    }

    /// Writes trusted states, ends the session, closes the connection or the directory.
    /// - Throws: the first failure; the rest is closed all the same.
    public func close() async throws {
        var failure: (any Error)?
        do { try await client.close() } catch { failure = error }
        do {
            switch peer {
            case .directory(let server): try await server.close()
            case .server(let connection): try await connection.close()
            }
        } catch {
            failure = failure ?? error
        }
        if let failure { throw failure }
    }
}

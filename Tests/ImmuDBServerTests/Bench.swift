import Foundation
import GRPCCore
import GRPCInProcessTransport
import ImmuDBEngine
import ImmuDBProofs
import ImmuDBProtocol
import SwiftProtobuf
import Synchronization

@testable import ImmuDBServer

/// The services over a fresh directory, and a client that calls them as any program would.
struct Bench: Sendable {
    typealias Client = Immudb_Schema_ImmuService.Client<InProcessTransport.Client>
    typealias Authorization = Immudb_Model_AuthorizationService.Client<InProcessTransport.Client>

    typealias Documents = Immudb_Model_DocumentService.Client<InProcessTransport.Client>

    let engine: Engine
    let services: ServerServices
    let client: Client
    let authorization: Authorization
    let documents: Documents
    /// Of the administrator on the default database; empty where nobody can log in.
    let session: Metadata
    let clock: TestClock

    /// - Parameters:
    ///   - access: who may call.
    ///   - databases: further databases, empty.
    ///   - options: other options.
    static func with(
        _ access: AccessPolicy, databases: [String] = [], options given: ServerOptions = ServerOptions(),
        run body: (Bench) async throws -> Void
    ) async throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(
            "server-\(UUID().uuidString)"
        ).path
        let engine = try await engine(at: path, databases: databases)
        let clock = TestClock()
        var options = given
        options.access = access
        options.clock = clock.serverClock
        let services = try ServerServices(engine: engine, options: options)
        let transport = InProcessTransport()
        let server = GRPCServer(
            transport: transport.server, services: services.services, interceptors: services.interceptors)
        let connection = GRPCClient(transport: transport.client)
        let serving = Task { try await server.serve() }
        let connected = Task { try await connection.runConnections() }
        let client = Client(wrapping: connection)
        let bench = Bench(
            engine: engine, services: services, client: client,
            authorization: Authorization(wrapping: connection),
            documents: Documents(wrapping: connection),
            session: try await administratorSession(client, access), clock: clock)
        try await body(bench)
        connection.beginGracefulShutdown()
        try await connected.value
        server.beginGracefulShutdown()
        try await serving.value
        try engine.close()
        try FileManager.default.removeItem(atPath: path)
    }

    static func with(
        signingKey: SigningPrivateKey? = nil, _ body: (Bench) async throws -> Void
    ) async throws {
        try await with(.directoryOwner, options: .with { $0.signingKey = signingKey }, run: body)
    }

    private static func engine(at path: String, databases: [String]) async throws -> Engine {
        var options = EngineOptions()
        options.isSynced = false
        options.passwordCost = 4
        let engine = try await Engine.open(path, options: options)
        guard !databases.isEmpty else { return engine }
        // As a stopped server leaves databases that nobody has used yet.
        for name in databases {
            try FileManager.default.createDirectory(
                atPath: path + "/" + name, withIntermediateDirectories: true)
            let record = KeyValueWrite(
                key: [2] + Array(name.utf8), value: Array(#"{"database":"\#(name)"}"#.utf8))
            _ = try await engine.database("systemdb").set([record])
        }
        try engine.close()
        return try await Engine.open(path, options: options)
    }

    private static func administratorSession(_ client: Client, _ access: AccessPolicy) async throws
        -> Metadata
    {
        switch access {
        case .directoryOwner, .authenticated:
            return try await openSession(client, "immudb", "immudb", "defaultdb")
        case .open, .maintenance:
            // So that the connection is there before it is closed again.
            _ = try await client.health(.init())
            return [:]
        }
    }

    private static func openSession(
        _ client: Client, _ user: String, _ password: String, _ database: String
    ) async throws -> Metadata {
        let opened = try await client.openSession(
            Immudb_Schema_OpenSessionRequest.with {
                $0.username = Data(user.utf8)
                $0.password = Data(password.utf8)
                $0.databaseName = database
            })
        return .session(opened.sessionID)
    }

    /// The metadata of a new session.
    func session(_ user: String, _ password: String, on database: String) async throws -> Metadata {
        try await Bench.openSession(client, user, password, database)
    }

    /// The metadata of a new token.
    func token(_ user: String, _ password: String) async throws -> Metadata {
        let answer = try await client.login(
            .with {
                $0.user = Data(user.utf8)
                $0.password = Data(password.utf8)
            })
        return .token(answer.token)
    }

    /// The same call failing as a client sees it; nil when it does not fail.
    func failure(of call: (Bench) async throws -> Void) async throws -> ServerFailure? {
        do {
            try await call(self)
            return nil
        } catch let error as RPCError {
            return ServerFailure(error)
        }
    }

    var last: UInt64 { get throws { try engine.database("defaultdb").state.txID } }

    @discardableResult
    func set(_ key: String, _ value: String = "v", _ metadata: Immudb_Schema_KVMetadata? = nil) async throws
        -> UInt64
    {
        try await client.set(.pairs([.pair(key, value, metadata)]), metadata: session).id
    }

    @discardableResult
    func refer(_ key: String, _ target: String, atTx: UInt64 = 0, isBound: Bool = false) async throws
        -> UInt64
    {
        try await client.setReference(.make(key, target, atTx: atTx, isBound: isBound), metadata: session).id
    }
}

extension ServerOptions {
    static func with(_ change: (inout ServerOptions) -> Void) -> ServerOptions {
        var options = ServerOptions()
        change(&options)
        return options
    }
}

extension Metadata {
    static func session(_ id: String) -> Metadata {
        var metadata: Metadata = [:]
        metadata.addString(id, forKey: HeaderName.sessionID)
        return metadata
    }

    static func token(_ token: String) -> Metadata {
        var metadata: Metadata = [:]
        metadata.addString(AuthorizationHeader.value(token: token), forKey: HeaderName.authorization)
        return metadata
    }
}

/// A clock that moves when told to, and does not wait.
final class TestClock: Sendable {
    private struct State {
        var elapsed = Duration.zero
        var slept: [Duration] = []
    }

    private let state = Mutex(State())
    static let start: Int64 = 1_700_000_000

    func advance(_ time: Duration) { state.withLock { $0.elapsed += time } }

    /// What callers waited for.
    var slept: [Duration] { state.withLock { $0.slept } }

    var serverClock: ServerClock {
        ServerClock(
            elapsed: { self.state.withLock { $0.elapsed } },
            unixSeconds: { self.state.withLock { TestClock.start + $0.elapsed.components.seconds } },
            sleep: { time in
                try Task.checkCancellation()
                self.state.withLock { $0.slept.append(time) }
                await Task.yield()
            })
    }
}

extension Immudb_Schema_KeyValue {
    static func pair(
        _ key: String, _ value: String = "v", _ metadata: Immudb_Schema_KVMetadata? = nil
    ) -> Immudb_Schema_KeyValue {
        .with {
            $0.key = Data(key.utf8)
            $0.value = Data(value.utf8)
            if let metadata { $0.metadata = metadata }
        }
    }
}

extension Immudb_Schema_SetRequest {
    static func pairs(
        _ pairs: [Immudb_Schema_KeyValue], if preconditions: [Immudb_Schema_Precondition] = []
    ) -> Immudb_Schema_SetRequest {
        .with {
            $0.kvs = pairs
            $0.preconditions = preconditions
        }
    }
}

extension Immudb_Schema_ReferenceRequest {
    static func make(
        _ key: String, _ target: String, atTx: UInt64 = 0, isBound: Bool = false
    ) -> Immudb_Schema_ReferenceRequest {
        .with {
            $0.key = Data(key.utf8)
            $0.referencedKey = Data(target.utf8)
            $0.atTx = atTx
            $0.boundRef = isBound
        }
    }
}

extension Immudb_Schema_ZAddRequest {
    static func make(
        _ set: String, _ score: Double, _ key: String, atTx: UInt64 = 0, isBound: Bool = false
    ) -> Immudb_Schema_ZAddRequest {
        .with {
            $0.set = Data(set.utf8)
            $0.score = score
            $0.key = Data(key.utf8)
            $0.atTx = atTx
            $0.boundRef = isBound
        }
    }
}

extension Immudb_Schema_Op {
    static func set(_ key: String) -> Immudb_Schema_Op { .with { $0.kv = .pair(key) } }
    static func refer(_ request: Immudb_Schema_ReferenceRequest) -> Immudb_Schema_Op {
        .with { $0.ref = request }
    }
    static func add(_ request: Immudb_Schema_ZAddRequest) -> Immudb_Schema_Op { .with { $0.zAdd = request } }
}

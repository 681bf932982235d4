import Foundation
import GRPCCore
import GRPCInProcessTransport
import ImmuDBEngine
import ImmuDBProofs
import ImmuDBProtocol
import SwiftProtobuf

@testable import ImmuDBServer

/// The services over a fresh directory, and a client that calls them as any program would.
struct Bench: Sendable {
    typealias Client = Immudb_Schema_ImmuService.Client<InProcessTransport.Client>

    let engine: Engine
    let client: Client
    let session: Metadata

    static func with(
        signingKey: SigningPrivateKey? = nil, _ body: (Bench) async throws -> Void
    ) async throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(
            "server-\(UUID().uuidString)"
        ).path
        var options = EngineOptions()
        options.isSynced = false
        let engine = try await Engine.open(path, options: options)
        let transport = InProcessTransport()
        let sessions = SessionRegistry()
        let server = GRPCServer(
            transport: transport.server,
            services: [
                ImmuService(
                    engine: engine, sessions: sessions, access: .directoryOwner, signingKey: signingKey)
            ],
            interceptors: [CallInterceptor(engine: engine, sessions: sessions)])
        let connection = GRPCClient(transport: transport.client)
        let serving = Task { try await server.serve() }
        let connected = Task { try await connection.runConnections() }
        let client = Client(wrapping: connection)
        let opened = try await client.openSession(
            Immudb_Schema_OpenSessionRequest.with {
                $0.username = Data("immudb".utf8)
                $0.databaseName = "defaultdb"
            })
        var session: Metadata = [:]
        session.addString(opened.sessionID, forKey: HeaderName.sessionID)
        try await body(Bench(engine: engine, client: client, session: session))
        connection.beginGracefulShutdown()
        try await connected.value
        server.beginGracefulShutdown()
        try await serving.value
        try engine.close()
        try FileManager.default.removeItem(atPath: path)
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

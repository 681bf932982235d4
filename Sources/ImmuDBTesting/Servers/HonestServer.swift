internal import GRPCCore
internal import GRPCInProcessTransport
internal import ImmuDBConnect
internal import ImmuDBEngine
internal import ImmuDBProofs
internal import ImmuDBProtocol
internal import SwiftProtobuf
internal import Synchronization
internal import SystemIO

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// The honest half of a ``MaliciousServer``: the real services over a real engine whose disk is memory.
final class HonestServer: Sendable {
    let engine: Engine
    private let services: OfflineServer
    private let disk: MemoryFileSystem
    /// Sessions of this server by database, for calls whose session belongs to another one.
    private let sessions = Mutex<[String: String]>([:])

    private init(engine: Engine, services: OfflineServer, disk: MemoryFileSystem) {
        self.engine = engine
        self.services = services
        self.disk = disk
    }

    /// Opens a server on a disk, an empty one unless given.
    static func start() async throws -> HonestServer { try await start(MemoryFileSystem()) }

    private static func start(_ disk: MemoryFileSystem) async throws -> HonestServer {
        var options = EngineOptions()
        options.fileSystem = disk
        let engine = try await Engine.open(HonestServer.directory, options: options)
        return HonestServer(engine: engine, services: OfflineServer(engine: engine), disk: disk)
    }

    private static let directory = "/data"

    /// A server of its own on a copy of the disk as it is now.
    func copy() async throws -> HonestServer {
        let copied = MemoryFileSystem()
        try copied.createDirectories(HonestServer.directory, permissions: 0o755)
        try disk.copyTree(HonestServer.directory, to: copied)
        return try await HonestServer.start(copied)
    }

    /// Newest transaction of the standard database.
    var lastTxID: UInt64 {
        get throws { try database().state.txID }
    }

    /// The standard database.
    func database() throws -> Database { try engine.database(engine.standardDatabase) }

    func close() async throws { try await services.close() }

    /// Carries out a call and fills in the answer.
    /// - Parameter session: database whose session is to be used instead of the one in the headers.
    func answer(_ exchange: inout Exchange, inSessionOf database: String?) async throws {
        if let database {
            exchange.headers.replaceOrAddString(
                try await session(of: database), forKey: HeaderName.sessionID)
        }
        let requests = exchange.requests
        let request = StreamingClientRequest<[UInt8]>(metadata: exchange.headers) { writer in
            for message in requests { try await writer.write(message) }
        }
        var options = CallOptions.defaults
        options.maxRequestMessageBytes = Limits.messageBytesMax
        options.maxResponseMessageBytes = Limits.messageBytesMax
        let answered = try await services.client.bidirectionalStreaming(
            request: request, descriptor: exchange.method, serializer: RawMessage(),
            deserializer: RawMessage(), options: options
        ) { [exchange] response in
            var exchange = exchange
            try await exchange.take(response)
            return exchange
        }
        exchange = answered
        // These change the session they are made in, which calls of others share.
        if let database, ["CloseSession", "UseDatabase"].contains(exchange.call) {
            sessions.withLock { $0[database] = nil }
        }
    }

    private func session(of database: String) async throws -> String {
        if let id = sessions.withLock({ $0[database] }) { return id }
        let service = Immudb_Schema_ImmuService.Client(wrapping: services.client)
        let request = Immudb_Schema_OpenSessionRequest.with {
            $0.username = Data("immudb".utf8)
            $0.databaseName = database
        }
        let id = try await service.openSession(request).sessionID
        sessions.withLock { $0[database] = id }
        return id
    }
}

extension Exchange {
    fileprivate mutating func take(_ response: StreamingClientResponse<[UInt8]>) async throws {
        answerHeaders = response.metadata
        do {
            for try await part in response.bodyParts {
                switch part {
                case .message(let message): answers.append(message)
                case .trailingMetadata(let metadata): trailers = metadata
                }
            }
        } catch let error as RPCError {
            failure = error
        }
    }
}

extension FileSystem {
    /// Copies a directory to the same path on another disk.
    func copyTree(_ path: String, to other: any FileSystem) throws(SystemIOError) {
        for entry in try list(path) {
            let name = joinPath(path, entry.name)
            switch entry.kind {
            case .directory:
                try other.createDirectory(name, permissions: 0o755)
                try copyTree(name, to: other)
            case .file:
                let content = try readWhole(name, limit: Limits.copiedFileBytesMax)
                let file = try other.open(name, .createExclusive)
                try file.write(content, at: 0)
                try file.close()
            case .symbolicLink, .other: continue  // a disk in memory has none
            }
        }
    }
}

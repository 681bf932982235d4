public import ImmuDBEngine
internal import ImmuDBServer
internal import ImmuDBTransport
internal import SystemIO

/// An honest server in this process that listens on a free port of the loopback interface.
///
/// ```swift
/// let server = try await TestServer.start()
/// // connect to 127.0.0.1, port server.port
/// try await server.close()
/// ```
///
/// It asks for a login as any server does: the user `immudb` with the password of ``adminPassword``.
public final class TestServer: Sendable {
    /// Password of the user `immudb` in a new data directory.
    public static let adminPassword = "immudb"

    /// The engine behind it, to prepare or to inspect data.
    public let engine: Engine
    /// Port on 127.0.0.1.
    public let port: Int
    private let listener: ServerListener

    private init(engine: Engine, listener: ServerListener) {
        self.engine = engine
        self.listener = listener
        port = listener.address.port
    }

    /// Starts a server.
    /// - Parameters:
    ///   - directory: data directory, created when absent; nil keeps everything in memory.
    ///   - port: port to listen on; 0 takes a free one.
    /// - Throws: `EngineError` when the directory cannot be opened, or the reason why it cannot listen.
    public static func start(directory: String? = nil, port: Int = 0) async throws -> TestServer {
        var options = EngineOptions()
        if directory == nil { options.fileSystem = MemoryFileSystem() }
        let engine = try await Engine.open(directory ?? "/data", options: options)
        do {
            let services = try ServerServices(engine: engine, options: ServerOptions())
            var settings = ListenerSettings(address: ListeningAddress(host: "127.0.0.1", port: port))
            settings.directCalls = services.directCalls()
            let listener = try await ServerListener.start(
                settings,
                services: services.services, interceptors: services.interceptors)
            return TestServer(engine: engine, listener: listener)
        } catch {
            try engine.close()
            throw error
        }
    }

    /// Stops listening, lets running calls finish, closes the engine.
    public func close() async throws {
        await listener.shutDown()
        try engine.close()
    }
}

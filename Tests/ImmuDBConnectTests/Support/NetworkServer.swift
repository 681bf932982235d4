import ImmuDBEngine
import ImmuDBServer
import ImmuDBTransport
import SystemIO

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A server with all its services on a free port of this machine, over a directory of its own.
final class NetworkServer {
    let directory: String
    let services: ServerServices
    private let listener: ServerListener
    var port: Int { listener.address.port }

    /// - Parameter directory: of an earlier server; nil for a new one.
    static func start(
        in directory: String? = nil, port: Int = 0, tls: ServerTLS? = nil,
        configure: (inout ServerOptions) -> Void = { _ in }
    ) async throws -> NetworkServer {
        let directory = try directory ?? temporaryDirectory()
        var engineOptions = EngineOptions()
        engineOptions.isSynced = false
        let engine = try await Engine.open(directory, options: engineOptions)
        var options = ServerOptions()
        configure(&options)
        let services = try ServerServices(engine: engine, options: options)
        var settings = ListenerSettings(address: ListeningAddress(host: "127.0.0.1", port: port))
        settings.tls = try tls?.load()
        let listener = try await ServerListener.start(
            settings, services: services.services, interceptors: services.interceptors)
        return NetworkServer(directory: directory, services: services, listener: listener)
    }

    private init(directory: String, services: ServerServices, listener: ServerListener) {
        self.directory = directory
        self.services = services
        self.listener = listener
    }

    /// Closes the listener and the directory; the files stay.
    func halt() async throws {
        await listener.shutDown(grace: .milliseconds(200))
        services.closeSessions()
        try services.engine.close()
    }

    /// Closes everything and removes the files.
    func stop() async throws {
        try await halt()
        try RealFileSystem().removeDirectoryTree(directory)
    }

    static func temporaryDirectory() throws -> String {
        var template = Array("/tmp/immudb-network-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw SystemIOError(errno: errno, operation: "make", path: "/tmp")
        }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

import ImmuDBEngine
import ImmuDBServer
import ImmuDBTransport

/// A server with all its services on a free port, for the shell to connect to.
final class ServedLedger {
    private let engine: Engine
    private let listener: ServerListener
    var port: Int { listener.address.port }

    /// - Parameter directory: made if missing; removed by whoever made its parent.
    init(directory: String, tls: ServerTLS? = nil) async throws {
        var options = EngineOptions()
        options.isSynced = false
        engine = try await Engine.open(directory, options: options)
        let services = try ServerServices(engine: engine, options: ServerOptions())
        var settings = ListenerSettings(address: ListeningAddress(host: "127.0.0.1", port: 0))
        settings.tls = try tls?.load()
        listener = try await ServerListener.start(
            settings, services: services.services, interceptors: services.interceptors)
    }

    func stop() async throws {
        await listener.shutDown(grace: .milliseconds(200))
        try engine.close()
    }
}

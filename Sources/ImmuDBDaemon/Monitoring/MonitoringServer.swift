internal import Hummingbird
internal import HummingbirdCore
internal import HummingbirdTLS
internal import ImmuDBServer
internal import ImmuDBTransport
internal import Logging
internal import NIOCore
internal import Synchronization

/// Metrics, health and the REST surface over HTTP.
final class MonitoringServer: Sendable {
    /// What the server asks for.
    struct Sources: Sendable {
        /// Body and content type of `/metrics`.
        var metrics: @Sendable () -> (text: String, contentType: String)
        /// Body of `/version`, JSON.
        var version: String
        /// Whether calls are answered.
        var isReady: @Sendable () -> Bool
        /// Documents and sessions.
        var gateway: RESTGateway
        /// Largest body of a request, in bytes.
        var bodyBytesMax: Int
    }

    let address: ListeningAddress
    private let running: Task<Void, any Error>

    private init(address: ListeningAddress, running: Task<Void, any Error>) {
        self.address = address
        self.running = running
    }

    /// Begins to listen.
    /// - Throws: `TransportError` when that is impossible.
    static func start(
        at address: ListeningAddress, tls: LoadedTLS?, sources: Sources, log: Logger
    ) async throws(TransportError) -> MonitoringServer {
        // Requests and connections are of no interest in the log of the server.
        var quiet = log
        quiet.logLevel = .critical
        let router = Self.router(sources)
        let builder: HTTPServerBuilder
        do {
            builder = try tls.map { try .tls(.http1(), tlsConfiguration: $0.configuration) } ?? .http1()
        } catch {
            throw TransportError(.badCertificate, "\(error)", at: address.description)
        }
        let (ports, bound) = AsyncStream<Int>.makeStream()
        let application = Application(
            router: router, server: builder,
            configuration: ApplicationConfiguration(
                address: .hostname(address.host, port: address.port), serverName: "immudb",
                availableConnectionsDelegate: MaximumAvailableConnections(Limits.httpConnectionsMax)),
            onServerRunning: { channel in bound.yield(channel.localAddress?.port ?? address.port) },
            logger: quiet)
        let running = Task {
            defer { bound.finish() }
            try await application.run()
        }
        for await port in ports {
            return MonitoringServer(
                address: ListeningAddress(host: address.host, port: port), running: running)
        }
        do {
            try await running.value
        } catch {
            throw TransportError(listening: error, at: address)
        }
        throw TransportError(.cannotListen, "the listener ended", at: address.description)
    }

    /// Stops listening and closes the connections.
    func stop() async {
        running.cancel()
        do {
            try await running.value
        } catch {
            // Being cancelled is how it ends.
        }
    }

    private static func router(_ sources: Sources) -> Router<PeerRequestContext> {
        let router = Router(context: PeerRequestContext.self)
        for path in ["initz", "livez"] {
            router.get(RouterPath(path)) { _, _ in answer("", "text/plain; charset=utf-8") }
        }
        router.get("readyz") { _, _ in
            answer(
                "", "text/plain; charset=utf-8", status: sources.isReady() ? .ok : .serviceUnavailable)
        }
        router.get("metrics") { _, _ in
            let metrics = sources.metrics()
            return answer(metrics.text, metrics.contentType)
        }
        router.get("version") { _, _ in answer(sources.version, "application/json") }
        RESTRoutes(gateway: sources.gateway, bodyBytesMax: sources.bodyBytesMax).add(to: router)
        return router
    }

    private static func answer(
        _ body: String, _ type: String, status: HTTPResponse.Status = .ok
    ) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = type
        headers[.accessControlAllowOrigin] = "*"
        return Response(
            status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: body)))
    }
}

package import GRPCCore
package import GRPCInProcessTransport
package import ImmuDBEngine
internal import ImmuDBServer

/// The services of a server over a data directory in this process, without a socket.
///
/// The transport hands messages over in memory; everything else — services, proofs, verification — is what
/// a network connection uses.
package final class OfflineServer: Sendable {
    package let engine: Engine
    /// Client end of the transport.
    package let client: GRPCClient<InProcessTransport.Client>

    private let server: GRPCServer<InProcessTransport.Server>
    private let serverTask: Task<Void, any Error>
    private let clientTask: Task<Void, any Error>

    /// Starts the services.
    package init(engine: Engine) {
        self.engine = engine
        let transport = InProcessTransport()
        var options = ServerOptions()
        options.access = .directoryOwner
        let access = AccessControl(engine: engine, options: options)
        let calls = ImmuService(engine: engine, access: access)
        let pacing = PacedAnswers()
        let server = GRPCServer(
            transport: transport.server, services: [calls, DocumentService(calls: calls)],
            interceptors: [pacing, CallInterceptor(engine: engine, access: access)])
        let client = GRPCClient(transport: transport.client, interceptors: [pacing])
        self.server = server
        self.client = client
        serverTask = Task { try await server.serve() }
        clientTask = Task { try await client.runConnections() }
    }

    /// Lets running calls finish, then closes the directory.
    /// - Throws: what the transport or the engine could not finish.
    package func close() async throws {
        client.beginGracefulShutdown()
        try await clientTask.value
        server.beginGracefulShutdown()
        try await serverTask.value
        try engine.close()
    }
}

package import GRPCCore
internal import NIOCore

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// A server that listens for gRPC over HTTP/2.
package final class ServerListener: Sendable {
    /// Where it listens; the port is the real one.
    package let address: ListeningAddress

    private let server: GRPCServer<EventLoopTransport>
    private let serving: Task<Void, any Error>
    private let quota: ConnectionQuota

    private init(
        address: ListeningAddress, server: GRPCServer<EventLoopTransport>,
        serving: Task<Void, any Error>, quota: ConnectionQuota
    ) {
        self.address = address
        self.server = server
        self.serving = serving
        self.quota = quota
    }

    /// Connections that are open.
    package var openConnections: Int { quota.open }

    /// Begins to listen and to answer.
    /// - Throws: `addressInUse`, `cannotListen`.
    package static func start(
        _ settings: ListenerSettings, services: [any RegistrableRPCService],
        interceptors: [any ServerInterceptor]
    ) async throws(TransportError) -> ServerListener {
        let quota = ConnectionQuota(limit: settings.connectionsMax)
        let transport = EventLoopTransport(settings, quota: quota)
        let server = GRPCServer(transport: transport, services: services, interceptors: interceptors)
        let serving = Task { try await server.serve() }
        do {
            let port = try await transport.address.port ?? settings.address.port
            return ServerListener(
                address: ListeningAddress(host: settings.address.host, port: port), server: server,
                serving: serving, quota: quota)
        } catch {
            // The reason is what serving ended with.
            var reason = error as any Error
            do { try await serving.value } catch { reason = error }
            throw TransportError(listening: reason, at: settings.address)
        }
    }

    /// Waits until it does not listen any more.
    /// - Throws: what ended it, unless it was shut down.
    package func wait() async throws { try await serving.value }

    /// Accepts no more calls and lets those under way finish; ends them when that takes too long.
    /// - Returns: whether all calls finished by themselves.
    @discardableResult
    package func shutDown(
        grace: Duration = .seconds(Limits.graceSecondsMax)
    ) async -> Bool {
        server.beginGracefulShutdown()
        let serving = serving
        let watchdog = Task {
            // Sleeping ends early only when the calls were faster.
            do { try await Task.sleep(for: grace) } catch { return false }
            serving.cancel()
            return true
        }
        do {
            try await serving.value
        } catch {
            // A listener that failed before has nothing left to finish.
        }
        watchdog.cancel()
        return await !watchdog.value
    }
}

extension TransportError {
    /// Why a server cannot listen, in plain words.
    package init(listening error: any Error, at address: ListeningAddress) {
        var innermost = error
        while let runtime = innermost as? RuntimeError, let cause = runtime.cause { innermost = cause }
        if let known = innermost as? TransportError {
            self = known
            return
        }
        guard let failure = innermost as? IOError else {
            self.init(.cannotListen, String(describing: innermost), at: address.description)
            return
        }
        let place = address.description
        switch failure.errnoCode {
        case EADDRINUSE:
            self.init(.addressInUse, "another program listens there already", at: place)
        case EADDRNOTAVAIL:
            self.init(.cannotListen, "this machine has no such address", at: place)
        case EACCES, EPERM:
            self.init(.cannotListen, "this user may not listen on that port", at: place)
        default:
            self.init(.cannotListen, failure.description, at: place)
        }
    }
}

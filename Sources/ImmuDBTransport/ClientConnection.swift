package import GRPCCore
package import GRPCNIOTransportHTTP2Posix
internal import NIOCore

/// A connection to a server over HTTP/2, made when the first call needs it and again after it broke.
package final class ClientConnection: Sendable {
    package let settings: ClientSettings
    /// For making calls.
    package let client: GRPCClient<HTTP2ClientTransport.Posix>

    let witness: CertificateWitness
    private let running: Task<Void, any Error>

    /// Connects to nothing yet; files of certificates are read.
    /// - Throws: `TransportError` for a file that cannot be used.
    package init(_ settings: ClientSettings) throws(TransportError) {
        let witness = CertificateWitness()
        let security = try settings.transportSecurity(witness: witness)
        self.settings = settings
        self.witness = witness
        client = GRPCClient(transport: try Self.transport(settings, security: security))
        running = Task { [client] in try await client.runConnections() }
    }

    static func transport(
        _ settings: ClientSettings, security: HTTP2ClientTransport.Posix.TransportSecurity
    ) throws(TransportError) -> HTTP2ClientTransport.Posix {
        let endpoint = settings.endpoint
        var config = HTTP2ClientTransport.Posix.Config.defaults
        config.http2.authority = settings.tls?.serverName.map { "\($0):\(endpoint.port)" }
        config.http2.targetWindowSize = Limits.windowBytes
        config.backoff.initial = .milliseconds(Limits.reconnectMillisecondsMin)
        config.backoff.max = .milliseconds(Limits.reconnectMillisecondsMax)
        config.connection.maxIdleTime = .seconds(Limits.idleConnectionSecondsMax)
        config.connection.keepalive = .init(
            time: .seconds(Limits.keepAliveSeconds), timeout: .seconds(Limits.keepAliveTimeoutSeconds),
            allowWithoutCalls: false)
        // Requests leave at once: waiting for more of them costs a lone call latency.
        config.connection.flushCoalescing = nil
        config.channelDebuggingCallbacks.onCreateTCPConnection = { $0.addPingResponder(.client) }
        do {
            return try HTTP2ClientTransport.Posix(
                target: target(endpoint), transportSecurity: security, config: config)
        } catch {
            throw TransportError(.badConfiguration, "\(error)", at: endpoint.description)
        }
    }

    /// An address is connected to as it is, a name is looked up each time.
    private static func target(_ endpoint: ClientEndpoint) -> any ResolvableTarget {
        do {
            switch try NIOCore.SocketAddress(ipAddress: endpoint.host, port: endpoint.port) {
            case .v6: return .ipv6(address: endpoint.host, port: endpoint.port)
            default: return .ipv4(address: endpoint.host, port: endpoint.port)
            }
        } catch {
            return .dns(host: endpoint.host, port: endpoint.port)
        }
    }

    /// Lets running calls finish for a while, then closes the connection.
    /// - Throws: what the transport could not finish.
    package func close() async throws {
        client.beginGracefulShutdown()
        let running = self.running
        let patience = Task {
            do {
                try await Task.sleep(for: .milliseconds(Limits.closeMillisecondsMax))
                running.cancel()
            } catch {
                // It closed in time.
            }
        }
        defer { patience.cancel() }
        do {
            try await running.value
        } catch is CancellationError {
            // Running calls did not end in time: the connection is gone all the same.
        }
    }
}

internal import GRPCCore
internal import GRPCNIOTransportHTTP2Posix
internal import NIOCore

/// How a server listens for gRPC.
package struct ListenerSettings: Sendable {
    package var address: ListeningAddress
    /// nil: plain text.
    package var tls: LoadedTLS?
    /// Largest message accepted, in bytes. Nothing limits what is sent.
    package var messageBytesMax = Limits.messageBytesMax
    package var connectionsMax = Limits.connectionsMax
    package var streamsPerConnectionMax = Limits.streamsPerConnectionMax
    /// A connection without calls is closed after this time.
    package var idleTime = Duration.seconds(Limits.idleSecondsMax)
    /// Time between accepting a connection and its first bytes.
    package var firstBytesTime = Duration.seconds(Limits.firstBytesSecondsMax)

    package init(address: ListeningAddress) { self.address = address }

    func transportConfiguration(
        quota: ConnectionQuota
    ) -> HTTP2ServerTransport.Posix.Config {
        .defaults { config in
            config.rpc.maxRequestPayloadSize = messageBytesMax
            config.http2.maxConcurrentStreams = streamsPerConnectionMax
            config.http2.targetWindowSize = Limits.windowBytes
            config.http2.maxFrameSize = Limits.frameBytesMax
            config.connection.maxIdleTime = idleTime
            config.connection.keepalive.time = .seconds(Limits.keepaliveSeconds)
            config.connection.keepalive.timeout = .seconds(Limits.keepaliveAnswerSecondsMax)
            // PINGs are counted by the responder, which sees all of them.
            config.connection.keepalive.clientBehavior.allowWithoutCalls = true
            // Answers leave at once: waiting for more of them costs a lone caller latency.
            config.connection.flushCoalescing = nil
            // Clients may compress what they send; what is sent is compressed only if a client asks for it.
            config.compression.enabledAlgorithms = .all
            config.channelDebuggingCallbacks.onAcceptTCPConnection = { channel in
                guard quota.admit(channel) else {
                    channel.close(promise: nil)
                    return channel.eventLoop.makeFailedFuture(
                        TransportError(.tooManyConnections, "too many connections", at: ""))
                }
                return channel.addPingResponder(.server).flatMap {
                    channel.addFirstBytesDeadline(TimeAmount(firstBytesTime))
                }
            }
        }
    }
}

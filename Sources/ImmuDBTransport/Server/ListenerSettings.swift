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
    /// Methods, as `package.Service/Method`, whose calls are answered on the event loop of their connection,
    /// past the services: what came in with one read is answered with one write, and no thread wakes another.
    package var directCalls: [String: DirectCall] = [:]

    package init(address: ListeningAddress) { self.address = address }
}

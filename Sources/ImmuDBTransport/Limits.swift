/// Bounds of the network transport.
package enum Limits {
    /// Largest message accepted unless settings say otherwise, in bytes.
    package static let messageBytesMax = 32 << 20

    /// Length of the window in which PING frames are counted, in seconds.
    static let pingWindowSeconds: Int64 = 10
    /// PING frames answered per window and connection. A peer that measures bandwidth has one PING under
    /// way at a time, so this is what a round trip of 50 microseconds produces.
    static let pingsPerWindowMax = 200_000
    /// Answers that may wait for a peer that does not read them.
    static let unreadPingAnswersMax = 1024

    /// First and longest pause before a client connects again, in milliseconds.
    static let reconnectMillisecondsMin = 100
    static let reconnectMillisecondsMax = 5_000
    /// A client connection without calls for this long is closed; the next call connects again. In seconds.
    static let idleConnectionSecondsMax = 30 * 60
    /// While a call waits, the server is asked this often whether it is still there, in seconds. Servers of
    /// the Go implementation take more than one question in five minutes for abuse.
    static let keepAliveSeconds = 310
    /// Time for the answer to that, in seconds.
    static let keepAliveTimeoutSeconds = 20
    /// Running calls get this long when a client closes, in milliseconds.
    static let closeMillisecondsMax = 1_000
    /// Time to ask a server for its certificate once more, in milliseconds.
    static let certificateMillisecondsMax = 3_000
    /// Errors underneath an error that are looked at.
    static let errorCausesMax = 16
    /// Connections at a time; further ones are closed at once.
    package static let connectionsMax = 1024
    /// Calls under way on one connection; the peer makes further ones wait.
    package static let streamsPerConnectionMax = 1024
    /// Bytes a peer may send ahead of what was read, per call: what an answer of any length takes of memory.
    static let windowBytes = 1 << 20
    /// Bytes a peer may send ahead on a whole connection.
    static let connectionWindowBytes = 8 << 20
    /// Bytes of streamed answers that may be on their way to the socket, per call, before the call waits.
    static let unsentBytesMax = 256 << 10
    /// Headers of a call, in bytes as HTTP/2 counts them.
    static let headerBytesMax = 1 << 14
    /// Connections that wait to be accepted.
    static let backlog: Int32 = 1024
    /// Rounds of jobs that make each other ready, before others have their turn on the event loop.
    static let readyRoundsMax = 64
    /// Time for a client to end a request that has been answered already, in milliseconds.
    static let requestEndMillisecondsMax: Int64 = 5_000
    /// Time for a client to hear that the server leaves, in milliseconds.
    static let farewellMillisecondsMax: Int64 = 1_000
    /// Largest HTTP/2 frame accepted, in bytes.
    static let frameBytesMax = 1 << 16
    /// A connection without calls is closed after this time, in seconds.
    static let idleSecondsMax: Int64 = 1800
    /// A silent peer is asked whether it is still there after this time, in seconds.
    static let keepaliveSeconds: Int64 = 300
    /// Time for the answer to that, in seconds.
    static let keepaliveAnswerSecondsMax: Int64 = 20
    /// Time between accepting a connection and its complete preface (behind the TLS handshake), in seconds.
    static let firstBytesSecondsMax: Int64 = 10
    /// Time for calls under way when the server stops, in seconds.
    package static let graceSecondsMax: Int64 = 10
    /// A certificate that ends earlier than this is warned about, in seconds.
    static let certificateWarningSeconds: Int64 = 30 * 86_400
    /// Size of a file with certificates or a key, in bytes.
    static let pemFileBytesMax = 1 << 20
    /// Validity of a certificate that the server issues for itself, in seconds.
    static let selfSignedSeconds: Int64 = 365 * 86_400
}

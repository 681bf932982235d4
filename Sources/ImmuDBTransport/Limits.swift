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

    /// Largest certificate or key file that is read, in bytes.
    static let certificateFileBytesMax = 1 << 20
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
}

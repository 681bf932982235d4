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
}

/// Bounds of the test servers.
enum Limits {
    /// Longest wait for a server to come up, in seconds.
    static let startSecondsMax = 10
}

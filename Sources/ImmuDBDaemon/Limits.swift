/// Bounds of the server program.
enum Limits {
    /// Size of a configuration file, in bytes.
    static let configurationBytesMax = 1 << 20
    /// Size of a file with a password, in bytes.
    static let passwordFileBytesMax = 4096
    /// Length of a password, in bytes: what its hash can take.
    static let passwordBytesMax = 72
    /// Size of a file with a signing key, in bytes.
    static let keyFileBytesMax = 1 << 16
    /// Longest span of time of a setting, in seconds.
    static let durationSecondsMax: Int64 = 10 * 365 * 86_400
    /// Shortest period after which a log file is changed, in seconds.
    static let rotationSecondsMin: Int64 = 60
    /// Numbered log files of one name.
    static let logFileNumberMax = 9999
    /// Connections to the HTTP listener at a time.
    static let httpConnectionsMax = 1024
    /// Length of a line that a starting process hands to the one that started it, in bytes.
    static let startReportBytesMax = 4096
    /// Largest request message that may be configured, in bytes.
    static let messageBytesMax = 1 << 30
}

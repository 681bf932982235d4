/// How messages lie in chunks.
enum MessageFrame {
    /// Big-endian length before each message.
    static let lengthBytes = 8
}

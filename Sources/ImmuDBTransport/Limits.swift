internal import GRPCCore
internal import GRPCNIOTransportHTTP2Posix
internal import NIOCore
internal import NIOSSL
internal import X509

/// Bounds of the network transport.
enum Limits {
    /// Largest message accepted unless settings say otherwise, in bytes.
    static let messageBytesMax = 32 << 20
}

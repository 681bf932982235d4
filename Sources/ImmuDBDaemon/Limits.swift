internal import ArgumentParser
internal import Hummingbird
internal import HummingbirdTLS
internal import Logging
internal import NIOPosix
internal import TOMLKit

/// Bounds of the server program.
enum Limits {
    /// Largest body of an HTTP request, in bytes.
    static let requestBodyBytesMax = 4 << 20
}

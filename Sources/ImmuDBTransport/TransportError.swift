/// A connection or a listener that failed, or a setting that cannot work.
package struct TransportError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What went wrong, in the terms a caller acts on.
    package enum Code: String, Sendable {
        /// The peer sent more PING frames than a connection may: it floods, or its keep-alive is far too
        /// short.
        case tooManyPings
        /// The peer asks for answers and does not read them.
        case peerNotReading
        /// More connections than allowed: raise the limit or close some.
        case tooManyConnections
        /// Another process listens on this address and port: stop it, or choose another port.
        case addressInUse
        /// The address is no address of this machine, or the port is reserved.
        case cannotListen
        /// A certificate, key or CA file cannot be used: check its path and content.
        case badCertificate
        /// Settings that contradict each other.
        case badConfiguration
    }

    package var code: Code
    /// What happened, in one line.
    package var message: String
    /// The connection, address or file it is about.
    package var location: String

    package init(_ code: Code, _ message: String, at location: String) {
        self.code = code
        self.message = message
        self.location = location
    }

    package var description: String { location.isEmpty ? message : "\(location): \(message)" }
}

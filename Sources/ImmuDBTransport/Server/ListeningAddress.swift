internal import NIOCore

/// Where a server listens.
package struct ListeningAddress: Sendable, Hashable, CustomStringConvertible {
    /// IP address or host name, without brackets.
    package var host: String
    /// 0 lets the operating system choose.
    package var port: Int

    package init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// `host:port`, with brackets around an IPv6 address.
    package var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

    /// Whether only programs of this machine can reach it.
    package var isLoopback: Bool {
        if host == "localhost" || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    /// The address as the transport wants it. A name is looked up.
    /// - Throws: `cannotListen` when the name or the port means nothing.
    func resolved() throws(TransportError) -> SocketAddress {
        guard (0...Int(UInt16.max)).contains(port) else {
            throw TransportError(.cannotListen, "there is no port \(port)", at: description)
        }
        do {
            return try SocketAddress.makeAddressResolvingHost(host, port: port)
        } catch {
            throw TransportError(.cannotListen, "the address cannot be looked up", at: description)
        }
    }
}

internal import NIOCore

/// How gRPC writes the address of a peer: `ipv4:127.0.0.1:3322`, `ipv6:[::1]:3322`, `unix:PATH`.
enum PeerName {
    static func of(_ address: SocketAddress?) -> String {
        switch address {
        case .v4(let ip)?: "ipv4:\(ip.host):\(address?.port ?? 0)"
        case .v6(let ip)?: "ipv6:[\(ip.host)]:\(address?.port ?? 0)"
        case .unixDomainSocket?: "unix:\(address?.pathname ?? "")"
        case nil: "<unknown>"
        }
    }
}

/// The other end of a connection, as the transport names it.
enum PeerAddress {
    /// Whether it is this machine: in-process, a local socket or a loopback address.
    static func isLocal(_ peer: String) -> Bool {
        let parts = peer.split(separator: ":", maxSplits: 1)
        guard let kind = parts.first else { return false }
        let address = parts.count > 1 ? parts[1] : ""
        switch kind {
        case "in-process", "unix": return true
        case "ipv4": return isLoopback(v4: address)
        case "ipv6": return isLoopback(v6: address)
        default: return false
        }
    }

    private static func isLoopback(v4 address: Substring) -> Bool {
        let host = address.split(separator: ":", omittingEmptySubsequences: false).first ?? ""
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false)
        return numbers.count == 4 && numbers[0] == "127" && numbers.allSatisfy { UInt8($0) != nil }
    }

    /// `[::1]:3322`, also with an IPv4 address inside.
    private static func isLoopback(v6 address: Substring) -> Bool {
        guard address.hasPrefix("["), let end = address.firstIndex(of: "]") else { return false }
        let host = address[address.index(after: address.startIndex)..<end].lowercased()
        let mapped = "::ffff:"
        return host == "::1"
            || (host.hasPrefix(mapped) && isLoopback(v4: host.dropFirst(mapped.count)))
    }
}

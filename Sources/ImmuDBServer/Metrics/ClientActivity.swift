internal import Synchronization

/// Which addresses call, how often, and when last.
package final class ClientActivity: Sendable {
    private struct Entry: Sendable {
        var calls: UInt64 = 0
        var lastAt: Int64 = 0
    }

    private let limit: Int
    private let entries = Mutex<[String: Entry]>([:])

    package convenience init() { self.init(limit: Limits.countedClientsMax) }

    init(limit: Int) { self.limit = limit }

    /// Name under which addresses beyond the limit are counted together.
    static let overflow = "overflow"

    /// - Parameters:
    ///   - peer: as the transport writes it: `ipv4:127.0.0.1:4000`, `ipv6:[::1]:4000`.
    ///   - seconds: Unix time of the call.
    func note(peer: String, at seconds: Int64) {
        let address = Self.address(of: peer)
        entries.withLock { entries in
            let isKnown = entries[address] != nil || entries.count < limit
            entries[isKnown ? address : Self.overflow, default: Entry()].calls &+= 1
            entries[isKnown ? address : Self.overflow, default: Entry()].lastAt = seconds
        }
    }

    /// The address without scheme and port; the text itself when it has another form.
    static func address(of peer: String) -> String {
        guard let colon = peer.firstIndex(of: ":") else { return peer }
        let scheme = peer[..<colon]
        let rest = peer[peer.index(after: colon)...]
        guard scheme == "ipv4" || scheme == "ipv6", let port = rest.lastIndex(of: ":") else { return peer }
        var address = rest[..<port]
        if address.hasPrefix("["), address.hasSuffix("]") { address = address.dropFirst().dropLast() }
        return String(address)
    }

    package var families: [MetricFamily] {
        let all = entries.withLock { $0 }.sorted { $0.key < $1.key }
        func samples(_ value: (Entry) -> Double) -> [MetricFamily.Sample] {
            all.map { MetricFamily.Sample([MetricFamily.Label("ip", $0.key)], value($0.value)) }
        }
        return [
            MetricFamily(
                "immudb_number_of_rpcs_per_client", .counter, "Number of handled RPCs per client.",
                samples { Double($0.calls) }),
            MetricFamily(
                "immudb_clients_last_message_at_unix_seconds", .gauge,
                "Timestamp at which clients have sent their most recent message.",
                samples { Double($0.lastAt) }),
        ]
    }
}

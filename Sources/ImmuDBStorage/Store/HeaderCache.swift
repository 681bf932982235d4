import ImmuDBProofs

/// A bounded number of verified headers with their hashes; the oldest gives way.
struct HeaderCache {
    struct Cached: Sendable {
        var header: TxHeader
        var inner: Digest
        var alh: Digest
    }

    private var headers: [UInt64: Cached] = [:]
    private var order: [UInt64] = []
    private var oldest = 0

    subscript(id: UInt64) -> Cached? { headers[id] }

    mutating func insert(_ cached: Cached) {
        let id = cached.header.id
        guard headers.updateValue(cached, forKey: id) == nil else { return }
        if order.count < Limits.cachedHeadersMax {
            order.append(id)
        } else {
            headers[order[oldest]] = nil
            order[oldest] = id
            oldest = (oldest + 1) % order.count
        }
    }
}

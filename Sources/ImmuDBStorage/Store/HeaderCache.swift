import ImmuDBProofs

/// A bounded number of verified headers with their hashes, each in the place that its id decides: those of
/// transactions in a row do not drive each other out.
struct HeaderCache {
    struct Cached: Sendable {
        var header: TxHeader
        var inner: Digest
        var alh: Digest
    }

    /// A power of two of them, few at first.
    private var places: [Cached?] = []
    private var insertions = 0

    subscript(id: UInt64) -> Cached? {
        guard !places.isEmpty, let cached = places[place(id)], cached.header.id == id else { return nil }
        return cached
    }

    mutating func insert(_ cached: Cached) {
        if insertions >= places.count, places.count < Limits.cachedHeadersMax { grow() }
        insertions += 1
        places[place(cached.header.id)] = cached
    }

    private func place(_ id: UInt64) -> Int { Int(truncatingIfNeeded: id) & (places.count - 1) }

    private mutating func grow() {
        let old = places
        let count = min(Limits.cachedHeadersMax, max(Limits.cachedHeadersMin, old.count * 2))
        places = [Cached?](repeating: nil, count: count)
        for case let cached? in old { places[place(cached.header.id)] = cached }
    }
}

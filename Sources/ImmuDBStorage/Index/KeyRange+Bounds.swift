extension KeyRange {
    /// Where an ascending scan starts: the later of prefix and seek key.
    var lowerStart: (key: [UInt8], inclusive: Bool) {
        KeyOrder.compare(seek, prefix) < 0 || seek.isEmpty ? (prefix, true) : (seek, inclusiveSeek)
    }

    /// Where a descending scan starts: the earlier of seek key and the end of the prefix; no key for
    /// the very end.
    var upperStart: (key: [UInt8]?, inclusive: Bool) {
        let top = KeyOrder.successor(ofPrefix: prefix)
        if seek.isEmpty { return (top, false) }
        if let top, KeyOrder.compare(seek, top) >= 0 { return (top, false) }
        return (seek, inclusiveSeek)
    }

    /// Whether the end bound excludes a key, and everything behind it.
    func stops(before key: [UInt8]) -> Bool {
        guard !end.isEmpty else { return false }
        let order = descending ? KeyOrder.compare(end, key) : KeyOrder.compare(key, end)
        return order > 0 || (order == 0 && !inclusiveEnd)
    }
}

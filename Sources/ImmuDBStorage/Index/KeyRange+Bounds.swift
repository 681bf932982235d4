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

    /// Where an ascending scan ends: the earlier of end key and the end of the prefix; nil for the very end.
    var upperEnd: (key: [UInt8], inclusive: Bool)? {
        guard let top = KeyOrder.successor(ofPrefix: prefix) else {
            return end.isEmpty ? nil : (end, inclusiveEnd)
        }
        return end.isEmpty || KeyOrder.compare(end, top) >= 0 ? (top, false) : (end, inclusiveEnd)
    }

    /// Where a descending scan ends: the later of end key and prefix; nil for the very beginning.
    var lowerEnd: (key: [UInt8], inclusive: Bool)? {
        if end.isEmpty { return prefix.isEmpty ? nil : (prefix, true) }
        return KeyOrder.compare(end, prefix) < 0 ? (prefix, true) : (end, inclusiveEnd)
    }
}

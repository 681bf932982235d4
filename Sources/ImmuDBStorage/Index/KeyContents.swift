import SystemIO

/// Keys with their versions in few big arrays, found by hash. Their order is made when somebody asks for it.
struct KeyContents: Sendable {
    struct Slot: Sendable {
        /// The first eight bytes, big-endian, zeros behind a shorter key: decides most comparisons.
        var prefix: UInt64
        /// Place and length of the key.
        var start: Int
        var length: Int
        var newest: Int
        /// Number of the list of older versions; -1 for none.
        var chain: Int
    }

    private var keyBytes: [UInt8] = []
    private(set) var slots: [Slot] = []
    private var places: [UInt64] = []
    private(set) var versions: [KeyVersion] = []
    /// Places of the versions before the newest, oldest first, of keys that have any.
    private var chains: [[Int]] = []
    private(set) var order = KeySequence()

    var count: Int { slots.count }

    /// Adds a version, which is later than those the key has.
    /// - Returns: whether the key is new.
    mutating func append(_ key: UnsafeRawBufferPointer, _ version: KeyVersion) -> Bool {
        if (slots.count + 1) * 2 > places.count { grow() }
        let hash = Checksum64.of(key, seed: KeyPlaces.seed)
        let mask = places.count - 1
        var place = KeyPlaces.start(hash, mask: mask)
        versions.append(version)
        while places[place] != 0 {
            let found = places[place]
            if KeyPlaces.fits(found, hash), isKey(key, KeyPlaces.index(found)) {
                replaceNewest(of: KeyPlaces.index(found))
                return false
            }
            place = (place + 1) & mask
        }
        places[place] = KeyPlaces.entry(hash, index: slots.count)
        slots.append(
            Slot(
                prefix: Self.prefix(key), start: keyBytes.count, length: key.count,
                newest: versions.count - 1, chain: -1))
        keyBytes.append(contentsOf: key)
        return true
    }

    private mutating func replaceNewest(of slot: Int) {
        let older = slots[slot].newest
        if slots[slot].chain < 0 {
            slots[slot].chain = chains.count
            chains.append([older])
        } else {
            chains[slots[slot].chain].append(older)
        }
        slots[slot].newest = versions.count - 1
    }

    private mutating func grow() {
        let size = KeyPlaces.size(for: slots.count + 1) * 2
        var grown = [UInt64](repeating: 0, count: size)
        for entry in places where entry != 0 {
            var place = KeyPlaces.start(entry, mask: size - 1)
            while grown[place] != 0 { place = (place + 1) & (size - 1) }
            grown[place] = entry
        }
        places = grown
    }

    func slot(of key: [UInt8]) -> Int? {
        guard !places.isEmpty else { return nil }
        return key.withUnsafeBytes { key in
            let hash = Checksum64.of(key, seed: KeyPlaces.seed)
            let mask = places.count - 1
            var place = KeyPlaces.start(hash, mask: mask)
            while places[place] != 0 {
                let found = places[place]
                if KeyPlaces.fits(found, hash), isKey(key, KeyPlaces.index(found)) {
                    return KeyPlaces.index(found)
                }
                place = (place + 1) & mask
            }
            return nil
        }
    }

    /// Number of versions of a key.
    func versionCount(_ slot: Int) -> Int {
        let chain = slots[slot].chain
        return chain < 0 ? 1 : chains[chain].count + 1
    }

    /// A version by its position, counted from 0, which must be there.
    func version(_ slot: Int, at position: Int) -> KeyVersion {
        let chain = slots[slot].chain
        guard chain >= 0, position < chains[chain].count else { return versions[slots[slot].newest] }
        return versions[chains[chain][position]]
    }

    /// The versions of a key up to a transaction; nil when all are later.
    func found(_ slot: Int, upTo: UInt64) -> KeyTable.Found? {
        let newest = versions[slots[slot].newest]
        if newest.txID <= upTo {
            return KeyTable.Found(count: UInt64(versionCount(slot)), version: newest)
        }
        let chain = slots[slot].chain
        guard chain >= 0 else { return nil }
        var low = 0
        var high = chains[chain].count
        while low < high {
            let middle = (low + high) / 2
            if versions[chains[chain][middle]].txID <= upTo { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return nil }
        return KeyTable.Found(count: UInt64(low), version: versions[chains[chain][low - 1]])
    }

    func appendKey(_ slot: Int, to bytes: inout [UInt8]) {
        let start = slots[slot].start
        bytes.append(contentsOf: keyBytes[start..<start + slots[slot].length])
    }

    /// Visits all keys in order, each with its slot. The order must have been made.
    func visit(
        _ body: (UnsafeRawBufferPointer, Int) throws(StorageError) -> Void
    ) throws(StorageError) {
        var failure: StorageError?
        keyBytes.withUnsafeBytes { raw in
            do throws(StorageError) {
                for piece in order.pieces {
                    for (position, slot) in piece.enumerated() {
                        fetchAhead(of: position, in: piece, raw)
                        try body(bytes(Int(slot), raw), Int(slot))
                    }
                }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
    }

    /// Visits the versions of a key, oldest first.
    func visitVersions(
        _ slot: Int, _ body: (KeyVersion) throws(StorageError) -> Void
    ) throws(StorageError) {
        let chain = slots[slot].chain
        if chain >= 0 {
            let places = chains[chain]
            for (position, place) in places.enumerated() {
                let next = position + Limits.indexFetchAhead
                if next < places.count { fetchVersion(places[next]) }
                try body(versions[place])
            }
        }
        try body(versions[slots[slot].newest])
    }

    /// In the order of keys, what belongs to one is anywhere in memory: it is asked for some keys before its
    /// turn, first the slot, then what that points to.
    @inline(__always)
    private func fetchAhead(of position: Int, in piece: [UInt32], _ raw: UnsafeRawBufferPointer) {
        let next = position + Limits.indexFetchAhead
        guard next < piece.count else { return }
        let slot = slots[Int(piece[next])]
        prefetch(raw.baseAddress.map { $0 + slot.start })
        fetchVersion(slot.newest)
        let afterNext = next + Limits.indexFetchAhead
        guard afterNext < piece.count else { return }
        slots.withUnsafeBufferPointer { prefetch($0.baseAddress.map { $0 + Int(piece[afterNext]) }) }
    }

    /// A version lies in two lines of the cache.
    @inline(__always)
    private func fetchVersion(_ place: Int) {
        versions.withUnsafeBufferPointer { versions in
            prefetch(versions.baseAddress.map { $0 + place })
            prefetch(versions.baseAddress.map { $0 + place + 1 })
        }
    }

    private func isKey(_ key: UnsafeRawBufferPointer, _ slot: Int) -> Bool {
        guard slots[slot].length == key.count else { return false }
        return keyBytes.withUnsafeBytes { raw in KeyOrder.compare(bytes(slot, raw), key) == 0 }
    }

    @inline(__always)
    private func bytes(_ slot: Int, _ raw: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        let start = slots[slot].start
        return UnsafeRawBufferPointer(rebasing: raw[start..<start + slots[slot].length])
    }

    @inline(__always)
    private static func prefix(_ key: UnsafeRawBufferPointer) -> UInt64 {
        if key.count >= 8 { return key.bigEndian(UInt64.self, at: 0) }
        var prefix: UInt64 = 0
        for index in 0..<8 { prefix = prefix << 8 | (index < key.count ? UInt64(key[index]) : 0) }
        return prefix
    }
}

extension KeyContents {
    /// Whether every key has its place in the order.
    var isOrdered: Bool { order.count == slots.count }

    /// Puts the keys added last into the order.
    mutating func makeOrder() {
        guard !isOrdered else { return }
        var order = order
        self.order = KeySequence()  // changed in place, not copied
        let new = order.count..<slots.count
        keyBytes.withUnsafeBytes { raw in
            let isBefore = { (left: UInt32, right: UInt32) -> Bool in
                let a = slots[Int(left)].prefix
                let b = slots[Int(right)].prefix
                if a != b { return a < b }
                return KeyOrder.compare(bytes(Int(left), raw), bytes(Int(right), raw)) < 0
            }
            if new.count < order.count / Limits.indexOrderRebuildPart {
                for slot in new { order.insert(UInt32(truncatingIfNeeded: slot), isBefore) }
            } else {
                order.merge(sorted(new, raw), isBefore)
            }
        }
        self.order = order
    }

    private struct SortItem {
        var prefix: UInt64
        var slot: UInt32
    }

    private func sorted(_ range: Range<Int>, _ raw: UnsafeRawBufferPointer) -> [UInt32] {
        var items = range.map { SortItem(prefix: slots[$0].prefix, slot: UInt32(truncatingIfNeeded: $0)) }
        items.sort { left, right in
            if left.prefix != right.prefix { return left.prefix < right.prefix }
            return KeyOrder.compare(bytes(Int(left.slot), raw), bytes(Int(right.slot), raw)) < 0
        }
        return items.map(\.slot)
    }

    /// Takes over the order of a copy, when that is as complete.
    mutating func takeOrder(of other: KeyContents) {
        if other.order.count == slots.count { order = other.order }
    }

    /// Slots from a bound on, upwards or downwards, until the body returns false. The order must have been
    /// made.
    func walk(from bound: [UInt8]?, inclusive: Bool, descending: Bool, _ body: (Int) -> Bool) {
        guard let bound else {
            return order.walk(from: descending ? order.end : order.start, descending: descending, body)
        }
        let position = keyBytes.withUnsafeBytes { raw in
            bound.withUnsafeBytes { bound in
                // Upwards: the first place not before the bound. Downwards: the place behind the last one.
                let passesEqual = inclusive == descending
                return order.partition { slot in
                    let compared = KeyOrder.compare(bytes(Int(slot), raw), bound)
                    return compared < 0 || (compared == 0 && passesEqual)
                }
            }
        }
        order.walk(from: position, descending: descending, body)
    }
}

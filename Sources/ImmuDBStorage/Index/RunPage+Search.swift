/// One key with a stretch of its versions on a leaf.
struct PageGroup: Sendable {
    /// Number of the first version here among the key's versions in the run.
    var firstOrdinal: UInt64
    /// Versions here.
    var count: Int
    /// Place of the first version's slot on the page.
    var slots: Int
}

/// A version found in a run.
struct RunHit: Sendable {
    var page: RunPage
    /// Place of its slot.
    var slot: Int
    /// Its number among the key's versions in the run.
    var ordinal: UInt64

    var version: KeyVersion? { page.version(at: slot) }
}

extension RunPage {
    func group(_ index: Int) -> PageGroup {
        bytes.withUnsafeBytes { Self.group($0, index) }
    }

    /// Where the key of a group is.
    func keyPlace(_ index: Int) -> (start: Int, count: Int) {
        bytes.withUnsafeBytes { raw in
            let start = Self.start(raw, index)
            return (start + Self.groupHeadBytes, Int(raw.bigEndian(UInt16.self, at: start)))
        }
    }

    /// The key of a group.
    func key(_ index: Int) -> [UInt8] {
        bytes.withUnsafeBytes { raw in
            [UInt8](
                Self.key(
                    raw, at: Self.start(raw, index), level == 0 ? Self.groupHeadBytes : Self.childHeadBytes))
        }
    }

    /// The key of a group of a leaf, in place.
    @inline(__always)
    func withKey<R>(_ index: Int, _ body: (UnsafeRawBufferPointer) -> R) -> R {
        bytes.withUnsafeBytes { raw in
            body(Self.key(raw, at: Self.start(raw, index), Self.groupHeadBytes))
        }
    }

    /// Whether the key of a group comes before another one.
    func isKey(before key: [UInt8], _ index: Int) -> Bool {
        key.withUnsafeBytes { key in withKey(index) { KeyOrder.compare($0, key) < 0 } }
    }

    /// The first group of a leaf, from one on, whose key is not before this one; ``count`` when all are.
    /// - Parameter key: nil is behind all keys.
    func firstGroup(from index: Int, notBefore key: [UInt8]?) -> Int {
        guard let key else { return count }
        let before = key.withUnsafeBytes { key in
            bytes.withUnsafeBytes { raw in
                last { start in KeyOrder.compare(Self.key(raw, at: start, Self.groupHeadBytes), key) < 0 }
            }
        }
        return max(index, before.map { $0 + 1 } ?? 0)
    }

    /// How many of some groups end with a version that is not a deletion.
    func liveGroups(_ groups: Range<Int>) -> Int {
        bytes.withUnsafeBytes { raw in
            groups.reduce(into: 0) { count, index in
                if Self.isLastVersionLive(raw, index) { count += 1 }
            }
        }
    }

    /// Whether the last version of a group is not a deletion.
    func isLastVersionLive(_ index: Int) -> Bool {
        bytes.withUnsafeBytes { Self.isLastVersionLive($0, index) }
    }

    /// Whether the group has this key.
    func isKey(_ key: [UInt8], _ index: Int) -> Bool {
        key.withUnsafeBytes { key in
            bytes.withUnsafeBytes { raw in
                KeyOrder.compare(Self.key(raw, at: Self.start(raw, index), Self.groupHeadBytes), key) == 0
            }
        }
    }

    func version(at slot: Int) -> KeyVersion? {
        bytes.withUnsafeBytes { KeyVersion($0, at: slot) }
    }

    /// The slots of a group as they are.
    func withSlots<R>(_ index: Int, _ body: (UnsafeRawBufferPointer) -> R) -> R {
        bytes.withUnsafeBytes { raw in
            let group = Self.group(raw, index)
            let end = group.slots + group.count * KeyVersion.slotBytes
            return body(UnsafeRawBufferPointer(rebasing: raw[group.slots..<end]))
        }
    }

    func child(_ index: Int) -> PageReference {
        bytes.withUnsafeBytes { raw in
            let start = Self.start(raw, index)
            return PageReference(
                offset: raw.bigEndian(UInt64.self, at: start + 18),
                length: raw.bigEndian(UInt32.self, at: start + 26),
                checksum: raw.bigEndian(UInt64.self, at: start + 30))
        }
    }

    /// The last group whose key is not after this one.
    func lastGroup(notAfter key: [UInt8]) -> Int? {
        key.withUnsafeBytes { key in
            bytes.withUnsafeBytes { raw in
                last { start in KeyOrder.compare(Self.key(raw, at: start, Self.groupHeadBytes), key) <= 0 }
            }
        }
    }

    /// The last child whose first version is not behind a position of a key.
    func lastChild(notAfter key: [UInt8], _ position: KeyPosition) -> Int? {
        key.withUnsafeBytes { key in
            bytes.withUnsafeBytes { raw in
                last { start in
                    let order = KeyOrder.compare(Self.key(raw, at: start, Self.childHeadBytes), key)
                    guard order == 0 else { return order < 0 }
                    switch position {
                    case .upTo(let txID): return raw.bigEndian(UInt64.self, at: start + 2) <= txID
                    case .ordinal(let ordinal): return raw.bigEndian(UInt64.self, at: start + 10) <= ordinal
                    }
                }
            }
        }
    }

    /// The version at a position of a key, when it is on this leaf.
    func find(_ key: [UInt8], _ position: KeyPosition) -> RunHit? {
        guard let index = lastGroup(notAfter: key), isKey(key, index) else { return nil }
        return find(index, position)
    }

    /// The version at a position, within one group.
    func find(_ index: Int, _ position: KeyPosition) -> RunHit? {
        bytes.withUnsafeBytes { raw in
            let group = Self.group(raw, index)
            let offset: Int
            switch position {
            case .ordinal(let ordinal):
                guard ordinal >= group.firstOrdinal, ordinal - group.firstOrdinal < UInt64(group.count) else {
                    return nil
                }
                offset = Int(ordinal - group.firstOrdinal)
            case .upTo(let txID):
                var low = 0
                var high = group.count
                while low < high {
                    let middle = (low + high) / 2
                    let other = raw.bigEndian(UInt64.self, at: group.slots + middle * KeyVersion.slotBytes)
                    if other <= txID { low = middle + 1 } else { high = middle }
                }
                guard low > 0 else { return nil }
                offset = low - 1
            }
            return RunHit(
                page: self, slot: group.slots + offset * KeyVersion.slotBytes,
                ordinal: group.firstOrdinal + UInt64(offset))
        }
    }

    /// False when the key with this hash is on none of the leaves below. Only for pages of level 1.
    func mayContain(_ hash: UInt64) -> Bool {
        let blocks = (bytes.count - filterStart) / Self.filterBlockBytes
        guard blocks > 0 else { return true }
        return bytes.withUnsafeBytes { raw in
            let block = filterStart + KeyFilter.block(hash, of: blocks) * Self.filterBlockBytes
            return KeyFilter.bits(hash).allSatisfy { raw[block + $0 >> 3] & (1 << UInt8($0 & 7)) != 0 }
        }
    }

    @inline(__always)
    private static func isLastVersionLive(_ raw: UnsafeRawBufferPointer, _ index: Int) -> Bool {
        let group = group(raw, index)
        return KeyVersion.isLive(raw, at: group.slots + (group.count - 1) * KeyVersion.slotBytes)
    }

    @inline(__always)
    private static func group(_ raw: UnsafeRawBufferPointer, _ index: Int) -> PageGroup {
        let start = start(raw, index)
        return PageGroup(
            firstOrdinal: raw.bigEndian(UInt64.self, at: start + 2),
            count: Int(raw.bigEndian(UInt32.self, at: start + 10)),
            slots: start + groupHeadBytes + Int(raw.bigEndian(UInt16.self, at: start)))
    }

    /// The last item for which the predicate holds; it holds for a prefix of the items.
    @inline(__always)
    private func last(_ predicate: (Int) -> Bool) -> Int? {
        bytes.withUnsafeBytes { raw in
            var low = 0
            var high = count
            while low < high {
                let middle = (low + high) / 2
                if predicate(Self.start(raw, middle)) { low = middle + 1 } else { high = middle }
            }
            return low > 0 ? low - 1 : nil
        }
    }
}

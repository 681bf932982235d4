import ImmuDBProofs

/// The smallest key, transaction and ordinal of a page, by which its parent finds it.
struct PageStart: Sendable {
    var key: [UInt8]
    var txID: UInt64
    var ordinal: UInt64
}

/// Collects the items of one page.
struct RunPageBuilder: Sendable {
    let level: UInt8
    /// Where each item starts, counted from the first one.
    private var offsets: [UInt32] = []
    private var body: [UInt8] = []
    private(set) var start: PageStart?
    /// Hashes of the keys below, each once; for the filter of a page of level 1.
    private(set) var hashes: [UInt64] = []
    /// Leaf: where the version count of the last group is, and the count.
    private var openGroup: (place: Int, count: UInt32)?
    /// Leaf: versions of all groups.
    private(set) var versionCount = 0
    /// Inner page: the first child.
    private(set) var firstChild = PageReference.none

    init(level: UInt8) { self.level = level }

    var count: Int { offsets.count }
    var isEmpty: Bool { offsets.isEmpty }
    var hasOpenGroup: Bool { openGroup != nil }
    /// Bytes of the page so far, without a filter.
    var size: Int { RunPage.headerBytes + 4 * offsets.count + body.count }

    /// Whether the next item belongs on another page. Inner pages of very long keys still have a few
    /// children, or the tree would not get narrower towards the root.
    var isFull: Bool {
        level == 0
            ? size >= Limits.indexLeafBytes
            : count >= Limits.indexPageChildren
                || (size >= Limits.indexInnerPageBytes && count >= Limits.indexPageChildrenMin)
    }

    /// Starts a group; slots follow.
    mutating func beginGroup(_ key: [UInt8], txID: UInt64, ordinal: UInt64, hash: UInt64) {
        // A copy of its own: the writer uses its key again.
        if start == nil { start = PageStart(key: [UInt8](key[...]), txID: txID, ordinal: ordinal) }
        add(hash)
        offsets.append(UInt32(truncatingIfNeeded: body.count))
        body.append(bigEndian: UInt16(truncatingIfNeeded: key.count))
        body.append(bigEndian: ordinal)
        openGroup = (body.count, 0)
        body.append(bigEndian: UInt32(0))
        body += key
    }

    /// Adds versions to the group begun last.
    mutating func append(slots: UnsafeRawBufferPointer, count: Int) {
        body.append(contentsOf: slots)
        openGroup?.count += UInt32(truncatingIfNeeded: count)
        versionCount += count
    }

    mutating func append(_ version: KeyVersion) {
        version.append(to: &body)
        openGroup?.count += 1
        versionCount += 1
    }

    mutating func endGroup() {
        guard let group = openGroup else { return }
        for index in 0..<4 {
            body[group.place + index] = UInt8(truncatingIfNeeded: group.count >> UInt32(24 - 8 * index))
        }
        openGroup = nil
    }

    mutating func append(child: PageReference, start child0: PageStart, hashes below: [UInt64]) {
        if start == nil {
            start = child0
            firstChild = child
        }
        for hash in below { add(hash) }
        offsets.append(UInt32(truncatingIfNeeded: body.count))
        body.append(bigEndian: UInt16(truncatingIfNeeded: child0.key.count))
        body.append(bigEndian: child0.txID)
        body.append(bigEndian: child0.ordinal)
        body.append(bigEndian: child.offset)
        body.append(bigEndian: child.length)
        body.append(bigEndian: child.checksum)
        body += child0.key
    }

    /// The finished page.
    mutating func bytes() -> [UInt8] {
        endGroup()
        let bodyStart = RunPage.headerBytes + 4 * offsets.count
        var bytes: [UInt8] = []
        bytes.reserveCapacity(bodyStart + body.count)
        bytes += [level, 0, 0, 0]
        bytes.append(bigEndian: UInt32(truncatingIfNeeded: offsets.count))
        bytes.append(bigEndian: UInt32(truncatingIfNeeded: bodyStart + body.count))
        for offset in offsets { bytes.append(bigEndian: offset + UInt32(truncatingIfNeeded: bodyStart)) }
        bytes += body
        if level == 1 { bytes += KeyFilter.bytes(hashes) }
        return bytes
    }

    mutating func reset() {
        offsets.removeAll(keepingCapacity: true)
        body.removeAll(keepingCapacity: true)
        hashes.removeAll(keepingCapacity: true)
        start = nil
        openGroup = nil
        versionCount = 0
        firstChild = .none
    }

    private mutating func add(_ hash: UInt64) {
        // A key whose versions fill several pages comes again right away.
        if level <= 1, hashes.last != hash { hashes.append(hash) }
    }
}

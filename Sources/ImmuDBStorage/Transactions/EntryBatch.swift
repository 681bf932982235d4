package import ImmuDBProofs

/// Entries to be written, one behind another as a transaction record holds them (docs/formats.md), with
/// their values beside them: an entry is encoded once, and nothing is allocated for it alone. Where the
/// values are going to be, and their hashes, is filled in later.
package struct EntryBatch: Sendable {
    /// Value length, value offset and value hash behind each key.
    static let tailBytes = 4 + 8 + Digest.byteCount
    /// Length of the metadata, and of the key.
    private static let lengthBytes = 2

    private var storage: [UInt8]
    /// Where each entry ends.
    private(set) var ends: [Int] = []
    private(set) var values: BatchValues
    private(set) var shortestKey = Int.max
    private(set) var longestKey = 0
    private(set) var longestValue = 0
    private(set) var hasRepeatedKey = false
    /// Finds entries by their keys, see ``KeyPlaces``; empty while there is one at most.
    private var places: [UInt64] = []

    package var count: Int { ends.count }

    /// - Parameters:
    ///   - count: entries to expect.
    ///   - keyBytes: of all keys together, prefixes included.
    ///   - valueBytes: the same of values. When there are very many, they are not copied.
    package init(count: Int, keyBytes: Int, valueBytes: Int) {
        storage = [UInt8](repeating: 0, count: keyBytes + count * (2 * Self.lengthBytes + Self.tailBytes))
        ends.reserveCapacity(count)
        values = BatchValues(count: count, bytes: valueBytes)
    }

    package init(_ entries: [StoreEntry]) {
        self.init(
            count: entries.count, keyBytes: entries.reduce(0) { $0 + $1.key.count },
            valueBytes: entries.reduce(0) { $0 + $1.value.count })
        for entry in entries { append(key: entry.key, metadata: entry.metadata, value: entry.value) }
    }

    /// Adds an entry.
    /// - Parameters:
    ///   - keyPrefix: a byte that stands before the key.
    ///   - valuePrefix: the same for the value.
    /// - Returns: false when an entry with this key is there already. The batch is of no use then.
    @discardableResult
    package mutating func append(
        keyPrefix: UInt8? = nil, key: [UInt8], metadata: KVMetadata = .none, valuePrefix: UInt8? = nil,
        value: [UInt8]
    ) -> Bool {
        let metadata = metadata.isEmpty ? [] : metadata.encoded
        let keyCount = key.count + (keyPrefix == nil ? 0 : 1)
        let valueCount = value.count + (valuePrefix == nil ? 0 : 1)
        let start = ends.last ?? 0
        let keyStart = start + 2 * Self.lengthBytes + metadata.count
        let end = keyStart + keyCount + Self.tailBytes
        if end > storage.count {
            storage.append(contentsOf: repeatElement(0, count: max(end - storage.count, storage.count / 2)))
        }
        storage.withUnsafeMutableBytes { raw in
            raw.put(UInt16(truncatingIfNeeded: metadata.count), at: start)
            raw.put(metadata, at: start + Self.lengthBytes)
            raw.put(UInt16(truncatingIfNeeded: keyCount), at: keyStart - Self.lengthBytes)
            if let keyPrefix { raw[keyStart] = keyPrefix }
            raw.put(key, at: keyStart + keyCount - key.count)
            raw.put(UInt32(truncatingIfNeeded: valueCount), at: keyStart + keyCount)
        }
        values.append(prefix: valuePrefix, value)
        ends.append(end)
        shortestKey = min(shortestKey, keyCount)
        longestKey = max(longestKey, keyCount)
        longestValue = max(longestValue, valueCount)
        let isNew = insertPlace()
        if !isNew { hasRepeatedKey = true }
        return isNew
    }

    /// The encoded entries, once nothing is added any more.
    var bytes: [UInt8] {
        mutating get {
            if let end = ends.last, end < storage.count { storage.removeLast(storage.count - end) }
            return storage
        }
    }

    private func start(_ index: Int) -> Int { index == 0 ? 0 : ends[index - 1] }

    /// Visits the bytes of each entry in front of its value's length: metadata and key with their lengths.
    func forEachHead(_ body: (UnsafeRawBufferPointer) throws(StorageError) -> Void) throws(StorageError) {
        var failure: StorageError?
        storage.withUnsafeBytes { raw in
            do throws(StorageError) {
                var start = 0
                for end in ends {
                    try body(UnsafeRawBufferPointer(rebasing: raw[start..<end - Self.tailBytes]))
                    start = end
                }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
    }

    /// Fills in the hashes of the values, in the order of the entries.
    mutating func setHashes(_ hashes: [Digest]) {
        storage.withUnsafeMutableBytes { raw in
            for (end, hash) in zip(ends, hashes) {
                hash.withUnsafeBytes { raw.put($0, at: end - Digest.byteCount) }
            }
        }
    }

    /// Fills in where the values are, in the order of the entries, as a stored offset.
    mutating func setPlaces(_ offsets: [UInt64], log: UInt8) {
        storage.withUnsafeMutableBytes { raw in
            for (end, offset) in zip(ends, offsets) {
                raw.put(ValueLocation(log: log, offset: offset).stored, at: end - Self.tailBytes + 4)
            }
        }
    }
}

/// Keys that occur twice.
extension EntryBatch {
    /// - Returns: false when the key of the last entry is there already.
    private mutating func insertPlace() -> Bool {
        guard count > 1 else { return true }
        if count * 2 > places.count {
            places = [UInt64](repeating: 0, count: KeyPlaces.size(for: max(count, ends.capacity)))
            return storage.withUnsafeBytes { raw in
                var isNew = true
                for index in 0..<count { isNew = insertPlace(index, raw) && isNew }
                return isNew
            }
        }
        return storage.withUnsafeBytes { insertPlace(count - 1, $0) }
    }

    private mutating func insertPlace(_ index: Int, _ raw: UnsafeRawBufferPointer) -> Bool {
        let key = self.key(index, raw)
        let hash = Checksum64.of(key, seed: KeyPlaces.seed)
        let mask = places.count - 1
        var place = KeyPlaces.start(hash, mask: mask)
        while places[place] != 0 {
            let found = places[place]
            if KeyPlaces.fits(found, hash), KeyOrder.compare(self.key(KeyPlaces.index(found), raw), key) == 0
            {
                return false
            }
            place = (place + 1) & mask
        }
        places[place] = KeyPlaces.entry(hash, index: index)
        return true
    }

    private func key(_ index: Int, _ raw: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        let start = start(index)
        let metadataCount = Int(raw.bigEndian(UInt16.self, at: start))
        return UnsafeRawBufferPointer(
            rebasing: raw[start + 2 * Self.lengthBytes + metadataCount..<ends[index] - Self.tailBytes])
    }
}

/// The values of a batch: one behind another, as a value log without compression holds them, or each for
/// itself when a copy would cost more than it saves.
struct BatchValues: Sendable {
    let isJoined: Bool
    private(set) var joined: [UInt8] = []
    /// Where each value ends, of joined ones.
    private var ends: [UInt32] = []
    private var separate: [[UInt8]] = []

    init(count: Int, bytes: Int) {
        isJoined = bytes <= Limits.joinedValuesBytesMax
        if isJoined {
            joined.reserveCapacity(bytes)
            ends.reserveCapacity(count)
        } else {
            separate.reserveCapacity(count)
        }
    }

    mutating func append(prefix: UInt8?, _ value: [UInt8]) {
        guard isJoined else {
            if let prefix { separate.append([prefix] + value) } else { separate.append(value) }
            return
        }
        if let prefix { joined.append(prefix) }
        joined += value
        ends.append(UInt32(truncatingIfNeeded: joined.count))
    }

    /// Hash of each value.
    var hashes: [Digest] {
        isJoined
            ? SHA256.hashes(of: joined, ends: ends)
            : separate.map { $0.isEmpty ? Digest.ofNothing : SHA256.hash($0) }
    }

    /// The values, each for itself.
    var all: [[UInt8]] {
        guard isJoined else { return separate }
        var start = 0
        return ends.map { end in
            defer { start = Int(end) }
            return [UInt8](joined[start..<Int(end)])
        }
    }

    /// Where each value is in a log that has all of them from an offset on; 0 for empty ones, which are
    /// nowhere.
    func offsets(from start: UInt64) -> [UInt64] {
        var offsets: [UInt64] = []
        offsets.reserveCapacity(isJoined ? ends.count : separate.count)
        var position: UInt64 = 0
        func add(_ end: UInt64) {
            offsets.append(end == position ? 0 : start + position)
            position = end
        }
        if isJoined {
            for end in ends { add(UInt64(end)) }
        } else {
            for value in separate { add(position + UInt64(value.count)) }
        }
        return offsets
    }

    /// Bytes of all values.
    var byteCount: Int { isJoined ? joined.count : separate.reduce(0) { $0 + $1.count } }

    /// Appends all values.
    func append(to bytes: inout [UInt8]) {
        if isJoined { bytes += joined } else { for value in separate { bytes += value } }
    }
}

extension UnsafeMutableRawBufferPointer {
    /// Stores an integer, big-endian, at a place that is known to be inside.
    @inline(__always)
    fileprivate func put(_ value: some FixedWidthInteger & BitwiseCopyable, at offset: Int) {
        storeBytes(of: value.bigEndian, toByteOffset: offset, as: type(of: value))
    }

    /// Stores bytes at a place that is known to be inside.
    @inline(__always)
    fileprivate func put(_ source: [UInt8], at offset: Int) {
        source.withUnsafeBytes { put($0, at: offset) }
    }

    @inline(__always)
    fileprivate func put(_ source: UnsafeRawBufferPointer, at offset: Int) {
        UnsafeMutableRawBufferPointer(rebasing: self[offset..<offset + source.count]).copyMemory(from: source)
    }
}

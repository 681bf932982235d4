import ImmuDBProofs

/// Where a page of a run is, and the checksum its bytes must have.
struct PageReference: Sendable, Hashable {
    var offset: UInt64
    /// 0 for the root of a run without versions.
    var length: UInt32
    var checksum: UInt64

    static let none = PageReference(offset: 0, length: 0, checksum: 0)
}

/// Why bytes are not a page.
struct PageFault: Error {
    var message: String

    init(_ message: String) { self.message = message }
}

/// A position among the versions of a key.
enum KeyPosition: Sendable {
    /// The newest version not later than a transaction.
    case upTo(UInt64)
    /// A version by its number within the run, from 0.
    case ordinal(UInt64)
}

/// One page of a run, taken apart and checked. Layout in docs/formats.md, key index.
///
/// After ``init(_:at:)`` every offset in it is known to stay inside, so reading it cannot fail.
final class RunPage: Sendable {
    let bytes: [UInt8]
    /// 0 for a leaf, else the height above the leaves.
    let level: Int
    /// Groups of a leaf, children of an inner page.
    let count: Int
    /// Where the filter starts; the end of the page when there is none.
    let filterStart: Int

    static let headerBytes = 12
    /// Bytes of a group before its key: `u16 key length | u64 ordinal | u32 versions`.
    static let groupHeadBytes = 14
    /// Bytes of a child before its key:
    /// `u16 key length | u64 transaction | u64 ordinal | u64 offset | u32 length | u64 checksum`.
    static let childHeadBytes = 38
    /// Bytes of one block of the filter: a cache line.
    static let filterBlockBytes = 64

    /// - Parameter offset: of the page in its file; what it refers to comes before it.
    init(_ bytes: [UInt8], at offset: UInt64) throws(PageFault) {
        self.bytes = bytes
        guard bytes.count >= Self.headerBytes else { throw PageFault("the page is too short") }
        level = Int(bytes[0])
        (count, filterStart) = bytes.withUnsafeBytes {
            (Int($0.bigEndian(UInt32.self, at: 4)), Int($0.bigEndian(UInt32.self, at: 8)))
        }
        let fault = bytes.withUnsafeBytes { raw in
            Self.fault(raw, level: level, count: count, filterStart: filterStart, offset: offset)
        }
        if let fault { throw PageFault(fault) }
    }

    private static func fault(
        _ raw: UnsafeRawBufferPointer, level: Int, count: Int, filterStart: Int, offset: UInt64
    ) -> String? {
        let bodyStart = headerBytes + 4 * count
        guard count > 0, bodyStart <= filterStart, filterStart <= raw.count else {
            return "the page has an impossible directory"
        }
        guard (raw.count - filterStart) % filterBlockBytes == 0, (filterStart < raw.count) == (level == 1)
        else { return "the page has an impossible filter" }
        var expected = bodyStart
        var previous: Int?
        for index in 0..<count {
            let start = Int(raw.bigEndian(UInt32.self, at: headerBytes + 4 * index))
            guard start == expected else { return "the page has a gap" }
            let end =
                level == 0
                ? groupEnd(raw, at: start, limit: filterStart)
                : childEnd(raw, at: start, limit: filterStart, offset: offset)
            guard let end else { return "an item leads out of the page" }
            if let previous, !isOrdered(raw, previous, start, level: level) {
                return "the page is out of order"
            }
            previous = start
            expected = end
        }
        return expected == filterStart ? nil : "the page has bytes that belong to nothing"
    }

    private static func groupEnd(_ raw: UnsafeRawBufferPointer, at start: Int, limit: Int) -> Int? {
        guard start <= limit - groupHeadBytes else { return nil }
        let keyBytes = Int(raw.bigEndian(UInt16.self, at: start))
        let versions = Int(raw.bigEndian(UInt32.self, at: start + 10))
        guard versions > 0, raw.bigEndian(UInt64.self, at: start + 2) < 1 << 62 else { return nil }
        let end = start + groupHeadBytes + keyBytes + versions * KeyVersion.slotBytes
        return end <= limit ? end : nil
    }

    private static func childEnd(
        _ raw: UnsafeRawBufferPointer, at start: Int, limit: Int, offset: UInt64
    ) -> Int? {
        guard start <= limit - childHeadBytes else { return nil }
        let end = start + childHeadBytes + Int(raw.bigEndian(UInt16.self, at: start))
        // Children come before their parents: no circle can be.
        let child = raw.bigEndian(UInt64.self, at: start + 18)
        let length = UInt64(raw.bigEndian(UInt32.self, at: start + 26))
        guard end <= limit, child < offset, length <= offset - child else { return nil }
        return end
    }

    private static func isOrdered(
        _ raw: UnsafeRawBufferPointer, _ left: Int, _ right: Int, level: Int
    ) -> Bool {
        let head = level == 0 ? groupHeadBytes : childHeadBytes
        let order = KeyOrder.compare(key(raw, at: left, head), key(raw, at: right, head))
        if order != 0 || level == 0 { return order < 0 }
        return raw.bigEndian(UInt64.self, at: left + 2) < raw.bigEndian(UInt64.self, at: right + 2)
    }

    @inline(__always)
    static func key(
        _ raw: UnsafeRawBufferPointer, at start: Int, _ head: Int
    ) -> UnsafeRawBufferPointer {
        let count = Int(raw.bigEndian(UInt16.self, at: start))
        return UnsafeRawBufferPointer(rebasing: raw[start + head..<start + head + count])
    }

    @inline(__always)
    static func start(_ raw: UnsafeRawBufferPointer, _ index: Int) -> Int {
        Int(raw.bigEndian(UInt32.self, at: headerBytes + 4 * index))
    }
}

public import ImmuDBProofs

/// A member of a sorted set. Everything is in the store key; the store value is empty.
///
/// Store key: `01 || u64 length || set || u64 score bits || u64 length || 00 key || u64 transaction`. The
/// score enters as its raw IEEE 754 bits, so the byte order of keys is numeric for non-negative scores only.
public struct SortedSetRecord: Sendable, Hashable {
    public var set: [UInt8]
    public var score: Double
    public var key: [UInt8]
    /// Transaction the member is bound to; 0 = follows the newest value.
    public var atTx: UInt64

    public init(set: [UInt8], score: Double, key: [UInt8], atTx: UInt64 = 0) {
        self.set = set
        self.score = score
        self.key = key
        self.atTx = atTx
    }

    /// The store key.
    public var storeKey: [UInt8] {
        var bytes = SortedSetRecord.storePrefix(of: set)
        bytes.append(bigEndian: score.bitPattern)
        let member = PlainRecord.storeKey(for: key)
        bytes.append(bigEndian: UInt64(member.count))
        bytes += member
        bytes.append(bigEndian: atTx)
        return bytes
    }

    /// Common beginning of the store keys of one set.
    public static func storePrefix(of set: [UInt8]) -> [UInt8] {
        var bytes = [KeyKind.sortedSet.rawValue]
        bytes.append(bigEndian: UInt64(set.count))
        return bytes + set
    }

    /// Reads a store key.
    /// - Throws: `FormatError` for wrong lengths, a wrong kind or trailing bytes.
    public init(storeKey: [UInt8]) throws(FormatError) {
        var reader = ByteReader(storeKey)
        guard try reader.byte("kind of a sorted-set key") == KeyKind.sortedSet.rawValue else {
            throw FormatError("key does not belong to a sorted set")
        }
        let setCount: UInt64 = try reader.integer("length of a set name")
        set = try reader.bytes(Int(clamping: setCount), "set name")
        let bits: UInt64 = try reader.integer("score")
        score = Double(bitPattern: bits)
        let keyCount: UInt64 = try reader.integer("length of a member key")
        let member = try reader.bytes(Int(clamping: keyCount), "member key")
        guard let userKey = PlainRecord.userKey(of: member) else {
            throw FormatError("member of a sorted set is not a plain key")
        }
        key = userKey
        atTx = try reader.integer("transaction of a member")
        guard reader.isAtEnd else {
            throw FormatError("sorted-set key has \(reader.remaining) bytes too many")
        }
    }
}

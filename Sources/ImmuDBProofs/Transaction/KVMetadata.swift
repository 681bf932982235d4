/// Attributes of one entry. They are covered by the entry digest (header version 1 only).
///
/// Encoding: attributes in ascending code order, each at most once, a code byte and a fixed payload:
/// `00` deleted, `01` expiration (8 bytes, big-endian Unix seconds), `02` not indexable. No attribute
/// encodes to no bytes, so an absent and an empty object are the same.
public struct KVMetadata: Sendable, Hashable {
    /// The entry is a logical deletion.
    public var isDeleted: Bool
    /// Unix seconds from which on the entry counts as absent.
    public var expiresAt: Int64?
    /// The entry is reachable by transaction only, never by key.
    public var isNonIndexable: Bool

    public init(isDeleted: Bool = false, expiresAt: Int64? = nil, isNonIndexable: Bool = false) {
        self.isDeleted = isDeleted
        self.expiresAt = expiresAt
        self.isNonIndexable = isNonIndexable
    }

    /// No attributes.
    public static let none = KVMetadata()

    /// True when no attribute is set.
    public var isEmpty: Bool { !isDeleted && expiresAt == nil && !isNonIndexable }

    /// Whether the entry counts as absent at `now` (Unix seconds).
    public func isExpired(at now: Int64) -> Bool {
        guard let expiresAt else { return false }
        return expiresAt <= now
    }

    private enum Code {
        static let deleted: UInt8 = 0
        static let expiration: UInt8 = 1
        static let nonIndexable: UInt8 = 2
    }

    /// Canonical bytes, at most `Limits.kvMetadataBytesMax`.
    public var encoded: [UInt8] {
        var bytes: [UInt8] = []
        if isDeleted { bytes.append(Code.deleted) }
        if let expiresAt {
            bytes.append(Code.expiration)
            bytes.append(bigEndian: expiresAt)
        }
        if isNonIndexable { bytes.append(Code.nonIndexable) }
        return bytes
    }

    /// Reads encoded attributes in any order; a repeated one is accepted, as it cannot survive the
    /// digest check: hashing uses the canonical bytes.
    /// - Throws: `FormatError` for more than 11 bytes, an unknown code or a cut expiration.
    public init(decoding bytes: some Collection<UInt8>) throws(FormatError) {
        guard bytes.count <= Limits.kvMetadataBytesMax else {
            throw FormatError(
                "entry metadata has \(bytes.count) bytes, at most \(Limits.kvMetadataBytesMax) are legal")
        }
        self.init()
        var reader = ByteReader([UInt8](bytes))
        while !reader.isAtEnd {
            switch try reader.byte("entry metadata attribute") {
            case Code.deleted: isDeleted = true
            case Code.expiration: expiresAt = try reader.integer("entry expiration")
            case Code.nonIndexable: isNonIndexable = true
            case let code: throw FormatError("unknown entry metadata attribute \(code)")
            }
        }
    }
}

/// Attributes of a whole transaction (header version 1 only).
///
/// Encoding: ascending code order; `00` and an 8-byte transaction id, `01` and a 2-byte length with that
/// many bytes.
public struct TxMetadata: Sendable, Hashable {
    /// Values of transactions below this id may have been discarded. Never 0.
    public var truncatedUpTo: UInt64?
    /// Opaque bytes, 1 to `Limits.txMetadataExtraBytesMax`; empty means absent.
    public var extra: [UInt8]

    public init(truncatedUpTo: UInt64? = nil, extra: [UInt8] = []) {
        self.truncatedUpTo = truncatedUpTo
        self.extra = extra
    }

    /// No attributes.
    public static let none = TxMetadata()

    /// True when no attribute is set.
    public var isEmpty: Bool { truncatedUpTo == nil && extra.isEmpty }

    private enum Code {
        static let truncatedUpTo: UInt8 = 0
        static let extra: UInt8 = 1
    }

    /// Canonical bytes, at most `Limits.txMetadataBytesMax` for a legal `extra`.
    public var encoded: [UInt8] {
        var bytes: [UInt8] = []
        if let truncatedUpTo {
            bytes.append(Code.truncatedUpTo)
            bytes.append(bigEndian: truncatedUpTo)
        }
        if !extra.isEmpty {
            bytes.append(Code.extra)
            bytes.append(bigEndian: UInt16(truncatingIfNeeded: extra.count))
            bytes += extra
        }
        return bytes
    }

    /// Reads encoded attributes.
    /// - Throws: `FormatError` for more than 268 bytes, an unknown code or a cut attribute.
    public init(decoding bytes: some Collection<UInt8>) throws(FormatError) {
        guard bytes.count <= Limits.txMetadataBytesMax else {
            throw FormatError(
                "transaction metadata has \(bytes.count) bytes, "
                    + "at most \(Limits.txMetadataBytesMax) are legal"
            )
        }
        self.init()
        var reader = ByteReader([UInt8](bytes))
        while !reader.isAtEnd {
            switch try reader.byte("transaction metadata attribute") {
            case Code.truncatedUpTo:
                truncatedUpTo = try reader.integer("truncated transaction id")
            case Code.extra:
                let count: UInt16 = try reader.integer("length of extra transaction metadata")
                guard Int(count) <= Limits.txMetadataExtraBytesMax else {
                    throw FormatError(
                        "extra transaction metadata has \(count) bytes, "
                            + "at most \(Limits.txMetadataExtraBytesMax) are legal"
                    )
                }
                extra = try reader.bytes(Int(count), "extra transaction metadata")
            case let code:
                throw FormatError("unknown transaction metadata attribute \(code)")
            }
        }
    }
}

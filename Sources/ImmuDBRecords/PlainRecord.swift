public import ImmuDBProofs

/// Bytes of a plain key and of what is stored under it.
///
/// A store key is `00 || key`. A store value begins with its own kind byte: `00 || value` for a value,
/// `01 || u64 transaction || 00 || key` for a reference. A deletion has an empty store value.
public enum PlainRecord: Sendable, Hashable {
    /// A value, as the user gave it.
    case value([UInt8])
    /// A reference to another key: the newest value of `target`, or the one in transaction `atTx` when that
    /// is not 0.
    case reference(target: [UInt8], atTx: UInt64)
    /// A logical deletion.
    case deletion

    /// First byte of what is stored for a value.
    public static let plainValueKind: UInt8 = 0

    private enum ValueKind {
        static let plain = PlainRecord.plainValueKind
        static let reference: UInt8 = 1
    }

    /// Store key of a user key.
    public static func storeKey(for key: [UInt8]) -> [UInt8] {
        [KeyKind.plain.rawValue] + key
    }

    /// User key of a store key.
    /// - Returns: nil when the store key is not a plain one.
    public static func userKey(of storeKey: [UInt8]) -> [UInt8]? {
        guard storeKey.first == KeyKind.plain.rawValue else { return nil }
        return [UInt8](storeKey.dropFirst())
    }

    /// The store value.
    public var storeValue: [UInt8] {
        switch self {
        case .value(let value):
            return [ValueKind.plain] + value
        case .reference(let target, let atTx):
            var bytes = [ValueKind.reference]
            bytes.append(bigEndian: atTx)
            return bytes + PlainRecord.storeKey(for: target)
        case .deletion:
            return []
        }
    }

    /// Reads a store value.
    /// - Throws: `FormatError` for an unknown kind, a cut reference, a reference to something that is not a
    ///   plain key, or an empty value that is not a deletion.
    public init(storeValue: [UInt8], metadata: KVMetadata) throws(FormatError) {
        guard let kind = storeValue.first else {
            guard metadata.isDeleted else { throw FormatError("stored value is empty but not a deletion") }
            self = .deletion
            return
        }
        if metadata.isDeleted {
            self = .deletion
            return
        }
        switch kind {
        case ValueKind.plain:
            self = .value([UInt8](storeValue.dropFirst()))
        case ValueKind.reference:
            var reader = ByteReader(storeValue, at: 1)
            let atTx: UInt64 = try reader.integer("transaction of a reference")
            let target = try reader.bytes(reader.remaining, "target of a reference")
            guard let key = PlainRecord.userKey(of: target), !key.isEmpty else {
                throw FormatError("reference does not point to a plain key")
            }
            self = .reference(target: key, atTx: atTx)
        default:
            throw FormatError("unknown kind \(kind) of a stored value")
        }
    }
}

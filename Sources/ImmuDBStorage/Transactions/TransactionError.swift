/// What a transaction refuses, or why it cannot be committed.
package enum TransactionError: Error, Sendable, Equatable {
    /// Another transaction changed what this one read. Repeat all of it.
    case readConflict(ReadConflict)
    /// More reads than are checked at commit; the limit.
    case readSetLimit(Int)
    /// Nothing to commit.
    case noEntries
    /// A deletion of a key that has no value.
    case keyNotFound
    /// A write in a transaction that only reads.
    case readOnly
    /// A read in a transaction that only writes.
    case writeOnly
    /// Committed or cancelled already.
    case closed

    /// The texts that clients of the protocol compare, where there are such.
    package var message: String {
        switch self {
        case .readConflict: "tx read conflict"
        case .readSetLimit: "MVCC read-set limit exceeded"
        case .noEntries: "no entries provided"
        case .keyNotFound: "tbtree: key not found"
        case .readOnly: "read-only transaction"
        case .writeOnly: "write-only transaction"
        case .closed: "the transaction is committed or cancelled already"
        }
    }
}

/// Which read of a transaction is no longer true.
package enum ReadConflict: Sendable, Hashable {
    /// A key has another newest version, or one at all, or none any more. Ids of transactions; nil = no
    /// value.
    case key([UInt8], seen: UInt64?, now: UInt64?)
    /// The first key of a prefix is another one, or has another version.
    case prefix([UInt8])
    /// A range has other keys or versions.
    case range(prefix: [UInt8])
    /// The fingerprint of a prefix differs.
    case fingerprint(prefix: [UInt8])
}

extension ReadConflict: CustomStringConvertible {
    package var description: String {
        switch self {
        case .key(let key, let seen, let now):
            "key \(ReadConflict.hex(key)) was read \(ReadConflict.state(seen)), "
                + "is now \(ReadConflict.state(now))"
        case .prefix(let prefix): "the first key of prefix \(ReadConflict.hex(prefix)) has changed"
        case .range(let prefix): "keys of prefix \(ReadConflict.hex(prefix)) were changed, added or removed"
        case .fingerprint(let prefix): "keys of prefix \(ReadConflict.hex(prefix)) have another fingerprint"
        }
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in bytes { text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
        return String(decoding: text, as: UTF8.self)
    }

    private static func state(_ txID: UInt64?) -> String {
        txID.map { "as of transaction \($0)" } ?? "without value"
    }
}

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// A member of a sorted set as a server hands it out.
package struct WireZEntry: Sendable, Hashable {
    /// Name of the set.
    package var set: [UInt8]
    /// User key of the member.
    package var key: [UInt8]
    /// Value of the member; nil when the server left it out.
    package var entry: WireEntry?
    /// Any double, NaN included.
    package var score: Double
    /// Transaction the member is bound to; 0 when it follows the latest value.
    package var atTx: UInt64

    package init(set: [UInt8], key: [UInt8], entry: WireEntry?, score: Double, atTx: UInt64) {
        self.set = set
        self.key = key
        self.entry = entry
        self.score = score
        self.atTx = atTx
    }
}

extension WireZEntry {
    /// Reads a member.
    /// - Throws: `ProtocolError` for overlong names.
    package init(wire message: Immudb_Schema_ZEntry) throws(ProtocolError) {
        var entry: WireEntry?
        if message.hasEntry {
            entry = try WireField.inside("entry") { () throws(ProtocolError) in
                try WireEntry(wire: message.entry)
            }
        }
        self.init(
            set: try WireField.bytes(message.set, "set", max: WireLimits.storedKeyBytesMax),
            key: try WireField.bytes(message.key, "key", max: WireLimits.storedKeyBytesMax),
            entry: entry, score: message.score, atTx: message.atTx)
    }
}

extension Immudb_Schema_ZEntry {
    /// Writes a member.
    package init(_ member: WireZEntry) {
        self.init()
        set = Data(member.set)
        key = Data(member.key)
        if let entry = member.entry { self.entry = Immudb_Schema_Entry(entry) }
        score = member.score
        atTx = member.atTx
    }
}

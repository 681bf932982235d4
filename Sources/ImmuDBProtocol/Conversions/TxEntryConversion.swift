package import ImmuDBProofs

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// An entry of a transaction together with its stored value, which is empty unless it was asked for.
package struct WireTxEntry: Sendable, Hashable {
    /// What hashes cover.
    package var entry: TxEntry
    /// Stored value, with its kind prefix. Not proven until its hash is compared.
    package var value: [UInt8]

    package init(_ entry: TxEntry, value: [UInt8] = []) {
        self.entry = entry
        self.value = value
    }
}

extension WireTxEntry {
    /// Reads an entry.
    /// - Throws: `ProtocolError` for an empty or overlong key, a value hash that has not 32 bytes, and
    ///   a negative value length.
    package init(wire message: Immudb_Schema_TxEntry) throws(ProtocolError) {
        guard !message.key.isEmpty else {
            throw ProtocolError(.malformedMessage, "key", problem: "empty, a stored key has a kind prefix")
        }
        self.init(
            TxEntry(
                key: try WireField.bytes(message.key, "key", max: WireLimits.storedKeyBytesMax),
                metadata: KVMetadata(wire: message.metadata),
                valueHash: try WireField.digest(message.hValue, "hValue"),
                valueLength: try WireField.unsigned(message.vLen, "vLen")),
            value: [UInt8](message.value))
    }
}

extension Immudb_Schema_TxEntry {
    /// Writes an entry.
    /// - Throws: `ProtocolError` if the length of the value exceeds 31 bits.
    package init(_ wire: WireTxEntry) throws(ProtocolError) {
        self.init()
        key = Data(wire.entry.key)
        hValue = wire.entry.valueHash.wire
        vLen = try WireField.signed(wire.entry.valueLength, "vLen")
        if let attributes = Immudb_Schema_KVMetadata.unlessEmpty(wire.entry.metadata) {
            metadata = attributes
        }
        value = Data(wire.value)
    }
}

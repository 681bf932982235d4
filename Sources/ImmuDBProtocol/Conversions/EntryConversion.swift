package import ImmuDBProofs

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// A value as a server hands it out: read under its user key, references followed.
package struct WireEntry: Sendable, Hashable {
    /// Transaction that wrote the value.
    package var txID: UInt64
    /// User key, without kind prefix. For a reference: that of its target.
    package var key: [UInt8]
    package var value: [UInt8]
    package var metadata: KVMetadata
    /// The reference that was followed, if one was.
    package var referencedBy: Reference?
    /// The value is withheld because its time has passed.
    package var isExpired: Bool
    /// Position in the history of the key, from 1; 0 when the server does not tell.
    package var revision: UInt64

    /// A reference on the way to a value.
    package struct Reference: Sendable, Hashable {
        /// Transaction that wrote the reference.
        package var txID: UInt64
        /// User key of the reference.
        package var key: [UInt8]
        /// Transaction the reference is bound to; 0 when it follows the latest value.
        package var atTx: UInt64
        package var metadata: KVMetadata
        package var revision: UInt64

        package init(txID: UInt64, key: [UInt8], atTx: UInt64, metadata: KVMetadata, revision: UInt64) {
            self.txID = txID
            self.key = key
            self.atTx = atTx
            self.metadata = metadata
            self.revision = revision
        }
    }

    package init(
        txID: UInt64, key: [UInt8], value: [UInt8], metadata: KVMetadata = .none,
        referencedBy: Reference? = nil, isExpired: Bool = false, revision: UInt64 = 0
    ) {
        self.txID = txID
        self.key = key
        self.value = value
        self.metadata = metadata
        self.referencedBy = referencedBy
        self.isExpired = isExpired
        self.revision = revision
    }
}

extension WireEntry.Reference {
    /// Reads a reference.
    /// - Throws: `ProtocolError` for an overlong key.
    package init(wire message: Immudb_Schema_Reference) throws(ProtocolError) {
        self.init(
            txID: message.tx,
            key: try WireField.bytes(message.key, "key", max: WireLimits.storedKeyBytesMax),
            atTx: message.atTx, metadata: KVMetadata(wire: message.metadata), revision: message.revision)
    }
}

extension WireEntry {
    /// Reads a value.
    /// - Throws: `ProtocolError` for an overlong key.
    package init(wire message: Immudb_Schema_Entry) throws(ProtocolError) {
        var reference: Reference?
        if message.hasReferencedBy {
            reference = try WireField.inside("referencedBy") { () throws(ProtocolError) in
                try Reference(wire: message.referencedBy)
            }
        }
        self.init(
            txID: message.tx,
            key: try WireField.bytes(message.key, "key", max: WireLimits.storedKeyBytesMax),
            value: [UInt8](message.value), metadata: KVMetadata(wire: message.metadata),
            referencedBy: reference, isExpired: message.expired, revision: message.revision)
    }
}

extension Immudb_Schema_Reference {
    /// Writes a reference.
    package init(_ reference: WireEntry.Reference) {
        self.init()
        tx = reference.txID
        key = Data(reference.key)
        atTx = reference.atTx
        if let attributes = Immudb_Schema_KVMetadata.unlessEmpty(reference.metadata) { metadata = attributes }
        revision = reference.revision
    }
}

extension Immudb_Schema_Entry {
    /// Writes a value.
    package init(_ entry: WireEntry) {
        self.init()
        tx = entry.txID
        key = Data(entry.key)
        value = Data(entry.value)
        if let reference = entry.referencedBy { referencedBy = Immudb_Schema_Reference(reference) }
        if let attributes = Immudb_Schema_KVMetadata.unlessEmpty(entry.metadata) { metadata = attributes }
        expired = entry.isExpired
        revision = entry.revision
    }
}

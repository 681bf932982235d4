package import ImmuDBProofs

extension KVMetadata {
    /// Reads entry attributes. An absent message and one without attributes mean the same; an expiration
    /// counts if its message is there, whatever its time.
    package init(wire message: Immudb_Schema_KVMetadata) {
        self.init(
            isDeleted: message.deleted,
            expiresAt: message.hasExpiration ? message.expiration.expiresAt : nil,
            isNonIndexable: message.nonIndexable)
    }
}

extension Immudb_Schema_KVMetadata {
    /// Writes entry attributes.
    package init(_ metadata: KVMetadata) {
        self.init()
        deleted = metadata.isDeleted
        if let expiresAt = metadata.expiresAt {
            expiration.expiresAt = expiresAt
        }
        nonIndexable = metadata.isNonIndexable
    }

    /// The message for a field that stays absent when there are no attributes.
    package static func unlessEmpty(_ metadata: KVMetadata) -> Immudb_Schema_KVMetadata? {
        metadata.isEmpty ? nil : Immudb_Schema_KVMetadata(metadata)
    }
}

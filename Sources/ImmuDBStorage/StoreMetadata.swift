/// The format choices of a store, fixed when its directory is created (docs/formats.md).
package struct StoreMetadata: Sendable, Hashable {
    /// 2; directories of old releases have 1: commit entries without hash, no embedded values.
    package var version: UInt64 = 2
    /// Values inside the transaction log instead of value logs of their own.
    package var embeddedValues = false
    /// New chunk files of transaction and commit log were filled with zeros in advance.
    package var preallocatedFiles = false
    /// Entries in one transaction.
    package var maxTxEntries: UInt64 = 1024
    /// Bytes of a key with its prefix.
    package var maxKeyLength: UInt64 = 1024
    /// Bytes of a value.
    package var maxValueLength: UInt64 = 4096
    /// Data bytes in one chunk file.
    package var fileSize: UInt64 = 64 << 20

    package init() {}

    package static var serverDefaults: StoreMetadata {
        var metadata = StoreMetadata()
        metadata.maxValueLength = 32 << 20
        metadata.fileSize = 512 << 20
        return metadata
    }

    private enum Name {
        static let version = "VERSION"
        static let embeddedValues = "EMBEDDED_VALUES"
        static let preallocatedFiles = "PREALLOC_FILES"
        static let maxTxEntries = "MAX_TX_ENTRIES"
        static let maxKeyLength = "MAX_KEY_LEN"
        static let maxValueLength = "MAX_VALUE_LEN"
        static let fileSize = "FILE_SIZE"
    }

    init(_ map: MetadataMap) throws(MetadataFault) {
        version = try map.integer(Name.version, in: 0...2)
        if version >= 2 {
            embeddedValues = try map.flag(Name.embeddedValues)
            preallocatedFiles = try map.flag(Name.preallocatedFiles)
        }
        maxTxEntries = try map.integer(Name.maxTxEntries, in: 1...Limits.entriesPerTransactionMax)
        maxKeyLength = try map.integer(Name.maxKeyLength, in: 1...Limits.keyBytesMax)
        maxValueLength = try map.integer(Name.maxValueLength, in: 1...Limits.valueBytesMax)
        fileSize = try map.integer(Name.fileSize, in: 1...Limits.chunkDataBytesMax)
    }

    var map: MetadataMap {
        var map = MetadataMap()
        map.set(Name.version, integer: version)
        if version >= 2 {
            map.set(Name.embeddedValues, flag: embeddedValues)
            map.set(Name.preallocatedFiles, flag: preallocatedFiles)
        }
        map.set(Name.maxTxEntries, integer: maxTxEntries)
        map.set(Name.maxKeyLength, integer: maxKeyLength)
        map.set(Name.maxValueLength, integer: maxValueLength)
        map.set(Name.fileSize, integer: fileSize)
        return map
    }

    /// Bytes of one commit log entry.
    var commitEntryBytes: Int { version >= 2 ? CommitEntry.byteCount : CommitEntry.byteCountWithoutHash }

    /// Bytes of the longest record these limits allow.
    var recordBytesMax: UInt64 {
        let perEntry = 48 + 11 + maxKeyLength
        return 128 + 268 + maxTxEntries * perEntry  // at most 2^24 * 2^17: no overflow
    }
}

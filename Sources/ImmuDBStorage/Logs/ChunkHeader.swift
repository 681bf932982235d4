import ImmuDBProofs

/// The head of a chunk file: a 4-byte length and three nested metadata maps (chunk, log, owner).
struct ChunkHeader: Sendable, Hashable {
    /// Data bytes of a full chunk.
    var fileSize: UInt64
    /// 0 none, 1 flate, 2 gzip, 3 lzw, 4 zlib.
    var compressionFormat: UInt64 = 0
    /// Two's complement; 1 by default even when nothing is compressed.
    var compressionLevel: UInt64 = 1
    /// What the owner of the log keeps: store metadata, or the version of the tree files.
    var owner: MetadataMap

    init(fileSize: UInt64, owner: MetadataMap) {
        self.fileSize = fileSize
        self.owner = owner
    }

    private enum Name {
        static let preallocSize = "PREALLOC_SIZE"
        static let compressionFormat = "COMPRESSION_FORMAT"
        static let compressionLevel = "COMPRESSION_LEVEL"
        static let wrapped = "WRAPPED_METADATA"
        static let fileSize = "FILE_SIZE"
    }

    /// - Parameter block: the metadata block without its length.
    init(_ block: [UInt8]) throws(MetadataFault) {
        let chunk = try MetadataMap(block)
        compressionFormat = try chunk.integer(Name.compressionFormat, in: 0...4)
        compressionLevel = try chunk.integer(Name.compressionLevel, in: 0...UInt64.max)
        let log = try MetadataMap(try chunk.bytes(Name.wrapped))
        fileSize = try log.integer(Name.fileSize, in: 1...Limits.chunkDataBytesMax)
        owner = try MetadataMap(try log.bytes(Name.wrapped))
    }

    /// Length and block, as they stand at the beginning of a new chunk without preallocation.
    var encoded: [UInt8] {
        var log = MetadataMap()
        log.set(Name.fileSize, integer: fileSize)
        log.set(Name.wrapped, bytes: owner.encoded)
        var chunk = MetadataMap()
        chunk.set(Name.preallocSize, integer: 0)
        chunk.set(Name.compressionFormat, integer: compressionFormat)
        chunk.set(Name.compressionLevel, integer: compressionLevel)
        chunk.set(Name.wrapped, bytes: log.encoded)
        let block = chunk.encoded
        var bytes: [UInt8] = []
        bytes.append(bigEndian: UInt32(truncatingIfNeeded: block.count))
        return bytes + block
    }
}

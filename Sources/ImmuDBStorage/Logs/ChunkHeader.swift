import ImmuDBProofs
import SystemCodecs

/// The head of a chunk file: a 4-byte length and three nested metadata maps (chunk, log, owner).
struct ChunkHeader: Sendable, Hashable {
    /// Data bytes of a full chunk.
    var fileSize: UInt64
    /// Zeros written behind the head when the file was made; nil when the head does not say.
    var preallocatedBytes: UInt64? = 0
    var compression = CompressionFormat.none
    /// 1 by default even when nothing is compressed.
    var compressionLevel: Int64 = 1
    /// There are names that nobody writes, so one that should be there is damaged or of a later release.
    private(set) var hasUnknownNames = false
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
        static let ofChunk: Set = [preallocSize, compressionFormat, compressionLevel, wrapped]
        static let ofLog: Set = [fileSize, wrapped]
    }

    /// - Parameter block: the metadata block without its length.
    init(_ block: [UInt8]) throws(MetadataFault) {
        let chunk = try MetadataMap(block)
        let number = try chunk.integer(Name.compressionFormat, in: 0...UInt64.max)
        guard let compression = CompressionFormat(rawValue: number) else {
            throw MetadataFault("\(Name.compressionFormat) is \(number), which is no known format")
        }
        self.compression = compression
        compressionLevel = Int64(
            bitPattern: try chunk.integer(Name.compressionLevel, in: 0...UInt64.max))
        preallocatedBytes =
            chunk.values[Name.preallocSize] == nil
            ? nil : try chunk.integer(Name.preallocSize, in: 0...UInt64.max)
        let log = try MetadataMap(try chunk.bytes(Name.wrapped))
        fileSize = try log.integer(Name.fileSize, in: 1...Limits.chunkDataBytesMax)
        owner = try MetadataMap(try log.bytes(Name.wrapped))
        hasUnknownNames =
            !Name.ofChunk.isSuperset(of: chunk.values.keys) || !Name.ofLog.isSuperset(of: log.values.keys)
    }

    /// Length and block, as they stand at the beginning of a new chunk.
    var encoded: [UInt8] {
        var log = MetadataMap()
        log.set(Name.fileSize, integer: fileSize)
        log.set(Name.wrapped, bytes: owner.encoded)
        var chunk = MetadataMap()
        chunk.set(Name.preallocSize, integer: preallocatedBytes ?? 0)
        chunk.set(Name.compressionFormat, integer: compression.rawValue)
        chunk.set(Name.compressionLevel, integer: UInt64(bitPattern: compressionLevel))
        chunk.set(Name.wrapped, bytes: log.encoded)
        let block = chunk.encoded
        var bytes: [UInt8] = []
        bytes.append(bigEndian: UInt32(truncatingIfNeeded: block.count))
        return bytes + block
    }
}

import Synchronization
import SystemCodecs
import SystemIO

/// An append-only byte log kept in numbered chunk files of one directory (docs/formats.md).
///
/// Positions are logical: chunk number times ``fileSize`` plus the position in the chunk's data. Appended
/// bytes are collected in memory and reach the operating system with ``flush()``, the disk with ``sync()``;
/// readers see them at once. The end is whatever the owner says, bytes behind it on disk are left-overs.
///
/// A compressed log is a sequence of records that never run over a chunk's border: a chunk takes the last one
/// whole and may so exceed ``fileSize``. Positions behind the border belong to the next chunk all the same.
final class ChunkedLog: Sendable {
    let fileSystem: any FileSystem
    /// Directory of the chunk files.
    let directory: String
    /// The directory's path relative to the store, for messages.
    let name: String
    /// Extension of the chunk files, without dot.
    let fileExtension: String
    /// Head of new chunks; its file size holds for the whole log.
    let header: ChunkHeader
    let permissions: UInt32
    let holdsValues: Bool
    let access: Access
    let state: Mutex<State>
    /// Held while files are synced, so that a second caller returns only when its bytes are safe too.
    let syncing = Mutex(())

    enum Access: Sendable {
        case readWrite
        case readOnly
        /// Nothing is written: appended bytes stay in memory. For a store that must not
        /// change.
        case memoryOnly
    }

    struct State {
        /// Logical end including what is still in the buffer.
        var end: UInt64
        /// Everything before this is with the operating system.
        var flushed: UInt64
        /// The bytes from `flushed` to `end`.
        var buffer: [UInt8] = []
        /// Chunk files that exist, lowest and highest number; nil when there is none.
        var chunks: ClosedRange<UInt64>?
        /// In a compressed log the chunk that is being written; the buffer belongs to it.
        var writing: UInt64 = 0
        /// New chunk files are filled with zeros in advance.
        var preallocates = false
        var open: [UInt64: OpenChunk] = [:]
        var dirty: Set<UInt64> = []
        /// Counts uses, to find the chunk that was not used for longest.
        var uses: UInt64 = 0
    }

    struct OpenChunk {
        var file: any File
        /// File position of the first data byte.
        var dataStart: UInt64
        var lastUse: UInt64
    }

    /// Data bytes of a full chunk.
    var fileSize: UInt64 { header.fileSize }
    var isCompressed: Bool { header.compression != .none }

    init(
        location: Location, header: ChunkHeader, access: Access, end: UInt64, chunks: ClosedRange<UInt64>?
    ) {
        fileSystem = location.fileSystem
        directory = location.directory
        name = location.name
        fileExtension = location.fileExtension
        permissions = location.permissions
        holdsValues = location.holdsValues
        self.header = header
        self.access = access
        state = Mutex(
            State(end: end, flushed: end, chunks: chunks, writing: chunks?.upperBound ?? 0))
    }

    /// Where a log is and how its files are called.
    struct Location: Sendable {
        var fileSystem: any FileSystem
        var directory: String
        var name: String
        var fileExtension: String
        var permissions: UInt32
        /// Value logs: they may be compressed, and retention removes their oldest chunks.
        var holdsValues: Bool

        init(
            store: String, name: String, fileExtension: String, fileSystem: any FileSystem,
            permissions: UInt32, holdsValues: Bool = false
        ) {
            self.fileSystem = fileSystem
            directory = joinPath(store, name)
            self.name = name
            self.fileExtension = fileExtension
            self.permissions = permissions
            self.holdsValues = holdsValues
        }

        func fileName(_ chunk: UInt64) -> String {
            let digits = String(chunk)
            return String(repeating: "0", count: max(0, 8 - digits.count)) + digits + "." + fileExtension
        }

        /// Path of a chunk relative to the store.
        func relativePath(_ chunk: UInt64) -> String { joinPath(name, fileName(chunk)) }
    }

    var location: Location {
        var location = Location(
            store: "", name: name, fileExtension: fileExtension, fileSystem: fileSystem,
            permissions: permissions, holdsValues: holdsValues)
        location.directory = directory
        return location
    }

    /// Logical end, including what is still in memory.
    var end: UInt64 { state.withLock { $0.end } }

    /// Forgets everything from `offset` on; later appends overwrite it. Only for an end that recovery found:
    /// nothing may be buffered.
    func setEnd(_ offset: UInt64) {
        state.withLock { state in
            state.end = offset
            state.flushed = offset
            state.buffer = []
        }
    }

    /// Whether new chunk files are filled with zeros in advance; what the store says counts, not the chunk
    /// heads.
    func setPreallocates(_ preallocates: Bool) {
        state.withLock { $0.preallocates = preallocates }
    }

    /// File (relative to the store) and byte in it that hold a logical offset; the byte is approximate when
    /// the chunk cannot be opened.
    func place(of offset: UInt64) -> (file: String, position: UInt64) {
        let chunk = offset / fileSize
        let start = state.withLock { $0.open[chunk]?.dataStart } ?? UInt64(header.encoded.count)
        return (location.relativePath(chunk), start + offset % fileSize)
    }

    /// An error about the bytes at a logical offset.
    func fault(
        _ code: StorageError.Code, _ message: String, at offset: UInt64, txID: UInt64? = nil
    ) -> StorageError {
        let place = place(of: offset)
        return StorageError(code, message, file: place.file, offset: place.position, txID: txID)
    }

    func close() throws(StorageError) {
        let files = state.withLock { state in
            defer { state.open = [:] }
            return state.open.values.map(\.file)
        }
        for file in files {
            try onDisk { () throws(SystemIOError) in try file.close() }
        }
    }
}

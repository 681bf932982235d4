import Synchronization
import SystemCodecs
import SystemIO

extension ChunkedLog {
    /// Opens an existing log; its end is the physical one until the owner sets another.
    /// - Throws: `corrupted` for foreign files or heads that cannot be read.
    static func open(_ location: Location, access: Access) throws(StorageError) -> ChunkedLog {
        let chunks = try listChunks(location)
        guard let chunks else {
            throw StorageError(
                .corrupted,
                "no file of this log is there, \(location.fileName(0)) or a later; restore a backup",
                file: location.name)
        }
        if access == .readWrite {
            // The process before may have ended between naming a chunk and making the name durable.
            try onDisk(file: location.name) { () throws(SystemIOError) in
                try location.fileSystem.syncDirectory(location.directory)
            }
        }
        let opened = try openChunk(
            location, chunks.upperBound, mode: access == .readWrite ? .readWrite : .readOnly)
        let size = try onDisk(file: location.relativePath(chunks.upperBound)) {
            () throws(SystemIOError) in try opened.file.size()
        }
        let data = size >= opened.dataStart ? size - opened.dataStart : 0
        guard data <= opened.header.fileSize || opened.header.compression != .none else {
            throw StorageError(
                .corrupted,
                "the chunk holds \(data) data bytes, its head says at most \(opened.header.fileSize)",
                file: location.relativePath(chunks.upperBound), offset: opened.dataStart)
        }
        let (start, overflow) = chunks.upperBound.multipliedReportingOverflow(by: opened.header.fileSize)
        guard !overflow, start <= UInt64.max - data else {
            throw StorageError(
                .corrupted, "the chunk number leads beyond 2^64",
                file: location.relativePath(chunks.upperBound))
        }
        let log = ChunkedLog(
            location: location, header: opened.header, access: access, end: start + data, chunks: chunks)
        log.state.withLock {
            $0.open[chunks.upperBound] = OpenChunk(
                file: opened.file, dataStart: opened.dataStart, lastUse: 0)
        }
        return log
    }

    /// Creates the directory, where missing, and an empty first chunk.
    static func create(
        _ location: Location, header: ChunkHeader, preallocates: Bool = false
    ) throws(StorageError) -> ChunkedLog {
        let log = ChunkedLog(location: location, header: header, access: .readWrite, end: 0, chunks: nil)
        log.setPreallocates(preallocates)
        try log.state.withLock { (state) throws(StorageError) in _ = try log.createChunk(0, in: &state) }
        return log
    }

    /// Whether the log's directory holds at least one chunk file.
    static func exists(_ location: Location) throws(StorageError) -> Bool {
        try listChunks(location) != nil
    }

    /// The lowest and highest chunk number; nil when the directory is absent or empty.
    static func listChunks(_ location: Location) throws(StorageError) -> ClosedRange<UInt64>? {
        let entries = try onDisk(file: location.name) { () throws(SystemIOError) -> [DirectoryEntry] in
            guard try location.fileSystem.kind(of: location.directory) != nil else { return [] }
            return try location.fileSystem.list(location.directory)
        }
        var numbers: [UInt64] = []
        for entry in entries where !entry.name.hasPrefix(".") {
            guard entry.kind != .directory, let number = chunkNumber(entry.name, location) else {
                throw StorageError(
                    .corrupted, "a file that is no chunk of the log is in the way; move it elsewhere",
                    file: joinPath(location.name, entry.name))
            }
            numbers.append(number)
        }
        guard let first = numbers.min(), let last = numbers.max() else { return nil }
        return first...last
    }

    private static func chunkNumber(_ name: String, _ location: Location) -> UInt64? {
        let suffix = "." + location.fileExtension
        guard name.hasSuffix(suffix) else { return nil }
        let digits = name.utf8.dropLast(suffix.utf8.count)
        guard digits.count >= 8, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
            let number = UInt64(String(decoding: digits, as: UTF8.self)), number <= Limits.chunkNumberMax,
            location.fileName(number) == name
        else { return nil }
        return number
    }

    /// A chunk file with its parsed head.
    struct OpenedFile {
        var file: any File
        var header: ChunkHeader
        var dataStart: UInt64
    }

    static func openChunk(
        _ location: Location, _ chunk: UInt64, mode: FileOpenMode
    ) throws(StorageError) -> OpenedFile {
        let path = location.relativePath(chunk)
        let file = try onDisk(file: path) { () throws(SystemIOError) in
            try location.fileSystem.open(joinPath(location.directory, location.fileName(chunk)), mode)
        }
        let prefix = try onDisk(file: path) { () throws(SystemIOError) in try file.read(count: 4, at: 0) }
        guard prefix.count == 4 else {
            throw StorageError(.corrupted, "the file ends before its head does", file: path, offset: 0)
        }
        let length = prefix.reduce(0) { $0 << 8 | Int($1) }
        guard length <= Limits.chunkMetadataBytesMax else {
            throw StorageError(
                .corrupted,
                "the head claims \(length) bytes of metadata, at most "
                    + "\(Limits.chunkMetadataBytesMax) are legal", file: path, offset: 0)
        }
        let block = try onDisk(file: path) { () throws(SystemIOError) in try file.read(count: length, at: 4) }
        guard block.count == length else {
            throw StorageError(.corrupted, "the file ends before its head does", file: path, offset: 4)
        }
        let header: ChunkHeader
        do throws(MetadataFault) {
            header = try ChunkHeader(block)
        } catch {
            throw StorageError(.corrupted, "unreadable head: \(error.message)", file: path, offset: 4)
        }
        guard header.compression == .none || location.holdsValues else {
            throw StorageError(
                .corrupted, "the head says the log is compressed, which only value logs can be", file: path,
                offset: 4)
        }
        return OpenedFile(file: file, header: header, dataStart: 4 + UInt64(length))
    }
}

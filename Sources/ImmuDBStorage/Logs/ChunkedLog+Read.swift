import Synchronization
import SystemCodecs
import SystemIO

extension ChunkedLog {
    /// Reads exactly `count` bytes at a logical offset.
    /// - Throws: `corrupted` when the log, or one of its files, ends before; `valueDiscarded` when the chunk
    ///   was removed by retention.
    func read(_ count: Int, at offset: UInt64) throws(StorageError) -> [UInt8] {
        guard count > 0 else { return [] }
        var failure: StorageError?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { target, initialized in
            do throws(StorageError) {
                // Checked against the end before the array is made, except for the allocation itself, which
                // callers bound with `canRead`.
                try fill(UnsafeMutableRawBufferPointer(target), from: offset)
                initialized = count
            } catch {
                failure = error
                initialized = 0
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// Whether `count` bytes lie between `offset` and the end. To be asked before a length from a file is
    /// used to allocate.
    func canRead(_ count: UInt64, at offset: UInt64) -> Bool {
        let (last, overflow) = offset.addingReportingOverflow(count)
        return !overflow && last <= end
    }

    /// Fills the whole of `target`, from a logical offset.
    /// - Throws: as ``read(_:at:)``.
    func fill(_ target: UnsafeMutableRawBufferPointer, from offset: UInt64) throws(StorageError) {
        var rest = target[...]
        var position = offset
        while !rest.isEmpty {
            let piece = try state.withLock { (state) throws(StorageError) -> Piece? in
                try self.piece(at: position, count: UInt64(rest.count), in: &state) { bytes in
                    UnsafeMutableRawBufferPointer(rebasing: rest).copyMemory(from: bytes)
                }
            }
            guard let piece else { return }
            let buffer = UnsafeMutableRawBufferPointer(rebasing: rest.prefix(piece.count))
            let read = try onDisk(file: location.relativePath(piece.chunk)) { () throws(SystemIOError) in
                try piece.file.read(into: buffer, at: piece.position)
            }
            guard read == piece.count else {
                throw StorageError(
                    .corrupted,
                    "the file ends at byte \(piece.position + UInt64(read)), data was expected there",
                    file: location.relativePath(piece.chunk), offset: piece.position)
            }
            rest = rest.dropFirst(piece.count)
            position += UInt64(piece.count)
        }
    }

    /// A part of a read that one chunk file answers.
    private struct Piece {
        var chunk: UInt64
        var file: any File
        var position: UInt64
        var count: Int
    }

    /// The first part of what lies at an offset and is with the operating system; nil when all of it is in
    /// memory, which is handed to `copy`.
    private func piece(
        at offset: UInt64, count: UInt64, in state: inout State, copy: (UnsafeRawBufferPointer) -> Void
    ) throws(StorageError) -> Piece? {
        let (last, overflow) = offset.addingReportingOverflow(count)
        guard !overflow, last <= state.end else { throw endError(offset, count: count) }
        guard offset < state.flushed else {
            let start = Int(offset - state.flushed)
            state.buffer.withUnsafeBytes {
                copy(UnsafeRawBufferPointer(rebasing: $0[start..<start + Int(count)]))
            }
            return nil
        }
        let chunk = offset / fileSize
        let inChunk = offset % fileSize
        let open = try existingChunk(chunk, in: &state)
        return Piece(
            chunk: chunk, file: open.file, position: open.dataStart + inChunk,
            count: Int(min(fileSize - inChunk, min(last, state.flushed) - offset)))
    }

    func existingChunk(_ chunk: UInt64, in state: inout State) throws(StorageError) -> OpenChunk {
        guard let chunks = state.chunks, chunks.contains(chunk) else { throw missingChunk(chunk, state) }
        return try openChunk(chunk, in: &state)
    }

    private func missingChunk(_ chunk: UInt64, _ state: State) -> StorageError {
        if holdsValues, let chunks = state.chunks, chunk < chunks.lowerBound {
            return StorageError(
                .valueDiscarded, "the chunk was removed by retention", file: location.relativePath(chunk))
        }
        return StorageError(
            .corrupted, "the chunk file is missing; restore it from a backup",
            file: location.relativePath(chunk))
    }

    func endError(_ offset: UInt64, count: UInt64) -> StorageError {
        let chunk = min(offset / fileSize, Limits.chunkNumberMax)
        return StorageError(
            .corrupted, "\(count) bytes at log offset \(offset) lead beyond the end of the log",
            file: location.relativePath(chunk))
    }

    /// The open chunk of a number whose file exists.
    func openChunk(_ chunk: UInt64, in state: inout State) throws(StorageError) -> OpenChunk {
        state.uses += 1
        if var open = state.open[chunk] {
            open.lastUse = state.uses
            state.open[chunk] = open
            return open
        }
        let opened = try Self.openChunk(
            location, chunk, mode: access == .readWrite ? .readWrite : .readOnly)
        guard opened.header.fileSize == fileSize else {
            throw StorageError(
                .corrupted,
                "the head says FILE_SIZE \(opened.header.fileSize), that of the last chunk \(fileSize)",
                file: location.relativePath(chunk), offset: 4)
        }
        guard opened.header.compression == header.compression else {
            throw StorageError(
                .corrupted,
                "the head says COMPRESSION_FORMAT \(opened.header.compression.rawValue), that of the last "
                    + "chunk \(header.compression.rawValue)", file: location.relativePath(chunk), offset: 4)
        }
        makeRoom(in: &state)
        let open = OpenChunk(file: opened.file, dataStart: opened.dataStart, lastUse: state.uses)
        state.open[chunk] = open
        return open
    }

    /// Drops the handle that was not used for longest. Chunks not yet synced keep theirs: a failure of the
    /// disk is reported on the handle that wrote.
    func makeRoom(in state: inout State) {
        guard state.open.count >= Limits.openChunksPerLogMax else { return }
        let idle = state.open.filter { !state.dirty.contains($0.key) }
        if let oldest = idle.min(by: { $0.value.lastUse < $1.value.lastUse }) {
            state.open[oldest.key] = nil
        }
    }
}

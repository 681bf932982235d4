import Synchronization
import SystemIO

extension ChunkedLog {
    /// Appends bytes and returns the logical offset of the first. They may stay in memory until ``flush()``.
    @discardableResult
    func append(_ bytes: [UInt8]...) throws(StorageError) -> UInt64 {
        try state.withLock { (state) throws(StorageError) in
            try requireWritable()
            let offset = state.end
            for piece in bytes {
                state.buffer += piece
                state.end += UInt64(piece.count)
            }
            if access == .readWrite, state.buffer.count >= Limits.writeBufferBytes {
                try flush(&state)
            }
            return offset
        }
    }

    /// Hands everything to the operating system.
    func flush() throws(StorageError) {
        guard access == .readWrite else { return }
        try state.withLock { (state) throws(StorageError) in try flush(&state) }
    }

    /// Whether ``sync()`` has something to do.
    var needsSync: Bool { state.withLock { !$0.dirty.isEmpty || $0.flushed < $0.end } }

    /// Makes everything appended so far durable.
    func sync() throws(StorageError) {
        guard access == .readWrite else { return }
        try syncing.withLock { (_) throws(StorageError) in
            let files = try state.withLock { (state) throws(StorageError) -> [(UInt64, any File)] in
                try flush(&state)
                let files = state.dirty.sorted().compactMap { chunk in
                    state.open[chunk].map { (chunk, $0.file) }
                }
                state.dirty = []
                return files
            }
            for (chunk, file) in files { try sync(file, of: chunk) }
        }
    }

    /// Counts the chunks from `offset` to the end as not yet durable, because who wrote them may not have
    /// synced them; the next ``sync()`` does.
    func distrust(from offset: UInt64) throws(StorageError) {
        guard access == .readWrite else { return }
        try state.withLock { (state) throws(StorageError) in
            guard let chunks = state.chunks, offset < state.end else { return }
            let first = min(offset / fileSize, chunks.upperBound)
            for chunk in first...max(first, (state.end - 1) / fileSize) where chunks.contains(chunk) {
                _ = try openChunk(chunk, in: &state)
                state.dirty.insert(chunk)
            }
        }
    }

    /// Cuts the log physically, for left-overs that a later opening must not see.
    func truncate(to offset: UInt64) throws(StorageError) {
        try flush()
        setEnd(offset)
        guard access == .readWrite else { return }
        try state.withLock { (state) throws(StorageError) in
            guard let chunks = state.chunks else { return }
            // A log that ends exactly at a chunk's border keeps the full chunk as its last one.
            let last = max(chunks.lowerBound, offset == 0 ? 0 : (offset - 1) / fileSize)
            for chunk in chunks.reversed() where chunk > last {
                state.open[chunk] = nil
                state.dirty.remove(chunk)
                try onDisk(file: location.relativePath(chunk)) { () throws(SystemIOError) in
                    try fileSystem.removeFile(joinPath(directory, location.fileName(chunk)))
                    // A removal that a crash undoes must not come back behind a gap or a shorter chunk.
                    try fileSystem.syncDirectory(directory)
                }
                state.chunks = chunks.lowerBound...max(chunks.lowerBound, chunk - 1)
            }
            let open = try openChunk(last, in: &state)
            let size = open.dataStart + (offset - last * fileSize)
            let preallocates = state.preallocates
            try onDisk(file: location.relativePath(last)) { () throws(SystemIOError) in
                if preallocates {
                    try writeZeros(open.file, from: size, to: open.dataStart + fileSize)
                } else if try open.file.size() > size {
                    try open.file.truncate(to: size)
                }
                try open.file.sync()
                try fileSystem.syncDirectory(directory)
            }
        }
    }

    func requireWritable() throws(StorageError) {
        guard access != .readOnly else {
            throw StorageError(.readOnly, "the store was opened for reading only", file: name)
        }
    }

    func flush(_ state: inout State) throws(StorageError) {
        var done = 0
        defer {
            state.flushed += UInt64(done)
            if done == state.buffer.count {
                state.buffer.removeAll(keepingCapacity: done <= 4 * Limits.writeBufferBytes)
            } else {
                state.buffer.removeFirst(done)
            }
        }
        while done < state.buffer.count {
            let position = state.flushed + UInt64(done)
            let chunk = isCompressed ? state.writing : position / fileSize
            let inChunk = position - chunk * fileSize
            let left = state.buffer.count - done
            let count = isCompressed ? left : Int(min(fileSize - inChunk, UInt64(left)))
            let open = try writableChunk(chunk, in: &state)
            state.dirty.insert(chunk)
            let failure = state.buffer.withUnsafeBytes { source -> SystemIOError? in
                do throws(SystemIOError) {
                    let piece = UnsafeRawBufferPointer(rebasing: source[done..<done + count])
                    try open.file.write(piece, at: open.dataStart + inChunk)
                    return nil
                } catch {
                    return error
                }
            }
            if let failure { throw StorageError(failure, file: location.relativePath(chunk)) }
            done += count
        }
    }

    private func writableChunk(_ chunk: UInt64, in state: inout State) throws(StorageError) -> OpenChunk {
        if let chunks = state.chunks, chunks.contains(chunk) { return try openChunk(chunk, in: &state) }
        return try createChunk(chunk, in: &state)
    }

    func sync(_ file: any File, of chunk: UInt64) throws(StorageError) {
        try onDisk(file: location.relativePath(chunk)) { () throws(SystemIOError) in try file.sync() }
    }
}

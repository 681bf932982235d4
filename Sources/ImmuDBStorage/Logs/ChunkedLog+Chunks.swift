import Synchronization
import SystemIO

extension ChunkedLog {
    /// Makes a new chunk appear complete with its head: written under another name outside the log's
    /// directory, which may hold nothing but chunks, then renamed into it.
    func createChunk(_ chunk: UInt64, in state: inout State) throws(StorageError) -> OpenChunk {
        guard chunk <= Limits.chunkNumberMax else {
            throw StorageError(.invalidArgument, "the log has no room for another chunk", file: name)
        }
        // A new chunk makes the length of the log, so the one before must not lose its tail in a crash.
        if chunk > 0, state.dirty.contains(chunk - 1), let previous = state.open[chunk - 1] {
            try sync(previous.file, of: chunk - 1)
            state.dirty.remove(chunk - 1)
        }
        var header = header
        header.preallocatedBytes = state.preallocates ? fileSize : 0
        let head = header.encoded
        let parent = parentDirectory(of: directory)
        let temporary = joinPath(parent, ".new-\(lastComponent(of: directory)).tmp")
        let path = joinPath(directory, location.fileName(chunk))
        let isFirst = state.chunks == nil
        let file = try onDisk(file: location.relativePath(chunk)) { () throws(SystemIOError) -> any File in
            if try fileSystem.kind(of: directory) == nil {
                try fileSystem.createDirectory(
                    directory, permissions: permissions | (permissions & 0o444) >> 2)
            }
            if isFirst { try fileSystem.syncDirectory(parent) }
            let file = try fileSystem.open(
                temporary, .create, followLinks: false, permissions: permissions)
            try file.truncate(to: 0)
            try file.write(head, at: 0)
            if let zeros = header.preallocatedBytes {
                try writeZeros(file, from: UInt64(head.count), to: UInt64(head.count) + zeros)
            }
            try file.sync()
            try fileSystem.rename(temporary, to: path)
            try fileSystem.syncDirectory(directory)
            return file
        }
        makeRoom(in: &state)
        let open = OpenChunk(file: file, dataStart: UInt64(head.count), lastUse: state.uses)
        state.open[chunk] = open
        if let chunks = state.chunks {
            state.chunks = min(chunks.lowerBound, chunk)...max(chunks.upperBound, chunk)
        } else {
            state.chunks = chunk...chunk
        }
        return open
    }

    /// Real zeros, not a hole: the blocks must be there when the log needs them.
    func writeZeros(_ file: any File, from start: UInt64, to end: UInt64) throws(SystemIOError) {
        guard start < end else { return }
        let zeros = [UInt8](repeating: 0, count: Int(min(end - start, UInt64(Limits.zeroBlockBytes))))
        var position = start
        while position < end {
            let count = min(end - position, UInt64(zeros.count))
            try file.write(count == zeros.count ? zeros : Array(zeros.prefix(Int(count))), at: position)
            position += count
        }
    }

    /// Removes the chunk files that end at `offset` or before; the last one always stays.
    ///
    /// Lowest first, so that an interruption leaves no gap.
    /// - Returns: how many were removed.
    func discard(before offset: UInt64) throws(StorageError) -> Int {
        try requireWritable()
        guard access == .readWrite else { return 0 }
        return try state.withLock { (state) throws(StorageError) in
            guard let chunks = state.chunks else { return 0 }
            let keep = min(offset / fileSize, chunks.upperBound)
            guard chunks.lowerBound < keep else { return 0 }
            for chunk in chunks.lowerBound..<keep {
                state.open[chunk] = nil
                state.dirty.remove(chunk)
                state.chunks = chunk + 1...chunks.upperBound
                try onDisk(file: location.relativePath(chunk)) { () throws(SystemIOError) in
                    let path = joinPath(directory, location.fileName(chunk))
                    if try fileSystem.kind(of: path) != nil { try fileSystem.removeFile(path) }
                    // A removal that a crash undoes must not come back in front of a gap.
                    try fileSystem.syncDirectory(directory)
                }
            }
            return Int(keep - chunks.lowerBound)
        }
    }

    /// Chunk files that ``discard(before:)`` would remove.
    func discardableChunks(before offset: UInt64) -> Int {
        state.withLock { state in
            guard let chunks = state.chunks else { return 0 }
            let keep = min(offset / fileSize, chunks.upperBound)
            return chunks.lowerBound < keep ? Int(keep - chunks.lowerBound) : 0
        }
    }
}

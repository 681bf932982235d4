import Synchronization
import SystemIO

extension ChunkedLog {
    /// Writes the bytes from an offset to the end of the log again, for the next ``sync()`` to make them
    /// durable.
    ///
    /// When a sync fails, the system may keep what it was for in memory only and take it for written: it is
    /// read until the machine stops, and no later sync writes it.
    func rewrite(from offset: UInt64) throws(StorageError) {
        guard access == .readWrite else { return }
        try state.withLock { (state) throws(StorageError) in
            guard let chunks = state.chunks, offset < state.end else { return }
            let first = max(offset / fileSize, chunks.lowerBound)
            // Files behind the end are left-overs.
            let last = min((state.end - 1) / fileSize, chunks.upperBound)
            guard first <= last else { return }
            for chunk in first...last {
                let open = try openChunk(chunk, in: &state)
                let start = max(offset, chunk * fileSize) - chunk * fileSize
                // Files that are filled in advance go on behind the end; the last record of a compressed one
                // lies across its border.
                let length = isCompressed || chunk < last ? nil : state.end - chunk * fileSize
                try onDisk(file: location.relativePath(chunk)) { () throws(SystemIOError) in
                    let size = try open.file.size()
                    try rewrite(
                        open.file, from: open.dataStart + start,
                        to: length.map { min(size, open.dataStart + $0) } ?? size)
                }
                state.dirty.insert(chunk)
            }
        }
    }

    private func rewrite(_ file: any File, from start: UInt64, to end: UInt64) throws(SystemIOError) {
        var position = start
        while position < end {
            let count = min(end - position, UInt64(Limits.readAheadBytes))
            let bytes = try file.read(count: Int(count), at: position)
            guard !bytes.isEmpty else { return }
            try file.write(bytes, at: position)
            position += UInt64(bytes.count)
        }
    }
}

import ImmuDBProofs
import Synchronization
import SystemCodecs
import SystemIO

/// Values in a value log: as they are, or with compression each as `u32 length | one complete stream`.
extension ChunkedLog {
    /// What ``appendValues(_:)`` writes for a value: itself, or its compressed record.
    ///
    /// Takes no lock: the work is meant to be done before one is held.
    func encodedValue(_ value: [UInt8]) throws(StorageError) -> [UInt8] {
        guard isCompressed else { return value }
        let stream: [UInt8]
        do throws(CodecError) {
            guard let level = Int(exactly: header.compressionLevel) else { throw .refused }
            stream = try header.compression.compress(value, level: level)
        } catch {
            throw StorageError(
                .unsupported, "a value cannot be compressed at level \(header.compressionLevel): \(error)",
                file: name)
        }
        guard let length = UInt32(exactly: stream.count) else {
            throw StorageError(.invalidArgument, "the compressed value is too long", file: name)
        }
        var record: [UInt8] = []
        record.reserveCapacity(4 + stream.count)
        record.append(bigEndian: length)
        return record + stream
    }

    /// Appends encoded values and returns the offset of each; an empty one is written nowhere and has
    /// offset 0.
    func appendValues(_ encoded: [[UInt8]]) throws(StorageError) -> [UInt64] {
        try state.withLock { (state) throws(StorageError) in
            try requireWritable()
            var offsets: [UInt64] = []
            offsets.reserveCapacity(encoded.count)
            for value in encoded {
                guard !value.isEmpty else {
                    offsets.append(0)
                    continue
                }
                if isCompressed { try beginRecord(&state) }
                offsets.append(state.end)
                state.buffer += value
                state.end += UInt64(value.count)
            }
            if access == .readWrite, state.buffer.count >= Limits.writeBufferBytes { try flush(&state) }
            return offsets
        }
    }

    /// Moves on to the next chunk when the current one is full.
    private func beginRecord(_ state: inout State) throws(StorageError) {
        guard state.end - state.writing * fileSize >= fileSize else { return }
        if access == .readWrite { try flush(&state) }
        guard state.writing < Limits.chunkNumberMax else {
            throw StorageError(.invalidArgument, "the log has no room for another chunk", file: name)
        }
        state.writing += 1
        state.end = state.writing * fileSize
        state.flushed = state.end
    }

    /// Reads a value back.
    /// - Parameter length: of the value.
    /// - Throws: `corrupted`, `valueDiscarded`, `inputOutput`.
    func value(_ length: UInt32, at offset: UInt64) throws(StorageError) -> [UInt8] {
        guard isCompressed else {
            guard canRead(UInt64(length), at: offset) else {
                throw fault(
                    .corrupted, "a value of \(length) bytes leads beyond the end of the log", at: offset)
            }
            return try read(Int(length), at: offset)
        }
        let prefix = try readInChunk(4, at: offset, offset / fileSize)
        let count = prefix.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard count <= 2 * UInt64(length) + Limits.compressedOverheadBytes else {
            throw fault(
                .corrupted, "the compressed record claims \(count) bytes for a value of \(length)", at: offset
            )
        }
        let stream = try readInChunk(Int(count), at: offset + 4, offset / fileSize)
        do throws(CodecError) {
            return try header.compression.expand(stream, byteCount: Int(length))
        } catch {
            throw fault(.corrupted, error.description, at: offset)
        }
    }

    /// Reads bytes of one chunk, whose data may go on behind the border of the next.
    private func readInChunk(
        _ count: Int, at offset: UInt64, _ chunk: UInt64
    ) throws(StorageError) -> [UInt8] {
        let (buffered, found) = try state.withLock {
            (state) throws(StorageError) -> ([UInt8], OpenChunk?) in
            let (last, overflow) = offset.addingReportingOverflow(UInt64(count))
            guard !overflow, chunk < state.writing || last <= state.end, chunk <= state.writing else {
                throw endError(offset, count: UInt64(count))
            }
            guard chunk == state.writing, last > state.flushed else {
                return ([], try existingChunk(chunk, in: &state))
            }
            let from = max(offset, state.flushed)
            let start = Int(from - state.flushed)
            let bytes = Array(state.buffer[start..<start + Int(last - from)])
            return (bytes, from > offset ? try existingChunk(chunk, in: &state) : nil)
        }
        guard let found else { return buffered }
        let wanted = count - buffered.count
        let position = found.dataStart + (offset - chunk * fileSize)
        let bytes = try onDisk(file: location.relativePath(chunk)) { () throws(SystemIOError) in
            try found.file.read(count: wanted, at: position)
        }
        guard bytes.count == wanted else {
            throw StorageError(
                .corrupted,
                "the file ends at byte \(position + UInt64(bytes.count)), data was expected there",
                file: location.relativePath(chunk), offset: position)
        }
        return bytes + buffered
    }
}

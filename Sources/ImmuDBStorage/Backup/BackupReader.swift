import ImmuDBProofs

/// Reads a backup record by record in constant memory, and checks each against those before it.
package struct BackupReader<Input: BackupInput> {
    private var input: Input
    private var buffer: [UInt8] = []
    private var start = 0
    /// Byte at which the next record begins.
    package private(set) var offset: UInt64 = 0
    /// What was read so far.
    package private(set) var chain = BackupChain()

    package init(_ input: Input) { self.input = input }

    /// The next record; nil at the end of the file.
    /// - Throws: anything that is wrong with the file. After that the reader is of no use.
    package mutating func next() throws(BackupError) -> BackupRecord? {
        let begin = offset
        let head = try take(BackupRecord.headBytes)
        if head.isEmpty { return nil }
        guard head.count == BackupRecord.headBytes else {
            let isMark = BackupRecord.magic.starts(with: head.prefix(BackupRecord.magic.count))
            guard isMark else { throw BackupError.misplacedMark(begin) }
            throw cut(begin, after: chain.last.id)
        }
        let parsed = try BackupRecord.Head(parsing: head, offset: begin)
        let hash = try take(Digest.byteCount)
        guard let stored = Digest(hash) else { throw cut(begin, after: chain.last.id) }
        let payload = try take(Int(parsed.payloadBytes))
        guard payload.count == Int(parsed.payloadBytes) else { throw cut(begin, after: chain.last.id) }
        let record = try BackupRecord(parsed, stored: stored, payload: payload, offset: begin)
        try chain.append(record, at: begin)
        offset = begin + UInt64(BackupRecord.headBytes + Digest.byteCount + payload.count)
        return record
    }

    /// Reads and checks everything.
    /// - Parameter progress: bytes read so far, after each record; false stops early.
    /// - Throws: anything that is wrong with the file, `empty` when it holds nothing.
    package mutating func readAll(
        _ progress: (UInt64) -> Bool = { _ in true }
    ) throws(BackupError) -> BackupChain {
        while try next() != nil {
            guard progress(offset) else { return chain }
        }
        guard chain.transactions > 0 else { throw BackupError(.empty, "the backup holds no transaction") }
        return chain
    }

    private func cut(_ begin: UInt64, after id: UInt64) -> BackupError {
        BackupError(
            .cut, "the file ends inside a record, the last complete one is transaction \(id)", offset: begin)
    }

    /// The next bytes; fewer at the end of the file. Memory grows with what is really there.
    private mutating func take(_ count: Int) throws(BackupError) -> [UInt8] {
        while buffer.count - start < count {
            if start > 0 {
                buffer.removeFirst(start)
                start = 0
            }
            let more = try input.read(atMost: Limits.backupReadBytes)
            if more.isEmpty { break }
            buffer += more
        }
        let end = min(start + count, buffer.count)
        defer { start = end }
        return Array(buffer[start..<end])
    }
}

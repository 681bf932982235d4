import ImmuDBProofs

/// One entry of the commit log: where a transaction's record is, and its hash.
struct CommitEntry: Sendable, Hashable {
    /// `u64 offset | u32 size | 32-byte Alh`.
    static let byteCount = 44
    /// Without the hash, in directories of format version 1.
    static let byteCountWithoutHash = 12

    /// Logical offset of the record in the transaction log.
    var offset: UInt64
    /// Bytes of the record.
    var size: UInt32
    /// Accumulative linear hash; nil in format version 1.
    var alh: Digest?

    init(offset: UInt64, size: UInt32, alh: Digest?) {
        self.offset = offset
        self.size = size
        self.alh = alh
    }

    /// - Returns: nil when `bytes` has neither of the two lengths.
    init?(_ bytes: [UInt8]) {
        var cursor = Cursor(bytes)
        guard let offset = cursor.integer(UInt64.self), let size = cursor.integer(UInt32.self) else {
            return nil
        }
        self.offset = offset
        self.size = size
        if !cursor.isAtEnd {
            guard let alh = cursor.digest(), cursor.isAtEnd else { return nil }
            self.alh = alh
        }
    }

    func append(to bytes: inout [UInt8]) {
        bytes.append(bigEndian: offset)
        bytes.append(bigEndian: size)
        if let alh { alh.withUnsafeBytes { bytes.append(contentsOf: $0) } }
    }

    /// First byte after the record; nil when the fields lead beyond 2^64.
    var end: UInt64? {
        let (end, overflow) = offset.addingReportingOverflow(UInt64(size))
        return overflow ? nil : end
    }
}

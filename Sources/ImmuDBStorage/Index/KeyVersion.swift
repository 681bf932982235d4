import ImmuDBProofs

/// One version of a key as tables and runs hold it. In a run it takes a slot of fixed size: u64 transaction,
/// u64 value offset, u32 value length, u8 flags, i64 expiration, SHA-256 of the value.
struct KeyVersion: Sendable, Hashable {
    var txID: UInt64
    var valueOffset: UInt64
    /// Unix seconds; 0 unless the flag is set.
    var expiresAt: Int64
    var valueHash: Digest
    var valueLength: UInt32
    var flags: UInt8

    static let slotBytes = 61
    private static let deletedFlag: UInt8 = 1
    private static let expirationFlag: UInt8 = 2

    init(
        txID: UInt64, metadata: KVMetadata, valueLength: UInt32, valueOffset: UInt64, valueHash: Digest
    ) {
        self.txID = txID
        self.valueOffset = valueOffset
        expiresAt = metadata.expiresAt ?? 0
        self.valueHash = valueHash
        self.valueLength = valueLength
        flags =
            (metadata.isDeleted ? Self.deletedFlag : 0)
            | (metadata.expiresAt != nil ? Self.expirationFlag : 0)
    }

    /// Reads a slot; nil when the buffer is too short.
    init?(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
        guard offset >= 0, bytes.count - offset >= Self.slotBytes,
            let hash = Digest(UnsafeRawBufferPointer(rebasing: bytes[offset + 29..<offset + 61]))
        else { return nil }
        txID = bytes.bigEndian(UInt64.self, at: offset)
        valueOffset = bytes.bigEndian(UInt64.self, at: offset + 8)
        valueLength = bytes.bigEndian(UInt32.self, at: offset + 16)
        flags = bytes[offset + 20]
        expiresAt = bytes.bigEndian(Int64.self, at: offset + 21)
        valueHash = hash
    }

    /// Whether a slot that is known to be inside holds no deletion.
    static func isLive(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Bool {
        bytes[offset + 20] & deletedFlag == 0
    }

    func append(to bytes: inout [UInt8]) {
        withUnsafeTemporaryAllocation(byteCount: Self.slotBytes, alignment: 8) { raw in
            raw.storeBytes(of: txID.bigEndian, as: UInt64.self)
            raw.storeBytes(of: valueOffset.bigEndian, toByteOffset: 8, as: UInt64.self)
            raw.storeBytes(of: valueLength.bigEndian, toByteOffset: 16, as: UInt32.self)
            raw[20] = flags
            raw.storeBytes(of: expiresAt.bigEndian, toByteOffset: 21, as: Int64.self)
            valueHash.withUnsafeBytes { hash in
                UnsafeMutableRawBufferPointer(rebasing: raw[29..<61]).copyMemory(from: hash)
            }
            bytes.append(contentsOf: raw)
        }
    }

    func indexed(revision: UInt64) -> IndexedVersion {
        IndexedVersion(
            txID: txID,
            metadata: KVMetadata(
                isDeleted: flags & Self.deletedFlag != 0,
                expiresAt: flags & Self.expirationFlag != 0 ? expiresAt : nil),
            valueLength: valueLength, valueOffset: valueOffset, valueHash: valueHash, revision: revision)
    }
}

extension UnsafeRawBufferPointer {
    /// An integer at a place that is known to be inside.
    @inline(__always)
    func bigEndian<I: FixedWidthInteger & BitwiseCopyable>(_ type: I.Type, at offset: Int) -> I {
        I(bigEndian: loadUnaligned(fromByteOffset: offset, as: I.self))
    }
}

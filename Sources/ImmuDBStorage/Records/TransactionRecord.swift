import ImmuDBProofs

/// A transaction as the transaction log holds it (docs/formats.md): header fields, entries, hash.
struct TransactionRecord: Sendable {
    /// Fixed fields before the part that depends on the header version.
    static let fixedBytes = 90
    /// Position of the hash of the transaction before.
    static let previousHashPosition = 56
    /// Shortest record: header version 0 without entries.
    static let byteCountMin = 124

    var header: TxHeader
    var entries: [StoredEntry]
    /// Digest of each entry under the header's version.
    var digests: [Digest]
    /// Hash of the fields that the chain does not add, recomputed.
    var inner: Digest
    /// Recomputed from everything above, equal to the stored one.
    var alh: Digest
    /// Bytes of the record.
    var size: Int
}

/// Why bytes are not a transaction record.
enum RecordFault: Error, Sendable {
    /// The record goes on after the bytes at hand.
    case incomplete
    /// The bytes are no record; position relative to the record's start.
    case malformed(String, at: Int)
    /// A record, but its hash is another one than the stored.
    case hashMismatch(id: UInt64)

    var message: String {
        switch self {
        case .incomplete: "the record ends before its fields do"
        case .malformed(let text, _): text
        case .hashMismatch(let id):
            "the hash recomputed from the fields of transaction \(id) is not the stored one"
        }
    }

    /// Position in the record, where one can be named.
    var position: Int {
        if case .malformed(_, let position) = self { position } else { 0 }
    }
}

extension TransactionRecord {
    /// Reads a record at the beginning of `bytes` and recomputes its hashes.
    /// - Parameter limits: of the store; a record over them is refused before its parts are allocated.
    init(parsing bytes: [UInt8], limits: StoreMetadata) throws(RecordFault) {
        var cursor = Cursor(bytes)
        var header = try Self.header(&cursor, limits: limits)
        var entries: [StoredEntry] = []
        // Each entry takes at least 48 bytes, so the bytes at hand bound the allocation.
        entries.reserveCapacity(min(Int(header.entryCount), cursor.remaining / 48))
        for _ in 0..<header.entryCount {
            entries.append(try Self.entry(&cursor, limits: limits))
        }
        let stored = try Self.need(cursor.digest())
        var batch = EntryDigest.Batch(version: header.version, count: entries.count)
        let digests: [Digest]
        do throws(FormatError) {
            for entry in entries {
                try batch.add(key: entry.key, metadata: entry.metadata, valueHash: entry.valueHash)
            }
            digests = batch.finish()
            header.eh = EntryTree.root(of: digests)
            inner = try header.innerHash()
        } catch {
            throw .malformed(error.message, at: 88)
        }
        alh = TxHeader.advance(header.prevAlh, to: header.id, inner: inner)
        guard alh == stored else { throw .hashMismatch(id: header.id) }
        self.header = header
        self.entries = entries
        self.digests = digests
        size = cursor.offset
    }

    /// The header; Eh is left zero.
    private static func header(
        _ cursor: inout Cursor, limits: StoreMetadata
    ) throws(RecordFault) -> TxHeader {
        let id = try need(cursor.integer(UInt64.self))
        guard id > 0 else { throw .malformed("no record here: the id is 0", at: 0) }
        let timestamp = try need(cursor.integer(Int64.self))
        let blTxID = try need(cursor.integer(UInt64.self))
        let blRoot = try need(cursor.digest())
        let prevAlh = try need(cursor.digest())
        let version = try need(cursor.integer(UInt16.self))
        var metadata = TxMetadata.none
        let count: UInt64
        switch version {
        case 0:
            count = UInt64(try need(cursor.integer(UInt16.self)))
        case 1:
            let start = cursor.offset
            let length = Int(try need(cursor.integer(UInt16.self)))
            guard length <= ImmuDBProofs.Limits.txMetadataBytesMax else {
                throw .malformed("transaction metadata of \(length) bytes is too long", at: start)
            }
            let encoded = try need(cursor.bytes(length))
            metadata = try formed(at: start) { () throws(FormatError) in try TxMetadata(decoding: encoded) }
            count = UInt64(try need(cursor.integer(UInt32.self)))
        default:
            throw .malformed("header version \(version) is unknown", at: 88)
        }
        guard count <= limits.maxTxEntries, let entryCount = UInt32(exactly: count) else {
            throw .malformed(
                "\(count) entries, the store allows \(limits.maxTxEntries) in a transaction",
                at: cursor.offset)
        }
        guard blTxID < id else {
            throw .malformed("a tree of \(blTxID) leaves cannot precede transaction \(id)", at: 16)
        }
        return TxHeader(
            id: id, timestamp: timestamp, blTxID: blTxID, blRoot: blRoot, prevAlh: prevAlh, version: version,
            metadata: metadata, entryCount: entryCount, eh: .zero)
    }

    static func entry(
        _ cursor: inout Cursor, limits: StoreMetadata
    ) throws(RecordFault) -> StoredEntry {
        let start = cursor.offset
        let metadataLength = Int(try need(cursor.integer(UInt16.self)))
        guard metadataLength <= ImmuDBProofs.Limits.kvMetadataBytesMax else {
            throw .malformed("entry metadata of \(metadataLength) bytes is too long", at: start)
        }
        var metadata = KVMetadata.none
        if metadataLength > 0 {
            let encoded = try need(cursor.bytes(metadataLength))
            metadata = try formed(at: start) { () throws(FormatError) in try KVMetadata(decoding: encoded) }
        }
        let keyLength = try need(cursor.integer(UInt16.self))
        guard UInt64(keyLength) <= limits.maxKeyLength else {
            throw .malformed(
                "a key of \(keyLength) bytes, the store allows \(limits.maxKeyLength)", at: cursor.offset)
        }
        let key = try need(cursor.bytes(Int(keyLength)))
        let valueLength = try need(cursor.integer(UInt32.self))
        let valueOffset = try need(cursor.integer(UInt64.self))
        let valueHash = try need(cursor.digest())
        return StoredEntry(
            key: key, metadata: metadata, valueLength: valueLength, valueOffset: valueOffset,
            valueHash: valueHash)
    }

    private static func need<T>(_ value: T?) throws(RecordFault) -> T {
        guard let value else { throw .incomplete }
        return value
    }

    private static func formed<T>(
        at position: Int, _ body: () throws(FormatError) -> T
    ) throws(RecordFault) -> T {
        do throws(FormatError) {
            return try body()
        } catch {
            throw .malformed(error.message, at: position)
        }
    }
}

extension TransactionRecord {
    /// Appends the bytes of a record.
    static func append(
        _ header: TxHeader, entries: [StoredEntry], alh: Digest, to bytes: inout [UInt8]
    ) {
        append(header, to: &bytes)
        append(entries, to: &bytes)
        append(alh, to: &bytes)
    }

    /// Appends the part of a record before its entries.
    static func append(_ header: TxHeader, to bytes: inout [UInt8]) {
        bytes.append(bigEndian: header.id)
        bytes.append(bigEndian: header.timestamp)
        bytes.append(bigEndian: header.blTxID)
        append(header.blRoot, to: &bytes)
        append(header.prevAlh, to: &bytes)
        bytes.append(bigEndian: header.version)
        if header.version == 0 {
            bytes.append(bigEndian: UInt16(truncatingIfNeeded: header.entryCount))
        } else {
            let metadata = header.metadata.encoded
            bytes.append(bigEndian: UInt16(truncatingIfNeeded: metadata.count))
            bytes += metadata
            bytes.append(bigEndian: header.entryCount)
        }
    }

    /// Appends the entries of a record; they do not depend on its header.
    static func append(_ entries: [StoredEntry], to bytes: inout [UInt8]) {
        for entry in entries {
            append(
                key: entry.key, metadata: entry.metadata, valueLength: entry.valueLength,
                valueOffset: entry.valueOffset, valueHash: entry.valueHash, to: &bytes)
        }
    }

    /// Appends one entry of a record.
    static func append(
        key: [UInt8], metadata: KVMetadata, valueLength: UInt32, valueOffset: UInt64, valueHash: Digest,
        to bytes: inout [UInt8]
    ) {
        if metadata.isEmpty {
            bytes.append(bigEndian: UInt16(0))
        } else {
            let metadata = metadata.encoded
            bytes.append(bigEndian: UInt16(truncatingIfNeeded: metadata.count))
            bytes += metadata
        }
        bytes.append(bigEndian: UInt16(truncatingIfNeeded: key.count))
        bytes += key
        // Length, offset and hash in one piece.
        withUnsafeTemporaryAllocation(byteCount: 44, alignment: 8) { raw in
            raw.storeBytes(of: valueLength.bigEndian, as: UInt32.self)
            raw.storeBytes(of: valueOffset.bigEndian, toByteOffset: 4, as: UInt64.self)
            valueHash.withUnsafeBytes { hash in
                UnsafeMutableRawBufferPointer(rebasing: raw[12..<44]).copyMemory(from: hash)
            }
            bytes.append(contentsOf: raw)
        }
    }

    static func append(_ digest: Digest, to bytes: inout [UInt8]) {
        digest.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }
}

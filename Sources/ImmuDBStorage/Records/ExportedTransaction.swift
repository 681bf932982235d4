package import ImmuDBProofs

/// A transaction in the form in which replicas receive it (docs/formats.md, replication stream).
///
/// `u32 header length | header`, then per entry `u16 key length | key | u16 metadata length | metadata |
/// u32 value length | value`, then `u16 1 | u8` with 1 when every value is replaced by its SHA-256. The
/// last two fields may be missing. The header: `u64 id | PrevAlh | i64 time | u16 version | u16 entries`
/// (version 0) or `u16 metadata length | metadata | u32 entries` (version 1), then `Eh | u64 BlTxID |
/// BlRoot`.
package struct ExportedTransaction: Sendable, Hashable {
    package var header: TxHeader
    /// With empty values when `valuesAreDiscarded`.
    package var entries: [StoreEntry]
    /// SHA-256 of each value.
    package var valueHashes: [Digest]
    /// The values were discarded by retention; only their hashes go along.
    package var valuesAreDiscarded: Bool

    init(header: TxHeader, entries: [StoreEntry], valueHashes: [Digest], valuesAreDiscarded: Bool) {
        self.header = header
        self.entries = entries
        self.valueHashes = valueHashes
        self.valuesAreDiscarded = valuesAreDiscarded
    }

    /// The byte stream.
    package var encoded: [UInt8] {
        var head: [UInt8] = []
        head.append(bigEndian: header.id)
        TransactionRecord.append(header.prevAlh, to: &head)
        head.append(bigEndian: header.timestamp)
        head.append(bigEndian: header.version)
        if header.version == 0 {
            head.append(bigEndian: UInt16(truncatingIfNeeded: header.entryCount))
        } else {
            let metadata = header.metadata.encoded
            head.append(bigEndian: UInt16(truncatingIfNeeded: metadata.count))
            head += metadata
            head.append(bigEndian: header.entryCount)
        }
        TransactionRecord.append(header.eh, to: &head)
        head.append(bigEndian: header.blTxID)
        TransactionRecord.append(header.blRoot, to: &head)
        var bytes: [UInt8] = []
        bytes.append(bigEndian: UInt32(truncatingIfNeeded: head.count))
        bytes += head
        for (entry, hash) in zip(entries, valueHashes) {
            let metadata = entry.metadata.encoded
            let value = valuesAreDiscarded ? hash.bytes : entry.value
            bytes.append(bigEndian: UInt16(truncatingIfNeeded: entry.key.count))
            bytes += entry.key
            bytes.append(bigEndian: UInt16(truncatingIfNeeded: metadata.count))
            bytes += metadata
            bytes.append(bigEndian: UInt32(truncatingIfNeeded: value.count))
            bytes += value
        }
        bytes.append(bigEndian: UInt16(1))
        bytes.append(valuesAreDiscarded ? 1 : 0)
        return bytes
    }
}

extension ExportedTransaction {
    /// Reads a byte stream; anything left over, missing or out of its limits is an error.
    /// - Parameter limits: of the store that is to take the transaction.
    /// - Throws: `invalidArgument` with the position in the stream.
    package init(parsing bytes: [UInt8], limits: StoreMetadata) throws(StorageError) {
        var reader = ByteReader(bytes)
        do throws(FormatError) {
            let length: UInt32 = try reader.integer("the header length")
            header = try Self.header(try reader.bytes(Int(length), "the header"), limits)
            var raw: [(entry: StoreEntry, value: [UInt8])] = []
            raw.reserveCapacity(min(Int(header.entryCount), reader.remaining / 8))
            for _ in 0..<header.entryCount { raw.append(try Self.entry(&reader, limits)) }
            valuesAreDiscarded = try Self.discardedFlag(&reader)
            entries = []
            valueHashes = []
            for (entry, value) in raw {
                var entry = entry
                if valuesAreDiscarded {
                    guard let hash = Digest(value) else {
                        throw FormatError("a value hash of \(value.count) bytes, there must be 32")
                    }
                    valueHashes.append(hash)
                } else {
                    entry.value = value
                    valueHashes.append(value.isEmpty ? .ofNothing : SHA256.hash(value))
                }
                entries.append(entry)
            }
        } catch {
            throw StorageError(
                .invalidArgument, "the exported transaction is damaged: \(error.message)",
                offset: UInt64(reader.offset))
        }
    }

    private static func header(_ bytes: [UInt8], _ limits: StoreMetadata) throws(FormatError) -> TxHeader {
        var reader = ByteReader(bytes)
        let id: UInt64 = try reader.integer("the id")
        let prevAlh = try reader.digest("PrevAlh")
        let timestamp: Int64 = try reader.integer("the time")
        let version: UInt16 = try reader.integer("the version")
        var metadata = TxMetadata.none
        let count: UInt32
        switch version {
        case 0: count = UInt32(try reader.integer("the entry count") as UInt16)
        case 1:
            let length: UInt16 = try reader.integer("the metadata length")
            metadata = try TxMetadata(decoding: try reader.bytes(Int(length), "the metadata"))
            count = try reader.integer("the entry count")
        default: throw FormatError("header version \(version) is unknown")
        }
        let eh = try reader.digest("Eh")
        let blTxID: UInt64 = try reader.integer("BlTxID")
        let blRoot = try reader.digest("BlRoot")
        guard reader.isAtEnd else { throw FormatError("\(reader.remaining) bytes follow the header") }
        guard id > 0, blTxID < id else {
            throw FormatError("transaction \(id) cannot have a tree of \(blTxID) leaves")
        }
        guard UInt64(count) <= limits.maxTxEntries else {
            throw FormatError("\(count) entries, the store allows \(limits.maxTxEntries) in a transaction")
        }
        return TxHeader(
            id: id, timestamp: timestamp, blTxID: blTxID, blRoot: blRoot, prevAlh: prevAlh, version: version,
            metadata: metadata, entryCount: count, eh: eh)
    }

    private static func entry(
        _ reader: inout ByteReader, _ limits: StoreMetadata
    ) throws(FormatError) -> (entry: StoreEntry, value: [UInt8]) {
        let keyLength: UInt16 = try reader.integer("a key length")
        let key = try reader.bytes(Int(keyLength), "a key")
        let metadataLength: UInt16 = try reader.integer("an entry metadata length")
        let metadata = try KVMetadata(decoding: try reader.bytes(Int(metadataLength), "entry metadata"))
        let valueLength: UInt32 = try reader.integer("a value length")
        guard UInt64(valueLength) <= max(limits.maxValueLength, UInt64(Digest.byteCount)) else {
            throw FormatError("a value of \(valueLength) bytes, the store allows \(limits.maxValueLength)")
        }
        return (
            StoreEntry(key: key, metadata: metadata, value: []), try reader.bytes(Int(valueLength), "a value")
        )
    }

    /// The flag at the end, which senders of old releases leave out.
    private static func discardedFlag(_ reader: inout ByteReader) throws(FormatError) -> Bool {
        guard !reader.isAtEnd else { return false }
        let length: UInt16 = try reader.integer("the length of the last field")
        guard length == 1 else { throw FormatError("the last field has \(length) bytes instead of 1") }
        let flag = try reader.byte("the last field")
        guard flag <= 1 else { throw FormatError("the last field is \(flag), legal are 0 and 1") }
        guard reader.isAtEnd else { throw FormatError("\(reader.remaining) bytes follow the last field") }
        return flag == 1
    }
}

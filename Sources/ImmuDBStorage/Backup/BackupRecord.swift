package import ImmuDBProofs

/// One transaction in a backup file (docs/formats.md, backup files).
///
/// `"IMMUBACKUP" | u32 version 1 | u64 id | u32 32 | u32 payload length | Alh 32 | payload`, the payload
/// being `u64 length of the rest | exported transaction`.
package struct BackupRecord: Sendable, Hashable {
    package let transaction: ExportedTransaction
    /// Accumulative hash of the transaction.
    package let alh: Digest
    /// The bytes as they were exported, the length in front of them included.
    package let payload: [UInt8]

    package static let magic = Array("IMMUBACKUP".utf8)
    static let version: UInt32 = 1
    /// Bytes in front of the hash.
    static let headBytes = 30

    /// A record for a transaction, with its hash recomputed from the header.
    /// - Parameter payload: as a server exports it: `u64 length | exported transaction`.
    /// - Throws: `malformed`, `hashMismatch` for an unknown header version.
    package init(payload: [UInt8]) throws(BackupError) {
        let transaction = try Self.transaction(in: payload, offset: nil)
        self.transaction = transaction
        self.payload = payload
        alh = try Self.alh(of: transaction.header, offset: nil)
    }

    /// A record for a transaction of a store.
    /// - Throws: `malformed` when it is too large for the format.
    package init(_ transaction: ExportedTransaction) throws(BackupError) {
        let bytes = transaction.encoded
        guard bytes.count <= Int(UInt32.max) - 8 else {
            throw BackupError(
                .malformed, "the transaction has \(bytes.count) bytes, more than a record can hold",
                txID: transaction.header.id)
        }
        var payload: [UInt8] = []
        payload.reserveCapacity(bytes.count + 8)
        payload.append(bigEndian: UInt64(bytes.count))
        payload += bytes
        self.transaction = transaction
        self.payload = payload
        alh = try Self.alh(of: transaction.header, offset: nil)
    }

    private init(_ transaction: ExportedTransaction, alh: Digest, payload: [UInt8]) {
        self.transaction = transaction
        self.alh = alh
        self.payload = payload
    }

    package var id: UInt64 { transaction.header.id }

    /// The bytes of the record.
    package var encoded: [UInt8] {
        var bytes = Self.magic
        bytes.reserveCapacity(Self.headBytes + Digest.byteCount + payload.count)
        bytes.append(bigEndian: Self.version)
        bytes.append(bigEndian: id)
        bytes.append(bigEndian: UInt32(Digest.byteCount))
        bytes.append(bigEndian: UInt32(truncatingIfNeeded: payload.count))
        TransactionRecord.append(alh, to: &bytes)
        bytes += payload
        return bytes
    }

    /// What stands in front of the hash.
    struct Head {
        var id: UInt64
        var payloadBytes: UInt32

        init(parsing bytes: [UInt8], offset: UInt64) throws(BackupError) {
            guard bytes.starts(with: magic) else { throw BackupError.misplacedMark(offset) }
            var reader = ByteReader(bytes, at: magic.count)
            let (version, hashBytes): (UInt32, UInt32)
            do throws(FormatError) {
                version = try reader.integer("the version")
                id = try reader.integer("the id")
                hashBytes = try reader.integer("the length of the hash")
                payloadBytes = try reader.integer("the length of the payload")
            } catch {
                throw BackupError(.malformed, error.message, offset: offset)
            }
            guard version != 0 else {
                throw BackupError(.malformed, "a record without a format version", offset: offset)
            }
            guard version == BackupRecord.version else {
                throw BackupError(.unsupportedVersion, "format version \(version) is unknown", offset: offset)
            }
            guard hashBytes == UInt32(Digest.byteCount) else {
                throw BackupError(
                    .malformed, "a hash of \(hashBytes) bytes, there must be \(Digest.byteCount)",
                    offset: offset, txID: id)
            }
        }
    }

    /// Puts a record together and recomputes its hash.
    init(
        _ head: Head, stored: Digest, payload: [UInt8], offset: UInt64
    ) throws(BackupError) {
        let transaction = try Self.transaction(in: payload, offset: offset)
        guard transaction.header.id == head.id else {
            throw BackupError(
                .malformed, "the record is labelled \(head.id) and holds \(transaction.header.id)",
                offset: offset, txID: head.id)
        }
        let alh = try Self.alh(of: transaction.header, offset: offset)
        guard alh == stored else {
            throw BackupError(
                .hashMismatch,
                "the hash of the transaction is not the one in the record: a changed header "
                    + "or hash", offset: offset, txID: head.id)
        }
        self.init(transaction, alh: alh, payload: payload)
    }

    private static func transaction(
        in payload: [UInt8], offset: UInt64?
    ) throws(BackupError) -> ExportedTransaction {
        guard payload.count >= 8 else {
            throw BackupError(.malformed, "a payload of \(payload.count) bytes", offset: offset)
        }
        let length = payload[..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard length == UInt64(payload.count - 8) else {
            throw BackupError(
                .malformed, "the payload says \(length) bytes follow, there are \(payload.count - 8)",
                offset: offset)
        }
        do throws(StorageError) {
            return try ExportedTransaction(parsing: Array(payload[8...]), limits: .widest)
        } catch {
            throw BackupError(.malformed, error.message, offset: offset)
        }
    }

    private static func alh(of header: TxHeader, offset: UInt64?) throws(BackupError) -> Digest {
        do throws(FormatError) {
            return try header.alh()
        } catch {
            throw BackupError(.malformed, error.message, offset: offset, txID: header.id)
        }
    }
}

extension BackupError {
    static func misplacedMark(_ offset: UInt64) -> BackupError {
        offset == 0
            ? BackupError(.notABackup, "this is no backup file, or its beginning was changed", offset: 0)
            : BackupError(
                .malformed,
                "no record begins here: the length of the one before was changed, or bytes "
                    + "were added or removed", offset: offset)
    }
}

extension StoreMetadata {
    /// The largest limits any store can have.
    static var widest: StoreMetadata {
        var metadata = StoreMetadata()
        metadata.maxTxEntries = Limits.entriesPerTransactionMax
        metadata.maxKeyLength = Limits.keyBytesMax
        metadata.maxValueLength = Limits.valueBytesMax
        return metadata
    }
}

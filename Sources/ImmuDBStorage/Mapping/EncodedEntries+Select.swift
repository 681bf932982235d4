import ImmuDBProofs

extension EncodedEntries {
    /// The entries whose keys begin with one of some bytes, decoded. Others are passed over.
    /// - Throws: `corrupted` for bytes that are no entries.
    func selected(
        firstKeyByte isWanted: (UInt8) -> Bool, limits: StoreMetadata
    ) throws(StorageError) -> [StoredEntry] {
        var entries: [StoredEntry] = []
        var position = 0
        while position < bytes.count {
            let start = position
            guard let metadataLength = length(at: position) else { throw damage(at: position) }
            position += Self.lengthBytes + metadataLength
            guard let keyLength = length(at: position) else { throw damage(at: position) }
            position += Self.lengthBytes
            let first = keyLength > 0 && position < bytes.count ? bytes[position] : nil
            position += keyLength + Self.tailBytes
            guard position <= bytes.count else { throw damage(at: start) }
            guard let first, isWanted(first) else { continue }
            var cursor = Cursor(bytes, at: start)
            do throws(RecordFault) {
                entries.append(try TransactionRecord.entry(&cursor, limits: limits))
            } catch {
                throw damage(at: start)
            }
        }
        return entries
    }

    /// Bytes of a length before metadata and key.
    private static let lengthBytes = 2
    /// Value length, value offset, value hash.
    private static let tailBytes = 4 + 8 + Digest.byteCount

    private func length(at position: Int) -> Int? {
        guard position + 1 < bytes.count else { return nil }
        return Int(bytes[position]) << 8 | Int(bytes[position + 1])
    }

    private func damage(at position: Int) -> StorageError {
        StorageError(.corrupted, "the entries of a transaction cannot be read at byte \(position)", file: nil)
    }
}

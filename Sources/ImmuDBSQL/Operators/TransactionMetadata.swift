internal import ImmuDBProofs
internal import ImmuDBRecords

/// Key and value pairs in the opaque part of a transaction's metadata: repeated byte length of the key minus
/// one, byte length of the value minus one, key, value.
package enum TransactionMetadata {
    /// The pairs as a JSON object of texts; NULL when there are none.
    /// - Throws: `SQLError.invalidTransactionMetadata`.
    static func value(of bytes: [UInt8]) throws(SQLError) -> SQLValue {
        guard !bytes.isEmpty else { return .null(.json) }
        var members: [JSONValue.Member] = []
        do throws(FormatError) {
            var reader = ByteReader(bytes)
            while !reader.isAtEnd {
                let keyLength = try reader.byte("length of a metadata key")
                let valueLength = try reader.byte("length of a metadata value")
                let key = try reader.bytes(Int(keyLength) + 1, "metadata key")
                let value = try reader.bytes(Int(valueLength) + 1, "metadata value")
                members.append(
                    JSONValue.Member(
                        name: String(decoding: key, as: UTF8.self),
                        value: .string(String(decoding: value, as: UTF8.self))))
            }
        } catch {
            throw SQLError(.invalidTransactionMetadata, ": \(error.message)")
        }
        return .json(.object(of: members))
    }

    /// The bytes of pairs. Keys and values must have 1 to 256 bytes; others are left out.
    package static func encode(_ pairs: [(key: String, value: String)]) -> [UInt8] {
        var bytes: [UInt8] = []
        for (key, value) in pairs
        where (1...256).contains(key.utf8.count) && (1...256).contains(value.utf8.count) {
            bytes.append(UInt8(key.utf8.count - 1))
            bytes.append(UInt8(value.utf8.count - 1))
            bytes += key.utf8
            bytes += value.utf8
        }
        return bytes
    }
}

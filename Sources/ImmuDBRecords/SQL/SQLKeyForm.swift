package import ImmuDBProofs

/// Order preserving bytes of one value inside a key: `20` for NULL, else `80` and the content.
///
/// INTEGER is big-endian with the sign bit flipped; TIMESTAMP the same of *nanoseconds*; FLOAT its IEEE 754
/// bits, all inverted when negative, else with the sign bit set; VARCHAR and BLOB are padded with zeros to
/// the
/// declared length and followed by the real length as `u32`. JSON has no key form.
public enum SQLKeyForm {
    private static let null: UInt8 = 0x20
    private static let present: UInt8 = 0x80

    /// Appends the key form of a value, converted to the column's type first.
    /// - Parameter maxLength: declared length; 8, 1 or 16 for types of fixed size.
    /// - Throws: `SQLRecordError`: `maxLengthExceeded`, `maxKeyLengthExceeded`, `invalidValue`,
    ///   `unsupportedCast`; `corrupted` for a wrong length of a fixed-size type.
    public static func append(
        _ value: SQLValue, type: SQLType, maxLength: Int, to bytes: inout [UInt8]
    ) throws(SQLRecordError) {
        if let fixed = type.fixedBytes, fixed != maxLength {
            throw SQLRecordError(.corrupted, "column of type \(type.rawValue) has length \(maxLength)")
        }
        guard maxLength <= Limits.indexKeyBytesMax else {
            throw SQLRecordError(.maxKeyLengthExceeded, "max key length exceeded")
        }
        switch try value.converted(toColumn: type) {
        case .null: bytes.append(null)
        case .integer(let integer): append(UInt64(bitPattern: integer) ^ 1 << 63, to: &bytes)
        case .timestamp(let micros):
            append(UInt64(bitPattern: micros &* 1000) ^ 1 << 63, to: &bytes)
        case .float(let float):
            let bits = float.bitPattern
            append(bits >> 63 == 0 ? bits ^ 1 << 63 : ~bits, to: &bytes)
        case .boolean(let flag): bytes += [present, flag ? 1 : 0]
        case .uuid(let id):
            append(id.high, to: &bytes)
            bytes.append(bigEndian: id.low)
        case .varchar(let text):
            guard type == .varchar else { throw noKeyForm(type) }
            try append(padded: [UInt8](text.utf8), maxLength, to: &bytes)
        case .blob(let blob): try append(padded: blob, maxLength, to: &bytes)
        case .json: throw noKeyForm(type)
        }
    }

    private static func noKeyForm(_ type: SQLType) -> SQLRecordError {
        SQLRecordError(.invalidValue, "invalid value provided: type \(type.rawValue) has no key form")
    }

    private static func append(_ bits: UInt64, to bytes: inout [UInt8]) {
        bytes.append(present)
        bytes.append(bigEndian: bits)
    }

    private static func append(
        padded content: [UInt8], _ maxLength: Int, to bytes: inout [UInt8]
    ) throws(SQLRecordError) {
        guard maxLength > 0 else {
            throw SQLRecordError(.invalidValue, "invalid value provided: key column without declared length")
        }
        guard content.count <= maxLength else {
            throw SQLRecordError(.maxLengthExceeded, "max length exceeded")
        }
        bytes.append(present)
        bytes += content
        bytes.append(contentsOf: repeatElement(0, count: maxLength - content.count))
        bytes.append(bigEndian: UInt32(content.count))
    }

    /// Bytes the key form of a non-NULL value takes.
    package static func byteCount(type: SQLType, maxLength: Int) -> Int {
        1 + maxLength + (type.fixedBytes == nil ? 4 : 0)
    }

    /// Steps over one value.
    /// - Throws: `SQLRecordError.corrupted`.
    package static func skip(
        type: SQLType, maxLength: Int, in reader: inout ByteReader
    ) throws(SQLRecordError) {
        do throws(FormatError) {
            switch try reader.byte("mark of a key value") {
            case null: return
            case present: _ = try reader.bytes(byteCount(type: type, maxLength: maxLength) - 1, "key value")
            case let mark: throw FormatError("unknown mark \(mark) of a key value")
            }
        } catch {
            throw SQLRecordError(.corrupted, error.message)
        }
    }

    /// Whether a value can be read back from its key form. Times outside the range of nanoseconds wrap.
    package static func isInvertible(_ type: SQLType) -> Bool {
        switch type {
        case .integer, .float, .boolean, .varchar, .blob, .uuid: true
        case .timestamp, .json, .any: false
        }
    }

    /// Reads one value and steps over it.
    /// - Parameter isWanted: otherwise it is only stepped over, and the answer is NULL.
    /// - Throws: `SQLRecordError.corrupted`, also for a type that is not invertible.
    package static func value(
        type: SQLType, maxLength: Int, isWanted: Bool, in key: [UInt8], at offset: inout Int
    ) throws(SQLRecordError) -> SQLValue {
        let width = byteCount(type: type, maxLength: maxLength)
        guard offset < key.count, maxLength >= 0 else { throw cut(offset) }
        if key[offset] == null {
            offset += 1
            return .null(type)
        }
        guard key[offset] == present, width <= key.count - offset else { throw cut(offset) }
        defer { offset += width }
        guard isWanted else { return .null(type) }
        let start = offset + 1
        let result: Result<SQLValue, SQLRecordError> = key.withUnsafeBytes { raw in
            inverse(UnsafeRawBufferPointer(rebasing: raw[start..<offset + width]), type)
        }
        return try result.get()
    }

    private static func cut(_ offset: Int) -> SQLRecordError {
        SQLRecordError(.corrupted, "data is corrupted: no key value at offset \(offset) of a key")
    }

    private static func inverse(
        _ raw: UnsafeRawBufferPointer, _ type: SQLType
    ) -> Result<SQLValue, SQLRecordError> {
        switch type {
        case .integer, .float:
            guard raw.count == 8 else { return .failure(cut(0)) }
            let bits = UInt64(bigEndian: raw.loadUnaligned(as: UInt64.self))
            if type == .integer { return .success(.integer(Int64(bitPattern: bits ^ 1 << 63))) }
            return .success(.float(Double(bitPattern: bits >> 63 == 1 ? bits ^ 1 << 63 : ~bits)))
        case .varchar, .blob:
            guard raw.count >= 4 else { return .failure(cut(0)) }
            let count = UInt32(bigEndian: raw.loadUnaligned(fromByteOffset: raw.count - 4, as: UInt32.self))
            guard Int(count) <= raw.count - 4 else { return .failure(cut(0)) }
            return SQLRowForm.decoded(UnsafeRawBufferPointer(rebasing: raw[..<Int(count)]), type: type)
        case .boolean, .uuid: return SQLRowForm.decoded(raw, type: type)
        case .timestamp, .json, .any:
            return .failure(SQLRecordError(.corrupted, "type \(type.rawValue) cannot be read from a key"))
        }
    }
}

internal import ImmuDBProofs

/// Bytes of a row: `u32` number of columns that are not NULL, then for each in order of ids `u32` column id,
/// `u32` length, content. INTEGER and TIMESTAMP (microseconds) are `i64`, FLOAT its IEEE 754 bits, BOOLEAN
/// one
/// byte, texts and JSON UTF-8, blobs and UUIDs raw. All integers big-endian.
public enum SQLRowForm {
    /// Content of one value.
    /// - Throws: `SQLRecordError`: `maxLengthExceeded`, `invalidValue`, `unsupportedCast`.
    public static func content(
        of value: SQLValue, type: SQLType, maxLength: Int
    ) throws(SQLRecordError) -> [UInt8] {
        var bytes: [UInt8] = []
        switch try value.converted(toColumn: type) {
        case .null: break
        case .integer(let integer): bytes.append(bigEndian: integer)
        case .timestamp(let micros): bytes.append(bigEndian: micros)
        case .float(let float): bytes.append(bigEndian: float.bitPattern)
        case .boolean(let flag): bytes = [flag ? 1 : 0]
        case .varchar(let text): bytes = [UInt8](text.utf8)
        case .blob(let blob): bytes = blob
        case .uuid(let id): bytes = id.bytes
        case .json(let json): bytes = [UInt8](json.text.utf8)
        }
        if type == .varchar || type == .blob, maxLength > 0, bytes.count > maxLength {
            throw SQLRecordError(.maxLengthExceeded, "max length exceeded")
        }
        return bytes
    }

    /// Value form of a single value, NULL included: `u32` length and content; NULL has length 0.
    /// - Throws: as `content(of:type:maxLength:)`.
    public static func valueForm(
        of value: SQLValue, type: SQLType, maxLength: Int
    ) throws(SQLRecordError) -> [UInt8] {
        let content = try content(of: value, type: type, maxLength: maxLength)
        var bytes: [UInt8] = []
        bytes.append(bigEndian: UInt32(truncatingIfNeeded: content.count))
        return bytes + content
    }

    /// Joins contents of columns, which must come in ascending order of ids.
    package static func encode(_ columns: [(id: UInt32, content: [UInt8])]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(bigEndian: UInt32(truncatingIfNeeded: columns.count))
        for (id, content) in columns {
            bytes.append(bigEndian: id)
            bytes.append(bigEndian: UInt32(truncatingIfNeeded: content.count))
            bytes += content
        }
        return bytes
    }

    /// The value that a content stands for.
    /// - Throws: `SQLRecordError.corrupted` for a wrong length.
    public static func value(
        of content: ArraySlice<UInt8>, type: SQLType
    ) throws(SQLRecordError) -> SQLValue {
        try content.withUnsafeBytes { decoded($0, type: type) }.get()
    }

    /// The same for raw memory.
    static func decoded(
        _ content: UnsafeRawBufferPointer, type: SQLType
    ) -> Result<SQLValue, SQLRecordError> {
        if let fixed = type.fixedBytes, content.count != fixed {
            return corrupted("value of type \(type.rawValue) has \(content.count) bytes instead of \(fixed)")
        }
        switch type {
        case .integer: return .success(.integer(Int64(bitPattern: bits(content))))
        case .timestamp: return .success(.timestamp(Int64(bitPattern: bits(content))))
        case .float: return .success(.float(Double(bitPattern: bits(content))))
        case .boolean:
            guard content[0] <= 1 else { return corrupted("boolean is neither 0 nor 1") }
            return .success(.boolean(content[0] == 1))
        case .varchar: return .success(.varchar(String(decoding: content, as: UTF8.self)))
        case .blob: return .success(.blob([UInt8](content)))
        case .uuid: return .success(UUIDValue(bytes: [UInt8](content)).map { .uuid($0) } ?? .null(.uuid))
        case .json:
            do throws(SQLRecordError) {
                return .success(.json(try JSONValue(parsing: String(decoding: content, as: UTF8.self))))
            } catch {
                return corrupted("stored JSON cannot be read: \(error.message)")
            }
        case .any: return corrupted("column of type ANY")
        }
    }

    private static func corrupted(_ problem: String) -> Result<SQLValue, SQLRecordError> {
        .failure(SQLRecordError(.corrupted, problem))
    }

    /// Eight bytes, of which the caller knows that they are there.
    private static func bits(_ content: UnsafeRawBufferPointer) -> UInt64 {
        UInt64(bigEndian: content.loadUnaligned(as: UInt64.self))
    }
}

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
        if let fixed = type.fixedBytes, content.count != fixed {
            throw SQLRecordError(
                .corrupted, "value of type \(type.rawValue) has \(content.count) bytes instead of \(fixed)")
        }
        switch type {
        case .integer: return .integer(Int64(bitPattern: bits(content)))
        case .timestamp: return .timestamp(Int64(bitPattern: bits(content)))
        case .float: return .float(Double(bitPattern: bits(content)))
        case .boolean:
            guard let byte = content.first, byte <= 1 else {
                throw SQLRecordError(.corrupted, "boolean is neither 0 nor 1")
            }
            return .boolean(byte == 1)
        case .varchar: return .varchar(String(decoding: content, as: UTF8.self))
        case .blob: return .blob([UInt8](content))
        case .uuid: return UUIDValue(bytes: content).map { .uuid($0) } ?? .null(.uuid)
        case .json:
            do throws(SQLRecordError) {
                return .json(try JSONValue(parsing: String(decoding: content, as: UTF8.self)))
            } catch {
                throw SQLRecordError(.corrupted, "stored JSON cannot be read: \(error.message)")
            }
        case .any: throw SQLRecordError(.corrupted, "column of type ANY")
        }
    }

    private static func bits(_ content: ArraySlice<UInt8>) -> UInt64 {
        content.reduce(0) { $0 << 8 | UInt64($1) }
    }
}

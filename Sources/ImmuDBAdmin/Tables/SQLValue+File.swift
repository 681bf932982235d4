import CommandLineKit
import ImmuDBRecords

/// Values in files of rows: cells of CSV, members of JSON lines (docs/formats.md, rows in files).
extension SQLValue {
    /// - Parameter null: what stands for no value, without quotes.
    /// - Throws: `TableError` without a line.
    init(cell: DelimitedReader.Cell, type: SQLType, null: [UInt8]) throws(TableError) {
        if !cell.isQuoted, cell.bytes == null {
            self = .null(type)
            return
        }
        if type == .blob {
            let digits =
                cell.bytes.starts(with: Array("\\x".utf8)) ? Array(cell.bytes.dropFirst(2)) : cell.bytes
            guard let bytes = Encodings.bytes(hex: digits) else {
                throw TableError("a BLOB is written in hexadecimal digits")
            }
            self = .blob(bytes)
            return
        }
        guard let text = UTF8Decoding.text(of: cell.bytes) else {
            throw TableError("a cell is no UTF-8 text")
        }
        self = try Self.casting(.varchar(text), to: type)
    }

    /// The cell that reads back as the same value.
    func cell(null: [UInt8]) -> DelimitedReader.Cell {
        let text: String
        switch self {
        case .null: return DelimitedReader.Cell(bytes: null, isQuoted: false)
        case .integer(let number): text = String(number)
        case .float(let number): text = FloatText.sql(number)
        case .boolean(let flag): text = flag ? "true" : "false"
        case .varchar(let value): text = value
        case .timestamp(let micros): text = CivilTime(micros: micros).text
        case .uuid(let id): text = id.text
        case .json(let json): text = json.text
        case .blob(let bytes):
            return DelimitedReader.Cell(bytes: Array("\\x".utf8) + Encodings.hex(bytes), isQuoted: false)
        }
        let bytes = Array(text.utf8)
        let hasEdge = bytes.first == 0x20 || bytes.last == 0x20
        return DelimitedReader.Cell(bytes: bytes, isQuoted: bytes.isEmpty || hasEdge || bytes == null)
    }

    /// - Parameter json: the text of one JSON value.
    /// - Throws: `TableError` without a line.
    init(json: [UInt8], type: SQLType) throws(TableError) {
        let text = String(decoding: json, as: UTF8.self)
        if text == "null" {
            self = .null(type)
            return
        }
        // Digits are read as they stand: a JSON number of others would be a double.
        if type == .integer, let number = Int64(text) {
            self = .integer(number)
            return
        }
        switch (type, try Self.parse(text)) {
        case (.json, let value): self = .json(value)
        case (.blob, let value):
            guard case .string(let digits)? = value.value(at: ["base64"]),
                let bytes = Encodings.bytes(base64: Array(digits.utf8))
            else { throw TableError("a BLOB is written as {\"base64\": ...}") }
            self = .blob(bytes)
        case (_, .string(let text)): self = try Self.casting(.varchar(text), to: type)
        case (.float, .number(let number)): self = .float(number)
        case (.boolean, .bool(let flag)): self = .boolean(flag)
        default: throw TableError("\(text.prefix(40)) is no \(type.rawValue)")
        }
    }

    /// The JSON that reads back as the same value.
    var jsonText: String {
        switch self {
        case .null: "null"
        case .integer(let number): String(number)
        case .float(let number):
            number.isFinite ? FloatText.json(number) : JSONValue.string(FloatText.sql(number)).text
        case .boolean(let flag): flag ? "true" : "false"
        case .varchar(let text): JSONValue.string(text).text
        case .timestamp(let micros): JSONValue.string(CivilTime(micros: micros).text).text
        case .uuid(let id): JSONValue.string(id.text).text
        case .json(let json): json.text
        case .blob(let bytes): #"{"base64":"\#(String(decoding: Encodings.base64(bytes), as: UTF8.self))"}"#
        }
    }

    private static func parse(_ text: String) throws(TableError) -> JSONValue {
        do throws(SQLRecordError) {
            return try JSONValue(parsing: text)
        } catch {
            throw TableError(error.message)
        }
    }

    private static func casting(_ value: SQLValue, to type: SQLType) throws(TableError) -> SQLValue {
        do throws(SQLRecordError) {
            return try value.cast(to: type)
        } catch {
            throw TableError(error.message)
        }
    }
}

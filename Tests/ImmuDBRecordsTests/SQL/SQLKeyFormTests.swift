// Covers SQLKeyForm.swift, SQLRowForm.swift, SQLRowReader.swift and CatalogRecords.swift.
import Foundation
import ImmuDBProofs
import ImmuDBRecords
import Testing

/// A single recorded encoding.
private struct Codec: Decodable {
    var type: String
    var max_len: Int
    var input: Input
    var key_encoding: String?
    var key_error: String?
    var value_encoding: String?
    var value_error: String?

    enum Input: Decodable {
        case null
        case bool(Bool)
        case integer(Int64)
        case float(Double)
        case text(String)
        case object([String: String])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .null
            } else if let value = try? container.decode(Bool.self) {
                self = .bool(value)
            } else if let value = try? container.decode(Int64.self) {
                self = .integer(value)
            } else if let value = try? container.decode(Double.self) {
                self = .float(value)
            } else if let value = try? container.decode(String.self) {
                self = .text(value)
            } else {
                self = .object(try container.decode([String: String].self))
            }
        }
    }

    static func all() throws -> [Codec] {
        struct File: Decodable { var codec_vectors: [Codec] }
        var url = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { url.deleteLastPathComponent() }
        let data = try Data(contentsOf: url.appendingPathComponent("Vectors/sql-encoding.json"))
        return try JSONDecoder().decode(File.self, from: data).codec_vectors
    }

    /// The value that was encoded.
    func value(as type: SQLType) throws -> SQLValue {
        switch input {
        case .null: return .null(type)
        case .bool(let value): return .boolean(value)
        case .integer(let value): return type == .float ? .float(Double(value)) : .integer(value)
        case .float(let value): return .float(value)
        case .object(let members):
            if let text = members["$json_text"] { return .varchar(text) }
            return .blob(try #require(Hex.decode(members["$blob"] ?? "")))
        case .text(let text):
            if text.hasPrefix("'"), let end = text.dropFirst().firstIndex(of: "'") {
                return .varchar(String(text[text.index(after: text.startIndex)..<end]))
            }
            if text == "integer 7" { return .integer(7) }
            switch type {
            case .float: return .float(try #require(Double(text.replacingOccurrences(of: "+", with: ""))))
            case .uuid: return .uuid(try #require(UUIDValue(text: text)))
            case .timestamp: return .timestamp(try #require(CivilTime.micros(parsing: text)))
            default: return .varchar(text)
            }
        }
    }
}

@Suite struct SQLKeyFormTests {
    @Test func everyRecordedEncodingIsReproduced() throws {
        let vectors = try Codec.all()
        #expect(vectors.count == 80)
        for vector in vectors {
            let type = try #require(SQLType(rawValue: vector.type))
            let value = try vector.value(as: type)
            let name = "\(vector.type)[\(vector.max_len)] \(vector.input)"
            expect(vector.key_encoding, vector.key_error, name) { () throws(SQLRecordError) in
                var bytes: [UInt8] = []
                try SQLKeyForm.append(value, type: type, maxLength: vector.max_len, to: &bytes)
                return bytes
            }
            expect(vector.value_encoding, vector.value_error, name) { () throws(SQLRecordError) in
                try SQLRowForm.valueForm(of: value, type: type, maxLength: vector.max_len)
            }
        }
    }

    private func expect(
        _ encoding: String?, _ error: String?, _ name: String, _ body: () throws(SQLRecordError) -> [UInt8]
    ) {
        do throws(SQLRecordError) {
            let bytes = try body()
            #expect(bytes.map { String(format: "%02x", $0) }.joined() == encoding, "\(name)")
        } catch {
            let code: String =
                switch error.code {
                case .corrupted: "ErrCorruptedData"
                case .invalidValue: "ErrInvalidValue"
                case .unsupportedCast: "ErrUnsupportedCast"
                case .maxLengthExceeded: "ErrMaxLengthExceeded"
                case .maxKeyLengthExceeded: "ErrMaxKeyLengthExceeded"
                }
            #expect(code == (vectorError(name, code) ?? error.message), "\(name): \(error)")
            #expect(encoding == nil, "\(name): \(error)")
        }
        func vectorError(_ name: String, _ code: String) -> String? { error }
    }

    @Test func contentsReadBack() throws {
        for vector in try Codec.all() where vector.value_encoding != nil {
            let type = try #require(SQLType(rawValue: vector.type))
            let value = try vector.value(as: type)
            guard !value.isNull else { continue }
            let content = try SQLRowForm.content(of: value, type: type, maxLength: vector.max_len)
            let read = try SQLRowForm.value(of: content[...], type: type)
            let stored = try value.converted(toColumn: type)
            if case .varchar(let text) = stored, type == .json {
                #expect(read == .json(try JSONValue(parsing: text)))
            } else {
                #expect(read == stored)
            }
            if let fixed = type.fixedBytes {
                for count in [0, fixed - 1, fixed + 1] where count != fixed {
                    let wrong = Array((content + content).prefix(count))
                    #expect(throws: SQLRecordError.self) { try SQLRowForm.value(of: wrong[...], type: type) }
                }
            }
        }
    }

    @Test func keysKeepTheOrderOfValues() throws {
        let integers: [Int64] = [.min, -5, -1, 0, 1, 7, .max]
        let floats: [Double] = [
            -.infinity, -1e300, -1.5, -1e-300, 0, .leastNonzeroMagnitude, 1, 1e300, .infinity,
        ]
        try expectOrder([.null(.integer)] + integers.map { .integer($0) }, .integer, 8)
        try expectOrder([.null(.float)] + floats.map { .float($0) }, .float, 8)
        try expectOrder(
            [.null(.varchar)] + ["", "a", "aa", "ab", "b", "é"].map { .varchar($0) }, .varchar, 4)
        try expectOrder([.boolean(false), .boolean(true)], .boolean, 1)
        try expectOrder([-1, 0, 1].map { .timestamp($0) }, .timestamp, 8)
    }

    private func expectOrder(_ values: [SQLValue], _ type: SQLType, _ length: Int) throws {
        let keys = try values.map { value in
            var bytes: [UInt8] = []
            try SQLKeyForm.append(value, type: type, maxLength: length, to: &bytes)
            return bytes
        }
        for (low, high) in zip(keys, keys.dropFirst()) { #expect(low.lexicographicallyPrecedes(high)) }
    }

    @Test func everyCutOrLongerRowIsRefused() throws {
        let row = SQLRowForm.encode([(1, [0, 0, 0, 0, 0, 0, 0, 1]), (3, [0x61])])
        let reader = try SQLRowReader(row, maxColumnID: 3)
        #expect(reader.columnIDs == [1, 3])
        #expect(try reader.value(of: 1, type: .integer) == .integer(1))
        #expect(try reader.value(of: 2, type: .float) == .null(.float))
        #expect(try reader.value(of: 3, type: .varchar) == .varchar("a"))
        for count in 0..<row.count {
            #expect(throws: SQLRecordError.self) {
                try SQLRowReader(Array(row.prefix(count)), maxColumnID: 3)
            }
        }
        #expect(throws: SQLRecordError.self) { try SQLRowReader(row + [0], maxColumnID: 3) }
        #expect(throws: SQLRecordError.self) { try SQLRowReader(row, maxColumnID: 2) }
        let repeated = SQLRowForm.encode([(1, []), (1, [])])
        #expect(throws: SQLRecordError.self) { try SQLRowReader(repeated, maxColumnID: 3) }
    }

    @Test func catalogRecordsReadBackAndRefuseWhatIsCut() throws {
        let column = ColumnRecord(
            name: "s", maxLength: 8, isNotNull: true, isAutoIncrement: false, defaultText: "'x'")
        #expect(try ColumnRecord(decoding: column.encoded) == column)
        let index = IndexRecord(isUnique: true, columnIDs: [2, 1])
        #expect(try IndexRecord(decoding: index.encoded) == index)
        let check = CheckRecord(name: "t_check1", text: "(id > 0)")
        #expect(check.encoded.last == 0)
        #expect(try CheckRecord(decoding: check.encoded) == check)
        #expect(try CheckRecord(decoding: check.encoded.dropLast()) == check)
        let sequence = SequenceRecord(current: -1, step: 2)
        #expect(try SequenceRecord(decoding: sequence.encoded) == sequence)
        for count in 0..<6 {
            #expect(throws: FormatError.self) {
                try ColumnRecord(decoding: Array(column.encoded.prefix(count)))
            }
        }
        for count in [0, 1, 3, 5, 8] {
            #expect(throws: FormatError.self) {
                try IndexRecord(decoding: Array(index.encoded.prefix(count)))
            }
        }
        #expect(throws: FormatError.self) { try IndexRecord(decoding: [2, 0, 0, 0, 1, 0]) }
        #expect(throws: FormatError.self) { try ColumnRecord(decoding: [8] + column.encoded.dropFirst()) }
        for count in 0..<9 {
            #expect(throws: FormatError.self) {
                try CheckRecord(decoding: Array(check.encoded.prefix(count)))
            }
        }
        #expect(throws: FormatError.self) { try SequenceRecord(decoding: sequence.encoded + [0]) }
    }
}

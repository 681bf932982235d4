import ImmuDBRecords
import Testing

@testable import ImmuDBAdmin

@Suite struct SQLValueFileTests {
    private static let values: [(SQLType, SQLValue)] = [
        (.integer, .integer(.min)), (.integer, .integer(.max)), (.float, .float(0.1)),
        (.float, .float(-1e300)),
        (.float, .float(.infinity)), (.boolean, .boolean(true)), (.varchar, .varchar("")),
        (.varchar, .varchar("a,\"b\"\r\n\u{0}\u{202E} ä")), (.varchar, .varchar("\\x41")), (.blob, .blob([])),
        (.blob, .blob([0, 255, 92])), (.timestamp, .timestamp(1_700_000_000_123_456)),
        (.uuid, .uuid(UUIDValue(high: 1, low: 2))),
        (.json, .json(.object([.init(name: "a", value: .array([.number(1), .string("x"), .null]))]))),
        (.integer, .null(.integer)), (.varchar, .null(.varchar)), (.blob, .null(.blob)),
    ]

    @Test func cellsReadBack() throws {
        for null in ["", "NULL", "a"].map({ Array($0.utf8) }) {
            for (type, value) in Self.values {
                let cell = value.cell(null: null)
                let back = try SQLValue(cell: cell, type: type, null: null)
                #expect(String(describing: back) == String(describing: value))
            }
        }
        // Even a text that looks like the word for no value.
        let text = SQLValue.varchar("NULL")
        let back = try SQLValue(
            cell: text.cell(null: Array("NULL".utf8)), type: .varchar, null: Array("NULL".utf8))
        #expect(!back.isNull)
    }

    @Test func jsonReadsBack() throws {
        for (type, value) in Self.values {
            let back = try SQLValue(json: Array(value.jsonText.utf8), type: type)
            #expect(String(describing: back) == String(describing: value), "\(value.jsonText)")
        }
    }

    @Test func wrongTypesAreRefused() throws {
        let cases: [(String, SQLType)] = [
            ("\"x\"", .integer), ("1.5", .integer), ("true", .float), ("1", .boolean), ("[1]", .varchar),
            ("\"00\"", .blob), ("{\"base64\":\"!\"}", .blob), ("\"1\"", .uuid), ("{", .json),
        ]
        for (json, type) in cases {
            #expect(throws: TableError.self) { _ = try SQLValue(json: Array(json.utf8), type: type) }
        }
        for (text, type) in [("x", SQLType.integer), ("abc", .blob), ("2020-13-01", .timestamp)] {
            let cell = DelimitedReader.Cell(bytes: Array(text.utf8), isQuoted: false)
            #expect(throws: TableError.self) { _ = try SQLValue(cell: cell, type: type, null: []) }
        }
    }
}

import CommandLineKit
import ImmuDBClient
import ImmuDBProofs
import ImmuDBRecords
import SystemIO

/// The lines of a dump, JSON objects (docs/formats.md, dumps).
enum DumpLine {
    static let formatName = "immuadmin-dump/1"

    case head(database: String, state: TrustedState, time: Timestamp)
    case statement(String)
    case row(table: String, names: [String], values: [SQLValue])
    case entry(LedgerEntry)
    case reference(LedgerEntry)
    /// The last line: a dump without it was cut off.
    case end(tables: UInt64, rows: UInt64, keys: UInt64)

    var text: String {
        switch self {
        case .head(let database, let state, let time):
            #"{"format":"\#(Self.formatName)","database":\#(Self.quoted(database)),"tx":\#(state.txID),"#
                + #""alh":"\#(state.alh.hex)","createdAt":"\#(time.rfc3339)"}"#
        case .statement(let text): #"{"statement":\#(Self.quoted(text))}"#
        case .row(let table, let names, let values):
            #"{"table":\#(Self.quoted(table)),"row":\#(RowFormat.object(names, values))}"#
        case .entry(let entry):
            #"{"key":\#(Self.bytes(entry.key)),"value":\#(Self.bytes(entry.value))\#(Self.expiry(entry))}"#
        case .reference(let entry):
            #"{"key":\#(Self.bytes(entry.lookupKey)),"reference":\#(Self.bytes(entry.key))}"#
        case .end(let tables, let rows, let keys):
            #"{"end":true,"tables":\#(tables),"rows":\#(rows),"keys":\#(keys)}"#
        }
    }

    private static func expiry(_ entry: LedgerEntry) -> String {
        entry.metadata.expiresAt.map { #","expiresAt":\#($0)"# } ?? ""
    }

    private static func quoted(_ text: String) -> String { JSONValue.string(text).text }

    private static func bytes(_ bytes: [UInt8]) -> String {
        if let text = UTF8Decoding.text(of: bytes) { return #"{"utf8":\#(quoted(text))}"# }
        return #"{"base64":"\#(String(decoding: Encodings.base64(bytes), as: UTF8.self))"}"#
    }

    /// The bytes of a key or value.
    /// - Throws: `TableError` without a line.
    static func bytes(of json: [UInt8]) throws(TableError) -> [UInt8] {
        let members = try JSONMembers(json)
        if let text = members.text("utf8") { return Array(text.utf8) }
        guard let digits = members.text("base64"), let bytes = Encodings.bytes(base64: Array(digits.utf8))
        else { throw TableError("neither utf8 nor base64 tells the bytes") }
        return bytes
    }
}

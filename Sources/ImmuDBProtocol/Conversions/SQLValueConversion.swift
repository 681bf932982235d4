internal import ImmuDBProofs
package import ImmuDBRecords
internal import SwiftProtobuf

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

extension SQLValue {
    /// Reads a value as it is bound to a parameter: texts stay texts, whatever they look like.
    ///
    /// A message that says nothing is NULL.
    package init(wire message: Immudb_Schema_SQLValue) {
        switch message.value {
        case .n(let number): self = .integer(number)
        case .s(let text): self = .varchar(text)
        case .b(let flag): self = .boolean(flag)
        case .bs(let bytes): self = .blob([UInt8](bytes))
        case .ts(let micros): self = .timestamp(micros)
        case .f(let number): self = .float(number)
        case .null, nil: self = .null(.any)
        }
    }

    /// Reads a value of a result column.
    /// - Throws: `ProtocolError` when the value is not of the column's type.
    package init(wire message: Immudb_Schema_SQLValue, type: SQLType) throws(ProtocolError) {
        let value = SQLValue(wire: message)
        switch (type, value) {
        case (_, .null): self = .null(type)
        case (.uuid, .varchar(let text)):
            guard let id = UUIDValue(text: text) else {
                throw ProtocolError(.malformedMessage, "value", problem: "a text that is no UUID")
            }
            self = .uuid(id)
        case (.json, .varchar(let text)):
            do throws(SQLRecordError) {
                self = .json(try JSONValue(parsing: text))
            } catch {
                throw ProtocolError(.malformedMessage, "value", problem: "a text that is no JSON")
            }
        case (.any, _): self = value
        default:
            guard value.type == type else {
                throw ProtocolError(
                    .malformedMessage, "value",
                    problem: "\(value.type.rawValue) in a column of type \(type.rawValue)")
            }
            self = value
        }
    }
}

extension Immudb_Schema_SQLValue {
    /// Writes a value. UUIDs and JSON travel as text.
    package init(_ value: SQLValue) {
        self.init()
        switch value {
        case .null: self.value = .null(.nullValue)
        case .integer(let number): n = number
        case .float(let number): f = number
        case .boolean(let flag): b = flag
        case .varchar(let text): s = text
        case .timestamp(let micros): ts = micros
        case .uuid(let id): s = id.text
        case .blob(let bytes): bs = Data(bytes)
        case .json(let value): s = value.text
        }
    }
}

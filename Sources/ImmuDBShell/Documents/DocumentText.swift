import CommandLineKit
import ImmuDBRecords
import TerminalUI

/// Documents as text: what is typed, and what is shown.
enum DocumentText {
    /// A JSON object.
    /// - Parameter what: what errors call it.
    /// - Throws: `CommandFailure` with line and column.
    static func object(_ text: String, _ what: String) throws(CommandFailure) -> Document {
        guard case .object(let members) = try value(text, what) else {
            throw CommandFailure(.usage, "\(what) is no JSON object", hint: #"for example: {"total": 120}"#)
        }
        return Document(members)
    }

    /// A JSON object, or a list of them.
    static func objects(_ text: String, _ what: String) throws(CommandFailure) -> [Document] {
        switch try value(text, what) {
        case .object(let members): return [Document(members)]
        case .array(let elements):
            var documents: [Document] = []
            for (index, element) in elements.enumerated() {
                guard case .object(let members) = element else {
                    throw CommandFailure(.usage, "\(what): element \(index + 1) of the list is no object")
                }
                documents.append(Document(members))
            }
            return documents
        default:
            throw CommandFailure(
                .usage, "\(what) is neither a JSON object nor a list of objects",
                hint: #"for example: {"total": 120}"#)
        }
    }

    private static func value(_ text: String, _ what: String) throws(CommandFailure) -> JSONValue {
        do throws(SQLRecordError) {
            return try JSONValue(parsing: text, tellsPosition: true)
        } catch {
            throw CommandFailure(.usage, "\(what) is not valid JSON: \(error.message)")
        }
    }

    /// Indented JSON with the colours of a palette, safe for a terminal.
    static func pretty(_ document: Document, _ palette: Palette) -> String {
        var text = ""
        append(document.json, indent: 0, palette, to: &text)
        return text
    }

    private static func append(
        _ value: JSONValue, indent: Int, _ palette: Palette, to text: inout String
    ) {
        let inner = String(repeating: "  ", count: indent + 1)
        let outer = String(repeating: "  ", count: indent)
        switch value {
        case .object(let members) where !members.isEmpty:
            text += "{\n"
            for (index, member) in members.enumerated() {
                text += inner + palette.paint(quoted(member.name), .key) + ": "
                append(member.value, indent: indent + 1, palette, to: &text)
                text += index + 1 < members.count ? ",\n" : "\n"
            }
            text += outer + "}"
        case .array(let elements) where !elements.isEmpty:
            text += "[\n"
            for (index, element) in elements.enumerated() {
                text += inner
                append(element, indent: indent + 1, palette, to: &text)
                text += index + 1 < elements.count ? ",\n" : "\n"
            }
            text += outer + "]"
        case .string(let string): text += palette.paint(quoted(string), .string)
        case .number: text += palette.paint(value.text, .number)
        case .bool, .null: text += palette.paint(value.text, .keyword)
        case .object, .array: text += value.text
        }
    }

    private static func quoted(_ text: String) -> String {
        TextSanitizer.singleLine.sanitize(JSONValue.string(text).text)
    }
}

/// Boolean header values, which come in twelve spellings.
package enum BooleanHeader {
    /// Reads a value.
    /// - Returns: nil for any other spelling; answer UNKNOWN with ``problem(with:)`` then.
    package static func parse(_ value: String) -> Bool? {
        switch value {
        case "1", "t", "T", "TRUE", "true", "True": true
        case "0", "f", "F", "FALSE", "false", "False": false
        default: nil
        }
    }

    /// The form that clients send.
    package static func value(_ flag: Bool) -> String { flag ? "true" : "false" }

    /// The text existing clients expect for an unreadable value.
    package static func problem(with value: String) -> String {
        #"strconv.ParseBool: parsing "\#(value)": invalid syntax"#
    }
}

/// Turns outside data into text that a terminal cannot mistake for commands.
///
/// Whatever goes in, what comes out holds no control character (C0, DEL, C1; line feed and tab only where
/// allowed), no bidirectional control, no line or paragraph separator and no other invisible format
/// character.
///
/// | in | out |
/// |---|---|
/// | line feed, carriage return, tab (unless allowed) | `\n`, `\r`, `\t` |
/// | other C0, DEL, a byte that is not valid UTF-8 | `\xNN` |
/// | C1, format and invisible characters, separators | `\u{NNNN}` |
/// | backslash | `\\` in `unambiguous` mode, else itself |
///
/// In `unambiguous` mode the output determines the input: no two byte strings give the same text. Without it,
/// data that contains a literal `\x1b` looks like an escaped escape; that is good enough to look at, not to
/// parse.
package struct TextSanitizer: Sendable {
    /// Keep line feeds (multi-line cells). A carriage return is always escaped: alone it rewrites a line.
    package var allowsNewlines: Bool
    /// Keep tabs.
    package var allowsTabs: Bool
    /// Escape backslashes too.
    package var isUnambiguous: Bool
    /// Escape everything that is not ASCII, for terminals without UTF-8.
    package var isASCIIOnly: Bool
    /// Most input bytes shown; the rest becomes "… (1048576 bytes)". nil: all of them.
    package var byteLimit: Int?

    package init(
        allowsNewlines: Bool = false, allowsTabs: Bool = false, isUnambiguous: Bool = false,
        isASCIIOnly: Bool = false, byteLimit: Int? = nil
    ) {
        self.allowsNewlines = allowsNewlines
        self.allowsTabs = allowsTabs
        self.isUnambiguous = isUnambiguous
        self.isASCIIOnly = isASCIIOnly
        self.byteLimit = byteLimit
    }

    /// For one line: labels, keys, prompts.
    package static let singleLine = TextSanitizer()
    /// For values shown over several lines.
    package static let multiLine = TextSanitizer(allowsNewlines: true)
    /// For text that someone will copy back into a command.
    package static let exact = TextSanitizer(isUnambiguous: true)

    package func sanitize(_ text: String) -> String {
        sanitize(Array(text.utf8))
    }

    package func sanitize(_ bytes: [UInt8]) -> String {
        let shown = UTF8Scanner.boundary(in: bytes[...], atMost: byteLimit ?? bytes.count)
        let part = bytes[..<shown]
        var text = isPlain(part) ? String(decoding: part, as: UTF8.self) : escape(part)
        if shown < bytes.count {
            text += isASCIIOnly ? "..." : "…"
            text += " (\(bytes.count) bytes)"
        }
        return text
    }

    private func isPlain(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.allSatisfy { byte in
            byte >= 0x20 && byte < 0x7f && (byte != 0x5c || !isUnambiguous)
        }
    }

    private func escape(_ bytes: ArraySlice<UInt8>) -> String {
        var output = String.UnicodeScalarView()
        var scanner = UTF8Scanner(bytes)
        var marks = 0
        while let element = scanner.next() {
            switch element {
            case .invalid(let byte):
                marks = 0
                output.append(contentsOf: Self.hexadecimal(byte).unicodeScalars)
            case .scalar(let scalar):
                marks = Self.isCombining(scalar) ? marks + 1 : 0
                if marks <= Limits.combiningMarksMax, isShownAsIs(scalar) {
                    output.append(scalar)
                } else {
                    output.append(contentsOf: escaped(scalar).unicodeScalars)
                }
            }
        }
        return String(output)
    }

    private func isShownAsIs(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0a: allowsNewlines
        case 0x09: allowsTabs
        case 0x5c: !isUnambiguous
        case 0x20..<0x7f: true
        case 0..<0xa0: false
        default: !isASCIIOnly && !Self.isDeceptive(scalar)
        }
    }

    private func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case 0x0a: "\\n"
        case 0x0d: "\\r"
        case 0x09: "\\t"
        case 0x5c: "\\\\"
        case 0..<0x80: Self.hexadecimal(UInt8(truncatingIfNeeded: scalar.value))
        default: "\\u{" + String(scalar.value, radix: 16) + "}"
        }
    }

    /// True for characters that show nothing and change how others are shown, cut or ordered.
    static func isDeceptive(_ scalar: Unicode.Scalar) -> Bool {
        // The two variation selectors of emoji only choose between a black and a coloured glyph.
        if scalar.value == 0xfe0e || scalar.value == 0xfe0f { return false }
        let properties = scalar.properties
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: return true
        default: return properties.isDefaultIgnorableCodePoint
        }
    }

    static func isCombining(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0x300 else { return false }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return true
        default: return false
        }
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16)
        return "\\x" + (digits.count == 1 ? "0" : "") + digits
    }
}

/// How many terminal columns text takes: 2 for wide characters and emoji, 0 for marks that combine, by
/// grapheme cluster. Control characters count nothing: sanitize first.
package enum DisplayWidth {
    /// Columns of one character as a reader sees it.
    package static func of(_ character: Character) -> Int {
        var width = 0
        for scalar in character.unicodeScalars {
            // An emoji selector makes the character before it a picture of two columns.
            if scalar.value == 0xfe0f, width == 1, character.unicodeScalars.first?.properties.isEmoji == true
            {
                return 2
            }
            width = max(width, of(scalar))
        }
        return width
    }

    /// Columns of a text without line feeds.
    package static func of(_ text: String) -> Int {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7f }) {
            return text.utf8.count
        }
        return text.reduce(0) { $0 + of($1) }
    }

    /// Columns of a text that may hold colour sequences (ESC `[` ... final byte).
    package static func ofStyled(_ text: String) -> Int {
        guard text.utf8.contains(0x1b) else { return of(text) }
        return of(withoutStyles(text))
    }

    /// The text without colour sequences.
    package static func withoutStyles(_ text: String) -> String {
        var output = String.UnicodeScalarView()
        var isInside = false
        for scalar in text.unicodeScalars {
            if scalar.value == 0x1b {
                isInside = true
            } else if isInside {
                isInside = !(0x40...0x7e ~= scalar.value && scalar != "[")
            } else {
                output.append(scalar)
            }
        }
        return String(output)
    }

    static func of(_ scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x300 {
            return value < 0x20 || (0x7f..<0xa0).contains(value) || value == 0xad ? 0 : 1
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator:
            return 0
        default:
            break
        }
        // Vowels and finals of Hangul join the leading consonant.
        if 0x1160...0x11ff ~= value || 0xd7b0...0xd7ff ~= value { return 0 }
        if scalar.properties.isEmojiPresentation { return 2 }
        return isWide(value) ? 2 : 1
    }

    /// East Asian Wide and Fullwidth blocks (Unicode Standard Annex 11), emoji apart.
    private static let wideRanges: [ClosedRange<UInt32>] = [
        0x1100...0x115f, 0x2329...0x232a, 0x2e80...0x303e, 0x3041...0x33ff, 0x3400...0x4dbf,
        0x4e00...0x9fff, 0xa000...0xa4cf, 0xa960...0xa97f, 0xac00...0xd7a3, 0xf900...0xfaff,
        0xfe10...0xfe19, 0xfe30...0xfe6f, 0xff00...0xff60, 0xffe0...0xffe6, 0x16fe0...0x18cff,
        0x1aff0...0x1b2ff, 0x1f200...0x1f2ff, 0x20000...0x2fffd, 0x30000...0x3fffd,
    ]

    private static func isWide(_ value: UInt32) -> Bool {
        guard value >= 0x1100 else { return false }
        return wideRanges.contains { $0 ~= value }
    }
}

/// Where padding goes.
package enum TextAlignment: Sendable {
    case left
    case right
    case centre
}

extension DisplayWidth {
    /// The text cut to at most `columns`, with `marker` at the end when something was cut.
    package static func truncate(_ text: String, to columns: Int, marker: String = "…") -> String {
        guard of(text) > columns else { return text }
        let markerWidth = of(marker)
        guard columns > markerWidth else { return columns > 0 ? prefix(marker, columns) : "" }
        return prefix(text, columns - markerWidth) + marker
    }

    /// The text with spaces up to `columns`; longer text is returned as it is.
    package static func pad(_ text: String, to columns: Int, _ alignment: TextAlignment = .left) -> String {
        let missing = columns - of(text)
        guard missing > 0 else { return text }
        switch alignment {
        case .left: return text + spaces(missing)
        case .right: return spaces(missing) + text
        case .centre: return spaces(missing / 2) + text + spaces(missing - missing / 2)
        }
    }

    /// The text in pieces of at most `columns` (at least one character each), line feeds respected.
    package static func wrap(_ text: String, to columns: Int) -> [String] {
        var lines: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            var piece = ""
            var width = 0
            for character in line {
                let next = of(character)
                if width + next > columns, !piece.isEmpty {
                    lines.append(piece)
                    piece = ""
                    width = 0
                }
                piece.append(character)
                width += next
            }
            lines.append(piece)
        }
        return lines
    }

    /// The text broken between words into lines of at most `columns`; a word that is longer is cut.
    /// - Parameters:
    ///   - columns: nil for one line.
    ///   - indent: columns that lines after the first begin with.
    package static func wrapWords(_ text: String, to columns: Int?, indent: Int = 0) -> String {
        guard let columns, columns > indent else { return text }
        let margin = spaces(indent)
        var lines: [String] = []
        let lead = text.prefix { $0 == " " }
        var line = String(lead)
        var isFirst = true
        for word in text.dropFirst(lead.count).split(separator: " ", omittingEmptySubsequences: false) {
            if isFirst {
                line += word
                isFirst = false
            } else if of(line) + 1 + of(String(word)) <= columns {
                line += " " + word
            } else {
                lines.append(line)
                line = margin + word
            }
        }
        lines.append(line)
        return lines.map { of($0) <= columns ? $0 : wrap($0, to: columns).joined(separator: "\n") }
            .joined(separator: "\n")
    }

    static func spaces(_ count: Int) -> String {
        String(repeating: " ", count: max(count, 0))
    }

    private static func prefix(_ text: String, _ columns: Int) -> String {
        var width = 0
        var count = 0
        for character in text {
            let next = width + of(character)
            if next > columns { break }
            width = next
            count += 1
        }
        return String(text.prefix(count))
    }
}

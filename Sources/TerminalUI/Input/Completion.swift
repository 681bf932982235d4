/// One way to go on.
package struct CompletionCandidate: Sendable, Equatable {
    /// What would stand in the replaced range.
    package var text: String
    /// A few words on it, shown beside it in the list.
    package var detail: String

    package init(_ text: String, detail: String = "") {
        self.text = text
        self.detail = detail
    }
}

/// What a completer found.
package struct CompletionResult: Sendable, Equatable {
    /// The part of the line that a candidate replaces, in UTF-8 bytes.
    package var replaced: Range<Int>
    package var candidates: [CompletionCandidate]
    /// Appended after a candidate that is the only one, such as a space or a closing quote.
    package var suffix: String

    package init(replaced: Range<Int>, candidates: [CompletionCandidate], suffix: String = " ") {
        self.replaced = replaced
        self.candidates = candidates
        self.suffix = suffix
    }

    /// Nothing found.
    package static let none = CompletionResult(replaced: 0..<0, candidates: [])
}

/// Finds candidates for a line and a cursor in it (UTF-8 bytes). Pure, and quick enough to run at a key
/// press.
package typealias Completer = (_ line: String, _ cursor: Int) -> CompletionResult

/// What TAB does.
enum CompletionStep: Equatable {
    case nothing
    /// Replace these UTF-8 bytes by this text.
    case replace(Range<Int>, String)
    case list([CompletionCandidate])

    /// One candidate is inserted with the suffix; of several the common beginning; a second TAB lists them.
    static func decide(line: String, result: CompletionResult, isRepeated: Bool) -> CompletionStep {
        let bytes = Array(line.utf8)
        guard result.replaced.lowerBound >= 0, result.replaced.upperBound <= bytes.count else {
            return .nothing
        }
        // Names come from outside: one with a line end in it must not become a second command.
        let candidates = result.candidates.filter { isTypable($0.text) }
        guard let first = candidates.first else { return .nothing }
        if candidates.count == 1 {
            return .replace(result.replaced, first.text + result.suffix)
        }
        let common = candidates.dropFirst().reduce(first.text) { commonPrefix($0, $1.text) }
        let typed = String(decoding: bytes[result.replaced], as: UTF8.self)
        if common.count > typed.count || (common.count == typed.count && common != typed) {
            return .replace(result.replaced, common)
        }
        return isRepeated ? .list(candidates) : .nothing
    }

    private static func isTypable(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0.value >= 0x20 && !TextSanitizer.isDeceptive($0) }
    }

    private static func commonPrefix(_ left: String, _ right: String) -> String {
        String(zip(left, right).prefix { $0 == $1 }.map(\.0))
    }
}

/// The list that a second TAB shows.
enum CandidateList {
    /// In columns like `ls`; with details one candidate per line.
    static func lines(_ candidates: [CompletionCandidate], columns: Int, isUnicode: Bool) -> [String] {
        let sanitizer = TextSanitizer(isASCIIOnly: !isUnicode)
        let marker = isUnicode ? "…" : ".."
        let shown = candidates.prefix(Limits.candidatesListedMax)
        let names = shown.map {
            DisplayWidth.truncate(sanitizer.sanitize($0.text), to: Limits.candidateColumnsMax, marker: marker)
        }
        let widest = names.map { DisplayWidth.of($0) }.max() ?? 0
        var lines: [String]
        if shown.contains(where: { !$0.detail.isEmpty }) {
            lines = zip(names, shown).map { name, candidate in
                let line = DisplayWidth.pad(name, to: widest) + "  " + sanitizer.sanitize(candidate.detail)
                return TableLayout.trimmed(DisplayWidth.truncate(line, to: columns, marker: marker))
            }
        } else {
            lines = inColumns(names, cell: widest + 2, columns: columns)
        }
        if candidates.count > shown.count {
            lines.append("\(marker) and \(candidates.count - shown.count) more")
        }
        return lines
    }

    private static func inColumns(_ names: [String], cell: Int, columns: Int) -> [String] {
        let perLine = max(columns / max(cell, 1), 1)
        let height = (names.count + perLine - 1) / perLine
        return (0..<height).map { row in
            let cells = stride(from: row, to: names.count, by: height).map { names[$0] }
            return TableLayout.trimmed(cells.map { DisplayWidth.pad($0, to: cell) }.joined())
        }
    }
}

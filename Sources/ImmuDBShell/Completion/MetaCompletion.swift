import CommandLineKit
import TerminalUI

/// Completion of lines that begin with a backslash.
enum MetaCompletion {
    private static let choices: [String: [[String]]] = [
        "x": [["auto", "off", "on"]], "timing": [["off", "on"]], "keys": [["emacs", "vi"]],
        "verify": [["off", "on", "sample", "strict"]],
        "pset": [["border", "expanded", "format", "null", "pager", "width"]],
    ]
    private static let settings: [String: [String]] = [
        "border": TableFrame.allCases.map { String($0.rawValue) }, "expanded": ["auto", "off", "on"],
        "format": ["auto"] + OutputFormat.allCases.map(\.rawValue), "pager": ["off", "on"],
        "width": ["fit", "full"],
    ]

    static func complete(_ text: [UInt8], source: any CompletionSource) -> CompletionResult {
        let line = text.drop { $0 == 0x20 || $0 == 0x09 }
        guard let end = line.firstIndex(where: { $0 == 0x20 || $0 == 0x09 }) else {
            return names(MetaCommand.completed.map { "\\" + $0 }, Array(line), line.startIndex..<text.count)
        }
        let name = String(decoding: line[..<end].dropFirst(), as: UTF8.self)
        guard let (words, start) = ShellCompletion.split(Array(text[end...])), let typed = words.last else {
            return .none
        }
        let range = (end + start)..<text.count
        switch name {
        case "i", "e":
            return words.count == 1 ? FileCompletion.complete(typed, in: range, source: source) : .none
        case "o", "g":
            guard words.count == 1, typed.first != UInt8(ascii: "|") else { return .none }
            return FileCompletion.complete(typed, in: range, source: source)
        case "copy": return copy(words, range, source)
        case "asof":
            guard words.count == 1 else { return .none }
            let now = "now".hasPrefix(String(decoding: typed, as: UTF8.self))
            var result = ShellCompletion.numbers(source.transactions, typed, after: [], in: range)
            if now { result.candidates.insert(CompletionCandidate("now"), at: 0) }
            return result
        case "help", "h", "?":
            let topics = SQLHelp.topics.map(\.name) + CommandTable.mainNames.sorted()
            return names(topics, typed, range, ignoresCase: true)
        case "n", "nd": return words.count == 1 ? names(source.savedQueries, typed, range) : .none
        case "unset", "set": return words.count == 1 ? names(source.variables, typed, range) : .none
        case "if", "elif", "echo": return names(source.variables.map { "@" + $0 }, typed, range)
        case "d", "di":
            let known = source.tables + (name == "d" ? source.collections.keys.sorted() : [])
            return words.count == 1 ? names(known, typed, range) : .none
        case "ns": return words.count == 1 ? .none : SQLCompletion.complete(text, source: source)
        case "pset" where words.count == 2:
            return names(settings[String(decoding: words[0], as: UTF8.self)] ?? [], typed, range)
        default:
            let known = choices[name] ?? []
            return known.indices.contains(words.count - 1)
                ? names(known[words.count - 1], typed, range) : .none
        }
    }

    /// `\copy TABLE to|from FILE [csv|jsonl]`.
    private static func copy(
        _ words: [[UInt8]], _ range: Range<Int>, _ source: any CompletionSource
    ) -> CompletionResult {
        let typed = words[words.count - 1]
        switch words.count {
        case 1: return names(source.tables, typed, range)
        case 2: return names(["from", "to"], typed, range)
        default:
            let before = String(decoding: words[words.count - 2], as: UTF8.self).lowercased()
            return ["from", "to"].contains(before)
                ? FileCompletion.complete(typed, in: range, source: source)
                : names(["csv", "jsonl"], typed, range)
        }
    }

    private static func names(
        _ names: [String], _ typed: [UInt8], _ range: Range<Int>, ignoresCase: Bool = false
    ) -> CompletionResult {
        let prefix = String(decoding: typed, as: UTF8.self)
        let found = names.filter {
            ignoresCase ? $0.lowercased().hasPrefix(prefix.lowercased()) : $0.hasPrefix(prefix)
        }
        return CompletionResult(replaced: range, candidates: found.map { CompletionCandidate($0) })
    }
}

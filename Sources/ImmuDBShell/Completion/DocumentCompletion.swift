import TerminalUI

/// Completion behind `doc` and `collection`.
enum DocumentCompletion {
    /// What belongs at the end of words that begin with one of these commands and a subcommand.
    static func wanted(_ words: [[UInt8]]) -> ShellCompletion.Wanted {
        guard words.count > 2, let typed = words.last else { return .nothing }
        let subcommand = String(decoding: words[1], as: UTF8.self)
        let isDocument = words[0] == Array("doc".utf8)
        let before = words[words.count - 2]
        let operands = words.dropFirst(2).filter { $0.first != UInt8(ascii: "-") }
        let collection = operands.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
        if isDocument, before == Array("--order".utf8) { return .field(of: collection, typed) }
        if typed.first == UInt8(ascii: "-") { return .nothing }
        if operands.count == 1 { return subcommand == "create" ? .nothing : .collection(typed) }
        let hasCondition = ["find", "count", "delete", "replace"].contains(subcommand)
        guard operands.count == 2, isDocument ? hasCondition : subcommand == "index" else { return .nothing }
        return .field(of: collection, typed)
    }

    /// Fields for the last word of a condition.
    /// - Parameter range: of the whole word of the command line.
    static func fields(
        _ typed: [UInt8], _ names: [String], in range: Range<Int>
    ) -> CompletionResult {
        let blank = typed.lastIndex { $0 == 0x20 || $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: ",") }
        let start = blank.map { $0 + 1 } ?? 0
        let prefix = String(decoding: typed[start...], as: UTF8.self)
        // Inside a quotation only the word at the end is replaced; the quotation itself stays.
        let from = range.upperBound - (typed.count - start)
        guard from >= range.lowerBound else { return .none }
        let candidates = names.filter { $0.hasPrefix(prefix) }.map { CompletionCandidate($0) }
        return CompletionResult(replaced: from..<range.upperBound, candidates: candidates)
    }
}

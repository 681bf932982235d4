import CommandLineKit
import TerminalUI

/// Completion of names of files.
enum FileCompletion {
    /// - Parameters:
    ///   - typed: the path so far, without quotations.
    ///   - range: where the word stands in the line.
    static func complete(
        _ typed: [UInt8], in range: Range<Int>, source: any CompletionSource
    ) -> CompletionResult {
        let path = String(decoding: typed, as: UTF8.self)
        let end = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        let (directory, prefix) = (path[..<end], path[end...])
        let found = source.files(in: directory.isEmpty ? "." : String(directory)).filter { file in
            file.name.hasPrefix(prefix) && (!file.name.hasPrefix(".") || prefix.hasPrefix("."))
        }
        let candidates = found.sorted { $0.name < $1.name }.map { file in
            CompletionCandidate(
                WordQuoting.quoted(Array((directory + file.name + (file.isDirectory ? "/" : "")).utf8)))
        }
        // Behind a directory more follows.
        let isOpen = found.count == 1 && found[0].isDirectory
        return CompletionResult(replaced: range, candidates: candidates, suffix: isOpen ? "" : " ")
    }
}

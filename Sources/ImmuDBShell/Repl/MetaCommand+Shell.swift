import CommandLineKit
import SystemIO
import TerminalUI

@MainActor
extension MetaCommand {
    static func include(_ context: MetaContext, _ arguments: [String]) async throws {
        guard arguments.count == 1 else { throw wrongUse("i", "FILE") }
        let session = context.session
        guard session.sqlState.includeDepth < Limits.includeDepthMax else {
            throw CommandFailure(
                .usage, "scripts include each other more than \(Limits.includeDepthMax) deep")
        }
        let input = ScriptReplInput(text: try ScriptOptions.read(arguments[0]))
        session.sqlState.includeDepth += 1
        defer { session.sqlState.includeDepth -= 1 }
        let status = await Repl(program: context.program, session: session, input: input, isIncluded: true)
            .run(keepsGoing: false)
        guard status == .success else {
            throw CommandFailure(status, "\\i \(arguments[0]) stopped at the first error")
        }
    }

    static func set(_ context: MetaContext, _ arguments: [String]) throws {
        let session = context.session
        guard let line = arguments.first else {
            let header = ResultPrinter.header("variable", [Column("name"), Column("value")])
            var writer = try session.begin(header)
            for (name, value) in session.sqlState.variables.sorted(by: { $0.key < $1.key }) {
                try writer.add(Record([.text("@\(name)"), FieldValue(value)]))
            }
            try writer.end()
            return try session.flushResult()
        }
        let parts = line.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, let value = SQLLiteral.typed(String(parts[1])) else {
            throw wrongUse("set", "[NAME VALUE]")
        }
        session.sqlState.variables[parts[0].lowercased()] = value
    }

    static func echo(_ context: MetaContext, _ arguments: [String]) throws {
        let session = context.session
        let endsLine = arguments.first != "-n"
        let words = try (endsLine ? arguments[...] : arguments.dropFirst()).map { word in
            guard word.hasPrefix("@"), word.count > 1 else { return word }
            guard let value = session.sqlState.variables[word.dropFirst().lowercased()] else {
                throw CommandFailure(.usage, "\(word) has no value", hint: "\\set gives it one")
            }
            return value.plainText
        }
        let bytes = ByteText.bytes(of: words.joined(separator: " "))
        let shown = session.isTerminal ? Array(TextSanitizer().sanitize(bytes).utf8) : bytes
        try session.streams.output.write(shown + (endsLine ? [0x0A] : []))
        try session.streams.output.flush()
    }

    static func system(_ context: MetaContext, _ arguments: [String]) throws {
        guard let line = arguments.first else { throw wrongUse("!", "COMMAND") }
        let session = context.session
        try session.streams.output.flush()
        let status = try ChildProgram.run(["/bin/sh", "-c", line], environment: session.environment)
        guard status == 0 else {
            throw CommandFailure(
                status == 130 ? .interrupted : .failure, "the command ended with status \(status)")
        }
    }

    static func tellError(_ context: MetaContext, _ arguments: [String]) throws {
        guard arguments.isEmpty else { throw wrongUse("errverbose", "") }
        guard let failure = context.session.lastFailure else {
            return try context.session.remark("there was no error yet")
        }
        let header = ReportHeader(
            kind: "error",
            columns: [
                Column("message", legacyPrefix: "message: "), Column("status", legacyPrefix: "status:  "),
                Column("meaning", legacyPrefix: "meaning: "), Column("hint", legacyPrefix: "hint:    "),
                Column("detail", legacyPrefix: "detail:  "), Column("place", legacyPrefix: "place:   "),
            ], mainColumn: "message", hasBadges: false)
        func joined(_ lines: [String]) -> FieldValue {
            lines.isEmpty ? .null : .text(lines.joined(separator: "\n"))
        }
        try context.session.report(
            header,
            Record([
                .text(failure.message), .integer(Int64(failure.status.rawValue)),
                .text(failure.status.summary),
                failure.hint.map { .text($0) } ?? .null, joined(failure.details), joined(failure.excerpt),
            ]))
    }

    static func tellConnection(_ context: MetaContext) async throws {
        let target = try await context.session.ledger().target
        let user = target.user.map { "as \($0) " } ?? ""
        try context.session.remark(
            "database \(target.database) of \(target.name) \(user)(\(target.protection))")
    }

    /// What is saved and differs from what was there before runs as if it had been typed.
    static func edit(_ context: MetaContext, _ arguments: [String]) throws {
        guard arguments.count <= 1 else { throw wrongUse("e", "[FILE]") }
        let session = context.session
        guard session.isTerminal, session.ask != nil else {
            throw CommandFailure(.usage, "\\e opens an editor, which needs a terminal")
        }
        let before = Array((session.sqlState.lastStatement ?? "").utf8)
        let edited =
            try arguments.first.map { path in
                try Editing.edit(file: path, environment: session.environment)
            } ?? Editing.edit(text: before, environment: session.environment)
        let text = edited.trimmed
        guard !text.isEmpty, !arguments.isEmpty || text != before.trimmed else {
            return try session.remark("nothing was changed, and nothing is run")
        }
        let isStatement = LineKind(text) { CommandTable.command(named: $0) != nil } == .sql
        let needsEnd = isStatement && StatementScanner(text).opening == .statement
        session.typed = needsEnd && TrailingCommand(text) == nil ? text + [UInt8(ascii: ";")] : text
    }
}

/// Text in the editor of the user.
@MainActor
enum Editing {
    /// Edits a text in a private file that is gone afterwards.
    static func edit(text: [UInt8], environment: [String: String]) throws -> [UInt8] {
        let files = RealFileSystem()
        let number = String(UInt64.random(in: .min ... .max), radix: 36)
        let folder = environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
        let directory = joinPath(folder, "immuclient-\(number)")
        try files.createDirectory(directory, permissions: 0o700)
        defer {
            do {
                try files.removeDirectoryTree(directory)
            } catch {
                // Only its owner can read it; the next cleaning of temporary files takes it.
            }
        }
        let path = joinPath(directory, "statement.sql")
        let end: [UInt8] = text.isEmpty || text.last == 0x0A ? [] : [0x0A]
        try files.atomicReplace(path, with: text + end, permissions: 0o600)
        return try edit(file: path, environment: environment)
    }

    /// Edits a file, and tells what it holds then.
    static func edit(file path: String, environment: [String: String]) throws -> [UInt8] {
        let choice = [environment["VISUAL"], environment["EDITOR"]].compactMap(\.self).first { !$0.isEmpty }
        let words = (choice ?? "vi").split(separator: " ").map(String.init) + [path]
        let status = try ChildProgram.run(words, environment: environment)
        guard status == 0 else {
            throw CommandFailure(.failure, "the editor ended with status \(status); nothing was run")
        }
        do {
            return try RealFileSystem().readWhole(path, limit: CommandLineKit.Limits.statementBytesMax)
        } catch {
            throw CommandFailure(.failure, "the edited text cannot be read: \(error.description)")
        }
    }
}

extension [UInt8] {
    /// Without blanks and line ends at both ends.
    var trimmed: [UInt8] {
        func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
        guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) })
        else { return [] }
        return Array(self[first...last])
    }
}

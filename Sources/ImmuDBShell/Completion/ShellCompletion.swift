import ArgumentParser
import CommandLineKit
import TerminalUI

/// Completion of a line in the shell: a pure function of the line, the cursor and the source.
enum ShellCompletion {
    /// What the word under the cursor is.
    enum Wanted: Hashable {
        case command([UInt8])
        case flag(command: String, [UInt8])
        case key([UInt8])
        case database([UInt8])
        case table([UInt8])
        case collection([UInt8])
        case field(of: String, [UInt8])
        case word([String], [UInt8])
        case transaction([UInt8])
        case user([UInt8])
        case profile([UInt8])
        case file([UInt8])
        case nothing
    }

    /// Candidates for the word under the cursor.
    static func complete(line: String, cursor: Int, source: any CompletionSource) -> CompletionResult {
        let bytes = Array(line.utf8.prefix(max(0, cursor)))
        let isCommand: (String) -> Bool = { CommandTable.command(named: $0) != nil }
        switch LineKind(bytes, isCommand: isCommand) {
        case .sql: return SQLCompletion.complete(bytes, source: source)
        case .meta: return MetaCompletion.complete(bytes, source: source)
        case .empty, .command: break
        }
        guard let (words, start) = split(bytes) else { return .none }
        let range = start..<bytes.count
        switch wanted(words) {
        case .command(let typed):
            return result(range, firstWords(typed), typed)
        case .flag(let command, let typed):
            return result(range, flags(of: command), typed)
        case .database(let typed):
            return result(range, source.databases, typed)
        case .table(let typed):
            return result(range, source.tables, typed)
        case .collection(let typed):
            return result(range, source.collections.keys.sorted(), typed)
        case .field(let collection, let typed):
            return DocumentCompletion.fields(typed, source.collections[collection] ?? [], in: range)
        case .word(let names, let typed):
            return result(range, names, typed)
        case .key(let typed): return keys(typed, in: range, source)
        case .transaction(let typed): return numbers(source.transactions, typed, after: [], in: range)
        case .user(let typed): return result(range, source.users, typed)
        case .profile(let typed): return result(range, source.profiles, typed)
        case .file(let typed): return FileCompletion.complete(typed, in: range, source: source)
        case .nothing:
            return .none
        }
    }

    /// Keys with a prefix; revisions behind a key and the sign between them.
    private static func keys(
        _ typed: [UInt8], in range: Range<Int>, _ source: any CompletionSource
    ) -> CompletionResult {
        let separator = Array(source.revisionSeparator.utf8)
        let found = source.keys(prefix: typed)
        if found.isEmpty, !separator.isEmpty,
            let start = typed.indices.last(where: { typed[$0...].starts(with: separator) }), start > 0
        {
            let end = start + separator.count
            let revisions = source.revisions(of: Array(typed[..<start]))
            return numbers(revisions, Array(typed[end...]), after: Array(typed[..<end]), in: range)
        }
        let candidates = found.map { CompletionCandidate(WordQuoting.quoted($0)) }
        return CompletionResult(replaced: range, candidates: candidates)
    }

    /// Numbers that begin with what is typed, each with a few words on it.
    static func numbers(
        _ found: [NumberCandidate], _ typed: [UInt8], after head: [UInt8], in range: Range<Int>
    ) -> CompletionResult {
        let candidates = found.filter { Array(String($0.number).utf8).starts(with: typed) }.map {
            CompletionCandidate(
                WordQuoting.quoted(head + Array(String($0.number).utf8)), detail: $0.detail)
        }
        return CompletionResult(replaced: range, candidates: candidates)
    }

    /// Commands, and for something typed the words that begin a statement, in its case.
    private static func firstWords(_ typed: [UInt8]) -> [String] {
        let commands = CommandTable.mainNames.sorted() + ["exit", "quit", "clear"]
        guard let first = typed.first else { return commands }
        let prefix = String(decoding: typed, as: UTF8.self)
        let isLower = first & 0x20 != 0
        guard !isLower || !commands.contains(where: { $0.hasPrefix(prefix) }) else { return commands }
        return commands + StatementKind.starters.sorted().map { isLower ? $0.lowercased() : $0 }
    }

    /// Words up to the cursor; the last one is being typed and may be empty. `start` is where it begins.
    static func split(_ line: [UInt8]) -> (words: [[UInt8]], start: Int)? {
        var text = line
        switch WordScanner.scan(line) {
        case .incomplete(.singleQuote): text.append(UInt8(ascii: "'"))
        case .incomplete(.doubleQuote): text.append(UInt8(ascii: "\""))
        case .incomplete(.backslash), .invalid: return nil
        case .words: break
        }
        guard case .words(let scanned) = WordScanner.scan(text) else { return nil }
        var words = scanned.map(\.bytes)
        if let last = scanned.last, last.range.upperBound >= line.count {
            return (words, last.range.lowerBound)
        }
        words.append([])
        return (words, line.count)
    }

    /// What belongs at the end of these words.
    static func wanted(_ words: [[UInt8]]) -> Wanted {
        guard let typed = words.last else { return .nothing }
        guard words.count > 1 else { return .command(typed) }
        let command = String(decoding: words[0], as: UTF8.self)
        if let type = CommandTable.command(named: command), !type.configuration.subcommands.isEmpty {
            let names = type.configuration.subcommands.compactMap { $0.configuration.commandName }
            if words.count == 2 { return .word(names, typed) }
            if command == "doc" || command == "collection" { return DocumentCompletion.wanted(words) }
            return value(of: words[words.count - 2], typed) ?? below(words, typed)
        }
        if let value = value(of: words[words.count - 2], typed) { return value }
        if typed.first == UInt8(ascii: "-") { return .flag(command: command, typed) }
        let operands = words.dropFirst().filter { $0.first != UInt8(ascii: "-") }
        let name = CommandTable.command(named: command)?.configuration.commandName ?? command
        return operand(operands.count, of: name, operands, typed)
    }

    /// What belongs behind a flag that takes a value; nil for other words.
    private static func value(of flag: [UInt8], _ typed: [UInt8]) -> Wanted? {
        switch String(decoding: flag, as: UTF8.self) {
        case "--output", "-o": .word(OutputFormat.allCases.map(\.rawValue), typed)
        case "--at-tx", "--since", "--until", "--after": .transaction(typed)
        case "--receipt", "--export", "--file", "-f", "--key-file", "--value-file": .file(typed)
        case "--profile", "-P": .profile(typed)
        case "--database": .database(typed)
        default: nil
        }
    }

    /// What belongs behind a command and its subcommand.
    private static func below(_ words: [[UInt8]], _ typed: [UInt8]) -> Wanted {
        guard words.count == 3, typed.first != UInt8(ascii: "-") else { return .nothing }
        switch (String(decoding: words[0], as: UTF8.self), String(decoding: words[1], as: UTF8.self)) {
        case ("proof", "get"): return .key(typed)
        case ("proof", "tx"): return .transaction(typed)
        case ("proof", "row"): return .table(typed)
        case ("proof", "doc"): return .collection(typed)
        case ("proof", "verify"), ("trust", "diff"), ("trust", "export"), ("trust", "import"):
            return .file(typed)
        default: return .nothing
        }
    }

    /// What the operand of a command is, counted from 1.
    private static func operand(
        _ number: Int, of name: String, _ operands: [[UInt8]], _ typed: [UInt8]
    ) -> Wanted {
        switch (name, number) {
        case ("diff", 1):
            return .key(typed)
        case ("diff", 2):
            return operands[0] == Array("table".utf8) ? .table(typed) : .key(typed)
        case ("blame", 1), ("get", 1), ("safeget", 1), ("history", 1), ("set", 1), ("safeset", 1),
            ("delete", 1), ("restore", 1), ("scan", 1), ("count", 1), ("zscan", 1), ("zadd", 1),
            ("safezadd", 1), ("zadd", 3), ("safezadd", 3), ("reference", 1), ("reference", 2),
            ("safereference", 1), ("safereference", 2):
            return .key(typed)
        case ("describe", 1): return .table(typed)
        case ("verify", 1): return .word(["row", "forget"], typed)
        case ("verify", 2): return .table(typed)
        case ("tx", 1), ("safetx", 1): return .transaction(typed)
        case ("tx", 2) where operands[0] == Array("show".utf8): return .transaction(typed)
        case ("use", 1): return .database(typed)
        case ("login", 1): return .user(typed)
        case ("forensics", 1), ("exec-all", 1): return .file(typed)
        case ("completion", 1): return .word(ReferenceText.shells, typed)
        case ("help", _): return .word(CommandTable.mainNames.sorted(), typed)
        default: return .nothing
        }
    }

    private static func flags(of command: String) -> [String] {
        let name = CommandTable.command(named: command)?.configuration.commandName
        return flagsByCommand[name ?? ""] ?? []
    }

    /// Long flags of each command, from the definitions.
    static let flagsByCommand: [String: [String]] = {
        let tree: CommandTree
        do {
            tree = try CommandTree(dump: RootCommand._dumpHelp())
        } catch {
            // Without flags completion is poorer and typing goes on; a test checks that this works.
            return [:]
        }
        var flags: [String: [String]] = [:]
        for command in tree.subcommands ?? [] {
            let names = command.shownArguments.flatMap { $0.names ?? [] }.filter { $0.kind == "long" }
            flags[command.commandName] = names.map(\.text).filter { flag in
                !GlobalOptions.connectionFlags.contains(String(flag.dropFirst(2)))
            }.sorted()
        }
        return flags
    }()

    private static func result(_ range: Range<Int>, _ names: [String], _ typed: [UInt8]) -> CompletionResult {
        let prefix = String(decoding: typed, as: UTF8.self)
        let candidates = names.filter { $0.hasPrefix(prefix) }.map { CompletionCandidate($0) }
        return CompletionResult(replaced: range, candidates: candidates)
    }
}

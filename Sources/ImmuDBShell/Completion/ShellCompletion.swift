import ArgumentParser
import CommandLineKit
import TerminalUI

/// What completion can ask the ledger for.
protocol CompletionSource {
    /// Names of the databases.
    var databases: [String] { get }
    /// Some keys with a prefix; none when the answer takes too long.
    func keys(prefix: [UInt8]) -> [[UInt8]]
    /// Names of the tables.
    var tables: [String] { get }
    /// Columns by table, as far as they are known.
    var columns: [String: [String]] { get }
    /// Fields by collection.
    var collections: [String: [String]] { get }
}

extension CompletionSource {
    var tables: [String] { [] }
    var columns: [String: [String]] { [:] }
    var collections: [String: [String]] { [:] }
}

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
        case nothing
    }

    /// Candidates for the word under the cursor.
    static func complete(line: String, cursor: Int, source: any CompletionSource) -> CompletionResult {
        let bytes = Array(line.utf8.prefix(max(0, cursor)))
        let isCommand: (String) -> Bool = { CommandTable.command(named: $0) != nil }
        switch LineKind(bytes, isCommand: isCommand) {
        case .sql: return SQLCompletion.complete(bytes, source: source)
        case .meta: return SQLCompletion.completeMeta(bytes, source: source)
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
        case .key(let typed):
            let candidates = source.keys(prefix: typed).map { CompletionCandidate(WordQuoting.quoted($0)) }
            return CompletionResult(replaced: range, candidates: candidates)
        case .nothing:
            return .none
        }
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
    private static func split(_ line: [UInt8]) -> (words: [[UInt8]], start: Int)? {
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
            return command == "proof" && words[1] == Array("get".utf8) && words.count == 3
                ? .key(typed) : .nothing
        }
        if words[words.count - 2] == Array("--output".utf8) || words[words.count - 2] == Array("-o".utf8) {
            return .word(OutputFormat.allCases.map(\.rawValue), typed)
        }
        if typed.first == UInt8(ascii: "-") { return .flag(command: command, typed) }
        let operands = words.dropFirst().filter { $0.first != UInt8(ascii: "-") }
        let name = CommandTable.command(named: command)?.configuration.commandName ?? command
        switch name {
        case "diff", "blame", "get", "safeget", "history", "set", "safeset", "delete", "restore", "scan",
            "count":
            return operands.count == 1 ? .key(typed) : .nothing
        case "describe": return operands.count == 1 ? .table(typed) : .nothing
        case "verify":
            if operands.count == 1 { return .word(["row", "forget"], typed) }
            return operands.count == 2 ? .table(typed) : .nothing
        case "use": return operands.count == 1 ? .database(typed) : .nothing
        case "help": return .word(CommandTable.mainNames.sorted(), typed)
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

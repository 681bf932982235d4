import ArgumentParser
import CommandLineKit
import TerminalUI

/// What a command line asks for, decided without any side effect.
enum Invocation {
    /// Text for standard output: help or version.
    case show(String)
    /// The interactive shell or a script.
    case shell(flags: [String: String], ScriptOptions)
    /// A command and its name as listed in `help`.
    case command(any LedgerCommand, name: String)

    /// Reads arguments. Nothing was executed when this throws.
    ///
    /// - Parameters:
    ///   - arguments: without the program's name, as `ByteText`.
    ///   - columns: width of help texts.
    static func parse(_ arguments: [String], columns: Int) throws(CommandFailure) -> Invocation {
        let words = GlobalOptions.order.commandFirst(GlobalOptions.order.separatingEmptyValues(arguments))
        guard let first = words.first, !first.hasPrefix("-") || first == "-" else {
            return try parseFlags(words, columns: columns)
        }
        if first == "help" {
            let topic = GlobalOptions.order.commandFirst(Array(words.dropFirst()))
            return .show(try help(topic.prefix { !$0.hasPrefix("-") }, columns: columns))
        }
        let named = NamedCommand(words, order: GlobalOptions.order, table: CommandTable.command)
        guard let named else { throw CommandTable.unknown(first) }
        if named.asksForHelp { return .show(try help(named.path, columns: columns)) }
        try named.requireSubcommand()
        switch try named.parse() {
        case let interactive as InteractiveCommand:
            return .shell(flags: interactive.given, interactive.script)
        case let command as any LedgerCommand:
            return .command(
                command, name: CommandTable.command(named: first)?.configuration.commandName ?? "")
        default:
            throw CommandTable.unknown(named.path.joined(separator: " "))
        }
    }

    /// A line without a command: the shell, or a question about the program itself.
    private static func parseFlags(_ words: [String], columns: Int) throws(CommandFailure) -> Invocation {
        let flags = words.prefix { $0 != "--" }
        if flags.contains("--version") { return .show(RootCommand.configuration.version) }
        if NamedCommand.asksForHelp(words) {
            return .show(RootCommand.helpMessage(columns: columns))
        }
        do {
            let shell = try ShellFlags.parse(words)
            return .shell(flags: shell.given, shell.script)
        } catch {
            throw CommandFailure(misunderstood: ShellFlags.message(for: error), command: nil)
        }
    }
}

extension Invocation {
    /// Help for a command, or the overview.
    static func help(_ words: some Collection<String>, columns: Int) throws(CommandFailure) -> String {
        guard let name = words.first else { return overview(columns: columns) }
        if name == "help" { return overview(columns: columns) }
        let topic = try NamedCommand.topic(words, table: CommandTable.command)
        guard let type = topic else { throw CommandTable.unknown(name) }
        // Most say themselves how they are called; only for the others the whole program is prepared.
        return type.configuration.usage == nil
            ? RootCommand.helpMessage(for: type, columns: columns) : type.helpMessage(columns: columns)
    }

    /// All commands in their sections, one line each.
    static func overview(columns: Int) -> String {
        let width = CommandTable.mainNames.map(\.count).max() ?? 0
        var lines: [String] = []
        for section in CommandTable.sections {
            lines.append(section.title)
            for type in section.commands where type.configuration.shouldDisplay {
                let name = type.configuration.commandName ?? ""
                let padding = String(repeating: " ", count: width - name.count + 2)
                let aliases = type.configuration.aliases
                let also = aliases.isEmpty ? "" : " (also \(aliases.joined(separator: ", ")))"
                let line = "  \(name)\(padding)\(type.configuration.abstract)\(also)"
                lines.append(DisplayWidth.wrapWords(line, to: columns, indent: width + 4))
            }
        }
        let more = "help COMMAND shows arguments and examples; in the shell also: \\? \\q exit quit clear"
        lines += ["", DisplayWidth.wrapWords(more, to: columns)]
        return lines.joined(separator: "\n")
    }
}

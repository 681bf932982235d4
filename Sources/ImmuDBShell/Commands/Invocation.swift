import ArgumentParser
import CommandLineKit
import TerminalUI

/// What a command line asks for, decided without any side effect.
enum Invocation {
    /// Text for standard output: help or version.
    case show(String)
    /// The interactive shell or a script.
    case shell(GlobalOptions, ScriptOptions)
    /// A command and its name as listed in `help`.
    case command(any LedgerCommand, name: String)

    /// Reads arguments. Nothing was executed when this throws.
    ///
    /// - Parameters:
    ///   - arguments: without the program's name, as `ByteText`.
    ///   - columns: width of help texts.
    static func parse(_ arguments: [String], columns: Int) throws(CommandFailure) -> Invocation {
        let ordered = ordered(arguments)
        if let first = ordered.first, !first.hasPrefix("-") || first == "-" {
            if first == "help" {
                let words = GlobalOptions.order.commandFirst(Array(ordered.dropFirst()))
                return .show(try help(words.prefix { !$0.hasPrefix("-") }, columns: columns))
            }
            guard CommandTable.command(named: first) != nil else { throw CommandTable.unknown(first) }
        }
        let command: any ParsableCommand
        do {
            command = try RootCommand.parseAsRoot(ordered)
        } catch {
            let text = RootCommand.message(for: error)
            if RootCommand.exitCode(for: error) == .success {
                return .show(RootCommand.fullMessage(for: error, columns: columns))
            }
            throw failure(text, ordered)
        }
        switch command {
        case let root as RootCommand:
            return .shell(root.globals, root.script)
        case let interactive as InteractiveCommand:
            return .shell(interactive.globals, interactive.script)
        case let command as any LedgerCommand:
            return .command(command, name: ordered.first.flatMap(mainName) ?? "")
        case let command where type(of: command).configuration.subcommands.isEmpty:
            return .show(requestedHelp(command, columns: columns))
        default:
            let name = ordered.first ?? ""
            let subcommands = type(of: command).configuration.subcommands.compactMap {
                $0.configuration.commandName
            }
            throw CommandFailure(
                .usage, "\(name) needs one of: \(subcommands.joined(separator: ", "))",
                hint: "type help \(name) for examples")
        }
    }

    /// The parser turns `--help` into a command of its own, whose result is an error that carries the text.
    private static func requestedHelp(_ command: any ParsableCommand, columns: Int) -> String {
        var command = command
        do {
            try command.run()
            return overview(columns: columns)
        } catch {
            return RootCommand.fullMessage(for: error, columns: columns)
        }
    }

    /// The command first, its subcommand second, flags behind them.
    private static func ordered(_ arguments: [String]) -> [String] {
        let first = GlobalOptions.order.commandFirst(GlobalOptions.order.separatingEmptyValues(arguments))
        guard let name = first.first, let type = CommandTable.command(named: name),
            !type.configuration.subcommands.isEmpty
        else { return first }
        return [name] + GlobalOptions.order.commandFirst(Array(first.dropFirst()))
    }

    /// The name without aliases.
    private static func mainName(_ name: String) -> String? {
        CommandTable.command(named: name)?.configuration.commandName
    }

    /// The failure for what the parser did not understand.
    private static func failure(_ text: String, _ arguments: [String]) -> CommandFailure {
        let name = arguments.first.flatMap(mainName)
        var hint = name.map { "type help \($0) for its arguments" } ?? "type help for all commands"
        if text.hasPrefix("Unknown option"), arguments.first.map({ !$0.hasPrefix("-") }) ?? false {
            hint = "words that start with a dash go behind --; \(hint)"
        }
        var message = text.split(separator: "\n").first.map(String.init) ?? text
        if message.hasPrefix("Error: ") { message.removeFirst("Error: ".count) }
        return CommandFailure(.usage, lowercasedFirst(message), hint: hint)
    }

    private static func lowercasedFirst(_ text: String) -> String {
        text.prefix(1).lowercased() + text.dropFirst()
    }
}

extension Invocation {
    /// Help for a command, or the overview.
    static func help(_ words: some Collection<String>, columns: Int) throws(CommandFailure) -> String {
        guard let name = words.first else { return overview(columns: columns) }
        if name == "help" { return overview(columns: columns) }
        guard var type = CommandTable.command(named: name) else { throw CommandTable.unknown(name) }
        for word in words.dropFirst() {
            let inner = type.configuration.subcommands.first { $0.configuration.commandName == word }
            guard let inner else {
                throw CommandFailure(.usage, "\(name) has no '\(word)'", hint: "type help \(name)")
            }
            type = inner
        }
        return RootCommand.helpMessage(for: type, columns: columns)
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

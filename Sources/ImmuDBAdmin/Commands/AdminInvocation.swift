import ArgumentParser
import CommandLineKit
import TerminalUI

/// What a command line asks for, decided without any side effect.
enum AdminInvocation {
    /// Text for standard output: help or version.
    case show(String)
    case command(any AdminCommand)

    /// Reads arguments. Nothing was executed when this throws.
    ///
    /// - Parameters:
    ///   - arguments: without the program's name, as `ByteText`.
    ///   - columns: width of help texts.
    static func parse(_ arguments: [String], columns: Int) throws(CommandFailure) -> AdminInvocation {
        let ordered = switchesOn(ordered(arguments))
        guard let first = ordered.first else { return .show(overview(columns: columns)) }
        if !first.hasPrefix("-") || first == "-" {
            if first == "help" {
                return .show(try help(ordered.dropFirst().prefix { !$0.hasPrefix("-") }, columns: columns))
            }
            guard AdminTable.command(named: first) != nil else { throw AdminTable.unknown(first) }
        }
        if AdminTable.command(named: first) == DatabaseCommand.self, ordered.count > 1,
            ["export", "e", "import", "i"].contains(ordered[1])
        {
            throw CommandFailure(
                .usage, "not there yet: database \(ordered[1]), which needs SQL",
                hint: "hot-backup and hot-restore copy whole databases")
        }
        let command: any ParsableCommand
        do {
            command = try AdminRoot.parseAsRoot(ordered)
        } catch {
            if AdminRoot.exitCode(for: error) == .success {
                return .show(AdminRoot.fullMessage(for: error, columns: columns))
            }
            throw failure(AdminRoot.message(for: error), ordered)
        }
        switch command {
        case is AdminRoot: return .show(overview(columns: columns))
        case let command as any AdminCommand: return .command(command)
        case let command where type(of: command).configuration.subcommands.isEmpty:
            return .show(requestedHelp(command, columns: columns))
        default:
            let subcommands = type(of: command).configuration.subcommands.compactMap {
                $0.configuration.commandName
            }
            throw CommandFailure(
                .usage, "\(first) needs one of: \(subcommands.joined(separator: ", "))",
                hint: "type help \(first) for examples")
        }
    }

    /// The parser turns `--help` into a command of its own, whose result is an error that carries the text.
    private static func requestedHelp(_ command: any ParsableCommand, columns: Int) -> String {
        var command = command
        do {
            try command.run()
            return overview(columns: columns)
        } catch {
            return AdminRoot.fullMessage(for: error, columns: columns)
        }
    }

    /// The command first, its subcommands behind it, flags behind them.
    private static func ordered(_ arguments: [String]) -> [String] {
        var words: [String] = []
        var rest = AdminGlobals.order.commandFirst(AdminGlobals.order.separatingEmptyValues(arguments))
        var type: (any ParsableCommand.Type)? = rest.first.flatMap(AdminTable.command)
        while let current = type, let name = rest.first {
            words.append(name)
            rest.removeFirst()
            guard !current.configuration.subcommands.isEmpty else { break }
            rest = AdminGlobals.order.commandFirst(rest)
            type = current.configuration.subcommands.first { inner in
                rest.first == inner.configuration.commandName
                    || inner.configuration.aliases.contains(rest.first ?? "")
            }
        }
        return words + rest
    }

    /// Switches with a value, written without one as earlier versions allow, mean true.
    private static func switchesOn(_ arguments: [String]) -> [String] {
        let switches = DatabaseSettingOptions.switches.union(["--yes-i-know-what-i-am-doing", "--synced"])
        let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
        return arguments[..<end].enumerated().map { index, argument in
            guard switches.contains(argument) else { return argument }
            let next = index + 1 < end ? arguments[index + 1] : ""
            return ["true", "false"].contains(next) ? argument : argument + "=true"
        } + arguments[end...]
    }

    /// The failure for what the parser did not understand.
    private static func failure(_ text: String, _ arguments: [String]) -> CommandFailure {
        let name = arguments.first.flatMap { AdminTable.command(named: $0)?.configuration.commandName }
        let hint = name.map { "type help \($0) for its arguments" } ?? "type help for all commands"
        var message = text.split(separator: "\n").first.map(String.init) ?? text
        if message.hasPrefix("Error: ") { message.removeFirst("Error: ".count) }
        return CommandFailure(.usage, message.prefix(1).lowercased() + message.dropFirst(), hint: hint)
    }
}

extension AdminInvocation {
    /// Help for a command, or the overview.
    static func help(_ words: some Collection<String>, columns: Int) throws(CommandFailure) -> String {
        guard let name = words.first, name != "help" else { return overview(columns: columns) }
        guard var type = AdminTable.command(named: name) else { throw AdminTable.unknown(name) }
        for word in words.dropFirst() {
            let inner = type.configuration.subcommands.first { $0.configuration.commandName == word }
            guard let inner else {
                throw CommandFailure(.usage, "\(name) has no '\(word)'", hint: "type help \(name)")
            }
            type = inner
        }
        return AdminRoot.helpMessage(for: type, columns: columns)
    }

    /// All commands in their sections, one line each.
    static func overview(columns: Int) -> String {
        let width = AdminTable.mainNames.map(\.count).max() ?? 0
        var lines: [String] = []
        for section in AdminTable.sections {
            lines.append(section.title)
            for type in section.commands where type.configuration.shouldDisplay {
                let name = type.configuration.commandName ?? ""
                let padding = String(repeating: " ", count: width - name.count + 2)
                let aliases = type.configuration.aliases
                let also = aliases.isEmpty ? "" : " (also \(aliases.joined(separator: ", ")))"
                let line = "\(name)\(padding)\(type.configuration.abstract)\(also)"
                let wrapped = DisplayWidth.wrapWords(line, to: max(columns - 2, 1), indent: width + 2)
                lines += wrapped.split(separator: "\n").map { "  " + $0 }
            }
        }
        lines += ["", DisplayWidth.wrapWords("help COMMAND shows arguments and examples", to: columns)]
        return lines.joined(separator: "\n")
    }
}

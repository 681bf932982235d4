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
        let order = AdminGlobals.order
        let words = switchesOn(order.commandFirst(order.separatingEmptyValues(arguments)))
        guard let first = words.first, !first.hasPrefix("-") || first == "-" else {
            return try parseFlags(words, columns: columns)
        }
        if first == "help" {
            return .show(try help(words.dropFirst().prefix { !$0.hasPrefix("-") }, columns: columns))
        }
        guard let named = NamedCommand(words, order: order, table: AdminTable.command) else {
            throw AdminTable.unknown(first)
        }
        if named.asksForHelp { return .show(try help(named.path, columns: columns)) }
        try named.requireSubcommand()
        guard let command = try named.parse() as? any AdminCommand else {
            throw AdminTable.unknown(named.path.joined(separator: " "))
        }
        return .command(command)
    }

    /// A line without a command: questions about the program itself.
    private static func parseFlags(_ words: [String], columns: Int) throws(CommandFailure) -> AdminInvocation
    {
        let flags = words.prefix { $0 != "--" }
        if flags.contains("--version") { return .show(AdminRoot.configuration.version) }
        if NamedCommand.asksForHelp(words) {
            return .show(AdminRoot.helpMessage(columns: columns))
        }
        do {
            _ = try AdminGlobals.parse(words)
        } catch {
            throw CommandFailure(misunderstood: AdminGlobals.message(for: error), command: nil)
        }
        return .show(overview(columns: columns))
    }

    /// Switches with a value, written without one as earlier versions allow, mean true.
    private static func switchesOn(_ arguments: [String]) -> [String] {
        let switches = DatabaseSettingOptions.switches.union([
            "--yes-i-know-what-i-am-doing", "--synced", "--h", "--header",
        ])
        let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
        return arguments[..<end].enumerated().map { index, argument in
            guard switches.contains(argument) else { return argument }
            let next = index + 1 < end ? arguments[index + 1] : ""
            return ["true", "false"].contains(next) ? argument : argument + "=true"
        } + arguments[end...]
    }
}

extension AdminInvocation {
    /// Help for a command, or the overview.
    static func help(_ words: some Collection<String>, columns: Int) throws(CommandFailure) -> String {
        guard let name = words.first, name != "help" else { return overview(columns: columns) }
        let topic = try NamedCommand.topic(words, table: AdminTable.command)
        guard let type = topic else { throw AdminTable.unknown(name) }
        // Most say themselves how they are called; only for the others the whole program is prepared.
        return type.configuration.usage == nil
            ? AdminRoot.helpMessage(for: type, columns: columns) : type.helpMessage(columns: columns)
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

package import ArgumentParser

/// The command that the first words of a line name, and the words that are left for it.
///
/// The parser prepares every command below the one it starts from. Starting from the named one alone keeps
/// the price of a line independent of how many commands there are.
package struct NamedCommand {
    package let type: any ParsableCommand.Type
    /// The names that led to it, as typed.
    package let path: [String]
    /// What is left: flags and operands.
    package let arguments: [String]

    /// - Parameters:
    ///   - words: a line whose first word names a command; flags known to every command may stand between
    ///     the names.
    ///   - table: the command of a name or alias.
    /// - Returns: nil when the first word names none.
    package init?(
        _ words: [String], order: ArgumentOrder, table: (String) -> (any ParsableCommand.Type)?
    ) {
        guard let first = words.first, var type = table(first) else { return nil }
        var path = [first]
        var rest = Array(words.dropFirst())
        while !type.configuration.subcommands.isEmpty {
            rest = order.commandFirst(rest)
            guard let name = rest.first, let inner = Self.subcommand(name, of: type) else { break }
            path.append(name)
            rest.removeFirst()
            type = inner
        }
        self.type = type
        self.path = path
        arguments = rest
    }

    /// Whether the words ask for help instead of doing something.
    package var asksForHelp: Bool {
        arguments.prefix { $0 != "--" }.contains { $0 == "--help" || $0 == "-h" || $0 == "-help" }
    }

    /// The names of what it consists of, when it does nothing itself.
    package var missingSubcommands: [String] {
        guard arguments.isEmpty || arguments[0].hasPrefix("-") else { return [] }
        return type.configuration.subcommands.compactMap { $0.configuration.commandName }
    }

    /// The command with its flags and operands set.
    ///
    /// - Throws: `CommandFailure` with status `usage` for words it does not understand.
    package func parse() throws(CommandFailure) -> any ParsableCommand {
        do {
            return try type.parseAsRoot(arguments)
        } catch {
            throw CommandFailure(misunderstood: type.message(for: error), command: path[0])
        }
    }

    private static func subcommand(
        _ name: String, of type: any ParsableCommand.Type
    ) -> (any ParsableCommand.Type)? {
        type.configuration.subcommands.first { inner in
            inner.configuration.commandName == name || inner.configuration.aliases.contains(name)
        }
    }
}

extension CommandFailure {
    /// The failure for words that the parser did not understand.
    ///
    /// - Parameters:
    ///   - text: what the parser says.
    ///   - command: the name the line began with; nil without one.
    package init(misunderstood text: String, command: String?) {
        var hint = command.map { "type help \($0) for its arguments" } ?? "type help for all commands"
        if text.hasPrefix("Unknown option"), command != nil {
            hint = "words that start with a dash go behind --; \(hint)"
        }
        var message = text.split(separator: "\n").first.map(String.init) ?? text
        if message.hasPrefix("Error: ") { message.removeFirst("Error: ".count) }
        self.init(.usage, message.prefix(1).lowercased() + message.dropFirst(), hint: hint)
    }
}

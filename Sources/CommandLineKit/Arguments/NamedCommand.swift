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

    /// Whether words ask for help instead of doing something.
    package static func asksForHelp(_ words: [String]) -> Bool {
        words.prefix { $0 != "--" }.contains { $0 == "--help" || $0 == "-h" || $0 == "-help" }
    }

    /// Whether the words behind the name ask for help.
    package var asksForHelp: Bool { Self.asksForHelp(arguments) }

    /// Refuses a name that needs another one behind it.
    /// - Throws: `CommandFailure` with status `usage` that lists what there is.
    package func requireSubcommand() throws(CommandFailure) {
        let names = type.configuration.subcommands.compactMap { $0.configuration.commandName }
        guard !names.isEmpty else { return }
        let name = path.joined(separator: " ")
        let wrong = arguments.first.flatMap { $0.hasPrefix("-") ? nil : $0 }
        throw CommandFailure(
            .usage,
            (wrong.map { "unknown command '\(name) \($0)'; " } ?? "")
                + "\(name) needs one of: \(names.joined(separator: ", "))",
            hint: "type help \(path[0]) for examples")
    }

    /// The command that a topic of help names: a name, then those below it.
    /// - Returns: nil when the first name is unknown.
    /// - Throws: `CommandFailure` with status `usage` for an unknown name below a known one.
    package static func topic(
        _ names: some Collection<String>, table: (String) -> (any ParsableCommand.Type)?
    ) throws(CommandFailure) -> (any ParsableCommand.Type)? {
        guard let name = names.first, var type = table(name) else { return nil }
        for word in names.dropFirst() {
            guard let inner = subcommand(word, of: type) else {
                throw CommandFailure(.usage, "\(name) has no '\(word)'", hint: "type help \(name)")
            }
            type = inner
        }
        return type
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

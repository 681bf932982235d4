import ArgumentParser
import CommandLineKit

/// All commands in their sections: the one list behind parsing, help, completion and the manual.
package enum CommandTable {
    struct Section: Sendable {
        let title: String
        let commands: [any ParsableCommand.Type]
    }

    static let sections: [Section] = [
        Section(
            title: "Reading",
            commands: [
                GetCommand.self, SafeGetCommand.self, HistoryCommand.self, ScanCommand.self,
                ZScanCommand.self,
                CountCommand.self, DiffCommand.self, BlameCommand.self,
            ]),
        Section(
            title: "Writing",
            commands: [
                SetCommand.self, SafeSetCommand.self, RestoreCommand.self, DeleteCommand.self,
                SetReferenceCommand.self, SafeSetReferenceCommand.self, ZAddCommand.self,
                SafeZAddCommand.self,
                ExecAllCommand.self,
            ]),
        Section(
            title: "SQL",
            commands: [ExecCommand.self, QueryCommand.self, TablesCommand.self, DescribeCommand.self]),
        Section(
            title: "Documents",
            commands: [CollectionsCommand.self, CollectionCommand.self, DocumentCommand.self]),
        Section(
            title: "Ledger",
            commands: [
                TxCommand.self, SafeTxCommand.self, LogCommand.self, CurrentCommand.self, StatusCommand.self,
                HealthCommand.self, InfoCommand.self,
            ]),
        Section(
            title: "Trust",
            commands: [VerifyCommand.self, ProofCommand.self, TrustCommand.self, ForensicsCommand.self]),
        Section(
            title: "Upkeep",
            commands: [
                DiskUsageCommand.self, FlushCommand.self, CompactCommand.self, TruncateCommand.self,
            ]),
        Section(
            title: "Session",
            commands: [
                LoginCommand.self, LogoutCommand.self, UseCommand.self, ConnectCommand.self,
                ConfigCommand.self, InteractiveCommand.self, VersionCommand.self, CompletionCommand.self,
                ManualCommand.self,
            ]),
    ]

    /// All commands without those below them.
    static var commands: [any ParsableCommand.Type] { sections.flatMap(\.commands) }

    /// Commands of earlier versions that do not exist here yet, and what they are about.
    static let notYet: [String: String] = [
        "audit-mode": "the auditor",
        "check-consistency": "check-consistency, which verify replaces",
    ]

    /// The command of a name or alias.
    static func command(named name: String) -> (any ParsableCommand.Type)? {
        commands.first { type in
            type.configuration.commandName == name || type.configuration.aliases.contains(name)
        }
    }

    /// Every name that can stand first on a line, aliases included.
    static var names: [String] {
        commands.flatMap { [$0.configuration.commandName ?? ""] + $0.configuration.aliases } + ["help"]
    }

    /// Names without aliases.
    static var mainNames: [String] {
        commands.filter { $0.configuration.shouldDisplay }.compactMap { $0.configuration.commandName } + [
            "help"
        ]
    }

    /// The failure for a name that is no command.
    static func unknown(_ name: String) -> CommandFailure {
        if let subject = notYet[name] {
            return CommandFailure(.usage, "not there yet: \(subject)", hint: "type help for what there is")
        }
        let similar = SimilarNames.suggestions(for: name, in: mainNames)
        let hint =
            similar.isEmpty
            ? "type help for all commands" : "did you mean \(similar.joined(separator: ", "))?"
        return CommandFailure(.usage, "unknown command '\(name)'", hint: hint)
    }
}

/// The program as the argument parser sees it.
struct RootCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "immuclient",
        abstract: "A client for immudb ledgers that proves every answer.",
        usage: "immuclient [flags] [COMMAND [ARGUMENTS]]",
        discussion: """
            Without a command the interactive shell starts. Reads and writes of single keys and transactions
            are proven against the state that was trusted before; a failed proof is never shown as an answer.

            Badges: ✓ proven and signed, ◐ proven and unsigned, ○ not proven, ✗ failed.

            Examples:
              immuclient --offline ./ledger --create set invoice/7 '{"total": 120}'
              immuclient --offline ./ledger get invoice/7
              immuclient --offline ./ledger
              immuclient -a db.example --tls login auditor
              immuclient -a db.example --tls get invoice/7
              immuclient --offline ./ledger -c "SELECT * FROM invoice" -o csv
            """,
        version: "immuclient \(ProgramVersion.text)",
        groupedSubcommands: CommandTable.sections.map {
            CommandGroup(name: $0.title, subcommands: $0.commands)
        })

    @OptionGroup var script: ScriptOptions
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions
}

/// What a line without a command may say, alone: the definition of the whole program is slow to prepare.
struct ShellFlags: ParsableArguments {
    @OptionGroup var script: ScriptOptions
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    var given: [String: String] { globals.given.merging(connection.given) { own, _ in own } }
}

import ArgumentParser
import CommandLineKit

/// All commands in their sections: the one list behind parsing, help, completion and the manual.
enum AdminTable {
    struct Section: Sendable {
        let title: String
        let commands: [any ParsableCommand.Type]
    }

    static let sections: [Section] = [
        Section(
            title: "Session", commands: [LoginCommand.self, LogoutCommand.self, StatusCommand.self]),
        Section(title: "Watching", commands: [TopCommand.self]),
        Section(
            title: "Server", commands: [UserCommand.self, DatabaseCommand.self, ServerConfigCommand.self]),
        Section(
            title: "Backup",
            commands: [
                HotBackupCommand.self, HotRestoreCommand.self, BackupCommand.self, RestoreCommand.self,
                DumpCommand.self, LoadCommand.self,
            ]),
        Section(
            title: "Directory",
            commands: [FsckCommand.self, DiskUsageCommand.self, DoctorCommand.self]),
        Section(
            title: "Program",
            commands: [VersionCommand.self, CompletionCommand.self, ManualCommand.self]),
    ]

    /// All commands without those below them.
    static var commands: [any ParsableCommand.Type] { sections.flatMap(\.commands) }

    /// Commands of earlier versions that do not exist here, and what to do instead.
    static let replaced: [String: String] = [
        "set": "servers dropped it: start immudb with --auth or --mtls"
    ]

    /// The command of a name or alias.
    static func command(named name: String) -> (any ParsableCommand.Type)? {
        commands.first { type in
            type.configuration.commandName == name || type.configuration.aliases.contains(name)
        }
    }

    /// Names without aliases.
    static var mainNames: [String] {
        commands.filter { $0.configuration.shouldDisplay }.compactMap { $0.configuration.commandName } + [
            "help"
        ]
    }

    /// The failure for a name that is no command.
    static func unknown(_ name: String) -> CommandFailure {
        if let advice = replaced[name] {
            return CommandFailure(.usage, "there is no command '\(name)'", hint: advice)
        }
        let similar = SimilarNames.suggestions(for: name, in: mainNames)
        let hint =
            similar.isEmpty
            ? "type help for all commands" : "did you mean \(similar.joined(separator: ", "))?"
        return CommandFailure(.usage, "unknown command '\(name)'", hint: hint)
    }
}

/// The program as the argument parser sees it.
struct AdminRoot: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "immuadmin",
        abstract: "The operator's tool of immudb: accounts, databases, dashboard, backups, checks.",
        usage: "immuadmin [flags] COMMAND [ARGUMENTS]",
        discussion: """
            Backups are recomputed hash by hash while they are written and before they are restored: a file
            with a changed byte, a gap or a piece of another history is refused before anything is written.

            Examples:
              immuadmin top
              immuadmin hot-backup ledger -o ledger.imm --offline /var/lib/immudb
              immuadmin hot-restore --verify-only -i ledger.imm
              immuadmin fsck /var/lib/immudb
            """,
        version: "immuadmin \(ProgramVersion.text)",
        groupedSubcommands: AdminTable.sections.map {
            CommandGroup(name: $0.title, subcommands: $0.commands)
        })

    @OptionGroup var globals: AdminGlobals
}

import ArgumentParser
import CommandLineKit
import TerminalUI

/// `config`: the settings in force.
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Show settings and profiles.",
        discussion: """
            Settings come from, in this order: the command line with the address or profile it names, the
            environment (IMMUCLIENT_...), a profile chosen there, config.toml in the configuration directory
            of immuclient ($XDG_CONFIG_HOME or ~/.config), and the file immuclient.* of the original client
            in the home directory.

            Examples:
              config show
              config show --origin
              config profiles
            """, subcommands: [ConfigShowCommand.self, ConfigProfilesCommand.self])
}

/// `config show`.
struct ConfigShowCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show every setting that has a value.",
        usage: "immuclient config show [--origin] [flags]",
        discussion: """
            Passwords are not shown.

            Examples:
              config show --origin -P prod
            """)

    @Flag(help: "Say where each value comes from.") var origin = false
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        var columns = [
            Column("setting", legacyPrefix: "setting: "), Column("value", legacyPrefix: "value:   "),
        ]
        if origin { columns.append(Column("origin", legacyPrefix: "origin:  ")) }
        let header = ReportHeader(
            kind: "config", shape: .list, columns: columns, mainColumn: "value", hasBadges: false)
        var writer = try session.begin(header)
        for setting in session.settings.all {
            let value = setting.definition.isSecret ? "(not shown)" : setting.value
            var values: [FieldValue] = [.text(setting.definition.name), .text(value)]
            if origin { values.append(.text(setting.origin.description)) }
            try writer.add(Record(values))
        }
        try writer.end(ReportFooter(notes: []))
        try session.streams.output.flush()
    }
}

/// `config profiles`.
struct ConfigProfilesCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "profiles", abstract: "List the named connections.",
        usage: "immuclient config profiles [flags]")

    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let header = ReportHeader(
            kind: "profiles", shape: .list, columns: [Column("profile", legacyPrefix: "")],
            mainColumn: "profile",
            hasBadges: false)
        var writer = try session.begin(header)
        for name in try session.sources.profiles(config: session.settings.string("config")) {
            try writer.add(Record([.text(name)]))
        }
        try writer.end(ReportFooter(notes: []))
        try session.streams.output.flush()
    }
}

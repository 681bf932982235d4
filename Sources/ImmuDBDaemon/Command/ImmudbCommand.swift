internal import ArgumentParser

/// `immudb`: starts the server, unless a subcommand asks for something else.
struct ImmudbCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "immudb",
        abstract: "Serve immudb databases over the network.",
        discussion: """
            Every option can also be given as an environment variable, IMMUDB_ and the name in upper case with
            underscores, or as a key of the configuration file. Options beat variables, which beat the file.
            LOG_LEVEL is error, warn, info or debug.

            Without --config the file immudb.toml in the home directory is read, else /etc/immudb/immudb.toml,
            if there is one. Times are written like 90s, 2m or 24h.
            """,
        subcommands: [VersionCommand.self, CompletionCommand.self, ManualCommand.self])

    @OptionGroup(title: "Process") var process: ProcessOptions
    @OptionGroup(title: "Network") var network: NetworkOptions
    @OptionGroup(title: "Users") var users: UserOptions
    @OptionGroup(title: "Storage") var storage: StorageOptions
    @OptionGroup(title: "Logs") var logs: LogOptions
    @OptionGroup(title: "Monitoring") var monitoring: MonitoringOptions
    @OptionGroup(title: "Accepted for existing configurations") var foreign: ForeignOptions

    /// The settings that were given, by name.
    var given: [String: String] {
        let groups: [any SettingOptions] = [process, network, users, storage, logs, monitoring, foreign]
        var values: [String: String] = [:]
        for (setting, value) in groups.flatMap(\.given) {
            if let value { values[setting.name] = value }
        }
        return values
    }
}

/// `version`.
struct VersionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "version", abstract: "Print the version.")
}

/// `completion`.
struct CompletionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "completion", abstract: "Print a completion script for a shell.")

    @Argument(help: "bash, zsh or fish.") var shell: String
}

/// `mangen`: the manual page, for packagers.
struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mangen", abstract: "Print the manual page.", shouldDisplay: false)
}

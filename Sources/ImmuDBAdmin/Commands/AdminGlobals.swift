import ArgumentParser
import CommandLineKit

/// The flags that every command understands, before and after its name.
struct AdminGlobals: ParsableArguments {
    @Option(help: ArgumentHelp("Work on a local directory, with no server.", valueName: "dir"))
    var offline: String?

    @Flag(help: "Show times in UTC instead of the local zone.")
    var utc = false

    @Option(help: ArgumentHelp("When to use colours.", valueName: "when"))
    var color: ColourChoice?

    @Flag(name: [.long, .customShort("v")], help: "Say more: target, causes of errors.")
    var verbose = false

    @Option(help: ArgumentHelp("Directory of the trusted states.", valueName: "dir"))
    var trustDir: String?

    @OptionGroup var connection: ConnectionOptions

    init() {}
}

/// When colours are used.
enum ColourChoice: String, ExpressibleByArgument, CaseIterable, Sendable {
    case auto, always, never
}

/// The flags of commands that print a report.
struct ReportOptions: ParsableArguments {
    @Option(name: [.long, .customShort("o")], help: ArgumentHelp("Output format.", valueName: "format"))
    var output: OutputFormat?

    init() {}

    var given: [String: String] {
        output.map { ["output": $0.rawValue] } ?? [:]
    }
}

extension AdminGlobals {
    /// The settings behind the flags, for the environment and the manual.
    static let definitions: [SettingDefinition] =
        [
            SettingDefinition("offline", summary: "local directory to work on"),
            SettingDefinition("database", summary: "database to work on, defaultdb by default"),
            SettingDefinition("output", summary: "output format"),
            SettingDefinition("utc", default: "false", summary: "true shows times in UTC"),
            SettingDefinition("color", default: "auto", summary: "auto, always or never"),
            SettingDefinition("verbose", default: "false", summary: "true says more"),
            SettingDefinition("trust-dir", summary: "directory of the trusted states"),
            SettingDefinition(
                "metrics-url", summary: "where top and stats read metrics, several with commas"),
            SettingDefinition(
                "new-password", summary: "password of user create and changepassword", isSecret: true),
            SettingDefinition("new-password-file", summary: "file with it, for its owner's eyes only"),
        ] + ConnectionOptions.definitions

    /// Prefix of the environment variables.
    static let variablePrefix = "IMMUADMIN"

    /// Which flags take a value, so that they can be moved behind the command.
    static let order = ArgumentOrder(
        valueFlags: Set([
            "--offline", "--output", "-o", "--color", "--trust-dir",
        ]).union(ConnectionOptions.valueFlags),
        plainFlags: Set(["--utc", "--verbose", "-v"]).union(ConnectionOptions.plainFlags))

    /// Only the flags that were given.
    var given: [String: String] {
        var flags = connection.given
        flags["offline"] = offline
        flags["color"] = color?.rawValue
        flags["trust-dir"] = trustDir
        for (name, isSet) in [("utc", utc), ("verbose", verbose)] where isSet { flags[name] = "true" }
        return flags
    }
}

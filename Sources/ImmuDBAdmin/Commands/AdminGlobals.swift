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

    @Option(name: [.long, .customShort("a")], help: ArgumentHelp("Server to connect to.", valueName: "host"))
    var immudbAddress: String?

    @Option(name: [.long, .customShort("p")], help: ArgumentHelp("Port of the server.", valueName: "port"))
    var immudbPort: Int?

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
    static let definitions: [SettingDefinition] = [
        SettingDefinition("offline", summary: "local directory to work on"),
        SettingDefinition("output", summary: "output format"),
        SettingDefinition("utc", default: "false", summary: "true shows times in UTC"),
        SettingDefinition("color", default: "auto", summary: "auto, always or never"),
        SettingDefinition("verbose", default: "false", summary: "true says more"),
        SettingDefinition("immudb-address", default: "127.0.0.1", summary: "server to connect to"),
        SettingDefinition("immudb-port", default: "3322", summary: "port of the server"),
        SettingDefinition("metrics-url", summary: "where top and stats read metrics, several with commas"),
    ]

    /// Prefix of the environment variables.
    static let variablePrefix = "IMMUADMIN"

    /// Which flags take a value, so that they can be moved behind the command.
    static let order = ArgumentOrder(
        valueFlags: [
            "--offline", "--output", "-o", "--color", "--immudb-address", "-a", "--immudb-port", "-p",
        ],
        plainFlags: ["--utc", "--verbose", "-v"])

    /// Only the flags that were given.
    var given: [String: String] {
        var flags: [String: String] = [:]
        flags["offline"] = offline
        flags["color"] = color?.rawValue
        flags["immudb-address"] = immudbAddress
        flags["immudb-port"] = immudbPort.map(String.init)
        for (name, isSet) in [("utc", utc), ("verbose", verbose)] where isSet { flags[name] = "true" }
        return flags
    }
}

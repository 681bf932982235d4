import ArgumentParser
import CommandLineKit

/// The flags that every command understands, before and after its name.
struct GlobalOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Work on a local directory, with no server.", valueName: "dir"))
    var offline: String?

    @Flag(help: "Make the directory if it does not exist.")
    var create = false

    @Flag(help: "Never write to the ledger.")
    var readOnly = false

    @Option(help: ArgumentHelp("Database to work on.", valueName: "name"), completion: LiveNames.databases)
    var database: String?

    @Option(name: [.long, .customShort("o")], help: ArgumentHelp("Output format.", valueName: "format"))
    var output: OutputFormat?

    @Flag(help: "Print only the value.")
    var valueOnly = false

    @Flag(help: "Print stored bytes as they are, without escaping and without an added line end.")
    var raw = false

    @Flag(help: "Show times in UTC instead of the local zone.")
    var utc = false

    @Option(help: ArgumentHelp("When to use colours.", valueName: "when"))
    var color: ColourChoice?

    @Flag(name: [.long, .customShort("q")], help: "Print results and errors only, no counts and remarks.")
    var quiet = false

    @Flag(name: [.long, .customShort("v")], help: "Say more: target, causes of errors.")
    var verbose = false

    @Flag(help: "End with the exit statuses of earlier versions.")
    var compat = false

    @Option(
        help: ArgumentHelp(
            "Text between key and revision, '@' by default; empty switches revisions off.", valueName: "text")
    )
    var revisionSeparator: String?

    @Option(help: ArgumentHelp("Keys that edit the line at the prompt, emacs or vi.", valueName: "keys"))
    var editingMode: String?

    @Option(
        help: ArgumentHelp(
            "Prompt: %n ledger, %/ database, %u user, %t trust, %a past, %x transaction.", valueName: "text"))
    var prompt: String?

    @Option(help: ArgumentHelp("Directory of the trusted states.", valueName: "dir"))
    var trustDir: String?

    @Option(help: ArgumentHelp("Trust only a history with this state.", valueName: "tx:hash"))
    var expectState: String?

    init() {}
}

/// When colours are used.
enum ColourChoice: String, ExpressibleByArgument, CaseIterable, Sendable {
    case auto, always, never
}

extension GlobalOptions {
    /// The settings behind the flags, for the environment, the manual and `config`.
    static let definitions: [SettingDefinition] = own + ConnectionOptions.definitions

    private static let own: [SettingDefinition] = [
        SettingDefinition("offline", summary: "local directory to work on"),
        SettingDefinition("create", default: "false", summary: "true makes a missing directory"),
        SettingDefinition("read-only", default: "false", summary: "true never writes to the ledger"),
        SettingDefinition("database", summary: "database to work on, defaultdb by default"),
        SettingDefinition("output", summary: "output format"),
        SettingDefinition("value-only", default: "false", summary: "true prints only values"),
        SettingDefinition("raw", default: "false", summary: "true prints stored bytes as they are"),
        SettingDefinition("utc", default: "false", summary: "true shows times in UTC"),
        SettingDefinition("color", default: "auto", summary: "auto, always or never"),
        SettingDefinition("quiet", default: "false", summary: "true prints results and errors only"),
        SettingDefinition("verbose", default: "false", summary: "true says more"),
        SettingDefinition(
            "compat", default: "false", summary: "true ends with the exit statuses of earlier versions"),
        SettingDefinition("revision-separator", default: "@", summary: "text between key and revision"),
        SettingDefinition("editing-mode", default: "emacs", summary: "keys at the prompt: emacs or vi"),
        SettingDefinition("prompt", default: ReplPrompt.standard, summary: "text of the prompt"),
        SettingDefinition("trust-dir", summary: "directory of the trusted states"),
        SettingDefinition("expect-state", summary: "state, as TX:HASH, that the history must contain"),
    ]

    /// Prefix of the environment variables.
    static let variablePrefix = "IMMUCLIENT"

    /// Which flags take a value, so that they can be moved behind the command.
    static let order = ArgumentOrder(
        valueFlags: Set([
            "-c", "--command", "-f", "--file", "--offline", "--database", "--output", "-o", "--color",
            "--revision-separator", "--editing-mode", "--prompt", "--trust-dir", "--expect-state",
        ]).union(ConnectionOptions.valueFlags),
        plainFlags: Set([
            "--create", "--read-only", "--value-only", "--raw", "--utc", "--quiet", "-q", "--verbose", "-v",
            "--compat",
        ]).union(ConnectionOptions.plainFlags))

    /// Only the flags that were given.
    var given: [String: String] {
        var flags: [String: String] = [:]
        flags["offline"] = offline
        flags["database"] = database
        flags["output"] = output?.rawValue
        flags["color"] = color?.rawValue
        flags["revision-separator"] = revisionSeparator
        flags["editing-mode"] = editingMode
        flags["prompt"] = prompt
        flags["trust-dir"] = trustDir
        flags["expect-state"] = expectState
        for (name, isSet) in [
            ("create", create), ("read-only", readOnly), ("value-only", valueOnly), ("raw", raw),
            ("utc", utc), ("quiet", quiet), ("verbose", verbose), ("compat", compat),
        ] where isSet {
            flags[name] = "true"
        }
        return flags
    }

    /// Flags that choose what to open; inside the shell that is settled.
    static let connectionFlags: Set<String> = Set(
        ["offline", "create", "read-only", "database", "trust-dir", "expect-state"]
            + ConnectionOptions.definitions.map(\.name)
    ).subtracting(loginFlags)

    /// Flags that `login` understands inside the shell too.
    static let loginFlags: Set<String> = [
        "username", "password", "password-file", "password-fd", "password-stdin",
    ]
}

extension GlobalOptions {
    /// The flags that decide how an error is told, for command lines that could not be parsed.
    static func givenForErrors(_ arguments: [String]) -> [String: String] {
        var given: [String: String] = [:]
        let flags = arguments.prefix { $0 != "--" }
        if flags.contains("--compat") { given["compat"] = "true" }
        if flags.contains("--verbose") || flags.contains("-v") { given["verbose"] = "true" }
        return given
    }
}

import ArgumentParser
import CommandLineKit

/// `use`: chooses the database.
struct UseCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "use", abstract: "Choose the database for the commands that follow.",
        usage: "immuclient use DATABASE [flags]",
        discussion: """
            The shell remembers the choice, and so does a login that was kept. For a single command use
            --database or IMMUCLIENT_DATABASE.

            Examples:
              use ledger
            """)

    @Argument(help: "Name of a database.") var name: String
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        session.past = nil
        let ledger = try await session.ledger()
        let names = try await ledger.databases()
        guard names.contains(name) else {
            let similar = SimilarNames.suggestions(for: name, in: names)
            let hint =
                similar.isEmpty
                ? "there are: \(names.joined(separator: ", "))" : "did you mean \(similar[0])?"
            throw CommandFailure(.notFound, "database '\(name)' does not exist", hint: hint)
        }
        try await ledger.use(name)
        session.names.forget()
        try await session.refreshTrustMark()
        let header = ReportHeader(
            kind: "use",
            columns: [
                Column("message", visibility: .legacyOnly, legacyPrefix: "Now using "),
                Column("database"),
            ], mainColumn: "database", hasBadges: false)
        try session.report(header, Record([.text(name), .text(name)]))
        if !session.isShell, try await !session.renewLogin(ledger) {
            try session.remark(
                "immuclient: nothing remembers this; use --database \(name) or IMMUCLIENT_DATABASE=\(name)")
        }
    }
}

/// `version`.
struct VersionCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "version", abstract: "Show the version of this program.",
        usage: "immuclient version [flags]")

    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let header = ReportHeader(
            kind: "version", columns: [Column("version", legacyPrefix: "immuclient ")], mainColumn: "version",
            hasBadges: false)
        try session.report(header, Record([.text(ProgramVersion.text)]))
    }
}

/// `it`: starts the shell; the program does that itself.
struct InteractiveCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "it", abstract: "Start the interactive shell, as no command at all does.",
        usage: "immuclient it [--keep-going] [flags]",
        discussion: """
            Commands are read from standard input. When that is not a terminal it is a script: nothing is
            prompted, and the first error ends it with its exit status, unless --keep-going says otherwise.

            Examples:
              immuclient --offline ./ledger
              printf 'set a 1\\nget a\\n' | immuclient --offline ./ledger
            """, aliases: ["cli-mode"])

    @OptionGroup var script: ScriptOptions
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        throw CommandFailure(.usage, "the shell is running already")
    }
}

import ArgumentParser
import CommandLineKit

/// `connect`: another server or directory, without leaving the shell.
struct ConnectCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "connect", abstract: "Show where the commands go, or go somewhere else.",
        usage: "connect [PROFILE | HOST[:PORT] | immudb://ADDRESS | DIRECTORY] [--user USER] [--tls]",
        discussion: """
            A word with a slash in it is a local directory, a name from the configuration is a profile,
            anything else is a server. Without an argument the present connection is shown.

            Examples:
              connect
              connect ./ledger
              connect prod
              connect 127.0.0.1:3322 --user immudb
              connect immudb://auditor@db.example/ledger?tls=true
            """)

    @Argument(help: "Where to go.") var target: String?
    @Option(help: ArgumentHelp("User to log in as.", valueName: "name")) var user: String?
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        if let target {
            guard session.isShell else {
                throw CommandFailure(
                    .usage, "only the shell can connect elsewhere",
                    hint: "give -P, -a, --uri or --offline to a command")
            }
            try await session.connect(try flags(target, session))
        }
        let place = await session.ledgerIfOpen?.target
        let now: LedgerTarget
        if let place { now = place } else { now = try await session.ledger().target }
        let header = ReportHeader(
            kind: "connection",
            columns: [
                Column("name", legacyPrefix: "name:       "),
                Column("database", legacyPrefix: "database:   "),
                Column("user", legacyPrefix: "user:       "),
                Column("protection", legacyPrefix: "protection: "),
            ], mainColumn: "name", hasBadges: false)
        let user = now.user ?? (now.isServer ? "not logged in" : "owner of the files")
        try session.report(
            header, Record([.text(now.name), .text(now.database), .text(user), .text(now.protection)]))
    }

    @MainActor
    private func flags(_ target: String, _ session: CommandSession) throws -> [String: String] {
        var flags = connection.given
        flags["database"] = globals.database
        if let user { flags["username"] = user }
        if ConnectionURI.isMeant(target) {
            flags["uri"] = target
        } else if target.contains("/") || target.hasPrefix(".") || target.hasPrefix("~") {
            flags["offline"] = expanded(target, session)
        } else if try session.sources.profiles(config: session.settings.string("config")).contains(target) {
            flags["profile"] = target
        } else {
            try ConnectionURI.read(place: target[...], into: &flags)
            flags["immudb-port"] = flags["immudb-port"] ?? "3322"
        }
        return flags
    }

    @MainActor
    private func expanded(_ path: String, _ session: CommandSession) -> String {
        guard path == "~" || path.hasPrefix("~/"), let home = session.environment["HOME"] else { return path }
        return home + path.dropFirst()
    }
}

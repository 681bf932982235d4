import ArgumentParser
import CommandLineKit
import ImmuDBClient
import TerminalUI

/// `show`: effective settings.
struct DatabaseShowCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show the settings of a database that are in force.",
        usage: "immuadmin database show [DATABASE] [--changed] [flags]",
        discussion: """
            The current database without a name. origin says whether a value is the one that every
            database has or was set for this one. Passwords are not shown.

            Examples:
              database show ledger --output json
              database show ledger --changed
            """)

    @Argument(help: "Name of the database.") var name: String?
    @Flag(help: "Only settings that differ from the usual ones.") var changed = false
    @OptionGroup var report: ReportOptions
    @OptionGroup var globals: AdminGlobals

    private static let header = ReportHeader(
        kind: "setting", shape: .list,
        columns: [
            Column("setting", legacyPrefix: "setting: "), Column("value", legacyPrefix: "value:   "),
            Column("origin", legacyPrefix: "origin:  "),
            Column("usual", title: "usual value", legacyPrefix: "usual:   "),
        ], mainColumn: "value", emptyText: "no setting differs", hasBadges: false)

    func run(in session: AdminSession) async throws {
        try await session.withConnection { connection in
            if let name { try await connection.client.useDatabase(name) }
            let values = try await connection.client.databaseSettings()
            let records = values.sorted { $0.key < $1.key }.compactMap { name, value -> Record? in
                let usual = Self.usual[name]
                // What only concerns replicas has no value elsewhere.
                let isAbsent = value == .number(0) && values["replication-is-replica"] != .flag(true)
                let isUsual = usual == value || (isAbsent && name.hasPrefix("replication-"))
                if changed, isUsual || usual == nil { return nil }
                let isSecret = name == "replication-primary-password" && value != .text("")
                return Record([
                    .text(name), isSecret ? .text("(not shown)") : DatabaseReport.field(value),
                    usual == nil ? .null : .text(isUsual ? "usual" : "set"),
                    usual.map(DatabaseReport.field) ?? .null,
                ])
            }
            try session.printer.report(Self.header, records)
        }
    }

    /// What servers use when nothing is said.
    static let usual: DatabaseSettingValues = [
        "exclude-commit-time": .flag(false), "embedded-values": .flag(false), "prealloc-files": .flag(false),
        "write-tx-header-version": .number(1), "max-commit-concurrency": .number(30),
        "sync-frequency": .milliseconds(20), "write-buffer-size": .number(4 << 20),
        "read-tx-pool-size": .number(128), "autoload": .flag(true), "retention-period": .milliseconds(0),
        "truncation-frequency": .milliseconds(86_400_000), "indexing-flush-threshold": .number(100_000),
        "indexing-cleanup-percentage": .fraction(0), "indexing-sync-threshold": .number(1_000_000),
        "indexing-cache-size": .number(128 << 20), "indexing-max-active-snapshots": .number(100),
        "replication-is-replica": .flag(false), "replication-sync-enabled": .flag(false),
        "replication-sync-acks": .number(0), "replication-primary-database": .text(""),
        "replication-primary-host": .text(""), "replication-primary-port": .number(0),
        "replication-primary-username": .text(""), "replication-primary-password": .text(""),
        "replication-prefetch-tx-buffer-size": .number(100), "replication-commit-concurrency": .number(10),
        "replication-allow-tx-discarding": .flag(false), "replication-skip-integrity-check": .flag(false),
        "replication-wait-for-indexing": .flag(false),
    ]
}

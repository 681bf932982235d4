import ArgumentParser
import CommandLineKit
import ImmuDBClient
import SystemIO
import TerminalUI

/// `database`: life and settings of databases.
struct DatabaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "database", abstract: "Databases, their settings, their index.",
        usage: "immuadmin database COMMAND [ARGUMENTS] [flags]",
        discussion: """
            Examples:
              database list
              database create ledger --retention-period 90d
              database show ledger
              database truncate ledger --retention-period 90d
            """,
        subcommands: [
            DatabaseListCommand.self, DatabaseShowCommand.self, DatabaseCreateCommand.self,
            DatabaseUpdateCommand.self, DatabaseLoadCommand.self, DatabaseUnloadCommand.self,
            DatabaseDeleteCommand.self, DatabaseUseCommand.self, DatabaseFlushCommand.self,
            DatabaseCompactCommand.self, DatabaseTruncateCommand.self, DatabaseExportCommand.self,
            DatabaseImportCommand.self, DatabaseCloneCommand.self, DatabaseDiffCommand.self,
        ], aliases: ["d"])
}

struct DatabaseListCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the databases that you may see.",
        usage: "immuadmin database list [flags]", aliases: ["l"])

    @OptionGroup var report: ReportOptions
    @OptionGroup var globals: AdminGlobals

    func run(in session: AdminSession) async throws {
        try await session.withConnection { connection in
            let databases = try await connection.client.databaseSummaries()
            var legacy = LegacyList(
                noun: "database",
                columns: [
                    "Database Name", "Created At", "Created By", "Status", "Is Replica", "Disk Size",
                    "Transactions",
                ])
            legacy.rows = databases.map { database in
                let created = Timestamp(seconds: Int64(clamping: database.claimedCreationTime))
                return [
                    database.name, String(created.humanText(in: .utc).prefix(10)),
                    TextSanitizer.singleLine.sanitize(database.claimedCreator),
                    database.isLoaded ? "LOADED" : "UNLOADED", database.isReplica ? "TRUE" : "FALSE",
                    ProgressMeter.bytes(database.diskBytes), String(database.transactionCount),
                ]
            }
            let header = ReportHeader(
                kind: "database", shape: .list,
                columns: [
                    Column("database"), Column("status"), Column("isReplica", title: "replica"),
                    Column("diskBytes", title: "bytes", alignment: .trailing),
                    Column("transactions", alignment: .trailing), Column("createdAt", title: "created"),
                    Column("createdBy", title: "by"),
                ], mainColumn: "database", emptyText: "no databases", hasBadges: false)
            let records = databases.map { database in
                Record([
                    .text(database.name), .text(database.isLoaded ? "loaded" : "unloaded"),
                    .boolean(database.isReplica), .unsigned(database.diskBytes),
                    .unsigned(database.transactionCount),
                    database.claimedCreationTime == 0
                        ? .null : .time(Timestamp(seconds: Int64(clamping: database.claimedCreationTime))),
                    .text(database.claimedCreator),
                ])
            }
            try session.list(header, records, legacy: legacy)
        }
    }
}

enum DatabaseReport {
    static func field(_ value: DatabaseSettingValue) -> FieldValue {
        switch value {
        case .flag(let flag): .boolean(flag)
        case .number(let number): .unsigned(number)
        case .fraction(let number): .decimal(number)
        case .milliseconds, .text: .text(value.description)
        }
    }

    /// The settings that were asked for, as they are now.
    static func text(_ wanted: DatabaseSettingValues, _ effective: DatabaseSettingValues) -> String {
        var parts = ["replica: \(effective["replication-is-replica"]?.description ?? "false")"]
        for (name, value) in wanted.sorted(by: { $0.key < $1.key })
        where !name.hasPrefix("replication-") {
            parts.append("\(name): \((effective[name] ?? value).description)")
        }
        return "{\(parts.joined(separator: ", "))}"
    }

    /// Asks, or takes the flag of earlier versions.
    @MainActor
    static func confirm(
        _ flag: String?, _ session: AdminSession, _ question: String, name: String
    ) throws -> Bool {
        switch flag?.lowercased() {
        case nil: try session.requireConfirmation(question, typing: name, confirmed: false)
        case "true", "1": break
        case "false", "0": return false
        case let other?:
            throw CommandFailure(.usage, "--yes-i-know-what-i-am-doing is '\(other)', not true or false")
        }
        return true
    }
}

struct DatabaseCreateCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Make a database.",
        usage: "immuadmin database create NAME [settings] [flags]")

    @Argument(help: "Name of the database.") var name: String
    @OptionGroup var settings: DatabaseSettingOptions
    @OptionGroup var report: ReportOptions
    @OptionGroup var globals: AdminGlobals

    func run(in session: AdminSession) async throws {
        let wanted = try settings.values()
        try await announcing(in: session) { client in
            let made = try await client.createDatabase(name, settings: wanted)
            let text = DatabaseReport.text(wanted, made.settings)
            return "database '\(made.name)' \(text) successfully created"
        }
    }
}

struct DatabaseUpdateCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "update", abstract: "Change settings of a database.",
        usage: "immuadmin database update NAME [settings] [flags]",
        discussion: "Most settings take effect when the database is loaded the next time.")

    @Argument(help: "Name of the database.") var name: String
    @OptionGroup var settings: DatabaseSettingOptions
    @OptionGroup var report: ReportOptions
    @OptionGroup var globals: AdminGlobals

    func run(in session: AdminSession) async throws {
        let wanted = try settings.values()
        guard !wanted.isEmpty else { throw CommandFailure(.usage, "no setting is given") }
        try await announcing(in: session) { client in
            let effective = try await client.updateDatabase(name, settings: wanted)
            let text = DatabaseReport.text(wanted, effective)
            return "database '\(name)' \(text) successfully updated"
        }
    }
}

struct DatabaseLoadCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "load", abstract: "Open a database that was closed.",
        usage: "immuadmin database load NAME [flags]")

    @Argument(help: "Name of the database.") var name: String
    @OptionGroup var report: ReportOptions
    @OptionGroup var globals: AdminGlobals

    func run(in session: AdminSession) async throws {
        try await announcing(in: session) { client in
            try await client.loadDatabase(name)
            return "database '\(name)' successfully loaded"
        }
    }
}

struct DatabaseUnloadCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "unload", abstract: "Close a database; nobody can use it then.",
        usage: "immuadmin database unload NAME [flags]")

    @Argument(help: "Name of the database.") var name: String
    @OptionGroup var report: ReportOptions
    @OptionGroup var globals: AdminGlobals

    func run(in session: AdminSession) async throws {
        try await announcing(in: session) { client in
            try await client.unloadDatabase(name)
            return "database '\(name)' successfully unloaded"
        }
    }
}

struct DatabaseDeleteCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Remove an unloaded database with all its files.",
        usage: "immuadmin database delete NAME [--dry-run] [flags]",
        discussion: "The name is asked for once more, unless --yes-i-know-what-i-am-doing is given.")

    @Argument(help: "Name of the database.") var name: String
    @Option(help: ArgumentHelp("Ask nothing.", valueName: "true|false")) var yesIKnowWhatIAmDoing: String?
    @Flag(help: "Say what would be removed.") var dryRun = false
    @OptionGroup var report: ReportOptions
    @OptionGroup var globals: AdminGlobals

    func run(in session: AdminSession) async throws {
        if dryRun {
            return try await session.withConnection { connection in
                let all = try await connection.client.databaseSummaries()
                guard let found = all.first(where: { $0.name == name }) else {
                    throw CommandFailure(.notFound, "database '\(name)' does not exist")
                }
                try session.printer.remark(
                    "would remove '\(name)' with \(found.transactionCount) transactions, "
                        + ProgressMeter.bytes(found.diskBytes))
            }
        }
        guard
            try DatabaseReport.confirm(
                yesIKnowWhatIAmDoing, session, "Database '\(name)' will be gone for good.", name: name)
        else {
            return try session.printer.report(
                MessageReport.header,
                MessageReport.record("database '\(name)' was not deleted. Safety flag not set"))
        }
        try await announcing(in: session) { client in
            try await client.deleteDatabase(name)
            return "database '\(name)' successfully deleted"
        }
    }
}

struct DatabaseUseCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "use", abstract: "Check that a database can be used.",
        usage: "immuadmin database use NAME [flags]",
        discussion: "Nothing remembers the choice: give --database to each command instead.")

    @Argument(help: "Name of the database.") var name: String
    @OptionGroup var report: ReportOptions
    @OptionGroup var globals: AdminGlobals

    func run(in session: AdminSession) async throws {
        try await announcing(in: session) { client in
            try await client.useDatabase(name)
            return "now using database '\(name)'"
        }
    }
}

struct DatabaseFlushCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "flush", abstract: "Write the key index of a database to disk.",
        usage: "immuadmin database flush [--database NAME] [flags]")

    @Option(help: ArgumentHelp("Part of the index to rewrite.", valueName: "percent"))
    var cleanupPercentage = 0.0
    @Option(help: ArgumentHelp("Wait for the disk.", valueName: "true|false")) var synced = "true"
    @Option(help: ArgumentHelp("The database, the usual one by default.", valueName: "name"))
    var database: String?
    @OptionGroup var report: ReportOptions
    @OptionGroup var globals: AdminGlobals

    func run(in session: AdminSession) async throws {
        guard (0...100).contains(cleanupPercentage) else {
            throw CommandFailure(.usage, "--cleanup-percentage is not from 0 to 100")
        }
        try await announcing(in: session) { client in
            if let database { try await client.useDatabase(database) }
            try await client.flushIndex(
                cleanupPercentage: cleanupPercentage, isSynced: synced != "false")
            return "database index successfully flushed"
        }
    }
}

struct DatabaseCompactCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "compact", abstract: "Rewrite the key index of a database in its smallest form.",
        usage: "immuadmin database compact [--database NAME] [flags]")

    @Option(help: ArgumentHelp("The database, the usual one by default.", valueName: "name"))
    var database: String?
    @OptionGroup var report: ReportOptions
    @OptionGroup var globals: AdminGlobals

    func run(in session: AdminSession) async throws {
        try await announcing(in: session) { client in
            if let database { try await client.useDatabase(database) }
            try await client.compactIndex()
            return "database index successfully compacted"
        }
    }
}

struct DatabaseTruncateCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "truncate", abstract: "Discard values older than a retention period.",
        usage: "immuadmin database truncate NAME --retention-period PERIOD [flags]",
        discussion: """
            Keys, hashes and proofs stay; values that are gone cannot be brought back. What it would free is
            shown by: du --older-than PERIOD, where the files are.
            """)

    @Argument(help: "Name of the database.") var name: String
    @Option(help: ArgumentHelp("What is older is discarded, at least a day: 90d.", valueName: "period"))
    var retentionPeriod: String
    @Option(help: ArgumentHelp("Ask nothing.", valueName: "true|false")) var yesIKnowWhatIAmDoing: String?
    @OptionGroup var report: ReportOptions
    @OptionGroup var globals: AdminGlobals

    func run(in session: AdminSession) async throws {
        let seconds = try DurationText.seconds(retentionPeriod)
        guard
            try DatabaseReport.confirm(
                yesIKnowWhatIAmDoing, session,
                "Values of '\(name)' older than \(retentionPeriod) will be gone for good.", name: name)
        else {
            return try session.printer.report(
                MessageReport.header,
                MessageReport.record("database '\(name)' was not truncated. Safety flag not set"))
        }
        try await announcing(in: session) { client in
            try session.printer.remark(
                "truncating database '\(name)' up to retention period \(retentionPeriod)")
            // A hundred years of milliseconds fit.
            try await client.truncateDatabase(name, retentionMilliseconds: seconds * 1000)
            return "database '\(name)' successfully truncated"
        }
    }
}

import ArgumentParser
import CommandLineKit
import ImmuDBClient
import SystemIO
import TerminalUI

/// `database clone`: a copy under another name.
struct DatabaseCloneCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "clone", abstract: "Copy a database with its whole history under another name.",
        usage: "immuadmin database clone DATABASE COPY [flags]",
        discussion: """
            A hot-backup and a hot-restore in one, with all their checks; the copy has the same hashes.
            The backup lies in the directory for temporary files (TMPDIR, or --through) meanwhile.
            Settings are not copied; database diff shows how they differ.

            Examples:
              database clone ledger trial
              database clone ledger trial --offline /var/lib/immudb
            """)

    @Argument(help: "Name of the database.") var database: String
    @Argument(help: "Name of the copy.") var copy: String
    @Option(help: ArgumentHelp("Directory for the backup meanwhile.", valueName: "dir")) var through: String?
    @OptionGroup var report: ReportOptions
    @OptionGroup var globals: AdminGlobals

    func run(in session: AdminSession) async throws {
        let directory = through ?? session.environment["TMPDIR"] ?? "/tmp"
        let mark = String(UInt64.random(in: .min ... .max), radix: 16)
        let file = joinPath(directory, ".immuadmin-clone-\(mark).imm")
        do {
            try await HotBackupCommand.parse([database, "-o", file]).run(in: session)
            try await HotRestoreCommand.parse([copy, "-i", file]).run(in: session)
        } catch {
            // The reason matters more than what is left of the backup.
            do { try Self.remove(file, in: session.files) } catch _ {}
            throw error
        }
        try Self.remove(file, in: session.files)
    }

    private static func remove(_ file: String, in files: any FileSystem) throws {
        if try files.kind(of: file) != nil { try files.removeFile(file) }
        try BackupManifest.remove(for: file, in: files)
    }
}

/// `database diff`: settings side by side.
struct DatabaseDiffCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Show where the settings of two databases differ.",
        usage: "immuadmin database diff A B [flags]")

    @Argument(help: "Name of a database.") var first: String
    @Argument(help: "Name of another one.") var second: String
    @OptionGroup var report: ReportOptions
    @OptionGroup var globals: AdminGlobals

    func run(in session: AdminSession) async throws {
        try await session.withConnection { connection in
            let client = connection.client
            try await client.useDatabase(first)
            let left = try await client.databaseSettings()
            try await client.useDatabase(second)
            let right = try await client.databaseSettings()
            let header = ReportHeader(
                kind: "setting-difference", shape: .list,
                columns: [
                    Column("setting", legacyPrefix: "setting: "),
                    Column("first", title: first, legacyPrefix: "first:   "),
                    Column("second", title: second, legacyPrefix: "second:  "),
                ], mainColumn: "setting", emptyText: "the settings are the same", hasBadges: false)
            let names = Set(left.keys).union(right.keys).sorted()
            let records = names.compactMap { name -> Record? in
                guard left[name] != right[name] else { return nil }
                let isSecret = name == "replication-primary-password"
                func field(_ value: DatabaseSettingValue?) -> FieldValue {
                    guard let value else { return .null }
                    return isSecret && value != .text("") ? .text("(not shown)") : DatabaseReport.field(value)
                }
                return Record([.text(name), field(left[name]), field(right[name])])
            }
            try session.printer.report(header, records)
        }
    }
}

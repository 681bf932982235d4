import ArgumentParser
import CommandLineKit
import ImmuDBClient

/// `exec`: statements that change something.
struct ExecCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "exec", abstract: "Execute SQL statements in one transaction.",
        usage: "immuclient exec SQL... [flags]",
        discussion: """
            In the shell SQL can be typed without a command, up to a semicolon.

            Examples:
              exec "CREATE TABLE invoice (id INTEGER AUTO_INCREMENT, total INTEGER, PRIMARY KEY id)"
              exec "INSERT INTO invoice (total) VALUES (120), (80)"
            """, aliases: ["x"])

    @Argument(help: "The statements; several words are joined by blanks.") var sql: [String]
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        try await StatementRunner(session: session).execute(sql.joined(separator: " "))
    }
}

/// `query`: rows.
struct QueryCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "query", abstract: "Execute a SQL query and show its rows.",
        usage: "immuclient query SQL... [flags]",
        discussion: """
            Rows are printed as they come. They are what the ledger claims; 'verify row' proves one.

            Examples:
              query "SELECT id, total FROM invoice WHERE total > 100 ORDER BY total"
              query --output csv "SELECT * FROM invoice"
            """, aliases: ["q"])

    @Argument(help: "The query; several words are joined by blanks.") var sql: [String]
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        try await StatementRunner(session: session).query(sql.joined(separator: " "))
    }
}

/// `tables`.
struct TablesCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "tables", abstract: "List the tables of the database.",
        usage: "immuclient tables [flags]")

    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let names = try await session.ledger().sql.tables()
        let header = ResultPrinter.header("table", [Column("table", legacyPrefix: "TABLE")])
        var writer = try session.begin(header)
        for name in names { try writer.add(Record([.text(name)])) }
        try writer.end()
        try session.flushResult()
    }
}

/// `describe`.
struct DescribeCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "describe", abstract: "Show the columns of a table.",
        usage: "immuclient describe TABLE [flags]", aliases: ["table"])

    @Argument(help: "Name of a table.", completion: LiveNames.tables) var table: String
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let desk = try await session.ledger().sql
        let runner = StatementRunner(session: session)
        let columns = try await runner.explaining(table, desk) { try await desk.describe(table) }
        var writer = try session.begin(Self.header)
        let isLegacy = try session.settings.flag("compat")
        for column in columns { try writer.add(Self.record(column, isLegacy: isLegacy)) }
        try writer.end()
        try session.flushResult()
    }

    private static let header = ResultPrinter.header(
        "column",
        [
            Column("column", legacyPrefix: "COLUMN"), Column("type", legacyPrefix: "TYPE"),
            Column("nullable", legacyPrefix: "NULLABLE"), Column("index", legacyPrefix: "INDEX"),
            Column("autoIncrement", title: "auto increment", legacyPrefix: "AUTO_INCREMENT"),
            Column("unique", legacyPrefix: "UNIQUE"),
        ])

    private static func record(_ column: SQLColumnDescription, isLegacy: Bool) -> Record {
        Record([
            .text(column.name), .text(isLegacy ? column.type : Self.declared(column.type)),
            .boolean(column.isNullable), .text(column.index),
            .boolean(column.isAutoIncremented), .boolean(column.isUnique),
        ])
    }

    /// A type as CREATE TABLE takes it, `VARCHAR[20]`; servers say `VARCHAR(20)`.
    static func declared(_ type: String) -> String {
        guard type.hasSuffix(")"), let start = type.firstIndex(of: "(") else { return type }
        let length = type[start...].dropFirst().dropLast()
        return length.isEmpty || !length.allSatisfy(\.isWholeNumber) ? type : type[..<start] + "[\(length)]"
    }
}

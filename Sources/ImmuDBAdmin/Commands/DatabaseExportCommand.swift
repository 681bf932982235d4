import ArgumentParser
import CommandLineKit
import ImmuDBClient
import ImmuDBRecords
import SystemIO
import TerminalUI

/// How rows stand in files, as flags of export and import.
struct RowFormatOptions: ParsableArguments {
    @Option(help: ArgumentHelp("csv or jsonl; without it the name of the file decides.", valueName: "format"))
    var format: String?
    @Option(
        name: [.long, .customLong("s")], help: ArgumentHelp("Between cells of CSV.", valueName: "character"))
    var separator: String?
    @Option(
        help: ArgumentHelp(
            "What stands for NULL in CSV, without quotes; nothing at all by default.", valueName: "text"))
    var null = ""

    init() {}

    /// - Parameter path: the file, or - for a stream.
    func rowFormat(_ path: String?) throws(CommandFailure) -> RowFormat {
        var result = RowFormat()
        if let format {
            guard let kind = RowFormat.Kind(rawValue: format) else {
                throw CommandFailure(.usage, "'\(format)' is no format of rows", hint: "csv or jsonl")
            }
            result.kind = kind
        } else if let path, let kind = RowFormat.kind(ofFile: path) {
            result.kind = kind
        }
        let isTabbed = separator == nil && path?.lowercased().hasSuffix(".tsv") == true
        let text = separator.map { $0 == "\\t" ? "\t" : $0 } ?? (isTabbed ? "\t" : ",")
        guard let byte = text.utf8.first, text.utf8.count == 1, ![0x0A, 0x0D, 0x22].contains(byte) else {
            throw CommandFailure(.usage, "--separator is not one plain character: '\(text)'")
        }
        result.separator = byte
        result.null = Array(null.utf8)
        guard !result.null.contains(where: { [0x0A, 0x0D, 0x22, byte].contains($0) }) else {
            throw CommandFailure(.usage, "--null has a separator, a quote or a line break in it")
        }
        return result
    }
}

/// `database export`.
struct DatabaseExportCommand: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write the rows of a table to a file, as CSV or JSON lines.",
        usage: "immuadmin database export TABLE [-o FILE] [--format csv|jsonl] [flags]",
        discussion: """
            The file is TABLE.csv in the current directory unless -o says otherwise, - for standard
            output. It is complete or not there: it gets its name at the end. Rows are passed on as they
            come. In CSV a NULL is an empty cell and an empty text is "", unless --null names a word for
            it; BLOBs are \\x and hexadecimal digits, times are UTC.

            Examples:
              database export invoices
              database export invoices -o invoices.jsonl --database ledger
              database export invoices -o - --null NULL --separator ';'
            """, aliases: ["e"])

    @Argument(help: "Name of the table.") var table: String
    @Option(
        name: [.short, .long, .customLong("o")],
        help: ArgumentHelp("File to write, - for standard output.", valueName: "file"))
    var output: String?
    @OptionGroup var rows: RowFormatOptions
    @Option(help: ArgumentHelp("The database, the usual one by default.", valueName: "name"))
    var database: String?
    @OptionGroup var globals: AdminGlobals

    func run(in session: AdminSession) async throws {
        let name = try SQLText.checkedName(table)
        let format = try rows.rowFormat(output)
        let target = output ?? "\(name).\(format.kind.rawValue)"
        try await session.withConnection { connection in
            if let database { try await connection.client.useDatabase(database) }
            let count = try await RowFile.write(to: target, in: session) { output in
                let statement = "SELECT * FROM \(SQLText.identifier(name))"
                let titles = FirstOnly()
                try await connection.client.sqlQuery(statement) { batch in
                    if await titles.take() {
                        try await output.write(format.titles(batch.columns.map(\.plainName)))
                    }
                    try await output.write(batch) { format.line($0, $1) }
                }
            }
            if target != "-" { try session.printer.remark("\(count) rows written to \(target)") }
        }
    }
}

/// True the first time.
actor FirstOnly {
    private var isFirst = true

    func take() -> Bool {
        defer { isFirst = false }
        return isFirst
    }
}

/// A file that gets its name when it is complete.
enum RowFile {
    /// - Parameter target: - for standard output.
    /// - Returns: rows written.
    @MainActor
    static func write(
        to target: String, in session: AdminSession, _ body: (RowOutput) async throws -> Void
    ) async throws -> UInt64 {
        guard target != "-" else {
            let output = RowOutput(BackupPipe(sink: session.streams.output))
            try await body(output)
            try await output.finish()
            return await output.rows
        }
        let files = session.files
        let partial = joinPath(parentDirectory(of: target), ".\(lastComponent(of: target)).partial")
        if try files.kind(of: partial) != nil { try files.removeFile(partial) }
        let output = RowOutput(try BackupFile(creating: partial, in: files))
        do {
            try await body(output)
            try await output.finish()
            try files.rename(partial, to: target)
            try files.syncDirectory(parentDirectory(of: target))
        } catch {
            try files.removeFile(partial)
            throw error
        }
        return await output.rows
    }
}

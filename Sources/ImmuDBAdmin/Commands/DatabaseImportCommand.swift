import ArgumentParser
import CommandLineKit
import ImmuDBClient
import ImmuDBRecords
import ImmuDBStorage
import SystemIO
import TerminalUI

/// `database import`.
struct DatabaseImportCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Put the rows of a file into a table, from CSV or JSON lines.",
        usage: "immuadmin database import FILE --table TABLE [--rejects FILE] [--resume FILE] [flags]",
        discussion: """
            Values are read as the types of their columns and travel as parameters. Many rows share a
            transaction; when one is refused, it alone is left out. Without --rejects the import
            ends at the first such row; with it they go to a file that can be mended and imported again.
            --resume keeps in a file how far the import came, and goes on there; a transaction that was
            cut off meanwhile is tried again, and rows whose key is there already are passed over.

            The first line of CSV names columns, in any order; with --header=false all columns are there in
            their order. JSON lines name the columns they have.

            Examples:
              database import invoices.csv --table invoices
              database import invoices.jsonl --table invoices --existing skip --database ledger
              database import big.csv --table t --resume big.state --rejects big.rejects.csv
              database import old.csv --table t --null NULL
            """, aliases: ["i"])

    @Argument(help: ArgumentHelp("File to read, - for standard input.")) var file: String
    @Option(name: [.long, .customLong("t")], help: ArgumentHelp("Name of the table.", valueName: "name"))
    var table: String
    @Option(
        name: [.long, .customLong("h")],
        help: ArgumentHelp("Whether the first line of CSV has titles.", valueName: "true|false"))
    var header = "true"
    @OptionGroup var rows: RowFormatOptions
    @Option(help: ArgumentHelp("Rows of a transaction.", valueName: "number")) var batch = Limits
        .batchRowsUsual
    @Option(
        help: ArgumentHelp("A key that is there already: refuse, skip or replace.", valueName: "what"))
    var existing = TableImport.Existing.refuse.rawValue
    @Option(help: ArgumentHelp("File for rows that are refused.", valueName: "file")) var rejects: String?
    @Option(help: ArgumentHelp("File that tells how far the import came.", valueName: "file"))
    var resume: String?
    @Flag(help: "Read and check the file, and write nothing.") var dryRun = false
    @Option(help: ArgumentHelp("The database, the usual one by default.", valueName: "name"))
    var database: String?
    @OptionGroup var report: ReportOptions
    @OptionGroup var globals: AdminGlobals

    func run(in session: AdminSession) async throws {
        let name = try SQLText.checkedName(table)
        guard let existing = TableImport.Existing(rawValue: existing) else {
            throw CommandFailure(.usage, "--existing is refuse, skip or replace")
        }
        guard (1...Limits.batchRowsMax).contains(batch) else {
            throw CommandFailure(.usage, "--batch is from 1 to \(Limits.batchRowsMax)")
        }
        guard ["true", "false"].contains(header) else {
            throw CommandFailure(.usage, "--header is '\(header)', not true or false")
        }
        guard file != "-" || resume == nil else {
            throw CommandFailure(.usage, "standard input cannot be resumed", hint: "put the rows into a file")
        }
        let format = try rows.rowFormat(file)
        try await Interruption.cancellingOnSignal {
            try await session.withConnection { connection in
                if let database { try await connection.client.useDatabase(database) }
                let shape = try await TableShape(name, client: connection.client)
                var run = ImportRun(
                    session: session, path: file, rejects: rejects, statePath: resume, isDry: dryRun)
                let importing = TableImport(
                    client: connection.client, shape: shape, batchRows: batch, existing: existing)
                try await run.run(importing, format: format, hasTitles: header == "true")
                try session.printer.report(ImportRun.header, run.record)
            }
        }
    }
}

/// One import from beginning, or from where the last one was cut off, to end.
@MainActor
struct ImportRun {
    let session: AdminSession
    let path: String
    let rejects: String?
    let statePath: String?
    let isDry: Bool
    private var rows: UInt64 = 0
    private var refused: UInt64 = 0
    private var transactions: UInt64 = 0
    private var rejectFile: BackupFile?

    init(session: AdminSession, path: String, rejects: String?, statePath: String?, isDry: Bool) {
        self.session = session
        self.path = path
        self.rejects = rejects
        self.statePath = statePath
        self.isDry = isDry
    }

    static let header = ReportHeader(
        kind: "import",
        columns: [
            Column("message", visibility: .legacyOnly, legacyPrefix: ""), Column("rows"), Column("refused"),
            Column("transactions"),
        ], mainColumn: "rows", hasBadges: false)

    var record: Record {
        let what = isDry ? "would be imported" : "imported"
        let rest = refused > 0 ? ", \(refused) refused" : ""
        return Record([
            .text("\(rows) rows \(what)\(rest)"), .unsigned(rows), .unsigned(refused),
            .unsigned(transactions),
        ])
    }

    mutating func run(_ start: TableImport, format: RowFormat, hasTitles: Bool) async throws {
        let files = session.files
        let bar = session.progress("importing", .bytes)
        defer { bar.clear() }
        guard path != "-" else {
            let stream = ByteStream(DescriptorBackupInput(descriptor: session.streams.inputDescriptor))
            var source = try RowSource(stream, format: format, shape: start.shape, hasTitles: hasTitles)
            return try await copy(&source, start, nil) { _ in }
        }
        let file = try files.open(path, .readOnly)
        defer { BackupFileReading.close(file) }
        let size = try file.size()
        var source = try RowSource(
            ByteStream(FileBackupInput(file)), format: format, shape: start.shape, hasTitles: hasTitles)
        let absolute = try canonicalPath(path)
        var state = try statePath.flatMap { try ImportState.load($0, in: files) }
        if let found = state {
            guard found.file == absolute, found.table == start.shape.name, found.offset <= size else {
                throw CommandFailure(
                    .conflict,
                    "\(statePath ?? "") belongs to the import of \(found.file) into \(found.table)",
                    hint: "name another file, or remove it to begin anew")
            }
            source.goOn(
                ByteStream(FileBackupInput(file, at: found.offset), offset: found.offset, line: found.line))
            (rows, refused) = (found.rows, found.refused)
            try session.printer.remark("going on at line \(found.line), \(found.rows) rows are there")
        } else if statePath != nil {
            state = ImportState(
                file: absolute, table: start.shape.name, offset: 0, line: 1, rows: 0, refused: 0)
        }
        try await copy(&source, start, state) { bar.update(done: $0, total: size) }
        if let statePath, !isDry, try files.kind(of: statePath) != nil { try files.removeFile(statePath) }
    }

    private mutating func copy(
        _ source: inout RowSource, _ start: TableImport, _ state: ImportState?,
        _ progress: (UInt64) -> Void
    ) async throws {
        var importing = start
        let before = rows
        let resumes = (state?.offset ?? 0) > 0
        // What was under way when the last run was cut off may be there already.
        if resumes, start.existing == .refuse { importing.existing = .skip }
        do {
            while let next = try source.next() {
                try Task.checkCancellation()
                switch next {
                case .failure(let row):
                    // The rows before it are to be there when this is the end.
                    if rejects == nil, !isDry { try refuse(try await importing.flush(), source) }
                    try refuse([row], source)
                case .success(let row):
                    guard !isDry else {
                        rows += 1
                        continue
                    }
                    guard let out = try await importing.add(row) else { continue }
                    try refuse(out, source)
                    importing.existing = start.existing
                    (rows, transactions) = (before + importing.rows, importing.transactions)
                    progress(row.end.offset)
                    try save(state, importing.done)
                }
            }
            if !isDry {
                try refuse(try await importing.flush(), source)
                (rows, transactions) = (before + importing.rows, importing.transactions)
            }
        } catch {
            try rejectFile?.finish()
            throw error
        }
        try rejectFile?.finish()
    }

    private func save(_ state: ImportState?, _ done: RowEnd?) throws {
        guard var state, let done, let statePath else { return }
        (state.offset, state.line) = (done.offset, done.line)
        (state.rows, state.refused) = (rows, refused)
        try state.save(statePath, in: session.files)
    }

    private mutating func refuse(_ list: [RefusedRow], _ source: RowSource) throws {
        for row in list {
            refused += 1
            if refused <= UInt64(Limits.shownRefusalsMax) {
                try session.printer.remark("line \(row.line): \(row.reason)")
            }
            if isDry { continue }
            guard let rejects else {
                throw CommandFailure(
                    .conflict, "line \(row.line) is refused: \(row.reason)",
                    hint: "rows before it are there; --rejects FILE sets such rows aside and goes on")
            }
            if rejectFile == nil {
                if let size = try session.files.kind(of: rejects).map({ _ in try Self.size(rejects, session) }
                ) {
                    rejectFile = try BackupFile(appendingTo: rejects, at: size, in: session.files)
                } else {
                    rejectFile = try BackupFile(creating: rejects, in: session.files)
                    try rejectFile?.write(source.head)
                }
            }
            try rejectFile?.write(row.text)
        }
    }

    private static func size(_ path: String, _ session: AdminSession) throws -> UInt64 {
        let file = try session.files.open(path, .readOnly)
        defer { BackupFileReading.close(file) }
        return try file.size()
    }
}

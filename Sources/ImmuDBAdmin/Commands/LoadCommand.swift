import ArgumentParser
import CommandLineKit
import ImmuDBClient
import ImmuDBProofs
import ImmuDBRecords
import ImmuDBStorage
import SystemIO
import TerminalUI

/// `load`: a dump, into a database.
struct LoadCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "load", abstract: "Read a dump into a database.",
        usage: "immuadmin load FILE [--database NAME] [flags]",
        discussion: """
            Makes the tables, which must not exist, and writes rows and keys as new transactions. A file
            whose last line is missing was cut off and is refused before anything is written.

            Examples:
              load ledger.dump --database copy
              load ledger.dump --dry-run
            """)

    @Argument(help: ArgumentHelp("File to read, - for standard input.")) var file: String
    @Flag(help: "Read and check the file, and write nothing.") var dryRun = false
    @Option(help: ArgumentHelp("The database, the usual one by default.", valueName: "name"))
    var database: String?
    @OptionGroup var report: ReportOptions
    @OptionGroup var globals: AdminGlobals

    private static let header = ReportHeader(
        kind: "load",
        columns: [
            Column("message", visibility: .legacyOnly, legacyPrefix: ""), Column("tables"), Column("rows"),
            Column("keys"),
        ], mainColumn: "rows", hasBadges: false)

    func run(in session: AdminSession) async throws {
        try await Interruption.cancellingOnSignal {
            guard file != "-" else {
                let input = DescriptorBackupInput(descriptor: session.streams.inputDescriptor)
                return try await load(ByteStream(input), in: session)
            }
            let opened = try session.files.open(file, .readOnly)
            defer { BackupFileReading.close(opened) }
            try Self.requireEnd(opened)
            try await load(ByteStream(FileBackupInput(opened)), in: session)
        }
    }

    /// Looks at the last line before anything is written.
    private static func requireEnd(_ file: any File) throws {
        let size = try file.size()
        let start = size - min(size, UInt64(Limits.dumpTrailerBytesMax))
        var stream = ByteStream(FileBackupInput(file, at: start), offset: start)
        var last: [UInt8] = []
        while let line = try stream.nextLine() { if !line.isEmpty { last = line } }
        guard last.starts(with: Array(#"{"end":true,"#.utf8)) else { throw cutOff }
    }

    private static var cutOff: CommandFailure {
        CommandFailure(.failure, "the dump was cut off: its last line is missing", hint: "dump again")
    }

    @MainActor
    private func load(_ stream: ByteStream, in session: AdminSession) async throws {
        var loading = DumpLoading()
        if dryRun {
            try await loading.run(stream, into: nil)
        } else {
            try await session.withConnection { connection in
                if let database { try await connection.client.useDatabase(database) }
                try await loading.run(stream, into: connection.client)
            }
        }
        let (tables, rows, keys) = (loading.tables, loading.rows, loading.keys)
        try session.printer.report(
            Self.header,
            Record([
                .text(
                    "\(tables) tables, \(rows) rows, \(keys) keys \(dryRun ? "would be loaded" : "loaded")"),
                .unsigned(tables), .unsigned(rows), .unsigned(keys),
            ]))
    }
}

/// Reads a dump line by line.
@MainActor
struct DumpLoading {
    private(set) var tables: UInt64 = 0
    private(set) var rows: UInt64 = 0
    private(set) var keys: UInt64 = 0
    private var client: LedgerClient?
    private var table: (source: RowSource, rows: TableImport)?
    private var entries: [KeyValue] = []
    private var entryBytes = 0

    /// - Parameter client: nil only reads.
    mutating func run(_ start: ByteStream, into client: LedgerClient?) async throws {
        self.client = client
        var stream = start
        var isFirst = true
        var hasEnd = false
        while true {
            let number = stream.line
            guard let line = try stream.nextLine() else { break }
            if line.isEmpty { continue }
            try Task.checkCancellation()
            do {
                let members = try JSONMembers(line)
                if isFirst {
                    guard members.text("format") == DumpLine.formatName else {
                        throw TableError(
                            "this is no dump: the first line does not say \(DumpLine.formatName)")
                    }
                } else if members["end"] != nil {
                    hasEnd = true
                    break
                } else {
                    try await take(members, RowEnd(offset: stream.offset, line: stream.line), number)
                }
                isFirst = false
            } catch let error as TableError where error.line == nil {
                throw TableError(error.problem, line: number)
            }
        }
        try await flush()
        guard !isFirst, hasEnd else {
            throw CommandFailure(
                .failure, "the dump was cut off: its last line is missing", hint: "what it has is loaded")
        }
    }

    private mutating func take(_ members: JSONMembers, _ end: RowEnd, _ line: Int) async throws {
        if let statement = members.text("statement") {
            try await flush()
            try Self.requireDefinition(statement)
            if statement.hasPrefix("CREATE TABLE ") { tables += 1 }
            _ = try await client?.sqlExec(statement)
        } else if let name = members.text("table"), let row = members["row"] {
            rows += 1
            guard let client else { return _ = try JSONMembers(row) }
            if table?.rows.shape.name != name {
                try await flush()
                let shape = try await TableShape(try SQLText.checkedName(name), client: client)
                let source = try RowSource(
                    ByteStream(NoInput()), format: RowFormat(kind: .jsonl), shape: shape, hasTitles: false)
                let writer = TableImport(
                    client: client, shape: shape, batchRows: Limits.batchRowsUsual, existing: .refuse)
                table = (source, writer)
            }
            guard var writer = table else { return }
            let (columns, values) = try writer.source.values(of: JSONMembers(row))
            let next = FileRow(columns: columns, values: values, line: line, text: row, end: end)
            table = nil
            let refused = try await writer.rows.add(next)
            table = writer
            try Self.requireNone(refused ?? [])
        } else if let key = members["key"] {
            keys += 1
            try await take(key: try DumpLine.bytes(of: key), members)
        } else {
            throw TableError("a line of an unknown kind")
        }
    }

    /// A dump comes from elsewhere: it may define things, and do nothing else.
    private static func requireDefinition(_ statement: String) throws(TableError) {
        let kinds = ["TABLE", "INDEX", "UNIQUE INDEX", "VIEW", "SEQUENCE"]
        let scanner = StatementScanner(Array(statement.utf8))
        guard kinds.contains(where: { statement.hasPrefix("CREATE \($0) ") }), scanner.statements.isEmpty,
            scanner.opening == .statement
        else { throw TableError("the statement is none that a dump may have: \(statement.prefix(60))") }
    }

    private mutating func take(key: [UInt8], _ members: JSONMembers) async throws {
        if let target = members["reference"] {
            try await flush()
            let bytes = try DumpLine.bytes(of: target)
            _ = try await client?.setReference(key, to: bytes)
            return
        }
        guard let value = members["value"] else { throw TableError("a key without a value") }
        var metadata = KVMetadata.none
        if let time = members["expiresAt"] {
            guard let seconds = Int64(String(decoding: time, as: UTF8.self)) else {
                throw TableError("expiresAt is no time")
            }
            metadata.expiresAt = seconds
        }
        let bytes = try DumpLine.bytes(of: value)
        entries.append(KeyValue(key: key, value: bytes, metadata: metadata))
        entryBytes += key.count + bytes.count
        if entries.count >= Limits.batchRowsUsual || entryBytes >= Limits.batchBytesMax { try await flush() }
    }

    private mutating func flush() async throws {
        if var writer = table {
            table = nil
            try Self.requireNone(try await writer.rows.flush())
        }
        guard !entries.isEmpty else { return }
        _ = try await client?.setAll(entries)
        entries.removeAll(keepingCapacity: true)
        entryBytes = 0
    }

    private static func requireNone(_ refused: [RefusedRow]) throws {
        guard let first = refused.first else { return }
        throw CommandFailure(.conflict, "line \(first.line) is refused: \(first.reason)")
    }
}

/// Nothing at all.
private struct NoInput: BackupInput {
    mutating func read(atMost count: Int) throws(BackupError) -> [UInt8] { [] }
}

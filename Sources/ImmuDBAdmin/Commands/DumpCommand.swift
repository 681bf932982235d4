import ArgumentParser
import CommandLineKit
import ImmuDBClient
import ImmuDBProofs
import SystemIO
import TerminalUI

/// `dump`: what a database holds now, as text.
struct DumpCommand: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "dump", abstract: "Write tables, rows and keys of a database as text that loads again.",
        usage: "immuadmin dump [FILE] [--database NAME] [flags]",
        discussion: """
            A dump has the newest values, not the history: it is a way out and over to other programs, and
            no backup; hot-backup is. It is one JSON object on each line: statements that make the
            tables and their indexes, their rows as they were after one transaction, keys with their
            values, references. load reads it. Servers do not tell CHECK and DEFAULT of tables, sorted
            sets cannot be listed: these are left out.

            Examples:
              dump ledger.dump --database ledger
              dump - --database ledger | gzip > ledger.dump.gz
              dump --offline /var/lib/immudb
            """)

    @Argument(help: "File to write, - for standard output.") var file: String?
    @Option(help: ArgumentHelp("The database, the usual one by default.", valueName: "name"))
    var database: String?
    @OptionGroup var globals: AdminGlobals

    func run(in session: AdminSession) async throws {
        let now = SystemClock().now()
        let target = file ?? "immudb_\(FileStamp.text(now)).dump"
        try await session.withConnection { connection in
            let client = connection.client
            if let database { try await client.useDatabase(database) }
            let state = try await client.claimedState().claimed
            let count = try await RowFile.write(to: target, in: session) { output in
                let head = DumpLine.head(database: state.database, state: state, time: now)
                try await output.write(Array((head.text + "\n").utf8))
                let tables = state.txID == 0 ? 0 : try await Self.tables(client, state.txID, output)
                let rows = await output.rows
                let keys = state.txID == 0 ? 0 : try await Self.keys(client, output)
                let end = DumpLine.end(tables: tables, rows: rows, keys: keys)
                try await output.write(Array((end.text + "\n").utf8))
            }
            if target != "-" {
                try session.printer.remark(
                    "database '\(state.database)' with \(count) rows written to \(target)")
            }
        }
    }

    /// - Returns: how many there are.
    private static func tables(
        _ client: LedgerClient, _ txID: UInt64, _ output: RowOutput
    ) async throws -> UInt64 {
        let names = try await client.tables().claimed
        for name in names {
            _ = try SQLText.checkedName(name)
            let shape = try await TableShape(name, client: client)
            for statement in shape.statements {
                try await output.write(Array((DumpLine.statement(statement).text + "\n").utf8))
            }
            try await client.sqlQuery("SELECT * FROM \(SQLText.identifier(name)) UNTIL TX \(txID)") { batch in
                try await output.write(batch) { names, values in
                    Array((DumpLine.row(table: name, names: names, values: values).text + "\n").utf8)
                }
            }
        }
        return UInt64(names.count)
    }

    /// Values first, then references, which need their targets.
    /// - Returns: how many there are.
    private static func keys(_ client: LedgerClient, _ output: RowOutput) async throws -> UInt64 {
        var keys: UInt64 = 0
        var references: UInt64 = 0
        for isSecond in [false, true] where !isSecond || references > 0 {
            for try await entry in client.scan(ScanRange()) {
                let entry = entry.claimed
                if entry.reference != nil { references += isSecond ? 0 : 1 }
                guard (entry.reference != nil) == isSecond else { continue }
                let line = isSecond ? DumpLine.reference(entry) : DumpLine.entry(entry)
                try await output.write(Array((line.text + "\n").utf8))
                keys += 1
            }
        }
        return keys
    }
}

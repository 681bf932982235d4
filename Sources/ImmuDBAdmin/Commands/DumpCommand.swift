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
            values, references. load reads it. What is defined is read from the transactions themselves
            and proven, for servers do not tell all of it: the first time that goes through all of them.
            Sorted sets cannot be listed: they are left out. Sequences begin anew.

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
            let claimed = try await client.claimedState().claimed
            let definitions = claimed.txID == 0 ? nil : try await client.provenDefinitions()
            let state = definitions?.state ?? claimed
            let count = try await RowFile.write(to: target, in: session) { output in
                let head = DumpLine.head(database: state.database, state: state, time: now)
                try await output.write(Array((head.text + "\n").utf8))
                let tables = try await Self.tables(client, definitions, output)
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
        _ client: LedgerClient, _ definitions: DatabaseDefinitions?, _ output: RowOutput
    ) async throws -> UInt64 {
        guard let definitions else { return 0 }
        for table in definitions.tables {
            _ = try SQLText.checkedName(table.name)
            for statement in table.statements {
                try await output.write(Array((DumpLine.statement(statement).text + "\n").utf8))
            }
            let rows = "SELECT * FROM \(SQLText.identifier(table.name)) UNTIL TX \(definitions.state.txID)"
            try await client.sqlQuery(rows) { batch in
                try await output.write(batch) { names, values in
                    Array((DumpLine.row(table: table.name, names: names, values: values).text + "\n").utf8)
                }
            }
        }
        for statement in definitions.statementsAfterTables {
            try await output.write(Array((DumpLine.statement(statement).text + "\n").utf8))
        }
        return UInt64(definitions.tables.count)
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

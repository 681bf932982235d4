import ArgumentParser
import CommandLineKit
import ImmuDBProofs
import TerminalUI

/// `verify`: recomputes a whole database.
struct VerifyCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Read a whole local database and recompute every hash, or prove one row of a table.",
        usage: "immuclient verify [row TABLE KEY... | forget TABLE | forget collection NAME] [flags]",
        discussion: """
            Every value is read and hashed, every transaction is rebuilt from its entries and linked to
            the one before, and the result is compared with the trusted state. Nothing is changed.

            With 'row' one row is read by the values of its primary key and proven. The columns of its
            table are read from the transactions themselves and kept, and a table that is shown otherwise
            is an alarm; 'forget' gives up what is kept, so that it is read anew. The same holds for
            collections, whose documents 'doc get' proves.

            Examples:
              verify
              verify --database ledger --output json
              verify row invoice 7
              verify forget invoice
              verify forget collection orders
            """)

    @Argument(
        help: """
            Nothing for the whole database; row, a table and a primary key; forget and a table, or \
            forget, the word collection and its name.
            """)
    var what: [String] = []
    @Option(help: ArgumentHelp("Transaction that wrote the wanted version of the row.", valueName: "tx"))
    var atTx: UInt64?
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        guard what.isEmpty else { return try await run(about: what, in: session) }
        let meter = ProgressMeter(title: "verifying", unit: .items("transactions"), total: nil)
        let bar = ProgressBar(meter, to: session.streams.error, capabilities: session.streams.capabilities)
        let result: VerificationView
        do {
            result = try await session.check { done, total in
                bar.update(done: done, total: total)
                return true
            }
        } catch {
            bar.clear()
            throw error
        }
        bar.clear()
        try session.report(Self.header, Self.record(result), notes: Self.notes(result))
        for fault in result.derivedFaults {
            try session.remark(
                "immuclient: \(fault.message) (\(fault.place)): derived data, the next opening makes it again"
            )
        }
        if let failure = Self.failure(result) { throw failure }
    }

    /// What the exit status has to say.
    private static func failure(_ result: VerificationView) -> CommandFailure? {
        if let first = result.faults.first {
            let count = result.faults.count == 1 ? "1 place" : "\(result.faults.count) places"
            return CommandFailure(
                .proofMismatch,
                "database \(result.database) is damaged or was changed in \(count); "
                    + "the first: \(first.message) (\(first.place))",
                hint: result.faults.allSatisfy { $0.kind == "tree" }
                    ? "the tree is made from the transactions: immuadmin fsck --rebuild-index makes it again"
                    : "restore a backup or copy a replica; the data was left as it is, --output json lists "
                        + "every place")
        }
        if result.containsTrustedState == false, result.trustedTxID > result.lastTxID {
            return CommandFailure(
                .rollback,
                "database \(result.database) is consistent, but ends at transaction \(result.lastTxID): "
                    + "it is older than transaction \(result.trustedTxID), which was trusted",
                hint: "a backup was restored, or transactions were taken away; see trust show")
        }
        if result.containsTrustedState == false {
            return CommandFailure(
                .fork, "database \(result.database) is consistent, but not the history that was trusted",
                hint: "it was replaced or rewritten; trust show tells what was trusted")
        }
        return nil
    }

    private static let header = ReportHeader(
        kind: "verification",
        columns: [
            Column("result", legacyPrefix: "result:       "),
            Column("database", legacyPrefix: "database:     "),
            Column("transactions", legacyPrefix: "transactions: "),
            Column("entries", legacyPrefix: "entries:      "),
            Column("valueBytes", title: "value bytes", legacyPrefix: "valueBytes:   "),
            Column("missingValues", title: "missing values", legacyPrefix: "missing:      "),
            Column("hash", legacyPrefix: "hash:         "),
            Column("containsTrustedState", title: "contains trusted state", legacyPrefix: "trusted:      "),
            Column("faults", visibility: .detail),
        ], mainColumn: "result", hasBadges: false)

    private static func record(_ result: VerificationView) -> Record {
        Record([
            .text(result.faults.isEmpty ? "consistent" : "DAMAGED"), .text(result.database),
            .unsigned(result.transactions),
            .unsigned(result.entries), .unsigned(result.valueBytes),
            result.missingValues > 0 ? .unsigned(result.missingValues) : .null, .hash(result.alh.bytes),
            result.containsTrustedState.map { .boolean($0) } ?? .null,
            result.faults.isEmpty
                ? .null : .records(RecordList(columns: faultColumns, records: result.faults.map(fault))),
        ])
    }

    private static let faultColumns = [
        Column("kind"), Column("tx"), Column("key"), Column("file"), Column("offset"), Column("message"),
    ]

    private static func fault(_ fault: VerificationView.Fault) -> Record {
        Record([
            .text(fault.kind), fault.txID.map { .unsigned($0) } ?? .null,
            fault.key.map { .bytes($0) } ?? .null, fault.file.map { .text($0) } ?? .null,
            fault.offset.map { .unsigned($0) } ?? .null, .text(fault.message),
        ])
    }

    private static func notes(_ result: VerificationView) -> [String] {
        var notes: [String] = []
        if result.trustedTxID == 0 {
            notes.append("nothing was trusted before: compare the hash with one from another source")
        } else if result.containsTrustedState == nil {
            notes.append("what was trusted could not be compared: the damage comes first")
        }
        if result.missingValues > 0 {
            notes.append("values removed by retention cannot be checked; their hashes were")
        }
        return notes
    }
}

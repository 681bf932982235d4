import ArgumentParser
import CommandLineKit
import ImmuDBProofs
import ImmuDBStorage
import SystemIO
import TerminalUI

/// `fsck`: recomputes everything in a directory, and heals what is derived.
struct FsckCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "fsck",
        abstract: "Recompute every hash in a data directory, and heal derived data.",
        usage: "immuadmin fsck [DIR] [--database NAME ...] [--rebuild-index] [flags]",
        discussion: """
            Reads values, transactions, the chain between them and the tree over them, and changes nothing.
            With --rebuild-index the key index, and a damaged tree, are made again from the
            transactions. Transactions and values are never touched; where they are damaged, nothing is
            rebuilt: restore a backup.

            Examples:
              fsck /var/lib/immudb
              fsck /var/lib/immudb --database ledger --rebuild-index
              fsck /var/lib/immudb --output json
            """)

    @Argument(help: ArgumentHelp("The data directory.", valueName: "dir")) var directory: String?
    @Option(help: ArgumentHelp("Only this database; can be repeated.", valueName: "name"))
    var database: [String] = []
    @Flag(help: "Make index and tree again from the transactions.") var rebuildIndex = false
    @OptionGroup var report: ReportOptions
    @OptionGroup var globals: AdminGlobals

    func run(in session: AdminSession) async throws {
        let path = try directory ?? session.directory()
        let place = try await DataDirectory(path, writes: rebuildIndex, in: session.files)
        defer { place.close() }
        var damaged: [String] = []
        var isHealable = true
        var writer = try session.printer.begin(Self.header)
        for chosen in try place.chosen(database) {
            let result = try await check(chosen.name, chosen.path, session)
            try writer.add(Self.record(result))
            if !result.isClean { damaged.append(chosen.name) }
            if !result.isPrimarySound { isHealable = false }
            for fault in result.report.derivedFaults {
                try session.printer.remark(
                    "immuadmin: \(chosen.name), \(fault): derived data, the next opening makes it again")
            }
        }
        try writer.end()
        try session.streams.output.flush()
        guard damaged.isEmpty else {
            throw CommandFailure(
                .proofMismatch, "damaged: \(damaged.joined(separator: ", "))",
                hint: rebuildIndex || !isHealable
                    ? "restore a backup; the data was left as it is, --output json lists every place"
                    : "transactions and values are sound: --rebuild-index makes the tree again")
        }
    }

    /// What was found in one database, and done to it.
    private struct Result {
        var name: String
        var report: IntegrityReport
        var isUnwritten = false
        var index: StoredIndex?
        var rebuilt: String?

        var isClean: Bool { isUnwritten || report.isClean }
        /// Nothing is wrong but with what can be made again.
        var isPrimarySound: Bool {
            isUnwritten || (report.isComplete && report.faults.allSatisfy { $0.kind == .tree })
        }
    }

    @MainActor
    private func check(
        _ name: String, _ path: String, _ session: AdminSession
    ) async throws -> Result {
        if try session.files.list(path).isEmpty {
            return Result(name: name, report: IntegrityReport(), isUnwritten: true)
        }
        var result = Result(name: name, report: try walk(name, path, session))
        if rebuildIndex {
            if result.isPrimarySound {
                result.rebuilt = try rebuild(path, isTreeDamaged: !result.report.faults.isEmpty)
                result.report = try walk(name, path, session)
            }
        }
        result.index = try StoredIndex.look(at: path)
        return result
    }

    @MainActor
    private func walk(
        _ name: String, _ path: String, _ session: AdminSession
    ) throws -> IntegrityReport {
        let bar = session.progress("checking \(name)", .items("transactions"))
        defer { bar.clear() }
        let report = StoreCheck(path: path).run { step in
            bar.update(done: step.transactionsDone, total: step.transactionsTotal)
            return !Task.isCancelled
        }
        try Task.checkCancellation()
        return report
    }

    /// Opening a store without these files makes them from the transactions.
    private func rebuild(_ path: String, isTreeDamaged: Bool) throws -> String {
        try StoredIndex.remove(at: path)
        if isTreeDamaged { try StoredIndex.removeTree(at: path) }
        var options = StoreOptions.serverDefaults
        options.locksDirectory = false
        let store = try Store.open(path: path, options: options)
        try store.index.flush()
        try store.close()
        return isTreeDamaged ? "index, tree" : "index"
    }

    private static let header = ReportHeader(
        kind: "check", shape: .list,
        columns: [
            Column("database", legacyPrefix: "database:     "),
            Column("result", legacyPrefix: "result:       "),
            Column("transactions", alignment: .trailing, legacyPrefix: "transactions: "),
            Column("entries", alignment: .trailing, legacyPrefix: "entries:      "),
            Column("valueBytes", title: "value bytes", alignment: .trailing, legacyPrefix: "valueBytes:   "),
            Column("missingValues", title: "missing values", alignment: .trailing),
            Column("indexed", title: "indexed to", alignment: .trailing, legacyPrefix: "indexed:      "),
            Column("rebuilt", legacyPrefix: "rebuilt:      "),
            Column("hash", visibility: .detail, legacyPrefix: "hash:         "),
            Column("faults", visibility: .detail),
            Column("first", title: "first fault", legacyPrefix: "fault:        "),
        ], mainColumn: "result", emptyText: "no databases", hasBadges: false)

    private static func record(_ result: Result) -> Record {
        let report = result.report
        let words = result.isUnwritten ? "empty" : report.isClean ? "consistent" : "DAMAGED"
        return Record([
            .text(result.name), .text(words), .unsigned(report.transactions), .unsigned(report.entries),
            .unsigned(report.valueBytes),
            report.discardedValues > 0 ? .unsigned(report.discardedValues) : .null,
            result.index.map { .unsigned($0.lastTxID) } ?? .null, result.rebuilt.map { .text($0) } ?? .null,
            .hash(report.last.alh.bytes),
            report.faults.isEmpty
                ? .null : .records(RecordList(columns: faultColumns, records: report.faults.map(fault))),
            report.faults.first.map { .text($0.description) } ?? .null,
        ])
    }

    private static let faultColumns = [
        Column("kind"), Column("tx"), Column("key"), Column("file"), Column("offset"), Column("message"),
    ]

    private static func fault(_ fault: IntegrityFault) -> Record {
        Record([
            .text(fault.kind.rawValue), fault.txID.map { .unsigned($0) } ?? .null,
            fault.key.map { .bytes($0) } ?? .null, fault.file.map { .text($0) } ?? .null,
            fault.offset.map { .unsigned($0) } ?? .null, .text(fault.message),
        ])
    }
}

import ArgumentParser
import CommandLineKit
import ImmuDBEngine
import ImmuDBProofs
import ImmuDBStorage
import SystemIO
import TerminalUI

/// `hot-restore`: a backup file, as a database again.
struct HotRestoreCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "hot-restore",
        abstract: "Make a database from a backup file, or check one.",
        usage: "immuadmin hot-restore DATABASE -i FILE [flags]",
        discussion: """
            The whole file is recomputed first: values, entries, headers, chain, tree. A file that is cut,
            has a gap, a changed byte or a piece of another history is refused by name before anything
            is written. The database grows under a name nobody opens and gets its own when it is
            complete. --verify-only needs neither server nor directory. Files that hot-backup compressed
            are read as they are.

            Examples:
              hot-restore --verify-only -i ledger.imm
              hot-restore ledger -i ledger.imm --offline /var/lib/immudb
              hot-restore before -i ledger.imm --until-time 2026-05-01T10:00:00Z --offline ./data
              hot-restore ledger -i ledger.imm --append --offline ./data
            """)

    @Argument(help: "Name of the database to make.") var database: String?
    @Option(name: [.short, .long], help: ArgumentHelp("File to read, - for standard input."))
    var input = "-"
    @Flag(help: "Recompute the file and restore nothing.") var verifyOnly = false
    @Flag(help: "Add to a database that exists what it does not hold yet.") var append = false
    @Flag(help: "Append even if file and database have no transaction in common.") var force = false
    @Flag(help: "Append to a database of a server that is no replica.") var forceReplica = false
    @Flag(help: "Show progress, also where standard error is no terminal.") var progressBar = false
    @Option(help: ArgumentHelp("Last transaction to restore.", valueName: "tx")) var untilTx: UInt64?
    @Option(help: ArgumentHelp("Restore what was committed up to this time.", valueName: "time"))
    var untilTime: String?
    @Flag(help: "Check everything, and restore nothing.") var dryRun = false
    @OptionGroup var report: ReportOptions
    @OptionGroup var globals: AdminGlobals

    func run(in session: AdminSession) async throws {
        let point = try RestorePoint(untilTx: untilTx, untilTime: untilTime)
        if verifyOnly {
            guard database == nil else {
                throw CommandFailure(.usage, "--verify-only needs no database", hint: "leave the name out")
            }
            return try verify(in: session)
        }
        guard let database else {
            throw CommandFailure(.usage, "no database is named", hint: "or use --verify-only")
        }
        try DatabaseName.check(database)
        guard database != DatabaseName.system, database != DatabaseName.standard else {
            throw CommandFailure(
                .usage, "'\(database)' is reserved and cannot be restored to",
                hint: "restore under another name, or restore the whole directory with restore")
        }
        if input != "-" { _ = try check(in: session) }
        guard let path = session.offlineDirectory else {
            return try await session.withConnection { connection in
                let outcome = try await restore(database, to: connection.client, point, session)
                if let outcome { try session.printer.report(Self.header, outcome.record) }
            }
        }
        let directory = try await DataDirectory(path, writes: true, in: session.files)
        defer { directory.close() }
        guard !directory.isSingleDatabase else {
            throw CommandFailure(
                .usage, "\(directory.path) is a single database, not the directory of a server")
        }
        let exists = try holdsTransactions(database, in: directory)
        guard !exists || append else {
            throw CommandFailure(
                .conflict, "cannot restore to non-empty database without --append flag")
        }
        if dryRun { return try session.printer.remark("Nothing was restored: --dry-run") }
        let outcome =
            exists
            ? try await appendRecords(to: try directory.path(of: database), point, session)
            : try await restoreRecords(database, in: directory.path, point, session)
        try session.printer.report(Self.header, outcome.record)
    }

    /// Recomputes the file and compares it with its manifest.
    @MainActor
    private func check(in session: AdminSession) throws -> BackupChain {
        if input == "-" {
            var reader = BackupReader(
                ExpandingBackupInput(DescriptorBackupInput(descriptor: session.streams.inputDescriptor)))
            return try reader.readAll()
        }
        let bar = session.progress("checking", .bytes)
        defer { bar.clear() }
        let contents = try BackupFileReading.check(input, in: session.files) { done, total in
            bar.update(done: min(done, total), total: total)
        }
        guard contents.chain.transactions > 0 else {
            throw BackupError(.empty, "the backup holds no transaction")
        }
        let manifest = try BackupManifest.load(for: input, in: session.files)
        try manifest?.check(contents.chain, bytes: contents.end)
        if let manifest, manifest.isUnfinished {
            try session.printer.remark(
                "\(input) was not finished: it ends with transaction \(contents.chain.last.id), "
                    + "hot-backup --append goes on from there")
        }
        return contents.chain
    }

    @MainActor
    private func verify(in session: AdminSession) throws {
        let chain = try check(in: session)
        let hasManifest =
            input == "-"
            ? false : try BackupManifest.load(for: input, in: session.files)?.isUnfinished == false
        var notes: [String] = []
        if !chain.coversTree {
            notes.append("the file does not begin with transaction 1: the tree was not recomputed")
        }
        if !hasManifest { notes.append("without a manifest, transactions missing at the end do not show") }
        if chain.withoutValues > 0 {
            notes.append("\(chain.withoutValues) transactions carry hashes only: retention took the values")
        }
        let message =
            "Backup file contains transactions from \(chain.firstTxID) to \(chain.last.id)"
        let record = Record([
            .text(message), .unsigned(chain.firstTxID), .unsigned(chain.last.id),
            .unsigned(chain.transactions), .unsigned(chain.entries), .unsigned(chain.valueBytes),
            .hash(chain.last.alh.bytes), .time(Timestamp(seconds: chain.lastTimestamp)),
            .boolean(hasManifest),
        ])
        let header = ReportHeader(
            kind: "backup",
            columns: [
                Column("message", visibility: .legacyOnly, legacyPrefix: ""),
                Column("firstTx", title: "first transaction"), Column("lastTx", title: "last transaction"),
                Column("transactions"), Column("entries"), Column("valueBytes", title: "value bytes"),
                Column("hash"), Column("time", title: "last commit"), Column("manifest"),
            ], mainColumn: "hash", hasBadges: false)
        try session.printer.report(header, record, notes: notes)
    }

    private func holdsTransactions(
        _ database: String, in directory: DataDirectory
    ) throws -> Bool {
        guard directory.databases.contains(database) else { return false }
        let path = try directory.path(of: database)
        return try !RealFileSystem().list(path).isEmpty
    }

    // MARK: - Restoring

    struct Outcome {
        var first: UInt64 = 0
        var last: UInt64 = 0
        var alh = Digest.ofNothing

        var message: String {
            if first == 0 { return "Target database is up-to-date, nothing restored" }
            return first == last
                ? "Restored transaction \(first)" : "Restored transactions from \(first) to \(last)"
        }

        var record: Record {
            Record([
                .text(message), first == 0 ? .null : .unsigned(first), first == 0 ? .null : .unsigned(last),
                .hash(alh.bytes),
            ])
        }
    }

    private static let header = ReportHeader(
        kind: "restore",
        columns: [
            Column("message", legacyPrefix: ""), Column("firstTx", title: "first transaction"),
            Column("lastTx", title: "last transaction"), Column("hash"),
        ], mainColumn: "message", hasBadges: false)

    /// Reads the backup again, this time to use it.
    @MainActor
    func records(
        _ session: AdminSession, _ body: (BackupRecord) async throws -> Bool
    ) async throws -> BackupChain {
        if input == "-" {
            var reader = BackupReader(
                ExpandingBackupInput(DescriptorBackupInput(descriptor: session.streams.inputDescriptor)))
            while let record = try reader.next() { guard try await body(record) else { break } }
            return reader.chain
        }
        let file = try session.files.open(input, .readOnly)
        defer { BackupFileReading.close(file) }
        let size = try file.size()
        let bar = session.progress("restoring", .bytes)
        defer { bar.clear() }
        var reader = BackupReader(ExpandingBackupInput(FileBackupInput(file)))
        while let record = try reader.next() {
            try Task.checkCancellation()
            bar.update(done: min(reader.offset, size), total: size)
            guard try await body(record) else { break }
        }
        return reader.chain
    }

    @MainActor
    private func restoreRecords(
        _ database: String, in directory: String, _ point: RestorePoint, _ session: AdminSession
    ) async throws -> Outcome {
        let restore = try QuarantinedRestore(database: database, in: directory, files: session.files)
        do {
            var outcome = Outcome()
            _ = try await records(session) { record in
                guard point.includes(record) else { return false }
                if outcome.first == 0, record.id != 1 {
                    throw CommandFailure(
                        .conflict,
                        "the backup begins with transaction \(record.id): a new database needs "
                            + "all from 1 on",
                        hint: "restore the earlier part first, then this one with --append")
                }
                try await restore.append(record)
                if outcome.first == 0 { outcome.first = record.id }
                outcome.last = record.id
                return true
            }
            guard outcome.first > 0 else {
                throw CommandFailure(.conflict, "the backup has no transaction that early")
            }
            outcome.alh = restore.state.alh
            try await restore.finish()
            return outcome
        } catch {
            try restore.abandon()
            throw error
        }
    }

    /// A database that exists takes what it lacks. The file was checked before, and each transaction is
    /// complete by itself, so whatever interrupts this leaves a shorter history, not a broken one.
    @MainActor
    private func appendRecords(
        to path: String, _ point: RestorePoint, _ session: AdminSession
    ) async throws -> Outcome {
        var options = StoreOptions.serverDefaults
        options.synced = false
        options.locksDirectory = false
        let store = try Store.open(path: path, options: options)
        var outcome = Outcome()
        do {
            let last = store.committed.id
            var sawOverlap = last == 0
            _ = try await records(session) { record in
                guard point.includes(record) else { return false }
                if record.id <= last {
                    guard try store.alh(record.id) == record.alh else {
                        throw CommandFailure(
                            .fork,
                            "backup and database have different histories from transaction "
                                + "\(record.id) on; nothing was written")
                    }
                    sawOverlap = true
                    return true
                }
                guard sawOverlap || force else {
                    throw CommandFailure(
                        .conflict, "backup and database have no transaction in common; nothing was written",
                        hint: "--force compares only the link between them")
                }
                guard record.id == store.committed.id + 1 else {
                    throw CommandFailure(
                        .conflict,
                        "the backup begins with transaction \(record.id), the database ends with "
                            + "\(store.committed.id): there is a gap; nothing was written")
                }
                _ = try await store.replicate(record.transaction)
                if outcome.first == 0 { outcome.first = record.id }
                outcome.last = record.id
                return true
            }
            outcome.alh = store.committed.alh
            try await store.sync()
        } catch {
            try store.close()
            throw error
        }
        try store.close()
        return outcome
    }
}

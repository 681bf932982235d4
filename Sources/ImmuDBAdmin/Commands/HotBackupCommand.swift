import ArgumentParser
import CommandLineKit
import ImmuDBClient
import ImmuDBProofs
import ImmuDBStorage
import SystemIO
import TerminalUI

/// `hot-backup`: the transactions of a database, as a file.
struct HotBackupCommand: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "hot-backup",
        abstract: "Write the transactions of databases to backup files.",
        usage: "immuadmin hot-backup [DATABASE ...] [-o FILE] [--append] [flags]",
        discussion: """
            Every transaction is recomputed and linked to the one before while it is copied. Beside
            the file a manifest says how far it goes. Several databases, or --all, go to one file
            each in the directory that -o names. --append goes on where a file ends, also one whose
            writing was interrupted. Ctrl-C leaves a file that --append continues. --compress packs the
            file with the zstd of the system; such a file cannot be continued, and the reference reads it
            through 'zstd -dc'.

            Examples:
              hot-backup ledger -o ledger.imm --offline /var/lib/immudb
              hot-backup ledger -o ledger.imm --append --offline /var/lib/immudb
              hot-backup --all -o backups/ --offline /var/lib/immudb
              hot-backup ledger -o ledger.imm.zst --compress zstd
              hot-backup ledger --offline /var/lib/immudb | gzip > ledger.imm.gz
            """)

    @Argument(help: "Names of databases.") var databases: [String] = []
    @Flag(help: "All databases but systemdb.") var all = false
    @Option(name: [.short, .long], help: ArgumentHelp("File to write, - for standard output."))
    var output = "-"
    @Option(help: ArgumentHelp("First transaction.", valueName: "tx")) var startTx: UInt64 = 1
    @Flag(help: "Add the transactions that the file does not hold yet.") var append = false
    @Option(help: ArgumentHelp("Pack the file: zstd.", valueName: "format")) var compress: BackupCompression?
    @Flag(help: "Show progress, also where standard error is no terminal.") var progressBar = false
    @Flag(help: "Say what would be written, and write nothing.") var dryRun = false
    @OptionGroup var globals: AdminGlobals

    func run(in session: AdminSession) async throws {
        guard startTx > 0 else { throw CommandFailure(.usage, "transactions are counted from 1") }
        guard !append || startTx == 1 else {
            throw CommandFailure(.usage, "don't use --append and --start-tx options together")
        }
        guard !append || output != "-" else {
            throw CommandFailure(.usage, "--append option can be used only when outputting to the file")
        }
        guard !append || compress == nil else {
            throw CommandFailure(
                .usage, "a compressed backup cannot be continued",
                hint: "write another file with --start-tx, or leave --compress out")
        }
        try compress?.requireLibrary()
        try await Interruption.cancellingOnSignal { try await copy(in: session) }
    }

    @MainActor
    private func copy(in session: AdminSession) async throws {
        guard let path = session.offlineDirectory else {
            return try await session.withConnection { connection in
                let known = try await connection.client.databaseNames()
                for name in try names(known) {
                    try await connection.client.useDatabase(name)
                    let source = ServerBackupSource(database: name, client: connection.client)
                    try await write(source, to: target(name), in: session)
                }
            }
        }
        let directory = try await DataDirectory(path, writes: false, in: session.files)
        defer { directory.close() }
        for database in try directory.chosen(names(directory.databases)) {
            let source = try DirectoryBackupSource(database: database.name, path: database.path)
            try await write(source, to: target(database.name), in: session)
            try await source.close()
        }
    }

    /// The databases to copy.
    private func names(_ known: [String]) throws(CommandFailure) -> [String] {
        guard all || !databases.isEmpty else {
            throw CommandFailure(
                .usage, "no database is named", hint: "there are: \(known.joined(separator: ", "))")
        }
        let names = all ? known.filter { $0 != "systemdb" } : databases
        guard names.count == 1 || output != "-" else {
            throw CommandFailure(.usage, "several databases need -o DIR, one file each")
        }
        return names
    }

    /// The file of a database: what -o names, or a file there.
    private func target(_ name: String) -> String {
        let isDirectory = output != "-" && (all || databases.count > 1)
        let suffix = compress == nil ? ".imm" : ".imm.zst"
        return isDirectory ? joinPath(output, name + suffix) : output
    }

    @MainActor
    private func write(
        _ source: any BackupSource, to target: String, in session: AdminSession
    ) async throws {
        let state = try await source.state()
        if target != output { try session.files.createDirectories(output, permissions: 0o700) }
        let exists = target == "-" ? false : try session.files.kind(of: target) != nil
        guard !exists || append else {
            throw CommandFailure(
                .conflict, "\(target): file already exists, use --append option to append new data to file")
        }
        if exists, try ExpandingBackupInput.isCompressed(target, in: session.files) {
            throw CommandFailure(
                .conflict, "\(target) is compressed: it cannot be continued",
                hint: "write another file with --start-tx")
        }
        let contents =
            exists ? try BackupFileReading.check(target, in: session.files, allowsCut: true) : nil
        let chain = contents?.chain ?? BackupChain()
        try await requireSameHistory(chain, source, state, target)
        if let contents, contents.isCutShort {
            try session.printer.remark("\(target) is \(contents.cutShort); it goes on from there")
        }
        let plan = BackupPlan(first: max(startTx, chain.last.id + 1), last: state.txID)
        try session.printer.remark(plan.announcement)
        if dryRun { return }
        if try plan.isEmpty && isFinished(target, contents, in: session.files) { return }
        let bar = session.progress("backup", .items("transactions"))
        defer { bar.finish() }
        let count = plan.count
        let progress: @Sendable (UInt64, UInt64) -> Bool = { done, _ in
            bar.update(done: done, total: count)
            return !Task.isCancelled
        }
        if target == "-" {
            var copy = BackupCopy(
                source: source, output: try packed(BackupPipe(sink: session.streams.output)), chain: chain)
            _ = try await copy.run(plan, progress: progress)
            try requireReached(copy.chain, state)
        } else {
            let file = try BackupFile.growing(target, contents, of: source.database, in: session.files)
            var copy = BackupCopy(source: source, output: try packed(file), chain: chain)
            let bytes = try await copy.run(plan, progress: progress)
            try requireReached(copy.chain, state)
            let manifest = BackupManifest(
                database: source.database, chain: copy.chain, bytes: (contents?.end ?? 0) + bytes,
                createdAt: SystemClock().now().rfc3339, signature: state.signature)
            try manifest.save(for: target, in: session.files)
        }
        bar.finish()
        try session.printer.remark("Done")
    }

    /// Whether a file that has every transaction needs nothing else.
    private func isFinished(
        _ target: String, _ contents: BackupContents?, in files: any FileSystem
    ) throws -> Bool {
        guard let contents else { return true }
        return try !contents.isCutShort && BackupManifest.load(for: target, in: files)?.isUnfinished != true
    }

    private func packed(_ output: any BackupOutput) throws -> PackedOutput {
        PackedOutput(inner: compress == nil ? output : try CompressedOutput(output))
    }

    /// The file must be a piece of the database's history, up to its last record.
    private func requireSameHistory(
        _ chain: BackupChain, _ source: any BackupSource, _ state: TrustedState, _ target: String
    ) async throws {
        guard chain.transactions > 0 else { return }
        guard chain.last.id <= state.txID else {
            throw CommandFailure(
                .rollback,
                "\(target) holds transactions up to \(chain.last.id), database '\(source.database)' ends at "
                    + "\(state.txID)",
                hint: "the database is older than its backup: an older copy was restored, or it was wiped")
        }
        guard try await source.alh(of: chain.last.id) == chain.last.alh else {
            throw CommandFailure(
                .fork,
                "\(target) is not a backup of database '\(source.database)': transaction "
                    + "\(chain.last.id) has another hash there")
        }
    }

    /// What was written must end in the state that the database was in.
    private func requireReached(_ chain: BackupChain, _ state: TrustedState) throws {
        guard chain.last.id == state.txID else { return }  // stopped in between
        guard chain.last.alh == state.alh else {
            throw CommandFailure(
                .proofMismatch, "the transactions copied do not lead to the state of the database")
        }
    }
}

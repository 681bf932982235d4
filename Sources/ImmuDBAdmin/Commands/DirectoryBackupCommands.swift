import ArgumentParser
import CommandLineKit
import ImmuDBStorage
import SystemIO
import TerminalUI

/// `backup`: a copy of a whole data directory.
struct BackupCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the data directory of a stopped server, and check the copy.",
        usage: "immuadmin backup [--dbdir DIR] [--to DIR] [--uncompressed] [flags]",
        discussion: """
            Everything is recomputed first, then packed, then read back and compared. The identity of the
            server stays out, so that a copy is not taken for the original, unless --keep-identity
            says otherwise. A directory that a server has open is refused.

            Examples:
              backup --dbdir /var/lib/immudb
              backup --dbdir ./data --to /backups --uncompressed
            """)

    @Option(help: ArgumentHelp("The data directory.", valueName: "dir")) var dbdir = "./data"
    @Option(help: ArgumentHelp("Directory for the copy.", valueName: "dir")) var to = "."
    @Flag(name: [.long, .short], help: "Make a folder instead of an archive.") var uncompressed = false
    @Flag(help: "Put the server's identity into the copy.") var keepIdentity = false
    @Flag(help: "Copy also what is damaged.") var noCheck = false
    @Flag(help: "For scripts of earlier versions: the server is never stopped or started.")
    var manualStopStart = false
    @OptionGroup var report: ReportOptions
    @OptionGroup var globals: AdminGlobals

    func run(in session: AdminSession) async throws {
        let source = session.settings.string("offline") ?? dbdir
        guard try session.files.kind(of: source) != nil else {
            throw CommandFailure(.notFound, "\(source) does not exist", hint: "name it with --dbdir")
        }
        let absolute = try canonicalPath(source)
        guard try absolute != canonicalPath(to) else {
            throw CommandFailure(
                .usage,
                "cannot backup the current directory, please specify a subdirectory, for example ./data")
        }
        let place = try await DataDirectory(source, writes: true, in: session.files)
        defer { place.close() }
        if !noCheck { try DirectoryCheck(session: session).requireIntact(place.chosen([])) }
        let stamp = FileStamp.text(SystemClock().now())
        let name = "\(lastComponent(of: absolute))_bkp_\(stamp)"
        var skipping: Set<String> = [lockFileName]
        if !keepIdentity { skipping.insert("immudb.identifier") }
        let bar = session.progress("backup", .bytes)
        defer { bar.clear() }
        var snapshot = DirectorySnapshot(files: session.files)
        snapshot.progress = { bar.update(done: $0, total: $1) }
        let path = joinPath(to, uncompressed ? name : name + ".tar.gz")
        let partial = joinPath(to, ".\(name).partial")
        do {
            if uncompressed {
                try snapshot.copy(source, skipping: skipping, to: partial)
            } else {
                try snapshot.pack(
                    source, skipping: skipping, folder: name, modifiedAt: SystemClock().now().seconds,
                    to: partial)
            }
            guard try session.files.kind(of: path) == nil else {
                throw CommandFailure(.conflict, "\(path) exists already")
            }
            try session.files.rename(partial, to: path)
            try session.files.syncDirectory(to)
        } catch {
            try DirectoryCheck.remove(partial, in: session.files)
            throw error
        }
        bar.clear()
        try session.printer.report(
            ReportHeader(
                kind: "backup",
                columns: [
                    Column("path", legacyPrefix: "Database backup created: "), Column("databases"),
                ], mainColumn: "path", hasBadges: false),
            Record([.text(path), .unsigned(UInt64(place.databases.count))]))
    }
}

/// `restore`: a data directory from its copy.
struct RestoreCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a copy in the place of the data directory of a stopped server.",
        usage: "immuadmin restore SNAPSHOT [--dbdir DIR] [flags]",
        discussion: """
            SNAPSHOT is an archive or a folder made by backup. It is unpacked beside the directory and
            recomputed; only an intact copy takes the directory's place. The old directory is
            kept under another name, and its identity goes over to the new one.

            Examples:
              restore data_bkp_2026-05-01_10-00-00.tar.gz --dbdir /var/lib/immudb
            """)

    @Argument(help: ArgumentHelp("Archive or folder.", valueName: "snapshot")) var snapshot: String
    @Option(help: ArgumentHelp("The data directory.", valueName: "dir")) var dbdir = "./data"
    @Flag(help: "Check the copy, and restore nothing.") var dryRun = false
    @Flag(help: "For scripts of earlier versions: the server is never stopped or started.")
    var manualStopStart = false
    @OptionGroup var report: ReportOptions
    @OptionGroup var globals: AdminGlobals

    func run(in session: AdminSession) async throws {
        let files = session.files
        let target = session.settings.string("offline") ?? dbdir
        let kind = try files.kind(of: snapshot)
        guard let kind else { throw CommandFailure(.notFound, "\(snapshot) does not exist") }
        guard !snapshot.hasSuffix(".zip") else {
            throw CommandFailure(.usage, "zip archives are not read here", hint: "unpack it, name the folder")
        }
        let exists = try files.kind(of: target) != nil
        var lock: (any FileLock)?
        if exists { lock = try lockDirectory(target, fileSystem: files, readOnly: false) }
        defer { lock?.release() }
        // Without links and dots, so that the names beside it are where they seem to be.
        let absolute =
            exists
            ? try canonicalPath(target)
            : joinPath(try canonicalPath(parentDirectory(of: target)), lastComponent(of: target))
        let stamp = FileStamp.text(SystemClock().now())
        let quarantine = joinPath(
            parentDirectory(of: absolute), ".\(lastComponent(of: absolute)).restore-\(stamp)")
        let bar = session.progress("restoring", .bytes)
        defer { bar.clear() }
        var copier = DirectorySnapshot(files: files)
        copier.progress = { bar.update(done: $0, total: $1) }
        do {
            if kind == .directory {
                try copier.copy(snapshot, skipping: [lockFileName], to: quarantine)
            } else {
                try copier.unpack(snapshot, to: quarantine)
            }
            bar.clear()
            // Not opened as a whole: a copy may be without an identity.
            let stores = try DirectoryCheck.stores(in: quarantine, files)
            guard !stores.isEmpty else {
                throw CommandFailure(.failure, "\(snapshot) holds no database")
            }
            try DirectoryCheck(session: session).requireIntact(stores)
            if exists { try carryIdentity(from: absolute, to: quarantine, files) }
            if dryRun {
                try files.removeDirectoryTree(quarantine)
                return try session.printer.remark("The copy is intact; nothing was restored: --dry-run")
            }
        } catch {
            try DirectoryCheck.remove(quarantine, in: files)
            throw error
        }
        let old = "\(absolute)_bkp_before_restore_\(stamp)"
        if exists { try files.rename(absolute, to: old) }
        try files.rename(quarantine, to: absolute)
        try files.syncDirectory(parentDirectory(of: absolute))
        try session.printer.report(
            ReportHeader(
                kind: "restore",
                columns: [
                    Column("snapshot", legacyPrefix: "Database restored from backup "),
                    Column("directory"),
                    Column(
                        "previous",
                        legacyPrefix: "A backup of the previous database has been also created: "),
                ], mainColumn: "directory", hasBadges: false),
            Record([.text(snapshot), .text(absolute), exists ? .text(old) : .null]))
    }

    private func carryIdentity(from old: String, to new: String, _ files: any FileSystem) throws {
        let name = "immudb.identifier"
        guard try files.kind(of: joinPath(old, name)) != nil else { return }
        let bytes = try files.readWhole(joinPath(old, name), limit: 4096)
        try files.atomicReplace(joinPath(new, name), with: bytes, permissions: 0o644)
    }
}

/// The check that stands before and behind every copy.
@MainActor
struct DirectoryCheck {
    let session: AdminSession

    /// - Throws: `proofMismatch` with the first damaged place.
    func requireIntact(_ databases: [(name: String, path: String)]) throws {
        for database in databases {
            guard try !session.files.list(database.path).isEmpty else { continue }
            let bar = session.progress("checking \(database.name)", .items("transactions"))
            let report = StoreCheck(path: database.path).run { step in
                bar.update(done: step.transactionsDone, total: step.transactionsTotal)
                return true
            }
            bar.clear()
            // A damaged tree heals by itself, and says nothing about the data.
            let faults = report.faults.filter { $0.kind != .tree }
            guard report.isComplete, faults.isEmpty else {
                throw CommandFailure(
                    .proofMismatch,
                    "database \(database.name) is damaged: \(faults.first?.description ?? "unreadable")",
                    hint: "immuadmin fsck lists every place")
            }
        }
    }

    /// The databases below a directory, by their files alone.
    nonisolated static func stores(
        in path: String, _ files: any FileSystem
    ) throws(SystemIOError) -> [(name: String, path: String)] {
        var stores: [(name: String, path: String)] = []
        for entry in try files.list(path) where entry.kind == .directory {
            let child = joinPath(path, entry.name)
            let names = Set(try files.list(child).map(\.name))
            if names.isSuperset(of: ["tx", "commit"]) { stores.append((entry.name, child)) }
        }
        return stores
    }

    /// Removes what a failed copy left; what is not there needs no removal.
    nonisolated static func remove(_ path: String, in files: any FileSystem) throws(SystemIOError) {
        switch try files.kind(of: path) {
        case .directory: try files.removeDirectoryTree(path)
        case .file, .symbolicLink, .other: try files.removeFile(path)
        case nil: break
        }
    }
}

/// Times in names of files: `2026-05-01_10-00-00`, in the local zone.
enum FileStamp {
    static func text(_ time: Timestamp) -> String {
        time.humanText(in: .local).prefix(19).map { character -> String in
            switch character {
            case " ": "_"
            case ":": "-"
            default: String(character)
            }
        }.joined()
    }
}

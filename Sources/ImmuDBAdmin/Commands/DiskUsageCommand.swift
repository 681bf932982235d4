import ArgumentParser
import CommandLineKit
import ImmuDBEngine
import ImmuDBProofs
import ImmuDBStorage
import SystemIO
import TerminalUI

/// `du`: what takes the space.
struct DiskUsageCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "du",
        abstract: "Show what databases take on disk, by log, tree, index or key prefix.",
        usage: "immuadmin du [DIR] [--database NAME] [--keys [--prefix PREFIX]] [--older-than AGE] [flags]",
        discussion: """
            By part: transactions, commits, values, tree, index. With --keys by the next part of the
            keys' names, divided at '/', ':' or '.', over all revisions; rows of tables are
            keys with another prefix and are counted as SQL. With --older-than, what a truncation
            with this retention period would free: whole files of values only. Keys, hashes and proofs
            survive a truncation.

            Examples:
              du /var/lib/immudb
              du /var/lib/immudb --database ledger --keys
              du /var/lib/immudb --older-than 90d
            """)

    @Argument(help: ArgumentHelp("The data directory.", valueName: "dir")) var directory: String?
    @Option(help: ArgumentHelp("Only this database; can be repeated.", valueName: "name"))
    var database: [String] = []
    @Flag(help: "By the parts of the keys' names.") var keys = false
    @Option(help: ArgumentHelp("Only keys that start with this.", valueName: "prefix"))
    var prefix: ByteArgument?
    @Option(help: ArgumentHelp("What truncation would free: 90d, 12w.", valueName: "age"))
    var olderThan: String?
    @OptionGroup var report: ReportOptions
    @OptionGroup var globals: AdminGlobals

    func run(in session: AdminSession) async throws {
        guard keys || prefix == nil else { throw CommandFailure(.usage, "--prefix goes with --keys") }
        guard !keys || olderThan == nil else {
            throw CommandFailure(.usage, "--keys and --older-than exclude each other")
        }
        let path = try directory ?? session.directory()
        let place = try await DataDirectory(path, writes: false, in: session.files)
        defer { place.close() }
        let chosen = try place.chosen(database)
        if let olderThan {
            try freed(chosen, before: SystemClock().now().seconds - DurationText.seconds(olderThan), session)
        } else if keys {
            try await keyUsage(path, chosen.map(\.name), session)
        } else {
            // A database that nothing was written to is on no disk.
            let written = try chosen.filter { try !session.files.list($0.path).isEmpty }
            try await partUsage(path, written.map(\.name), session)
        }
    }

    @MainActor
    private func partUsage(_ path: String, _ names: [String], _ session: AdminSession) async throws {
        let header = ReportHeader(
            kind: "diskUsage", shape: .list,
            columns: [
                Column("database", legacyPrefix: "database: "), Column("part", legacyPrefix: "part:     "),
                Column("name", legacyPrefix: "name:     "),
                Column("files", alignment: .trailing, legacyPrefix: "files:    "),
                Column("bytes", alignment: .trailing, legacyPrefix: "bytes:    "),
                Column("size", alignment: .trailing),
            ], mainColumn: "bytes", emptyText: "no files", hasBadges: false)
        var writer = try session.printer.begin(header)
        var total: UInt64 = 0
        try await withEngine(path) { engine in
            for name in names {
                for part in try engine.database(name).diskUsage().parts {
                    total += part.bytes
                    try writer.add(
                        Record([
                            .text(name), .text(part.kind.rawValue), .text(part.name), .unsigned(part.files),
                            .unsigned(part.bytes), .text(ProgressMeter.bytes(part.bytes)),
                        ]))
                }
            }
        }
        try writer.end(ReportFooter(notes: ["\(ProgressMeter.bytes(total)) in all"]))
    }

    @MainActor
    private func keyUsage(_ path: String, _ names: [String], _ session: AdminSession) async throws {
        let header = ReportHeader(
            kind: "keyUsage", shape: .list,
            columns: [
                Column("database", legacyPrefix: "database:  "),
                Column("prefix", legacyPrefix: "prefix:    "),
                Column("keys", alignment: .trailing, legacyPrefix: "keys:      "),
                Column("revisions", alignment: .trailing, legacyPrefix: "revisions: "),
                Column("bytes", alignment: .trailing, legacyPrefix: "bytes:     "),
                Column("size", alignment: .trailing),
            ], mainColumn: "bytes", emptyText: "no keys", hasBadges: false)
        var writer = try session.printer.begin(header)
        try await withEngine(path) { engine in
            for name in names {
                let groups = try await engine.database(name).usage(ofKeysWithPrefix: prefix?.bytes ?? [])
                for group in groups {
                    try writer.add(
                        Record([
                            .text(name), .bytes(group.prefix), .unsigned(group.keys),
                            .unsigned(group.versions), .unsigned(group.bytes),
                            .text(ProgressMeter.bytes(group.bytes)),
                        ]))
                }
            }
        }
        try writer.end(
            ReportFooter(notes: ["plain keys only; rows of tables and documents are not in this list"]))
    }

    @MainActor
    private func withEngine(
        _ path: String, _ body: @MainActor (Engine) async throws -> Void
    ) async throws {
        var options = EngineOptions()
        options.isReadOnly = true
        let engine = try await Engine.open(path, options: options)
        do {
            try await body(engine)
        } catch {
            // The first failure is the one to tell.
            do throws(EngineError) { try engine.close() } catch _ {}
            throw error
        }
        try engine.close()
    }

    @MainActor
    private func freed(
        _ chosen: [(name: String, path: String)], before time: Int64, _ session: AdminSession
    ) throws {
        let header = ReportHeader(
            kind: "truncation", shape: .list,
            columns: [
                Column("database", legacyPrefix: "database: "),
                Column("upTo", title: "up to tx", alignment: .trailing, legacyPrefix: "upTo:     "),
                Column("files", alignment: .trailing, legacyPrefix: "files:    "),
                Column("bytes", alignment: .trailing, legacyPrefix: "bytes:    "),
                Column("size", alignment: .trailing),
            ], mainColumn: "bytes", emptyText: "no databases", hasBadges: false)
        var writer = try session.printer.begin(header)
        for (name, path) in chosen where name != DatabaseName.system && name != DatabaseName.standard {
            guard try !session.files.list(path).isEmpty else { continue }
            var options = StoreOptions.serverDefaults
            options.readOnly = true
            options.buildsIndex = false
            options.locksDirectory = false
            let store = try Store.open(path: path, options: options)
            let last = try Self.lastTransaction(of: store, until: time)
            let freed = last == 0 ? nil : try store.discardable(before: last)
            try writer.add(
                Record([
                    .text(name), last == 0 ? .null : .unsigned(last), .unsigned(UInt64(freed?.files ?? 0)),
                    .unsigned(freed?.bytes ?? 0), .text(ProgressMeter.bytes(freed?.bytes ?? 0)),
                ]))
            try store.close()
        }
        try writer.end(
            ReportFooter(notes: [
                "values are freed in whole files; keys, hashes and proofs stay",
                "systemdb and defaultdb are never truncated",
            ]))
    }

    /// The last transaction with entries that was committed at or before a time; 0 when there is none.
    private static func lastTransaction(of store: Store, until time: Int64) throws -> UInt64 {
        var id = store.committed.id
        while id > 0 {
            let header = try store.header(id)
            if header.timestamp <= time, header.entryCount > 0 { return id }
            id -= 1
        }
        return 0
    }
}

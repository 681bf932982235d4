import ArgumentParser
import CommandLineKit
import ImmuDBEngine
import TerminalUI

/// `du`: what takes the space.
struct DiskUsageCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "du", abstract: "Show what the database takes on disk.",
        usage: "immuclient du [--keys [--prefix PREFIX]] [flags]",
        discussion: """
            By part: transactions, commits, values, tree, index. With --keys by the next
            part of the keys' names, divided at '/', ':' or '.', over all revisions;
            hashes and the like are not counted.

            Examples:
              du
              du --keys
              du --keys --prefix invoice/ --output json
            """)

    @Flag(help: "By the parts of the keys' names.") var keys = false
    @Option(help: ArgumentHelp("Only keys that start with this.", valueName: "prefix"))
    var prefix: ByteArgument?
    @OptionGroup var encoding: EncodingOptions
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let prefix = try prefix.map { try encoding.choice.decode($0, name: "prefix") } ?? []
        guard keys || prefix.isEmpty else { throw CommandFailure(.usage, "--prefix goes with --keys") }
        let ledger = try await session.ledger()
        if keys {
            try show(try await ledger.usage(ofKeysWithPrefix: prefix), in: session)
        } else {
            try show(try await ledger.diskUsage(), in: session)
        }
    }

    @MainActor
    private func show(_ usage: DiskUsage, in session: CommandSession) throws {
        let header = ReportHeader(
            kind: "diskUsage", shape: .list,
            columns: [
                Column("part", legacyPrefix: "part:   "), Column("name", legacyPrefix: "name:   "),
                Column("files", alignment: .trailing, legacyPrefix: "files:  "),
                Column("bytes", alignment: .trailing, legacyPrefix: "bytes:  "),
            ], mainColumn: "bytes", hasBadges: false)
        var writer = try session.begin(header)
        for part in usage.parts {
            try writer.add(
                Record([
                    .text(part.kind.rawValue), .text(part.name), .unsigned(part.files), .unsigned(part.bytes),
                ]))
        }
        try writer.end(ReportFooter(notes: ["\(usage.bytes) bytes in all"]))
        try session.streams.output.flush()
    }

    @MainActor
    private func show(_ groups: [PrefixUsage], in session: CommandSession) throws {
        let header = ReportHeader(
            kind: "keyUsage", shape: .list,
            columns: [
                Column("prefix", legacyPrefix: "prefix:   "),
                Column("keys", alignment: .trailing, legacyPrefix: "keys:     "),
                Column("revisions", alignment: .trailing, legacyPrefix: "revisions: "),
                Column("bytes", alignment: .trailing, legacyPrefix: "bytes:    "),
            ], mainColumn: "bytes", hasBadges: false)
        var writer = try session.begin(header)
        for group in groups {
            try writer.add(
                Record([
                    .bytes(group.prefix), .unsigned(group.keys), .unsigned(group.versions),
                    .unsigned(group.bytes),
                ]))
        }
        try writer.end(ReportFooter())
        try session.streams.output.flush()
    }
}

/// `flush`: the key index to disk.
struct FlushCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "flush", abstract: "Write the key index to disk.", usage: "immuclient flush [flags]",
        discussion: """
            Nothing is lost without it: the index is made from the transactions. It makes
            the next start quicker.

            Examples:
              flush
            """)

    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        try await session.writableLedger().flush()
        try session.report(Reports.message, Record([.text("index flushed")]))
    }
}

/// `compact`: the key index, small.
struct CompactCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "compact", abstract: "Rewrite the key index in its smallest form.",
        usage: "immuclient compact [flags]",
        discussion: """
            Transactions and values are not touched.

            Examples:
              compact
            """)

    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        try await session.writableLedger().compact()
        try session.report(Reports.message, Record([.text("index compacted")]))
    }
}

/// `truncate`: old values away.
struct TruncateCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "truncate", abstract: "Discard values older than a retention period.",
        usage: "immuclient truncate DATABASE --older-than DURATION [--confirm DATABASE] [flags]",
        discussion: """
            Keys, hashes and proofs stay; values that are gone cannot be brought back. At
            least a day is kept, counted in whole days, and space is freed in whole files.
            The built-in databases are never truncated.

            Examples:
              truncate ledger --older-than 90d --confirm ledger
            """)

    @Argument(help: "Name of the database.") var name: String
    @Option(help: ArgumentHelp("What is older is discarded: 90d, 12w.", valueName: "duration"))
    var olderThan: String
    @Option(help: ArgumentHelp("The name once more, so that nothing is asked.", valueName: "database"))
    var confirm: String?
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let seconds = try DurationText.seconds(olderThan)
        let ledger = try await session.writableLedger()
        try session.requireConfirmation(
            "Values of '\(name)' older than \(olderThan) will be gone for good.", word: name,
            confirmed: confirm)
        // A hundred years of milliseconds fit easily.
        try await ledger.truncate(name, retentionMilliseconds: seconds * 1000)
        try session.report(Reports.message, Record([.text("old values of '\(name)' discarded")]))
    }
}

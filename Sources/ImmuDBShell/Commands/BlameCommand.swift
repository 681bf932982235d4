import ArgumentParser
import CommandLineKit
import ImmuDBProofs
import TerminalUI

/// `blame`: which revision a line or field of a value comes from.
struct BlameCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "blame", abstract: "Show which transaction each line of a value comes from.",
        usage: "immuclient blame KEY [flags]",
        discussion: """
            Every revision is read with its proof; that none is missing in the history cannot be proven.

            Examples:
              blame contract/12
            """)

    @Argument(help: "Key.") var key: ByteArgument?
    @OptionGroup var keyFile: KeyFileOption
    @OptionGroup var encoding: EncodingOptions
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let key = try session.key(key, file: keyFile.keyFile, encoding: encoding.choice)
        let ledger = try await session.ledger()
        var authors = LineAuthors()
        var offset: UInt64 = 0
        pages: while true {
            let page = PageRequest(offset: offset, limit: Limits.pageEntries)
            let revisions = try await ledger.history(key, page: page)
            for revision in revisions {
                guard offset < Limits.blamedRevisionsMax else {
                    throw CommandFailure(
                        .failure, "the key has more than \(Limits.blamedRevisionsMax) revisions",
                        hint: "history shows them, diff compares two")
                }
                offset += 1
                let proven = try await revision.proven(in: session)
                let text = String(decoding: proven.metadata.isDeleted ? [] : proven.value, as: UTF8.self)
                try authors.add(text, LineAuthors.Author(proven))
            }
            guard UInt64(revisions.count) == Limits.pageEntries else { break pages }
        }
        guard offset > 0 else { throw CommandFailure(.notFound, "key not found") }
        var writer = try session.begin(Self.header)
        for (number, line) in authors.lines.enumerated() {
            try writer.add(
                Record(
                    [
                        .unsigned(line.author.txID), .unsigned(line.author.revision),
                        Reports.time(line.author.timestamp), .unsigned(UInt64(number + 1)), .text(line.text),
                    ], badge: line.author.badge))
        }
        try writer.end()
        try session.streams.output.flush()
    }

    private static let header = ReportHeader(
        kind: "blame", shape: .list,
        columns: [
            Column("tx", alignment: .trailing, legacyPrefix: "tx:    "),
            Column("revision", title: "rev", alignment: .trailing, legacyPrefix: "rev:   "), Column("time"),
            Column("line", alignment: .trailing, legacyPrefix: "line:  "),
            Column("text", legacyPrefix: "text:  "),
        ], mainColumn: "text", emptyText: "the value is empty")
}

/// Lines of the last of several revisions, each with the revision that brought it.
struct LineAuthors: Sendable {
    struct Author: Sendable {
        var txID: UInt64
        var revision: UInt64
        var timestamp: Int64?
        var badge: Badge

        init(txID: UInt64, revision: UInt64, timestamp: Int64? = nil, badge: Badge = .unproven) {
            self.txID = txID
            self.revision = revision
            self.timestamp = timestamp
            self.badge = badge
        }

        init(_ entry: EntryView) {
            self.init(
                txID: entry.txID, revision: entry.revision, timestamp: entry.timestamp, badge: entry.badge)
        }
    }

    private(set) var lines: [(text: String, author: Author)] = []

    /// Takes the next revision.
    mutating func add(_ text: String, _ author: Author) throws(CommandFailure) {
        let next =
            text.isEmpty ? [] : text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard next.count <= Limits.comparedLinesMax else {
            throw CommandFailure(.failure, "a revision has more than \(Limits.comparedLinesMax) lines")
        }
        let changes = next.difference(from: lines.map(\.text))
        for change in changes.removals.reversed() {
            if case .remove(let offset, _, _) = change { lines.remove(at: offset) }
        }
        for change in changes.insertions {
            if case .insert(let offset, let line, _) = change { lines.insert((line, author), at: offset) }
        }
    }
}

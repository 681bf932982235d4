import ArgumentParser
import CommandLineKit
import ImmuDBRecords
import TerminalUI

/// `diff`: what is different between two revisions of a key, or between two times of a table.
struct DiffCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Show what changed between two revisions of a key, or in a table.",
        usage: "immuclient diff KEY@REVISION [KEY@REVISION] [flags] | diff table NAME since TX [until TX]",
        discussion: """
            Both values are proven. JSON objects are compared field by field, texts line by line, and
            anything else by its hexadecimal lines of 16 bytes. Without a second revision the latest one is
            meant. Changes of a table are what the ledger lists.

            Examples:
              diff invoice/7@1 invoice/7@3
              diff invoice/7@-1              the latest change
              diff table invoice since 900 until 951
            """)

    @Argument(help: "Keys with revisions; or table, a name, since and until.") var words: [ByteArgument]
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        if words.count > 2, ByteText.text(of: words[0].bytes) == "table" {
            return try await table(words.map { ByteText.text(of: $0.bytes) }, session)
        }
        guard words.count <= 2, let first = words.first else {
            throw CommandFailure(.usage, "diff takes one or two keys", hint: "type help diff for examples")
        }
        let left = try session.keyAtRevision(first, file: nil, encoding: .bytes)
        guard left.revision != nil || words.count == 2 else {
            throw CommandFailure(
                .usage, "which revision to compare with the latest is missing", hint: "as in KEY@-1")
        }
        let right =
            words.count == 2
            ? try session.keyAtRevision(words[1], file: nil, encoding: .bytes)
            : KeyAtRevision(key: left.key, revision: nil)
        let ledger = try await session.ledger()
        let old = try await ledger.read(left.key, at: left.point, recordsTrace: false)
        let new = try await ledger.read(right.key, at: right.point, recordsTrace: false)
        session.note(new.badge)
        try show(ValueDifference.between(old.value, new.value), old, new, session)
    }

    @MainActor private func show(
        _ changes: [ValueDifference], _ old: EntryView, _ new: EntryView, _ session: CommandSession
    ) throws {
        var writer = try session.begin(Self.header)
        for change in changes {
            try writer.add(
                Record([
                    .text(change.sign), .text(change.place), change.old.map { .text($0) } ?? .null,
                    change.new.map { .text($0) } ?? .null,
                ]))
        }
        try writer.end(
            ReportFooter(notes: [
                "transaction \(old.txID) (\(old.badge.words)) and "
                    + "transaction \(new.txID) (\(new.badge.words))"
            ]))
        try session.streams.output.flush()
    }

    @MainActor private func table(_ words: [String], _ session: CommandSession) async throws {
        func bound(_ word: String, _ index: Int) throws -> TransactionBound {
            guard words.count > index + 1, words[index] == word,
                let bound = TransactionBound(argument: words[index + 1])
            else {
                throw CommandFailure(
                    .usage,
                    "diff table takes a name, since and a transaction or time, and the same for until",
                    hint: "diff table invoice since 900 until 951")
            }
            return bound
        }
        let since = try bound("since", 2)
        let until = words.count > 4 ? try bound("until", 4) : nil
        guard words.count == 4 || words.count == 6 else {
            throw CommandFailure(.usage, "diff table: '\(words[words.count - 1])' is too much")
        }
        let span = try await session.ledger().span(since: since, until: until)
        let name = words[1]
        guard name.allSatisfy({ $0 == "_" || $0.isLetter || $0.isNumber }) else {
            throw CommandFailure(.usage, "'\(name)' is no name of a table")
        }
        var query = "SELECT * FROM (DIFF OF \(name))"
        if let first = span.since { query += " SINCE TX \(first)" }
        if let last = span.until { query += " UNTIL TX \(last)" }
        try await StatementRunner(session: session).query(query)
    }

    private static let header = ReportHeader(
        kind: "difference", shape: .list,
        columns: [
            Column("change", legacyPrefix: "change: "), Column("place", legacyPrefix: "place:  "),
            Column("before", legacyPrefix: "before: "), Column("after", legacyPrefix: "after:  "),
        ], mainColumn: "place", emptyText: "no difference", hasBadges: false)
}

/// One difference between two values.
struct ValueDifference: Sendable, Hashable {
    /// A field, a line or an offset in bytes.
    let place: String
    /// nil where it was added.
    let old: String?
    /// nil where it was removed.
    let new: String?

    var sign: String { old == nil ? "+" : new == nil ? "-" : "~" }

    /// - Returns: none for equal values.
    static func between(_ old: [UInt8], _ new: [UInt8]) -> [ValueDifference] {
        guard old != new else { return [] }
        guard let before = UTF8Decoding.text(of: old), let after = UTF8Decoding.text(of: new) else {
            return lines(dump(old), dump(new)) { "byte \($0 * 16)" }
        }
        if let left = object(before), let right = object(after) {
            let changes = fields(left, right)
            if !changes.isEmpty { return changes }
        }
        return lines(split(before), split(after)) { "line \($0 + 1)" }
    }

    private static func split(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private static func object(_ text: String) -> [JSONValue.Member]? {
        do {
            guard case .object(let members) = try JSONValue(parsing: text) else { return nil }
            return members
        } catch {
            // No JSON: compared as a text.
            return nil
        }
    }

    private static func fields(
        _ old: [JSONValue.Member], _ new: [JSONValue.Member], path: String = ""
    ) -> [ValueDifference] {
        var changes: [ValueDifference] = []
        for member in old {
            let place = path + member.name
            guard let other = new.first(where: { $0.name == member.name }) else {
                changes.append(ValueDifference(place: place, old: member.value.text, new: nil))
                continue
            }
            if case .object(let left) = member.value, case .object(let right) = other.value {
                changes += fields(left, right, path: place + ".")
            } else if member.value.text != other.value.text {
                changes.append(
                    ValueDifference(place: place, old: member.value.text, new: other.value.text))
            }
        }
        for member in new where !old.contains(where: { $0.name == member.name }) {
            changes.append(ValueDifference(place: path + member.name, old: nil, new: member.value.text))
        }
        return changes
    }

    private static func lines(
        _ old: [String], _ new: [String], place: (Int) -> String
    ) -> [ValueDifference] {
        // Beyond this, finding the shortest way from one to the other takes too long.
        guard old.count <= Limits.comparedLinesMax, new.count <= Limits.comparedLinesMax else {
            return [ValueDifference(place: "all", old: "\(old.count) lines", new: "\(new.count) lines")]
        }
        return new.difference(from: old).map { change in
            switch change {
            case .remove(let offset, let line, _):
                ValueDifference(place: place(offset), old: line, new: nil)
            case .insert(let offset, let line, _):
                ValueDifference(place: place(offset), old: nil, new: line)
            }
        }
    }

    private static func dump(_ bytes: [UInt8]) -> [String] {
        stride(from: 0, to: bytes.count, by: 16).map { start in
            let line = Array(bytes[start..<min(start + 16, bytes.count)])
            return String(decoding: Encodings.hex(line), as: UTF8.self)
        }
    }
}

import CommandLineKit
import ImmuDBProofs
import TerminalUI

/// Prints a list page by page, so that its length does not matter.
@MainActor
struct ListPrinter {
    private let session: CommandSession
    private let header: ReportHeader
    private let options: ListOptions

    init(session: CommandSession, header: ReportHeader, options: ListOptions) {
        self.session = session
        self.header = header
        self.options = options
    }

    /// Most entries to print; nil: all.
    private var limit: UInt64? {
        switch options.limit {
        case 0: nil
        case let limit?: limit
        case nil: session.isTerminal ? Limits.terminalListEntries : nil
        }
    }

    /// - Parameters:
    ///   - fetch: entries from a position, at most so many; fewer or none at the end.
    ///   - record: what is printed for an entry.
    func printPages(
        fetch: (_ position: UInt64, _ count: UInt64) async throws -> [EntryView],
        record: (EntryView) -> Record
    ) async throws {
        var printed: UInt64 = 0
        var isCut = false
        var writer: ReportWriter?
        pages: while true {
            try Task.checkCancellation()
            let rest = limit.map { $0 - printed } ?? Limits.pageEntries
            // One entry more than wanted tells whether the list goes on.
            let count = min(rest, Limits.pageEntries - 1) + 1
            let page = try await fetch(options.offset + printed, count)
            if writer == nil { writer = try session.begin(header) }
            for entry in page {
                if let limit, printed == limit {
                    isCut = true
                    break pages
                }
                let shown = options.prove ? try await proven(entry) : entry
                try writer?.add(record(shown))
                printed += 1
            }
            if UInt64(page.count) < count { break }
        }
        try writer?.end(ReportFooter(notes: notes(isCut: isCut), isCut: isCut))
        try session.streams.output.flush()
        if isCut, !session.isTerminal {
            try session.remark("immuclient: the list was cut after \(printed) entries; --limit 0 shows all")
        }
    }

    private func notes(isCut: Bool) -> [String] {
        var notes = [
            options.prove
                ? "every entry shown is proven; that none is missing cannot be proven"
                : "a list is not proven; --prove checks every entry, 'get' proves a single one"
        ]
        if isCut { notes.append("more entries follow; --limit 0 shows all") }
        return notes
    }

    /// The same entry with its proof. What the list said must be what the proof shows.
    private func proven(_ entry: EntryView) async throws -> EntryView {
        if entry.metadata.isDeleted { return try await provenDeletion(entry) }
        let key = entry.referencedBy ?? entry.key
        guard entry.referencedBy == nil else {
            var proven = try await session.ledger().read(key, at: .latest, recordsTrace: false)
            proven.revision = entry.revision
            try compare(entry, proven)
            return proven
        }
        var proven = try await session.ledger().read(key, at: .transaction(entry.txID), recordsTrace: false)
        proven.revision = entry.revision
        try compare(entry, proven)
        session.note(proven.badge)
        return proven
    }

    /// A deletion has no value to read; the transaction that holds it is proven instead.
    private func provenDeletion(_ entry: EntryView) async throws -> EntryView {
        let transaction = try await session.ledger().transaction(entry.txID, recordsTrace: false)
        guard transaction.entries.contains(where: { $0.key == entry.key && $0.metadata.isDeleted }) else {
            throw VerificationFailure(
                .metadataMismatch, "the list shows a deletion that transaction \(entry.txID) does not hold")
        }
        var proven = entry
        proven.timestamp = transaction.header.timestamp
        proven.badge = transaction.badge
        session.note(proven.badge)
        return proven
    }

    private func compare(_ listed: EntryView, _ proven: EntryView) throws {
        let isSame =
            listed.key == proven.key && listed.value == proven.value && listed.txID == proven.txID
            && listed.metadata == proven.metadata
        guard isSame else {
            throw VerificationFailure(
                .valueMismatch, "the list shows another value for transaction \(listed.txID) than its proof")
        }
    }
}

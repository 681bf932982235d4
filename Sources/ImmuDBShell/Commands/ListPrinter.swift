import CommandLineKit
import ImmuDBProofs
import TerminalUI

/// Prints a list page by page, so that its length does not matter.
@MainActor
struct ListPrinter {
    private let session: CommandSession
    private let header: ReportHeader
    private let options: ListChoice
    private let span: TransactionSpan
    /// What else is to be said of the list.
    private let remarks: [String]

    init(
        session: CommandSession, header: ReportHeader, options: ListChoice,
        span: TransactionSpan = TransactionSpan(), remarks: [String] = []
    ) {
        self.remarks = remarks
        self.session = session
        self.header = header
        self.options = options
        self.span = span
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
    ///   - fetch: items from a position, at most so many; fewer or none at the end.
    ///   - record: what is printed for an item.
    func printPages<Item: Listed>(
        fetch: (_ position: UInt64, _ count: UInt64) async throws -> [Item],
        record: (Item) -> Record
    ) async throws {
        // What --since and --until leave out was not meant by --offset and --limit.
        var position = span.isEverything ? options.offset : 0
        var toSkip = span.isEverything ? 0 : options.offset
        var printed: UInt64 = 0
        var isCut = false
        var writer: ReportWriter?
        pages: while true {
            try Task.checkCancellation()
            let rest =
                span.isEverything ? limit.map { $0 - printed } ?? Limits.pageEntries : Limits.pageEntries
            // One entry more than wanted tells whether the list goes on.
            let count = min(rest, Limits.pageEntries - 1) + 1
            let page = try await fetch(position, count)
            position += UInt64(page.count)
            if writer == nil { writer = try session.begin(header) }
            for item in page where span.contains(item.writtenBy) {
                guard toSkip == 0 else {
                    toSkip -= 1
                    continue
                }
                if let limit, printed == limit {
                    isCut = true
                    break pages
                }
                try writer?.add(record(options.proves ? try await item.proven(in: session) : item))
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
            options.proves
                ? "every entry shown is proven; that none is missing cannot be proven"
                : "a list is not proven; --prove checks every entry, 'get' proves a single one"
        ]
        notes += remarks
        if isCut { notes.append("more entries follow; --limit 0 shows all") }
        return notes
    }
}

/// What a list consists of.
@MainActor
protocol Listed {
    /// Transaction that wrote it.
    var writtenBy: UInt64 { get }
    /// The same with its proof.
    func proven(in session: CommandSession) async throws -> Self
}

extension EntryView: Listed {
    var writtenBy: UInt64 { txID }

    /// The same entry with its proof. What the list said must be what the proof shows.
    func proven(in session: CommandSession) async throws -> EntryView {
        if metadata.isDeleted { return try await provenDeletion(in: session) }
        let point: ReadPoint = referencedBy == nil ? .transaction(txID) : .latest
        var proven = try await session.ledger().read(referencedBy ?? key, at: point, recordsTrace: false)
        proven.revision = revision
        guard key == proven.key, value == proven.value, txID == proven.txID, metadata == proven.metadata
        else {
            throw VerificationFailure(
                .valueMismatch, "the list shows another value for transaction \(txID) than its proof")
        }
        session.note(proven.badge)
        return proven
    }

    /// A deletion has no value to read; the transaction that holds it is proven instead.
    @MainActor
    private func provenDeletion(in session: CommandSession) async throws -> EntryView {
        let transaction = try await session.ledger().transaction(txID, recordsTrace: false)
        guard transaction.entries.contains(where: { $0.key == key && $0.metadata.isDeleted }) else {
            throw VerificationFailure(
                .metadataMismatch, "the list shows a deletion that transaction \(txID) does not hold")
        }
        var proven = self
        proven.timestamp = transaction.header.timestamp
        proven.badge = transaction.badge
        session.note(proven.badge)
        return proven
    }
}

extension MemberView: Listed {
    var writtenBy: UInt64 { entry.txID }

    /// Proven is the value. That the key is in the set with this score is not: no answer of the ledger
    /// proves it.
    func proven(in session: CommandSession) async throws -> MemberView {
        var proven = self
        proven.entry = try await entry.proven(in: session)
        return proven
    }
}

extension TransactionView: Listed {
    var writtenBy: UInt64 { header.id }

    func proven(in session: CommandSession) async throws -> TransactionView {
        let proven = try await session.ledger().transaction(header.id, recordsTrace: false)
        guard proven.header == header else {
            throw VerificationFailure(
                .headerMismatch, "the list shows another header for transaction \(header.id) than its proof")
        }
        session.note(proven.badge)
        return proven
    }
}

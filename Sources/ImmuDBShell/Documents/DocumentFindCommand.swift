import ArgumentParser
import CommandLineKit
import ImmuDBClient
import ImmuDBProofs
import ImmuDBRecords

/// How documents are selected on a command line.
struct SelectionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The query in the raw JSON form of the protocol, instead of a condition.", valueName: "query"))
    var json: String?

    @Option(help: ArgumentHelp("Field to sort by, FIELD or FIELD:desc; may be repeated.", valueName: "field"))
    var order: [String] = []

    @Option(help: ArgumentHelp("Documents at most; 0 is all.", valueName: "count"))
    var limit: UInt32?

    init() {}

    /// The selection of a condition or a raw query.
    func selection(_ collection: String, _ condition: String?) throws(CommandFailure) -> DocumentSelection {
        var selection: DocumentSelection
        switch (condition, json) {
        case (_?, _?):
            throw CommandFailure(.usage, "there is a condition and a query with --json; give one of them")
        case (let condition?, nil):
            selection = DocumentSelection(
                collection, alternatives: try QueryParser.alternatives(condition))
        case (nil, let json?): selection = try DocumentSelection(collection, json: json)
        case (nil, nil): selection = DocumentSelection(collection)
        }
        for term in order {
            let parts = term.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count <= 2, !parts[0].isEmpty, parts.count == 1 || ["desc", "asc"].contains(parts[1])
            else {
                throw CommandFailure(.usage, "'\(term)' is no order", hint: "for example: --order total:desc")
            }
            selection.order.append(
                DocumentSelection.Order(String(parts[0]), isDescending: parts.last == "desc"))
        }
        if let limit { selection.limit = limit }
        return selection
    }
}

/// `doc find`.
struct DocumentFindCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "find", abstract: "Show the documents that a condition selects.",
        usage: "immuclient doc find COLLECTION [CONDITION] [--order F] [--limit N] [--prove] [flags]",
        discussion: """
            A pipe gets the documents as JSON, one in each line.

            Conditions compare declared fields, or the id, with = != < <= > >= like, not like, is null and
            is not null; and binds closer than or, brackets group. In patterns % is any text, _ one character.

            The raw form is that of the protocol:
              {"expressions": [{"fieldComparisons": [{"field": "total", "operator": "GE", "value": 100}]}],
               "orderBy": [{"field": "total", "desc": true}], "limit": 20}

            Examples:
              doc find orders
              doc find orders 'total >= 100 and customer = "c1"' --order total --limit 20
              doc find orders 'customer like "a%" or paid = false' --output jsonl
            """)

    @Argument(help: "Name of a collection.") var collection: String
    @Argument(help: "Which documents; all without it.") var condition: String?
    @OptionGroup var selection: SelectionOptions
    @Flag(help: "Fetch and check a proof for every document.") var prove = false
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        var wanted = try selection.selection(collection, condition)
        let isCutByUs = session.isTerminal && selection.limit == nil && wanted.limit == 0
        if isCutByUs { wanted.limit = UInt32(Limits.terminalListEntries) + 1 }
        let client = try await session.ledger().documents
        let described = try await session.explaining(collection, client) {
            try await client.collection(collection).claimed
        }
        guard try !session.isForPrograms || prove else {
            return try await client.findDocuments(wanted) { page in
                try Task.checkCancellation()
                try session.writeLines(page.claimed.map(\.document.json.text))
            }
        }
        var writer = try session.begin(DocumentReports.documents("documents", described))
        var count: UInt64 = 0
        try await client.findDocuments(wanted) { page in
            for found in page.claimed where !isCutByUs || count < Limits.terminalListEntries {
                try Task.checkCancellation()
                let badge = prove ? try await proven(found, client, session) : .unproven
                try writer.add(DocumentReports.record(found.id, found.document, described, badge: badge))
                count += 1
            }
            if isCutByUs, count >= Limits.terminalListEntries { count += 1 }
        }
        let isCut = isCutByUs && count > Limits.terminalListEntries
        try writer.end(ReportFooter(notes: notes(isCut: isCut), isCut: isCut))
        try session.flushResult()
    }

    private func notes(isCut: Bool) -> [String] {
        var notes = [
            prove
                ? "every document shown is proven; that none is missing cannot be proven"
                : "a search is not proven; --prove checks every document, 'doc get' proves one"
        ]
        if isCut { notes.append("more documents follow; --limit 0 shows all") }
        return notes
    }

    /// What the search showed must be what the proof shows.
    @MainActor
    private func proven(
        _ found: FoundDocument, _ client: LedgerClient, _ session: CommandSession
    ) async throws -> Badge {
        let verified = try await client.verifiedDocument(
            collection, id: found.id, expecting: found.document)
        let badge = Badge.proven(by: verified.proof)
        session.note(badge)
        return badge
    }
}

/// `doc count`.
struct DocumentCountCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "count", abstract: "Count the documents that a condition selects.",
        usage: "immuclient doc count COLLECTION [CONDITION] [flags]")

    @Argument(help: "Name of a collection.") var collection: String
    @Argument(help: "Which documents; all without it.") var condition: String?
    @OptionGroup var selection: SelectionOptions
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let wanted = try selection.selection(collection, condition)
        let client = try await session.ledger().documents
        let count = try await session.explaining(collection, client) {
            try await client.countDocuments(wanted).claimed
        }
        try session.report(DocumentReports.count, Record([.unsigned(count)]))
    }
}

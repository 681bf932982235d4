import ArgumentParser
import CommandLineKit
import ImmuDBClient
import ImmuDBProofs
import ImmuDBRecords
import TerminalUI

/// `doc`: what is about documents.
struct DocumentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doc", abstract: "Insert, find, change and prove documents.",
        discussion: """
            Documents are JSON objects in a collection; 'collection create' makes one.

            Examples:
              doc insert orders '{"customer": "c1", "total": 120}'
              doc insert orders --from orders.jsonl
              doc find orders 'total >= 100 and customer = "c1"' --order total --limit 20
              doc get orders 6b02f9fe000000000000000134d8fd11
              doc replace orders 'customer = "c1"' '{"customer": "c2"}'
              doc delete orders 'total < 1'
            """, subcommands: subcommands)

    private static let subcommands: [any ParsableCommand.Type] = [
        DocumentInsertCommand.self, DocumentGetCommand.self, DocumentFindCommand.self,
        DocumentCountCommand.self, DocumentReplaceCommand.self, DocumentDeleteCommand.self,
        DocumentHistoryCommand.self, DocumentProofCommand.self,
    ]
}

/// `doc get`.
struct DocumentGetCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "get", abstract: "Show a document by its id; the answer is proven.",
        usage: "immuclient doc get COLLECTION ID [--at-tx TX] [flags]",
        discussion: """
            The bytes shown are those that the hash of the transaction covers. That this is the newest
            revision cannot be proven.
            """)

    @Argument(help: "Name of a collection.") var collection: String
    @Argument(help: "Id of a document.") var id: String
    @Option(help: ArgumentHelp("Transaction that wrote the wanted revision.", valueName: "tx"))
    var atTx: UInt64?
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let id = try session.documentID(id)
        let (client, txID) = try await session.document(id, in: collection, atTx: atTx)
        let found = try await session.explaining(collection, client) {
            try await client.verifiedDocument(collection, id: id, atTx: txID)
        }
        try DocumentPrinter(session: session).show(found)
    }
}

/// `doc proof`.
struct DocumentProofCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "proof", abstract: "Show each step that proves a document.",
        usage: "immuclient doc proof COLLECTION ID [--at-tx TX] [flags]")

    @Argument(help: "Name of a collection.") var collection: String
    @Argument(help: "Id of a document.") var id: String
    @Option(help: ArgumentHelp("Transaction that wrote the wanted revision.", valueName: "tx"))
    var atTx: UInt64?
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let id = try session.documentID(id)
        let (client, txID) = try await session.document(id, in: collection, atTx: atTx)
        let found = try await session.explaining(collection, client) {
            try await client.proveDocument(collection, id: id, atTx: txID)
        }
        session.note(try ProofPrinter(session).show(found))
    }
}

/// `doc history`.
struct DocumentHistoryCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "Show the revisions of a document.",
        usage: "immuclient doc history COLLECTION ID [--limit N] [--desc] [--prove] [flags]")

    @Argument(help: "Name of a collection.") var collection: String
    @Argument(help: "Id of a document.") var id: String
    @Option(help: ArgumentHelp("Revisions to show at most; 0 is all.", valueName: "count"))
    var limit: UInt64 = 0
    @Flag(help: "From the newest to the oldest.") var desc = false
    @Flag(help: "Fetch and check a proof for every revision.") var prove = false
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let id = try session.documentID(id)
        let client = try await session.presentLedger().documents
        let size = ClientLimits.documentsPerPageMax
        var writer: ReportWriter?
        var (page, shown) = (UInt32(1), UInt64(0))
        pages: while true {
            let versions: [DocumentVersion]
            do {
                versions = try await session.explaining(collection, client) {
                    try await client.documentHistory(
                        collection, id: id, page: page, pageSize: size, isDescending: desc
                    ).claimed
                }
            } catch let error as ClientError
                where page > 1 && error.message.hasPrefix("tbtree: no more entries")
            {
                break  // the last page was full
            }
            if writer == nil { writer = try session.begin(DocumentReports.history) }
            for version in versions where session.past.map({ version.txID <= $0 }) ?? true {
                guard limit == 0 || shown < limit else { break pages }
                let badge = prove ? try await proven(version, client, session) : .unproven
                try writer?.add(DocumentReports.record(version, badge: badge))
                shown += 1
            }
            guard versions.count == Int(size) else { break }
            page += 1
        }
        try writer?.end(
            ReportFooter(notes: [
                prove
                    ? "revisions with a mark are proven; that none is missing cannot be proven"
                    : "a history is not proven; --prove checks every revision that has a document"
            ]))
        try session.flushResult()
    }

    @MainActor
    private func proven(
        _ version: DocumentVersion, _ client: LedgerClient, _ session: CommandSession
    ) async throws -> Badge {
        guard let document = version.document else { return .unproven }
        let found = try await client.verifiedDocument(
            collection, id: version.id, atTx: version.txID, expecting: document)
        let badge = Badge.proven(by: found.proof)
        session.note(badge)
        return badge
    }
}

/// Shows proven documents.
@MainActor
struct DocumentPrinter {
    let session: CommandSession

    /// As coloured JSON for a person, else as a record.
    func show(_ found: VerifiedDocument) throws {
        let badge = Badge.proven(by: found.proof)
        var notes = ["that this is the newest revision of the document cannot be proven"]
        if found.isCollectionNew {
            notes.append(
                "the number of collection \(found.collection.name) was learned from the transactions and is "
                    + "kept from now on")
        }
        guard session.isTerminal, session.settings["output"] == nil,
            try !session.settings.flag("value-only"), try !session.settings.flag("raw")
        else {
            if try session.isForPrograms {
                session.note(badge)
                return try session.writeLines([found.document.json.text])
            }
            try session.report(
                DocumentReports.document("document"),
                Record(
                    [
                        .unsigned(found.txID), Reports.time(found.timestamp), .text(found.id.description),
                        .literal(found.document.json.text, isNumber: true),
                    ], badge: badge), notes: notes)
            return
        }
        session.note(badge)
        let style = try session.style()
        let output = session.streams.output
        try output.writeLine(DocumentText.pretty(found.document, style.palette))
        let mark = style.palette.paint(badge.symbol(isUnicode: style.isUnicode), .good)
        let time = found.timestamp == nil ? "" : ", \(style.text(of: Reports.time(found.timestamp)))"
        try output.writeLine("\(mark) \(badge.words), tx \(found.txID)\(time)")
        for note in notes { try output.writeLine(style.palette.paint(note, .dim)) }
        try output.flush()
    }
}

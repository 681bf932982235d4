import ArgumentParser
import CommandLineKit
import ImmuDBClient
import ImmuDBProofs
import ImmuDBRecords
import TerminalUI

/// `doc insert`.
struct DocumentInsertCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "insert", abstract: "Insert documents.",
        usage: "immuclient doc insert COLLECTION [JSON...] [--from FILE] [--batch N] [flags]",
        discussion: """
            JSON is an object or a list of objects; documents given as words are inserted in one transaction,
            all or none. A file has one document in each line, or JSON over several lines; - is standard
            input. It is inserted in batches, each one transaction. A single document is proven at once.

            Examples:
              doc insert orders '{"customer": "c1", "total": 120}'
              doc insert orders --from orders.jsonl
              generate | immuclient doc insert orders --from -
            """)

    @Argument(help: "Name of a collection.") var collection: String
    @Argument(help: "JSON objects, or lists of them.") var json: [String] = []
    @Option(help: ArgumentHelp("Read documents from a file; - is standard input.", valueName: "file"))
    var from: String?
    @Option(help: ArgumentHelp("Documents of a file in one transaction.", valueName: "count"))
    var batch = 100
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        guard (1...ClientLimits.documentsPerInsertMax).contains(batch) else {
            throw CommandFailure(.usage, "--batch is not 1 to \(ClientLimits.documentsPerInsertMax)")
        }
        switch (json.isEmpty, from) {
        case (true, nil):
            throw CommandFailure(
                .usage, "no document is given", hint: "give JSON, or --from FILE; - is standard input")
        case (false, _?): throw CommandFailure(.usage, "documents are given as words and as --from")
        case (true, let file?): try await insert(file: file, session)
        case (false, nil): try await insertWords(session)
        }
    }

    @MainActor
    private func insertWords(_ session: CommandSession) async throws {
        var documents: [Document] = []
        for (index, text) in json.enumerated() {
            let what = json.count == 1 ? "the document" : "document \(index + 1)"
            documents += try DocumentText.objects(text, what)
        }
        let client = try await session.writableLedger().documents
        let written = try await session.explaining(collection, client) {
            try await client.insertDocuments(documents, into: collection).claimed
        }
        let badge = try await proven(documents, written, client, session)
        let records = written.ids.map {
            Record([.text($0.description), .unsigned(written.txID), .unsigned(1)], badge: badge)
        }
        guard try !session.isForPrograms else {
            return try session.writeLines(written.ids.map(\.description))
        }
        var writer = try session.begin(DocumentReports.written)
        for record in records { try writer.add(record) }
        try writer.end(
            ReportFooter(notes: badge.kind == .unproven ? ["'doc get' proves each of them"] : []))
        try session.flushResult()
    }

    /// Proves a single document; proofs of many would take longer than the insertion.
    @MainActor
    private func proven(
        _ documents: [Document], _ written: DocumentInsertionAnswer, _ client: LedgerClient,
        _ session: CommandSession
    ) async throws -> Badge {
        guard documents.count == 1, let id = written.ids.first, var expected = documents.first else {
            return .unproven
        }
        let idField = try await client.collection(collection).claimed.idField
        expected[idField] = .string(id.description)
        let found = try await client.verifiedDocument(
            collection, id: id, atTx: written.txID, expecting: expected)
        let badge = Badge.proven(by: found.proof)
        session.note(badge)
        return badge
    }

    @MainActor
    private func insert(file: String, _ session: CommandSession) async throws {
        let client = try await session.writableLedger().documents
        let input = try DocumentInput(file, session: session)
        defer { input.finish() }
        let meter = ProgressMeter(title: "inserting", unit: .items("documents"), total: nil)
        let bar = ProgressBar(meter, to: session.streams.error, capabilities: session.streams.capabilities)
        var done: UInt64 = 0
        var lastTxID: UInt64 = 0
        do {
            var batch = Batch()
            while true {
                try Task.checkCancellation()
                let part = try input.next()
                if let part { batch.add(part) }
                let isFull = batch.documents.count >= self.batch || batch.byteCount >= Limits.batchBytes
                guard isFull || part == nil else { continue }
                for documents in batch.portions(of: self.batch) {
                    lastTxID = try await insert(documents, batch, client, session)
                    done += UInt64(documents.count)
                    bar.update(done: done)
                }
                guard part != nil else { break }
                batch = Batch()
            }
        } catch {
            bar.clear()
            throw Self.failure(error, after: done, lastTxID)
        }
        bar.clear()
        try session.report(
            Reports.message,
            Record([.text("\(done) documents are inserted, the last ones in transaction \(lastTxID)")]))
    }

    @MainActor
    private func insert(
        _ documents: ArraySlice<Document>, _ batch: Batch, _ client: LedgerClient, _ session: CommandSession
    ) async throws -> UInt64 {
        do {
            return try await session.explaining(collection, client) {
                try await client.insertDocuments(Array(documents), into: collection).claimed.txID
            }
        } catch {
            let plain = CommandFailure(explaining: error)
            throw CommandFailure(
                plain.status, "lines \(batch.firstLine) to \(batch.lastLine): \(plain.message)",
                hint: plain.hint, details: plain.details)
        }
    }

    /// Documents that wait for their transaction.
    private struct Batch {
        var documents: [Document] = []
        var byteCount = 0
        var firstLine = 0
        var lastLine = 0

        mutating func add(_ part: DocumentInput.Part) {
            if documents.isEmpty { firstLine = part.line }
            lastLine = part.line
            documents += part.documents
            byteCount += part.byteCount
        }

        func portions(of count: Int) -> [ArraySlice<Document>] {
            stride(from: 0, to: documents.count, by: count).map {
                documents[$0..<min($0 + count, documents.count)]
            }
        }
    }

    /// The error of a file that was inserted in part.
    private static func failure(_ error: any Error, after done: UInt64, _ txID: UInt64) -> CommandFailure {
        let plain = CommandFailure(explaining: error)
        let before =
            done == 0
            ? "nothing was inserted"
            : "\(done) documents before were inserted, up to transaction \(txID)"
        return CommandFailure(
            plain.status, "\(plain.message); \(before)", hint: plain.hint, details: plain.details)
    }
}

/// `doc replace`.
struct DocumentReplaceCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "replace", abstract: "Replace documents as a whole.",
        usage: "immuclient doc replace COLLECTION [CONDITION] JSON [--id ID] [--all] [flags]",
        discussion: """
            Every document that the condition selects is replaced by the given one; members that are not
            given are gone, the id stays. All happen in one transaction.

            Examples:
              doc replace orders --id 6b02f9fe000000000000000134d8fd11 '{"customer": "c2"}'
              doc replace orders 'customer = "c1"' '{"customer": "c2"}'
            """)

    @Argument(help: "Name of a collection.") var collection: String
    @Argument(help: "A condition if wanted, then the new document as JSON.") var words: [String]
    @Option(help: ArgumentHelp("Only the document of this id.", valueName: "id")) var id: String?
    @Flag(help: "All documents of the collection.") var all = false
    @OptionGroup var selection: SelectionOptions
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        guard (1...2).contains(words.count), let text = words.last else {
            throw CommandFailure(.usage, "replace takes a condition if wanted, and one document")
        }
        let document = try DocumentText.object(text, "the document")
        let client = try await session.writableLedger().documents
        let wanted = try await ChangeTarget(
            collection: collection, condition: words.count == 2 ? words[0] : nil, id: id, isAll: all,
            options: selection
        ).selection(client, session, isNamed: document, verb: "replace")
        let versions = try await session.explaining(collection, client) {
            try await client.replaceDocuments(wanted, with: document).claimed
        }
        guard try !session.isForPrograms else {
            return try session.writeLines(versions.map(\.id.description))
        }
        var writer = try session.begin(DocumentReports.written)
        for version in versions {
            try writer.add(
                Record(
                    [.text(version.id.description), .unsigned(version.txID), .unsigned(version.revision)],
                    badge: .unproven))
        }
        try writer.end(ReportFooter(notes: ["'doc get' proves each of them"]))
        try session.flushResult()
    }
}

/// `doc delete`.
struct DocumentDeleteCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Delete documents; their history stays.",
        usage: "immuclient doc delete COLLECTION [CONDITION] [--id ID] [--all] [flags]",
        discussion: """
            Without a condition or an id nothing is deleted unless --all says so.

            Examples:
              doc delete orders 'total < 1'
              doc delete orders --id 6b02f9fe000000000000000134d8fd11
            """)

    @Argument(help: "Name of a collection.") var collection: String
    @Argument(help: "Which documents.") var condition: String?
    @Option(help: ArgumentHelp("Only the document of this id.", valueName: "id")) var id: String?
    @Flag(help: "All documents of the collection.") var all = false
    @OptionGroup var selection: SelectionOptions
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let client = try await session.writableLedger().documents
        let wanted = try await ChangeTarget(
            collection: collection, condition: condition, id: id, isAll: all, options: selection
        ).selection(client, session, isNamed: nil, verb: "delete")
        let count = try await session.explaining(collection, client) {
            let count = try await client.countDocuments(wanted).claimed
            if count > 0 { try await client.deleteDocuments(wanted) }
            return count
        }
        try session.report(
            Reports.message,
            Record([.text(count == 1 ? "1 document is deleted" : "\(count) documents are deleted")]))
    }
}

/// Which documents a change is about. Never all of them unless that was said.
@MainActor
struct ChangeTarget {
    let collection: String
    let condition: String?
    let id: String?
    let isAll: Bool
    let options: SelectionOptions

    /// - Parameters:
    ///   - document: a new one that may name its id itself.
    ///   - verb: what is to be done.
    func selection(
        _ client: LedgerClient, _ session: CommandSession, isNamed document: Document?, verb: String
    ) async throws -> DocumentSelection {
        var selection = try options.selection(collection, condition)
        let idField = try await session.explaining(collection, client) {
            try await client.collection(collection).claimed.idField
        }
        if let id {
            let own = DocumentSelection.Comparison(
                idField, .equal, .string(try session.documentID(id).description))
            selection.alternatives =
                selection.alternatives.isEmpty ? [[own]] : selection.alternatives.map { [own] + $0 }
        }
        let isNarrowed = !selection.alternatives.isEmpty || document?[idField] != nil
        guard isNarrowed || isAll else {
            throw CommandFailure(
                .usage, "this would \(verb) every document of \(collection); nothing was done",
                hint: "give a condition or --id, or --all if all are meant")
        }
        guard !(isNarrowed && isAll) else {
            throw CommandFailure(.usage, "--all and a condition exclude each other; nothing was done")
        }
        return selection
    }
}

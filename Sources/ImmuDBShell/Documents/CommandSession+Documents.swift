import CommandLineKit
import ImmuDBClient
import ImmuDBProofs
import ImmuDBRecords
import TerminalUI

extension CommandSession {
    /// Says that something was done, and that completion has to look anew.
    func reportChange(_ text: String) throws {
        names.forget()
        try report(Reports.message, Record([.text(text)]))
    }

    /// Nobody looks and no format was asked for: documents are JSON, one in each line, and ids plain lines.
    var isForPrograms: Bool {
        get throws {
            try !isTerminal && settings["output"] == nil && !settings.flag("value-only")
                && !settings.flag("raw")
        }
    }

    func writeLines(_ lines: [String]) throws {
        for line in lines { try streams.output.writeLine(line) }
        try streams.output.flush()
    }

    /// Adds to an error about an unknown collection those that may have been meant.
    func explaining<R>(
        _ name: String, _ client: LedgerClient, _ body: () async throws -> R
    ) async throws -> R {
        do {
            return try await body()
        } catch let error as ClientError where error.message.hasPrefix("collection does not exist") {
            let plain = CommandFailure(explaining: error)
            throw CommandFailure(
                .notFound, plain.message, hint: await similarCollections(name, client),
                details: plain.details)
        }
    }

    private func similarCollections(_ name: String, _ client: LedgerClient) async -> String? {
        do {
            let names = try await client.collections().claimed.map(\.name)
            let similar = SimilarNames.suggestions(for: name, in: names)
            guard similar.isEmpty else { return "did you mean \(similar.joined(separator: ", "))?" }
            return names.isEmpty
                ? "there are no collections in this database" : "type collections for all there are"
        } catch {
            // The first error is the one to tell; without the list there is nothing to suggest.
            return nil
        }
    }

    /// The client for one document, and the transaction that wrote the revision to be read: the one asked
    /// for, or in the past the last one until then; nil for the newest.
    func document(
        _ id: DocumentID, in collection: String, atTx txID: UInt64?
    ) async throws -> (client: LedgerClient, txID: UInt64?) {
        let client = try await presentLedger().documents
        guard let past else { return (client, txID) }
        if let txID {
            guard txID <= past else {
                throw CommandFailure(
                    .notFound, "transaction \(txID) is later than \(past), which the session reads as of",
                    hint: "\\asof now returns to the present")
            }
            return (client, txID)
        }
        let size = ClientLimits.documentsPerPageMax
        var page: UInt32 = 1
        while true {
            let versions = try await explaining(collection, client) {
                try await client.documentHistory(
                    collection, id: id, page: page, pageSize: size, isDescending: true
                ).claimed
            }
            if let version = versions.first(where: { $0.txID <= past }) {
                guard !version.isDeleted else { break }
                return (client, version.txID)
            }
            guard versions.count == Int(size) else { break }
            page += 1
        }
        throw CommandFailure(.notFound, "there was no such document as of transaction \(past)")
    }

    /// An id as it is typed.
    func documentID(_ text: String) throws(CommandFailure) -> DocumentID {
        do throws(DocumentID.Problem) {
            return try DocumentID(text: text)
        } catch {
            let problem =
                switch error {
                case .notHexadecimal(let reason): reason
                case .empty: "it is empty"
                case .tooLong: "it has more than 32 bytes"
                }
            throw CommandFailure(
                .usage, "'\(text)' is no id of a document: \(problem)",
                hint: "ids are hexadecimal, as doc find shows them")
        }
    }
}

import CommandLineKit
import ImmuDBClient
import ImmuDBProofs
import ImmuDBRecords
import TerminalUI

extension CommandSession {
    /// Says that something was done, and that completion has to look anew.
    func reportChange(_ text: String) throws {
        sqlState.namesAreOld = true
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

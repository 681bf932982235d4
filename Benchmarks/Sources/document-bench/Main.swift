import ArgumentParser
import Foundation
import ImmuDBClient
import ImmuDBConnect
import ImmuDBProofs

/// Compares documents with rows of the same width, through the client and a server in this process.
@main
struct DocumentBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "document-bench",
        abstract: "Measures documents against SQL rows of the same width (docs/performance.md).")

    @Option(help: "Documents of 1 kB, and as many rows.") var documents = 20_000
    @Option(help: "Documents and rows in a transaction.") var batch = 100
    @Option(help: "Searches by an indexed field, and as many queries.") var finds = 2_000
    @Option(help: "Documents that are streamed while memory is watched; 0 leaves that out.")
    var streamed = 1_000_000

    func run() async throws {
        let directory = FileManager.default.temporaryDirectory
            .appendingPathComponent("document-bench-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        let outcome = await measure(in: directory)
        try FileManager.default.removeItem(atPath: directory)
        try outcome.get()
    }

    private func measure(in directory: String) async -> Result<Void, any Error> {
        do {
            var address = OfflineAddress(directory: directory + "/data")
            address.isSynced = false
            let connection = try await LedgerConnection.open(
                address, trust: TrustStore(directory: directory + "/trust"))
            let contest = Contest(client: connection.client, batch: batch)
            print("| what | documents | SQL rows | ratio | wanted |\n|---|---|---|---|---|")
            try await contest.insert(documents)
            try await contest.find(finds, of: documents)
            if streamed > 0 { try await contest.stream(streamed) }
            try await connection.close()
            return .success(())
        } catch {
            return .failure(error)
        }
    }
}

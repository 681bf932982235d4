import Foundation
import ImmuDBClient
import ImmuDBProofs
import ImmuDBRecords
import ImmuDBTesting
import SystemIO
import Testing

/// A real client in front of a malicious server.
struct Victim: Sendable {
    typealias Sample = MaliciousServer.Sample

    let server: MaliciousServer
    let directory: String

    static let pin = TrustPin(name: "victim", database: "defaultdb")

    /// Runs `body` with a server that is honest so far.
    static func run(
        signingKey: SigningPrivateKey? = nil, _ body: (Victim) async throws -> Void
    ) async throws {
        let directory = NSTemporaryDirectory() + "/victim-\(UUID().uuidString)"
        let server = try await MaliciousServer.start(signingKey: signingKey)
        do {
            try await body(Victim(server: server, directory: directory))
        } catch {
            Issue.record("\(error)")
        }
        try await server.close()
        if FileManager.default.fileExists(atPath: directory) {
            try RealFileSystem().removeDirectoryTree(directory)
        }
    }

    func trust(_ name: String = "trust") -> TrustStore { TrustStore(directory: directory + "/" + name) }

    /// A client as a new run of a program would make it, logged in.
    func client(
        trust name: String = "trust", signingKey: SigningPublicKey? = nil, allowsFirstContact: Bool = true,
        callMilliseconds: Int = 120_000
    ) async throws -> LedgerClient {
        var settings = LedgerSettings(
            pinName: Victim.pin.name, database: Victim.pin.database, signingKey: signingKey,
            allowsFirstContact: allowsFirstContact, callMilliseconds: callMilliseconds,
            persistence: .everyOperation)
        settings.exportedTransactionBytesMax = 1 << 20
        let client = LedgerClient(server.connection, settings: settings, trust: trust(name))
        try await client.openSession(username: "immudb", password: "immudb", database: Victim.pin.database)
        return client
    }

    /// Does what a lie shows in.
    /// - Returns: transaction of a verified read; nil for everything else.
    @discardableResult
    static func ask(_ told: Lie.Told, _ client: LedgerClient, key: [UInt8]) async throws -> UInt64? {
        switch told {
        case .read: return try await client.verifiedGet(key).txID
        case .readAtTransaction:
            return try await client.verifiedGet(Sample.changedKey, at: .atTx(Sample.firstTxID)).txID
        case .reference: return try await client.verifiedGet(Sample.reference).txID
        case .write: _ = try await client.verifiedSet(Array("k".utf8), Array("v".utf8))
        case .transaction: _ = try await client.verifiedTransaction(Sample.txID, detail: .values)
        case .state: _ = try await client.currentState()
        case .scan:
            for try await _ in client.scan(ScanRange(prefix: []), pageEntries: 100) {}
        case .export: _ = try await client.exportTransaction(Sample.txID)
        case .row: return try await client.verifiedRow(Sample.table, key: [.integer(1)]).txID
        case .query:
            try await client.sqlQuery("SELECT id, name FROM \(Sample.table)") { _ in }
        case .sortedSet: _ = try await client.zScan(SortedSetRange(set: Sample.set))
        }
        return nil
    }
}

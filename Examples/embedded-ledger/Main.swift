import Foundation
import ImmuDBClient
import ImmuDBConnect
import ImmuDBEngine
import ImmuDBProofs

/// A ledger inside the program: no server, no socket, and every answer proven all the same.
///
///     swift run embedded-ledger DIRECTORY
@main
struct EmbeddedLedger {
    static func main() async throws {
        guard CommandLine.arguments.count == 2 else {
            print("usage: embedded-ledger DIRECTORY")
            exit(2)
        }
        let directory = CommandLine.arguments[1]
        // What is trusted is kept apart from the data: whoever can change one cannot change both.
        let trust = TrustStore(directory: directory + ".trust")
        let connection = try await LedgerConnection.open(OfflineAddress(directory: directory), trust: trust)
        let ledger = connection.client

        let before = try await ledger.currentState()
        print("opened \(directory) at transaction \(before.state.txID)")

        let balance = Array("account/7/balance".utf8)
        let written = try await ledger.verifiedSet(balance, Array("\(Int.random(in: 0..<1_000))".utf8))
        print("transaction \(written.txID) is proven to hold the new balance, and nothing else")

        let read = try await ledger.verifiedGet(balance)
        print("balance \(String(decoding: read.value, as: UTF8.self)), as of transaction \(read.txID)")

        // Lists are claims: that they are complete cannot be proven. The type says so.
        for entry in try await ledger.history(balance, limit: 5, descending: true).claimed {
            print("  transaction \(entry.txID): \(String(decoding: entry.value, as: UTF8.self))")
        }
        try await connection.close()
    }
}

import CommandLineKit
import ImmuDBClient
import ImmuDBConnect
import ImmuDBEngine
import SystemIO

/// Opens local directories.
package struct OfflineOpener: LedgerOpening {
    private let environment: [String: String]

    package init(environment: [String: String]) { self.environment = environment }

    package func open(_ address: LedgerAddress) async throws -> any Ledger {
        guard let directory = address.trustDirectory ?? TrustStore.defaultDirectory(environment: environment)
        else {
            throw CommandFailure(
                .usage, "there is no place for trusted states: neither XDG_STATE_HOME nor HOME is set",
                hint: "give --trust-dir DIR")
        }
        var offline = OfflineAddress(directory: address.directory, database: address.database)
        offline.isReadOnly = address.isReadOnly
        offline.createsIfMissing = address.createsIfMissing
        let connection = try await LedgerConnection.open(offline, trust: TrustStore(directory: directory)) {
            $0.recordsTrace = true
            $0.program = "immuclient \(ProgramVersion.text)"
        }
        let path: String
        do {
            path = try canonicalPath(address.directory)
        } catch {
            try await connection.close()
            throw error
        }
        return OfflineLedger(connection, name: lastComponent(of: path))
    }
}

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
        let trust = try trustStore(address)
        var offline = OfflineAddress(directory: address.directory, database: address.database)
        offline.isReadOnly = address.isReadOnly
        offline.createsIfMissing = address.createsIfMissing
        let connection = try await LedgerConnection.open(offline, trust: trust) {
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

    package func check(
        _ address: LedgerAddress, progress: @escaping @Sendable (_ done: UInt64, _ total: UInt64) -> Bool
    ) async throws -> VerificationView {
        let offline = OfflineAddress(directory: address.directory, database: address.database)
        let result = try await OfflineCheck.run(offline, trust: try trustStore(address)) { done, total in
            progress(done, total) && !Task.isCancelled
        }
        try Task.checkCancellation()
        return VerificationView(result)
    }

    private func trustStore(_ address: LedgerAddress) throws(CommandFailure) -> TrustStore {
        guard let directory = address.trustDirectory ?? TrustStore.defaultDirectory(environment: environment)
        else {
            throw CommandFailure(
                .usage, "there is no place for trusted states: neither XDG_STATE_HOME nor HOME is set",
                hint: "give --trust-dir DIR")
        }
        return TrustStore(directory: directory)
    }
}

import CommandLineKit
import ImmuDBClient
import ImmuDBConnect
import ImmuDBEngine
import ImmuDBProofs
import SystemIO

/// Opens local directories and connects to servers.
package struct ConnectionOpener: LedgerOpening {
    private let environment: [String: String]

    package init(environment: [String: String]) { self.environment = environment }

    package func open(_ address: LedgerAddress) async throws -> any Ledger {
        let trust = try trustStore(address)
        let signingKey = try address.signingKey.map { text throws(CommandFailure) in
            try Self.signingKey(text)
        }
        let configure: (inout LedgerSettings) -> Void = {
            $0.recordsTrace = true
            $0.program = "immuclient \(ProgramVersion.text)"
            $0.signingKey = signingKey
            if let profile = address.profile { $0.pinName = profile }
            if let time = address.callMilliseconds { $0.callMilliseconds = time }
            if let retries = address.readRetriesMax { $0.readRetriesMax = retries }
            if let bytes = address.answerBytesMax { $0.answerBytesMax = bytes }
        }
        switch address.place {
        case .directory(let directory, let createsIfMissing):
            var offline = OfflineAddress(directory: directory, database: address.database)
            offline.isReadOnly = address.isReadOnly
            offline.createsIfMissing = createsIfMissing
            let connection = try await LedgerConnection.open(offline, trust: trust, configure: configure)
            do {
                let name = lastComponent(of: try canonicalPath(directory))
                return ConnectedLedger(connection, name: address.profile ?? name)
            } catch {
                try await connection.close()
                throw error
            }
        case .server(let server, let login):
            let connection = try await LedgerConnection.open(
                server, login: login, trust: trust, configure: configure)
            let ledger = ConnectedLedger(connection, name: address.profile ?? server.name)
            ledger.note(server, login)
            return ledger
        }
    }

    package func check(
        _ address: LedgerAddress, progress: @escaping @Sendable (_ done: UInt64, _ total: UInt64) -> Bool
    ) async throws -> VerificationView {
        guard let directory = address.directory else { throw CommandFailure.onlyLocal("verify") }
        let offline = OfflineAddress(directory: directory, database: address.database)
        let result = try await OfflineCheck.run(offline, trust: try trustStore(address)) { done, total in
            progress(done, total) && !Task.isCancelled
        }
        try Task.checkCancellation()
        return VerificationView(result)
    }

    private static func signingKey(_ text: String) throws(CommandFailure) -> SigningPublicKey {
        do {
            return try SigningPublicKey(pem: text)
        } catch {
            throw CommandFailure(.usage, "server-signing-pub-key is no public key: \(error)")
        }
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

extension CommandFailure {
    /// A command that reads files works on local directories only.
    static func onlyLocal(_ command: String) -> CommandFailure {
        CommandFailure(
            .usage, "\(command) reads the files of a ledger, and those of a server are not here",
            hint: "run it where the files are, with --offline DIR")
    }
}

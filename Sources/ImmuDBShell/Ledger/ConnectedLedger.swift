import CommandLineKit
package import ImmuDBClient
package import ImmuDBConnect
import ImmuDBEngine
import ImmuDBProofs
import ImmuDBRecords
import Synchronization
import SystemIO

/// A ledger behind a verifying client; its data is in a local directory or with a server.
package final class ConnectedLedger: Ledger {
    /// What is known of a server besides the connection.
    struct Remote {
        var server: ServerAddress
        var user: String?
    }

    let connection: LedgerConnection
    private let name: String
    let remote = Mutex<Remote?>(nil)
    private let desk: ConnectedSQLDesk
    package var sql: any SQLDesk { desk }
    package var documents: LedgerClient { connection.client }
    var client: LedgerClient { connection.client }

    package init(_ connection: LedgerConnection, name: String) {
        self.connection = connection
        desk = ConnectedSQLDesk(connection.client)
        self.name = name
    }

    package var target: LedgerTarget {
        var target = LedgerTarget(name: name, database: client.database)
        guard let remote = remote.withLock({ $0 }) else {
            target.protection = "in this process"
            return target
        }
        target.isServer = true
        target.user = client.isLoggedIn ? remote.user ?? "token" : nil
        target.isExposed = remote.server.isExposed
        target.protection = remote.server.protection
        return target
    }

    /// The engine of a local directory.
    /// - Throws: `CommandFailure` for a server.
    func engine(for command: String) throws(CommandFailure) -> Engine {
        guard let engine = connection.engine else { throw .onlyLocal(command) }
        return engine
    }

    package func read(
        _ key: [UInt8], at point: ReadPoint, recordsTrace: Bool
    ) async throws -> EntryView {
        EntryView(try await client.verifiedGet(key, at: EntrySelector(point)))
    }

    package func prove(_ question: ProofQuestion) async throws -> ProofReport {
        switch question {
        case .entry(let key, let point): try await client.proveEntry(key, at: EntrySelector(point))
        case .transaction(let id): try await client.proveTransaction(id)
        case .row(let table, let key, let txID): try await client.proveRow(table, key: key, atTx: txID)
        case .document(let collection, let id, let txID):
            try await client.proveDocument(collection, id: id, atTx: txID)
        }
    }

    package func delete(_ key: [UInt8]) async throws -> DeletionView {
        let id = try await client.delete([key]).claimed.id
        let proven = try await client.verifiedTransaction(id, detail: .digests)
        let storeKey = PlainRecord.storeKey(for: key)
        let entries = proven.value.entries ?? []
        guard entries.contains(where: { $0.storeKey == storeKey && $0.metadata.isDeleted }) else {
            throw VerificationFailure(
                .wrongSubject, "transaction \(id) was shown as the deletion but does not hold it")
        }
        return DeletionView(key: key, txID: id, timestamp: proven.timestamp, badge: .proven(by: proven))
    }

    package func history(_ key: [UInt8], page: PageRequest) async throws -> [EntryView] {
        let answer = try await client.history(
            key, offset: page.offset, limit: Int32(clamping: page.limit), descending: page.isDescending)
        return answer.claimed.map { EntryView(unproven: $0) }
    }

    package func count(prefix: [UInt8]) async throws -> UInt64 {
        let answer = prefix.isEmpty ? try await client.countAll() : try await client.count(prefix: prefix)
        return answer.claimed
    }

    package func transaction(_ id: UInt64, recordsTrace: Bool) async throws -> TransactionView {
        let names = try await client.knownNames()
        do {
            return TransactionView(try await client.verifiedTransaction(id, detail: .values), names: names)
        } catch let error as ClientError where error.mayLackValues {
            // Retention removes values, not hashes.
            return TransactionView(try await client.verifiedTransaction(id, detail: .digests), names: names)
        }
    }

    package func currentState() async throws -> StateView {
        let state = try await client.currentState()
        let precommitted = try connection.engine?.database(client.database).precommittedState
        return StateView(
            database: client.database, txID: state.state.txID, alh: state.state.alh,
            precommitted: precommitted.flatMap {
                $0.txID > 0 ? PrecommittedState(txID: $0.txID, alh: $0.alh) : nil
            },
            badge: .proven(by: state.proof))
    }

    package func health() async throws -> HealthView {
        let health = try await client.databaseHealth()
        return HealthView(
            pendingRequests: UInt64(health.pendingRequestCount),
            lastRequestCompletedAtMilliseconds: health.lastRequestCompletedAt ?? 0)
    }

    package func info() async throws -> InfoView {
        let info = try await client.serverInfo()
        return InfoView(
            version: info.claimedVersion, transactions: UInt64(exactly: info.transactionCount),
            databases: UInt64(exactly: info.databaseCount), startedAt: info.startedAt,
            databasesDiskBytes: UInt64(exactly: info.diskBytes))
    }

    package func databases() async throws -> [String] {
        if let engine = connection.engine { return engine.databaseNames }
        return try await client.databaseNames().sorted()
    }

    package func use(_ database: String) async throws { try await client.useDatabase(database) }

    package func trustRecord() async throws -> TrustRecord? { try await client.trust.load(client.pin) }

    package func pinTrust(_ state: ExpectedState) async throws -> TrustRecord {
        try await client.trust.expectState(client.pin, txID: state.txID, alh: state.alh)
    }

    package func exportTrust() async throws -> String { try await client.trust.export(client.pin) }

    package func importTrust(_ text: String) async throws -> TrustRecord {
        try await client.trust.importRecord(text, as: client.pin)
    }

    package func importLegacyTrust(directory: String, serverUUID: String?) async throws -> [TrustRecord] {
        try await client.trust.importLegacy(
            directory: directory, as: client.pin.name, serverUUID: serverUUID)
    }

    package func resetTrust(reason: String) async throws {
        try await client.trust.reset(client.pin, reason: reason)
    }

    package func close() async throws { try await connection.close() }
}

extension ConnectedLedger {
    package func verifyEverything(
        progress: @escaping @Sendable (_ done: UInt64, _ total: UInt64) -> Bool
    ) async throws -> VerificationView {
        let trusted = try await trustRecord()?.state
        let check = try engine(for: "verify").verify(client.database, trustedTxID: trusted?.txID ?? 0) {
            done, total, _ in
            progress(done, total) && !Task.isCancelled
        }
        try Task.checkCancellation()
        return VerificationView(OfflineCheck(check: check, trusted: trusted))
    }
}

extension VerificationView {
    init(_ result: OfflineCheck) {
        let check = result.check
        self.init(
            database: check.database, transactions: check.transactions, entries: check.entries,
            valueBytes: check.valueBytes, alh: check.state.alh, lastTxID: check.state.txID,
            trustedTxID: result.trusted?.txID ?? 0, containsTrustedState: result.containsTrustedState,
            missingValues: check.discardedValues, faults: check.faults.map(Fault.init),
            derivedFaults: check.derivedFaults.map(Fault.init))
    }
}

extension VerificationView.Fault {
    init(_ fault: DatabaseFault) {
        self.init(
            kind: fault.kind, file: fault.file, offset: fault.offset, txID: fault.txID,
            key: fault.key.map { PlainRecord.userKey(of: $0) ?? $0 }, message: fault.message)
    }
}

extension EntrySelector {
    init(_ point: ReadPoint) {
        switch point {
        case .latest: self = .latest
        case .revision(let revision): self = .atRevision(revision)
        case .transaction(let id): self = .atTx(id)
        }
    }
}

extension ClientError {
    /// A transaction was refused for a reason other than its proof or its absence: values may be gone.
    fileprivate var mayLackValues: Bool {
        switch code {
        case .other, .invalidArgument, .unsupported, .limit: true
        default: false
        }
    }
}

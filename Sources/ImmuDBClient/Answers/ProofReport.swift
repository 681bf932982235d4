public import ImmuDBProofs
public import ImmuDBRecords
internal import Synchronization

/// A verification in full: what was trusted, every step, and the outcome.
public struct ProofReport: Sendable {
    /// The steps of one verification; a reference takes two.
    public struct Section: Sendable, Hashable {
        public let title: String
        public let trace: ProofTrace
    }

    /// What was proven, or was not.
    public enum Outcome: Sendable {
        case entry(VerifiedEntry)
        case transaction(Verified<ProvenTransaction>)
        case document(VerifiedDocument)
        case row(VerifiedRow)
        case write(VerifiedWrite)
        case state(VerifiedState)
        case failed(ClientError)
    }

    public let pin: TrustPin
    /// What was trusted before; transaction 0 before first contact.
    public let before: TrustedState
    /// What is trusted now.
    public let after: TrustedState
    /// Identity pinned for the server; a claim of that server.
    public let claimedServerUUID: String?
    /// Key that signs its states; nil when they are unsigned.
    public let signingKey: SigningPublicKey?
    public let sections: [Section]
    public let outcome: Outcome
    /// What was asked and answered, for others to verify; nil for a failure, which leaves evidence.
    package let recording: ProofRecording?

    /// True when everything was proven.
    public var isProven: Bool {
        if case .failed = outcome { false } else { true }
    }
}

extension LedgerClient {
    /// Reads a key as ``verifiedGet(_:at:)`` does and reports every step.
    /// - Returns: also a failed verification, as outcome.
    /// - Throws: `ClientError` for everything else.
    public func proveEntry(_ key: [UInt8], at selector: EntrySelector = .latest) async throws -> ProofReport {
        try await report("VerifiableGet") { .entry(try await $0.get(key, at: selector)) }
    }

    /// Fetches a transaction as ``verifiedTransaction(_:detail:)`` does and reports every step.
    public func proveTransaction(
        _ id: UInt64, detail: TransactionDetail = .digests
    ) async throws -> ProofReport {
        try await report("VerifiableTxById") { .transaction(try await $0.transaction(id, detail: detail)) }
    }

    /// Reads a row as ``verifiedRow(_:key:atTx:expecting:)`` does and reports every step.
    public func proveRow(_ table: String, key: [SQLValue], atTx txID: UInt64? = nil) async throws
        -> ProofReport
    {
        do {
            return try await report("VerifiableSQLGet") {
                .row(try await $0.row(table, key: key, txID: txID, expected: nil))
            }
        } catch let error as ClientError where error.code != .notFound {
            throw error.ofStatement
        }
    }

    func report(
        _ name: String, makesFirstContact: Bool = true,
        _ body: @escaping (VerifiedOperation) async throws -> ProofReport.Outcome
    ) async throws -> ProofReport {
        let pin = self.pin
        do {
            return try await verified(
                name, recordsTrace: true, makesFirstContact: makesFirstContact
            ) { operation in
                let outcome = try await body(operation)
                return try operation.report(pin, outcome)
            }
        } catch let error as ClientError where error.verdict != nil && error.verdict != .trustedStateDamaged {
            let record = try await trust.load(pin)
            let state = record?.state ?? .empty(database: pin.database)
            return ProofReport(
                pin: pin, before: state, after: state, claimedServerUUID: record?.serverUUID,
                signingKey: record?.signingKey, sections: error.sections, outcome: .failed(error),
                recording: nil)
        }
    }
}

extension VerifiedOperation {
    fileprivate func report(_ pin: TrustPin, _ outcome: ProofReport.Outcome) throws -> ProofReport {
        ProofReport(
            pin: pin, before: before?.state ?? .empty(database: pin.database), after: trusted,
            claimedServerUUID: lease.record?.serverUUID,
            signingKey: signingKey, sections: state.withLock { $0.sections }, outcome: outcome,
            recording: try recording(.proof))
    }
}

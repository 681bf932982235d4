public import ImmuDBProofs
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

    func report(
        _ name: String, _ body: @escaping (VerifiedOperation) async throws -> ProofReport.Outcome
    ) async throws -> ProofReport {
        let pin = self.pin
        do {
            return try await verified(name, recordsTrace: true) { operation in
                let before = operation.trusted
                let outcome = try await body(operation)
                return operation.report(pin, before: before, outcome)
            }
        } catch let error as ClientError where error.verdict != nil && error.verdict != .trustedStateDamaged {
            let record = try await trust.load(pin)
            let state = record?.state ?? .empty(database: pin.database)
            return ProofReport(
                pin: pin, before: state, after: state, claimedServerUUID: record?.serverUUID,
                signingKey: record?.signingKey, sections: error.sections, outcome: .failed(error))
        }
    }
}

extension VerifiedOperation {
    fileprivate func report(
        _ pin: TrustPin, before: TrustedState, _ outcome: ProofReport.Outcome
    ) -> ProofReport {
        ProofReport(
            pin: pin, before: before, after: trusted, claimedServerUUID: lease.record?.serverUUID,
            signingKey: signingKey, sections: state.withLock { $0.sections }, outcome: outcome)
    }
}

public import ImmuDBProofs
internal import ImmuDBProtocol
internal import ImmuDBRecords
internal import SwiftProtobuf

extension LedgerClient {
    /// Compares the state of the server with the trusted one.
    /// - Parameter advances: whether a newer state is proven and then trusted. At first contact the state
    ///   shown is trusted in any case.
    /// - Throws: `ClientError` with verdict `rollback`, `wiped`, `fork`, `identityChanged`, `badSignature`,
    ///   or a failed call.
    public func currentState(advances: Bool = true) async throws -> VerifiedState {
        try await verified("CurrentState", makesFirstContact: false) { operation in
            if operation.lease.record?.state == nil, !self.settings.allowsFirstContact {
                try await operation.makeFirstContact()
            }
            return try await operation.compareState(fetchesLink: advances)
        }
    }

    /// Reads a key and proves what it reads.
    ///
    /// A reference is proven as such, then its target by a second verified read.
    /// - Throws: `ClientError`: `notFound`, or a verdict.
    public func verifiedGet(
        _ key: [UInt8], at selector: EntrySelector = .latest
    ) async throws -> VerifiedEntry {
        try await verified("VerifiableGet") { try await $0.get(key, at: selector) }
    }

    /// Writes one key and proves that the new transaction holds exactly that and continues the history.
    public func verifiedSet(
        _ key: [UInt8], _ value: [UInt8], metadata: KVMetadata = .none, preconditions: [Precondition] = []
    ) async throws -> VerifiedWrite {
        try await verifiedSetAll(
            [KeyValue(key: key, value: value, metadata: metadata)], preconditions: preconditions)
    }

    /// Writes several keys in one transaction and proves it. The data is committed even if the proof that
    /// comes back does not verify.
    public func verifiedSetAll(
        _ items: [KeyValue], preconditions: [Precondition] = []
    ) async throws -> VerifiedWrite {
        let request = setRequest(items, preconditions)
        let sent = items.map {
            ProvenEntry(
                storeKey: PlainRecord.storeKey(for: $0.key), metadata: $0.metadata,
                storeValue: PlainRecord.value($0.value).storeValue)
        }
        return try await verified("VerifiableSet") { operation in
            let message = Immudb_Schema_VerifiableSetRequest.with {
                $0.setRequest = request
                $0.proveSinceTx = operation.trusted.txID
            }
            let answer = try await operation.ask("VerifiableSet", message) {
                try await $0.verifiableSet($1, metadata: $2, options: $3, onResponse: $4)
            }
            return try await operation.write("VerifiableSet", answer, sent: sent)
        }
    }

    /// Makes `key` an alias of another key and proves it.
    /// - Parameter atTx: transaction of the target to be bound to; 0 = follows the newest value.
    public func verifiedSetReference(
        _ key: [UInt8], to target: [UInt8], atTx: UInt64 = 0, preconditions: [Precondition] = []
    ) async throws -> VerifiedWrite {
        let request = referenceRequest(key, target, atTx, preconditions)
        let sent = ProvenEntry(
            storeKey: PlainRecord.storeKey(for: key),
            storeValue: PlainRecord.reference(target: target, atTx: atTx).storeValue)
        return try await verified("VerifiableSetReference") { operation in
            let message = Immudb_Schema_VerifiableReferenceRequest.with {
                $0.referenceRequest = request
                $0.proveSinceTx = operation.trusted.txID
            }
            let answer = try await operation.ask("VerifiableSetReference", message) {
                try await $0.verifiableSetReference($1, metadata: $2, options: $3, onResponse: $4)
            }
            return try await operation.write("VerifiableSetReference", answer, sent: [sent])
        }
    }

    /// A transaction, proven as a whole.
    /// - Throws: `ClientError`: `notFound`, or a verdict.
    public func verifiedTransaction(
        _ id: UInt64, detail: TransactionDetail = .digests
    ) async throws -> Verified<ProvenTransaction> {
        try await verified("VerifiableTxById") { try await $0.transaction(id, detail: detail) }
    }
}

extension VerifiedOperation {
    func write(
        _ name: String, _ answer: Immudb_Schema_VerifiableTx, sent: [ProvenEntry]
    ) async throws -> VerifiedWrite {
        let wire = try convert(name) { () throws(ProtocolError) in try WireVerifiableTx(wire: answer) }
        let claim = WriteAnswer(
            header: wire.tx.header, entries: wire.tx.entries.map(\.entry),
            dualProof: try await completing(wire.dualProof, to: wire.tx.header.id),
            signature: wire.signature)
        let proof = try verify("write", claimed: claimedState(wire)) {
            (verifier, trace) throws(VerificationFailure) in
            try verifier.verifyWrite(Unverified(claim), sent: sent, tracing: &trace)
        }
        return VerifiedWrite(proof: proof)
    }

    func transaction(_ id: UInt64, detail: TransactionDetail) async throws -> Verified<ProvenTransaction> {
        let wire = try await fetchTransaction(id, since: trusted.txID, detail: detail)
        let claim = TransactionAnswer(
            header: wire.tx.header, entries: detail == .header ? nil : wire.tx.answerEntries(detail),
            dualProof: try await completing(wire.dualProof, to: max(id, trusted.txID)),
            signature: wire.signature)
        return try verify("transaction \(id)", claimed: claimedState(wire)) {
            (verifier, trace) throws(VerificationFailure) in
            try verifier.verifyTransaction(Unverified(claim), asked: id, tracing: &trace)
        }
    }

    func get(_ key: [UInt8], at selector: EntrySelector) async throws -> VerifiedEntry {
        let wire = try await fetchEntry(key, at: selector)
        let proof = try await verifyEntry(wire, key: key, selector, title: "entry")
        guard let reference = wire.entry.referencedBy else {
            return VerifiedEntry(
                proof: proof, targetProof: nil, key: key, targetKey: nil, boundTo: 0,
                value: wire.entry.value, claimedRevision: wire.entry.revision,
                claimedLatest: selector.asksForLatest)
        }
        let target = try await followReference(wire.entry, boundTo: reference.atTx)
        return VerifiedEntry(
            proof: proof, targetProof: target.proof, key: key, targetKey: wire.entry.key,
            boundTo: reference.atTx, value: target.value, claimedRevision: reference.revision,
            claimedLatest: selector.asksForLatest)
    }

    private func fetchEntry(_ key: [UInt8], at selector: EntrySelector) async throws -> WireVerifiableEntry {
        let name = "VerifiableGet"
        let request = Immudb_Schema_VerifiableGetRequest.with {
            $0.keyRequest = selector.wire(key)
            $0.proveSinceTx = trusted.txID
        }
        let answer = try await ask(name, request) {
            try await $0.verifiableGet($1, metadata: $2, options: $3, onResponse: $4)
        }
        return try convert(name) { () throws(ProtocolError) in try WireVerifiableEntry(wire: answer) }
    }

    private func verifyEntry(
        _ wire: WireVerifiableEntry, key: [UInt8], _ selector: EntrySelector, title: String
    ) async throws -> Verified<ProvenEntry> {
        let entry = wire.entry
        guard !entry.metadata.isDeleted, entry.referencedBy?.metadata.isDeleted != true else {
            throw VerificationFailure(.metadataMismatch, "a deletion is shown as a value")
        }
        let shown = entry.referencedBy.map { $0.key.isEmpty ? key : $0.key } ?? entry.key
        let stored: PlainRecord =
            if let reference = entry.referencedBy {
                .reference(target: entry.key, atTx: reference.atTx)
            } else {
                .value(entry.value)
            }
        let txID = selector.txID ?? entry.referencedBy?.txID ?? entry.txID
        let claim = EntryAnswer(
            entry: ProvenEntry(
                storeKey: PlainRecord.storeKey(for: shown),
                metadata: entry.referencedBy?.metadata ?? entry.metadata, storeValue: stored.storeValue),
            txID: txID, headerVersion: wire.verifiableTx.tx.header.version,
            inclusionProof: wire.inclusionProof,
            dualProof: try await completing(wire.verifiableTx.dualProof, to: max(txID, trusted.txID)),
            signature: wire.verifiableTx.signature)
        let query = EntryQuery(storeKey: PlainRecord.storeKey(for: key), txID: selector.txID)
        return try verify(title, claimed: claimedState(wire.verifiableTx)) {
            (verifier, trace) throws(VerificationFailure) in
            try verifier.verifyEntry(Unverified(claim), asked: query, tracing: &trace)
        }
    }

    /// Proves the target of a reference by a read of its own. Between both reads a target that is not bound
    /// may have changed; then the newer value counts.
    private func followReference(
        _ shown: WireEntry, boundTo txID: UInt64
    ) async throws -> (proof: Verified<ProvenEntry>, value: [UInt8]) {
        let selector: EntrySelector = txID > 0 ? .atTx(txID) : .latest
        let wire = try await fetchEntry(shown.key, at: selector)
        guard wire.entry.referencedBy == nil else {
            throw VerificationFailure(
                .referenceTargetUnproven, "the target of the reference is a reference itself")
        }
        let proof: Verified<ProvenEntry>
        do {
            proof = try await verifyEntry(wire, key: shown.key, selector, title: "target of the reference")
        } catch let failure as VerificationFailure where failure.verdict.isAboutContent {
            throw VerificationFailure(
                .referenceTargetUnproven, "target of the reference: \(failure.description)")
        }
        guard shown.txID != proof.txID || shown.value == wire.entry.value else {
            throw VerificationFailure(
                .referenceTargetUnproven,
                "the value shown behind the reference is not the one that transaction \(proof.txID) holds")
        }
        return (proof, wire.entry.value)
    }

    /// The state that a verifiable answer claims to lead to, for evidence and the check of its signer.
    func claimedState(_ wire: WireVerifiableTx) throws(VerificationFailure) -> TrustedState {
        try claimedState(wire.dualProof.targetHeader, wire.signature)
    }

    func claimedState(
        _ target: TxHeader, _ signature: StateSignature?
    ) throws(VerificationFailure) -> TrustedState {
        TrustedState(
            database: lease.pin.database, txID: target.id, alh: try target.verifiedAlh(),
            signature: signature)
    }
}

extension Verdict {
    /// The content does not match its proof, as opposed to a server that is not the trusted one.
    var isAboutContent: Bool {
        switch self {
        case .inclusionMismatch, .malformedProof, .wrongSubject, .valueMismatch, .headerMismatch,
            .metadataMismatch:
            true
        default: false
        }
    }
}

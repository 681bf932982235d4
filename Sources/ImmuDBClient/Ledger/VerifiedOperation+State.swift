internal import ImmuDBProofs
internal import ImmuDBProtocol
internal import SwiftProtobuf

extension VerifiedOperation {
    /// Makes first contact when nothing is trusted: the state shown now is what this very operation then
    /// builds on.
    func makeFirstContact() async throws {
        guard lease.record?.state == nil else { return }
        guard client.settings.allowsFirstContact else {
            throw ClientError(
                .trustStore, "nothing is trusted for \(lease.pin.name), database \(lease.pin.database)",
                hint: "supply the state to begin with, or allow first contact")
        }
        _ = try await compareState(fetchesLink: false)
    }

    /// Asks for the current state and compares it with the trusted one.
    /// - Parameter fetchesLink: whether to prove a state that is ahead, which advances the trusted state.
    func compareState(fetchesLink: Bool) async throws -> VerifiedState {
        let name = "CurrentState"
        let before = trusted
        let answer = try await ask(name, Google_Protobuf_Empty()) {
            try await $0.currentState($1, metadata: $2, options: $3, onResponse: $4)
        }
        let claim = try convert(name) { () throws(ProtocolError) in try WireState(wire: answer).state }
        if before.txID > 0, claim.txID >= before.txID { try checkName(claim) }
        var linked = StateAnswer(txID: claim.txID, alh: claim.alh, signature: claim.signature)
        if fetchesLink, before.txID > 0, claim.txID > before.txID {
            let proven = try await fetchTransaction(claim.txID, since: before.txID, detail: .header)
            linked.dualProof = proven.dualProof
        }
        let relation = try verify("current state", claimed: claim) {
            (verifier, trace) throws(VerificationFailure) in
            try verifier.verifyState(Unverified(linked), tracing: &trace)
        }
        return VerifiedState(proof: relation, claimedTxID: claim.txID, before: before)
    }

    /// A verifiable call was refused. When the server's history ends before the trusted state, says which
    /// verdict that is. "Not found" is looked at too: absence cannot be proven, but a server that was
    /// emptied, set back or forked must not hide behind it: the state it is said of is linked to the trusted
    /// one.
    /// - Throws: `rollback`, `wiped` or `fork`; the refusal itself when the state does not bear it out.
    func explain(_ refusal: ClientError) async throws -> Never {
        if refusal.isIllegalState || refusal.code == .notFound, trusted.txID > 0 {
            do {
                _ = try await compareState(fetchesLink: refusal.code == .notFound)
            } catch is ClientError {
                // No link is given out either: then the bare claim has to do.
                _ = try await compareState(fetchesLink: false)
            }
        }
        throw refusal
    }

    /// A transaction with its link to the trusted state, or to another one, converted but not verified.
    func fetchTransaction(
        _ id: UInt64, since: UInt64, detail: TransactionDetail
    ) async throws -> WireVerifiableTx {
        let name = "VerifiableTxById"
        let request = Immudb_Schema_VerifiableTxRequest.with {
            $0.tx = id
            $0.proveSinceTx = since
            $0.entriesSpec = detail.wire
        }
        let answer = try await ask(name, request) {
            try await $0.verifiableTxById($1, metadata: $2, options: $3, onResponse: $4)
        }
        return try convert(name) { () throws(ProtocolError) in try WireVerifiableTx(wire: answer) }
    }

    /// The database a server names, when it names one, is the selected one.
    private func checkName(_ claim: TrustedState) throws(VerificationFailure) {
        guard claim.database.isEmpty || claim.database.lowercased() == lease.pin.database.lowercased() else {
            throw VerificationFailure(
                .wrongSubject,
                "the state is that of database \(claim.database), selected is \(lease.pin.database)")
        }
    }

    /// Completes a link whose linear advance proof is needed but absent, as with old servers, from further
    /// answers. They need no trust: a wrong one makes the verification fail.
    /// - Throws: `VerificationFailure` with `limitExceeded` when the range is too long to be fetched.
    func completing(_ proof: DualProof, to target: UInt64) async throws -> DualProof {
        guard trusted.txID > 0, proof.targetHeader.id == target, let range = proof.missingAdvance else {
            return proof
        }
        guard range.termCount <= UInt64(ClientLimits.advanceStepsMax) else {
            throw VerificationFailure(
                .limitExceeded,
                "the server left out a proof over \(range.termCount) transactions, "
                    + "at most \(ClientLimits.advanceStepsMax) are fetched one by one")
        }
        var paths: [[Digest]] = []
        for id in range.provenInTree {
            let step = try await fetchTransaction(target, since: id, detail: .header)
            paths.append(step.dualProof.inclusionProof)
        }
        let chain = try await fetchTransaction(range.end, since: range.first, detail: .header)
        var completed = proof
        completed.linearAdvanceProof = LinearAdvanceProof(
            linearProofTerms: chain.dualProof.linearProof.terms, inclusionProofs: paths)
        return completed
    }
}

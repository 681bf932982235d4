extension Verifier {
    /// Compares the current state of a server with the trusted one.
    ///
    /// A state that is ahead is trusted only with a link that proves it; without one the trusted state stays
    /// as it is. At first contact the state shown becomes the trusted one: with a signing key configured it
    /// is at least the state of the right server, without one nothing supports it.
    /// - Throws: `VerificationFailure`: `wiped` for an empty database where there was a history, `rollback`
    ///   for a state older than the trusted one, `fork` for another hash of the same transaction or a link
    ///   that does not hold, `badSignature`, `malformedMessage` for an empty database with a hash, and what
    ///   a link can lack.
    public func verifyState(
        _ answer: Unverified<StateAnswer>
    ) throws(VerificationFailure) -> Verified<StateRelation> {
        var trace = newTrace()
        return try verifyState(answer, tracing: &trace)
    }

    /// The same, with a trace that is left behind also when verification fails.
    public func verifyState(
        _ answer: Unverified<StateAnswer>, tracing trace: inout ProofTrace
    ) throws(VerificationFailure) -> Verified<StateRelation> {
        let claim = answer.claimed
        try checkNotBehind(claim, trace: &trace)
        if isFirstContact || claim.txID == trusted.txID {
            let (state, isSigned) = try sign(
                txID: claim.txID, alh: claim.alh, claim.signature, trace: &trace)
            return relation(isFirstContact ? .firstContact : .same, state, nil, isSigned, trace)
        }
        // Signed or not, a state that nothing links to ours is not trusted.
        if let signingKey {
            do {
                try signingKey.verify(
                    TrustedState(
                        database: trusted.database, txID: claim.txID, alh: claim.alh,
                        signature: claim.signature))
            } catch {
                throw trace.refusal("signature of the state", error)
            }
        }
        guard let proof = claim.dualProof else {
            return relation(.aheadUnproven(txID: claim.txID), trusted, nil, false, trace)
        }
        try proof.verify(
            source: trusted.txID, target: claim.txID, sourceAlh: trusted.alh, targetAlh: claim.alh,
            mismatch: .fork, trace: &trace)
        let (state, isSigned) = try sign(
            txID: claim.txID, alh: claim.alh, claim.signature, trace: &trace)
        return relation(.extended, state, proof.targetHeader.timestamp, isSigned, trace)
    }

    private func checkNotBehind(
        _ claim: StateAnswer, trace: inout ProofTrace
    ) throws(VerificationFailure) {
        let title = "comparison with the trusted state"
        try trace.require(
            claim.txID <= Limits.txIDMax, title, else: .malformedMessage,
            "the server shows transaction \(claim.txID), possible are ids up to \(Limits.txIDMax)")
        if claim.txID == 0 {
            try trace.require(
                isFirstContact, title, else: .wiped,
                "the server shows an empty database, transaction \(trusted.txID) was there before")
            try trace.compare(
                "hash of an empty database", [], computed: claim.alh, expected: .ofNothing,
                else: .malformedMessage, "an empty database is shown with the hash of something")
        }
        try trace.require(
            claim.txID >= trusted.txID, title, else: .rollback,
            "the server is at transaction \(claim.txID), transaction \(trusted.txID) was there before")
        if !isFirstContact, claim.txID == trusted.txID {
            try trace.compare(
                title, [.init("transaction", claim.txID)], computed: claim.alh, expected: trusted.alh,
                else: .fork, "the server shows another transaction \(claim.txID) than the trusted one")
        }
    }

    private func relation(
        _ relation: StateRelation, _ state: TrustedState, _ timestamp: Int64?, _ isSigned: Bool,
        _ trace: ProofTrace
    ) -> Verified<StateRelation> {
        Verified(
            value: relation, txID: state.txID, timestamp: timestamp, state: state, isSigned: isSigned,
            isFirstContact: isFirstContact, trace: trace)
    }
}

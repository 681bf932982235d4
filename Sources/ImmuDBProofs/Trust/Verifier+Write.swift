extension Verifier {
    /// Verifies the answer to a write: the new transaction consists of exactly the entries that were sent,
    /// with exactly the metadata that was sent, and continues the trusted history.
    /// - Parameter sent: the entries as the store has to hold them, each key once.
    /// - Returns: the entries sent.
    /// - Throws: `VerificationFailure`: `wrongSubject` for other entries or an earlier transaction,
    ///   `metadataMismatch`, `valueMismatch`, `headerMismatch` when the entries do not belong to the header,
    ///   `rollback` when the new transaction is older than the trusted one, `unsupportedVersion`,
    ///   `malformedProof`, `malformedMessage`, `limitExceeded`, `fork`, `badSignature`.
    public func verifyWrite(
        _ answer: Unverified<WriteAnswer>, sent: [ProvenEntry]
    ) throws(VerificationFailure) -> Verified<[ProvenEntry]> {
        var trace = newTrace()
        return try verifyWrite(answer, sent: sent, tracing: &trace)
    }

    /// The same, with a trace that is left behind also when verification fails.
    public func verifyWrite(
        _ answer: Unverified<WriteAnswer>, sent: [ProvenEntry], tracing trace: inout ProofTrace
    ) throws(VerificationFailure) -> Verified<[ProvenEntry]> {
        let claim = answer.claimed
        try checkVersion(claim.header.version, trace: &trace)
        try compare(claim.entries, with: sent, trace: &trace)
        try bind(claim.entries, to: claim.header, trace: &trace)
        try checkNewer(claim.header, trace: &trace)
        try trace.compare(
            "Eh of the target", [.init("transaction", claim.dualProof.targetHeader.id)],
            computed: claim.header.eh,
            expected: claim.dualProof.targetHeader.eh, else: .headerMismatch,
            "the entries do not belong to the target of the proof")
        let link = try link(
            claim.header.id, by: claim.dualProof, signature: claim.signature, trace: &trace)
        try trace.require(
            claim.header == link.header, "header of the answer", else: .headerMismatch,
            "the header of transaction \(claim.header.id) in the answer is not the one in the proof")
        return verified(sent, link, trace)
    }

    /// Every entry sent is there, nothing else is, and nothing was changed.
    private func compare(
        _ entries: [TxEntry], with sent: [ProvenEntry], trace: inout ProofTrace
    ) throws(VerificationFailure) {
        let title = "entries of the new transaction"
        try trace.require(
            !sent.isEmpty && entries.count == sent.count, title, else: .wrongSubject,
            "the new transaction has \(entries.count) entries, \(sent.count) were sent")
        var positions: [[UInt8]: Int] = [:]
        for (index, entry) in entries.enumerated() { positions[entry.key] = index }
        try trace.require(
            positions.count == entries.count, title, else: .wrongSubject,
            "the new transaction has a key twice")
        for expected in sent {
            // Taking each position once: a key sent twice cannot stand for another entry.
            guard let index = positions.removeValue(forKey: expected.storeKey) else {
                let failure = VerificationFailure(
                    .wrongSubject,
                    "the new transaction has no entry of its own for "
                        + "store key \(Hex.encode(expected.storeKey))"
                )
                throw trace.refusal(title, failure)
            }
            let entry = entries[index]
            try trace.require(
                entry.metadata == expected.metadata, title, else: .metadataMismatch,
                "the entry of store key \(Hex.encode(entry.key)) has metadata "
                    + "\(Hex.encode(entry.metadata.encoded)), "
                    + "sent was \(Hex.encode(expected.metadata.encoded))"
            )
            try trace.compare(
                "value hash of the entry sent", [.init("store key", Hex.encode(entry.key))],
                computed: SHA256.hash(expected.storeValue), expected: entry.valueHash, else: .valueMismatch,
                "another value than the one sent was stored")
        }
    }

    /// A write makes a transaction that was not there before.
    private func checkNewer(_ header: TxHeader, trace: inout ProofTrace) throws(VerificationFailure) {
        let title = "the transaction is new"
        try trace.require(
            header.id >= trusted.txID, title, else: .rollback,
            "the write made transaction \(header.id), but transaction \(trusted.txID) was there before")
        guard !isFirstContact, header.id == trusted.txID else { return }
        let alh = try header.verifiedAlh("transaction \(header.id)", trace: &trace)
        try trace.compare(
            title, [.init("transaction", header.id)], computed: alh, expected: trusted.alh, else: .fork,
            "the write made transaction \(header.id), but another transaction \(header.id) is trusted")
        let failure = VerificationFailure(
            .wrongSubject, "transaction \(header.id) is the one already trusted, not the one just written")
        throw trace.refusal(title, failure)
    }
}

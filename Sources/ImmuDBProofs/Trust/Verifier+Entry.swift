extension Verifier {
    /// Verifies the answer to a read of one entry.
    ///
    /// Proven: the entry, byte by byte, is part of the transaction, and the transaction is part of the
    /// trusted history. Not proven: that it is the newest entry of its key, its revision number, and what is
    /// behind a reference.
    /// - Parameter query: what was asked.
    /// - Throws: `VerificationFailure`: `wrongSubject` when the answer is about another key or transaction,
    ///   `inclusionMismatch` when the entry is not in its transaction, `unsupportedVersion`,
    ///   `malformedProof`, `malformedMessage`, `limitExceeded`, `fork`, `badSignature`.
    public func verifyEntry(
        _ answer: Unverified<EntryAnswer>, asked query: EntryQuery
    ) throws(VerificationFailure) -> Verified<ProvenEntry> {
        var trace = newTrace()
        return try verifyEntry(answer, asked: query, tracing: &trace)
    }

    /// The same, with a trace that is left behind also when verification fails.
    public func verifyEntry(
        _ answer: Unverified<EntryAnswer>, asked query: EntryQuery, tracing trace: inout ProofTrace
    ) throws(VerificationFailure) -> Verified<ProvenEntry> {
        let claim = answer.claimed
        let entry = claim.entry
        try trace.require(
            entry.storeKey == query.storeKey, "subject of the answer", else: .wrongSubject,
            "the answer is about store key \(Hex.encode(entry.storeKey)), "
                + "asked was \(Hex.encode(query.storeKey))"
        )
        if let txID = query.txID {
            try trace.require(
                claim.txID == txID, "subject of the answer", else: .wrongSubject,
                "the answer is about transaction \(claim.txID), asked was \(txID)")
        }
        let isTarget = isFirstContact || trusted.txID <= claim.txID
        let header = isTarget ? claim.dualProof.targetHeader : claim.dualProof.sourceHeader
        try trace.require(
            header.id == claim.txID, "subject of the proof", else: .wrongSubject,
            "the proof is about transaction \(header.id), the answer about \(claim.txID)")
        try checkVersion(header.version, trace: &trace)
        if let named = claim.headerVersion {
            try trace.require(
                named == header.version, "header version", else: .unsupportedVersion,
                "the answer names header version \(named), the proven header has \(header.version)")
        }
        let digest = try digest(
            key: entry.storeKey, metadata: entry.metadata, valueHash: SHA256.hash(entry.storeValue),
            version: header.version, trace: &trace)
        try EntryTree.verify(claim.inclusionProof, digest: digest, root: header.eh, trace: &trace)
        let link = try link(
            claim.txID, by: claim.dualProof, signature: claim.signature, trace: &trace)
        return verified(entry, link, trace)
    }
}

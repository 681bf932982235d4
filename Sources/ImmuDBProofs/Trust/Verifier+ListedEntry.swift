extension Verifier {
    /// Verifies an entry that is shown among all entries of its transaction.
    ///
    /// Proven: the same as by ``verifyEntry(_:asked:)``. The key must stand in the transaction exactly once,
    /// with exactly the metadata of the entry claimed, and the header must follow from all entries.
    /// - Parameter query: what was asked.
    /// - Throws: `VerificationFailure`: `wrongSubject` when the answer is about another key or transaction or
    ///   links other states, `inclusionMismatch` when the entry is not in its transaction,
    ///   `metadataMismatch`,
    ///   `valueMismatch`, `headerMismatch`, `unsupportedVersion`, `malformedProof`, `malformedMessage`,
    ///   `fork`, `badSignature`.
    public func verifyListedEntry(
        _ answer: Unverified<ListedEntryAnswer>, asked query: EntryQuery
    ) throws(VerificationFailure) -> Verified<ProvenEntry> {
        var trace = newTrace()
        return try verifyListedEntry(answer, asked: query, tracing: &trace)
    }

    /// The same, with a trace that is left behind also when verification fails.
    public func verifyListedEntry(
        _ answer: Unverified<ListedEntryAnswer>, asked query: EntryQuery, tracing trace: inout ProofTrace
    ) throws(VerificationFailure) -> Verified<ProvenEntry> {
        let claim = answer.claimed
        let entry = claim.entry
        try trace.require(
            entry.storeKey == query.storeKey, "subject of the answer", else: .wrongSubject,
            "the answer is about store key \(Hex.encode(entry.storeKey)), "
                + "asked was \(Hex.encode(query.storeKey))")
        if let txID = query.txID {
            try trace.require(
                claim.header.id == txID, "subject of the answer", else: .wrongSubject,
                "the answer is about transaction \(claim.header.id), asked was \(txID)")
        }
        try checkVersion(claim.header.version, trace: &trace)
        try find(entry, in: claim, trace: &trace)
        try bind(claim.entries, to: claim.header, trace: &trace)
        let link = try link(
            claim.header, by: claim.dualProof, signature: claim.signature, trace: &trace)
        return verified(entry, link, trace)
    }

    private func find(
        _ entry: ProvenEntry, in claim: ListedEntryAnswer, trace: inout ProofTrace
    ) throws(VerificationFailure) {
        let listed = claim.entries.filter { $0.key == entry.storeKey }
        guard let found = listed.first, listed.count == 1 else {
            throw trace.refusal(
                "the entry in its transaction",
                VerificationFailure(
                    .inclusionMismatch,
                    "store key \(Hex.encode(entry.storeKey)) stands \(listed.count) times in transaction "
                        + "\(claim.header.id)"))
        }
        try trace.require(
            found.metadata == entry.metadata, "metadata of the entry", else: .metadataMismatch,
            "the entry has metadata \(Hex.encode(found.metadata.encoded)), "
                + "shown is \(Hex.encode(entry.metadata.encoded))")
        try trace.compare(
            "value hash of the entry", [.init("bytes", entry.storeValue.count)],
            computed: SHA256.hash(entry.storeValue), expected: found.valueHash, else: .valueMismatch,
            "the value is not the one that was committed")
    }

    /// Links a transaction to the trusted state by the short form of a link.
    ///
    /// The transaction and the trusted state must be its ends, in either order; both may be the same end. At
    /// first contact it must begin at transaction 1.
    private func link(
        _ header: TxHeader, by proof: DualProofV2, signature: StateSignature?, trace: inout ProofTrace
    ) throws(VerificationFailure) -> Link {
        let title = "subject of the proof"
        let (source, target) = (proof.sourceHeader.id, proof.targetHeader.id)
        try trace.require(
            source <= target && target <= Limits.txIDMax, title, else: .malformedProof,
            "no proof can lead from transaction \(source) to \(target)")
        try trace.require(
            header.id == source || header.id == target, title, else: .wrongSubject,
            "the proof links \(source) to \(target), the answer is about transaction \(header.id)")
        let known = isFirstContact ? 1 : trusted.txID
        try trace.require(
            isFirstContact ? source == known : source == known || target == known, title,
            else: .wrongSubject,
            "the proof links \(source) to \(target), needed was a link with transaction \(known)")
        let own = header.id == target ? proof.targetHeader : proof.sourceHeader
        try trace.require(
            header == own, "header of the answer", else: .headerMismatch,
            "the header of transaction \(header.id) in the answer is not the one in the proof")
        var quiet = ProofTrace.off
        var sourceAlh = try proof.sourceHeader.verifiedAlh("source \(source)", trace: &quiet)
        var targetAlh = try proof.targetHeader.verifiedAlh("target \(target)", trace: &quiet)
        let alh = header.id == target ? targetAlh : sourceAlh
        if !isFirstContact, source == known { sourceAlh = trusted.alh }
        if !isFirstContact, target == known { targetAlh = trusted.alh }
        try proof.verify(
            source: source, target: target, sourceAlh: sourceAlh, targetAlh: targetAlh,
            mismatch: isFirstContact ? .malformedProof : .fork, trace: &trace)
        let (state, isSigned) = try sign(txID: target, alh: targetAlh, signature, trace: &trace)
        return Link(header: header, alh: alh, state: state, isSigned: isSigned)
    }
}

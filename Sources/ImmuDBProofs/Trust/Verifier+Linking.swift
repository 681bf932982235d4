extension Verifier {
    /// A transaction that is linked to the trusted state.
    struct Link {
        /// Header of the transaction in question, taken from the proof.
        let header: TxHeader
        let alh: Digest
        /// The newer end of the link: what the server signs, and what is trusted next.
        let state: TrustedState
        let isSigned: Bool
    }

    /// Links a transaction to the trusted state.
    ///
    /// The proof runs from the older to the newer of the two. At first contact it must run from the
    /// transaction to itself.
    func link(
        _ txID: UInt64, by proof: DualProof, signature: StateSignature?, trace: inout ProofTrace
    ) throws(VerificationFailure) -> Link {
        let title = "subject of the proof"
        try trace.require(
            txID >= 1, title, else: .wrongSubject, "transaction 0 holds nothing that can be proven")
        try trace.require(
            txID <= Limits.txIDMax, title, else: .malformedMessage,
            "the answer is about transaction \(txID), possible are ids up to \(Limits.txIDMax)")
        let source = isFirstContact ? txID : min(trusted.txID, txID)
        let target = max(trusted.txID, txID)
        try trace.require(
            proof.sourceHeader.id == source && proof.targetHeader.id == target, title, else: .wrongSubject,
            "the proof links \(proof.sourceHeader.id) to \(proof.targetHeader.id), "
                + "needed was \(source) to \(target)"
        )
        let header = txID == target ? proof.targetHeader : proof.sourceHeader
        var quiet = ProofTrace.off
        let alh = try header.verifiedAlh("transaction \(txID)", trace: &quiet)
        let sourceAlh = isFirstContact || trusted.txID > txID ? alh : trusted.alh
        let targetAlh = isFirstContact || txID >= trusted.txID ? alh : trusted.alh
        try proof.verify(
            source: source, target: target, sourceAlh: sourceAlh, targetAlh: targetAlh,
            mismatch: isFirstContact ? .malformedProof : .fork, trace: &trace)
        let (state, isSigned) = try sign(txID: target, alh: targetAlh, signature, trace: &trace)
        return Link(header: header, alh: alh, state: state, isSigned: isSigned)
    }

    /// The state to trust next, its signature checked when a key is configured.
    func sign(
        txID: UInt64, alh: Digest, _ signature: StateSignature?, trace: inout ProofTrace
    ) throws(VerificationFailure) -> (state: TrustedState, isSigned: Bool) {
        var state = TrustedState(
            database: trusted.database, txID: txID, alh: alh, signature: signature)
        let inputs: [ProofTrace.Input] = [
            .init("database", state.database), .init("transaction", txID), .init("Alh", alh),
        ]
        trace.note(isFirstContact ? "state, first contact" : "state to trust next", inputs)
        guard let signingKey else {
            // Without a key nothing tells a good signature from a bad one; keep what was there.
            if signature == nil, txID == trusted.txID { state.signature = trusted.signature }
            return (state, false)
        }
        do {
            try signingKey.verify(state)
        } catch {
            throw trace.refusal("signature of the state", error)
        }
        trace.note(
            "signature of the state", [.init("key fingerprint", signingKey.fingerprint)],
            computed: SHA256.hash(state.signedBytes))
        return (state, true)
    }

    func verified<Value: Sendable>(_ value: Value, _ link: Link, _ trace: ProofTrace) -> Verified<Value> {
        Verified(
            value: value, txID: link.header.id, timestamp: link.header.timestamp, state: link.state,
            isSigned: link.isSigned, isFirstContact: isFirstContact, trace: trace)
    }

    /// Digest of an entry, with a verdict instead of a format error.
    func digest(
        key: [UInt8], metadata: KVMetadata, valueHash: Digest, version: UInt16, trace: inout ProofTrace
    ) throws(VerificationFailure) -> Digest {
        do {
            let digest = try EntryDigest.make(
                key: key, metadata: metadata, valueHash: valueHash, version: version)
            trace.note(
                "entry digest",
                [
                    .init("header version", version), .init("metadata", Hex.encode(metadata.encoded)),
                    .init("store key", Hex.encode(key)), .init("value hash", valueHash),
                ], computed: digest)
            return digest
        } catch {
            throw trace.refusal("entry digest", VerificationFailure(.malformedMessage, error.message))
        }
    }

    /// Refuses a header version without defined hashes before anything is hashed under it.
    func checkVersion(_ version: UInt16, trace: inout ProofTrace) throws(VerificationFailure) {
        try trace.require(
            version <= Limits.headerVersionMax, "header version", else: .unsupportedVersion,
            "the answer uses header version \(version), known are 0 to \(Limits.headerVersionMax)")
    }
}

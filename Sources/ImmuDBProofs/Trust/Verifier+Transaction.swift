extension Verifier {
    /// Verifies the answer to a request for a whole transaction.
    ///
    /// The header returned must be the one of the proof, its Eh must follow from the entries returned, and
    /// every value returned must have the hash of its entry.
    /// - Parameter txID: the transaction asked for.
    /// - Throws: `VerificationFailure`: `wrongSubject` for another transaction, `headerMismatch` when header
    ///   or entries are not those of the proof, `valueMismatch` for a value with another hash,
    ///   `unsupportedVersion`, `malformedProof`, `malformedMessage`, `limitExceeded`, `fork`, `badSignature`.
    public func verifyTransaction(
        _ answer: Unverified<TransactionAnswer>, asked txID: UInt64
    ) throws(VerificationFailure) -> Verified<ProvenTransaction> {
        var trace = newTrace()
        return try verifyTransaction(answer, asked: txID, tracing: &trace)
    }

    /// The same, with a trace that is left behind also when verification fails.
    public func verifyTransaction(
        _ answer: Unverified<TransactionAnswer>, asked txID: UInt64, tracing trace: inout ProofTrace
    ) throws(VerificationFailure) -> Verified<ProvenTransaction> {
        let claim = answer.claimed
        try trace.require(
            claim.header.id == txID, "subject of the answer", else: .wrongSubject,
            "the answer is about transaction \(claim.header.id), asked was \(txID)")
        try checkVersion(claim.header.version, trace: &trace)
        if let entries = claim.entries {
            try bind(entries.map(\.entry), to: claim.header, trace: &trace)
            try checkValues(entries, trace: &trace)
        }
        let link = try link(txID, by: claim.dualProof, signature: claim.signature, trace: &trace)
        try trace.require(
            claim.header == link.header, "header of the answer", else: .headerMismatch,
            "the header of transaction \(txID) in the answer is not the one in the proof")
        let entries = claim.entries.map { entries in
            entries.map {
                ProvenTransaction.Entry(
                    storeKey: $0.entry.key, metadata: $0.entry.metadata, valueHash: $0.entry.valueHash,
                    storeValue: $0.storeValue)
            }
        }
        return verified(
            ProvenTransaction(header: link.header, alh: link.alh, entries: entries), link, trace)
    }

    /// Checks that Eh and the number of entries of a header follow from the entries.
    func bind(
        _ entries: [TxEntry], to header: TxHeader, trace: inout ProofTrace
    ) throws(VerificationFailure) {
        try trace.require(
            UInt64(entries.count) == UInt64(header.entryCount), "number of entries", else: .headerMismatch,
            "the header of transaction \(header.id) counts \(header.entryCount) entries, "
                + "\(entries.count) are shown"
        )
        var digests: [Digest] = []
        digests.reserveCapacity(entries.count)
        for entry in entries {
            digests.append(
                try digest(
                    key: entry.key, metadata: entry.metadata, valueHash: entry.valueHash,
                    version: header.version, trace: &trace))
        }
        try trace.compare(
            "Eh over all entries", [.init("entries", digests.count)], computed: EntryTree.root(of: digests),
            expected: header.eh, else: .headerMismatch,
            "the entries do not belong to the header of transaction \(header.id)")
    }

    private func checkValues(
        _ entries: [TransactionAnswer.Entry], trace: inout ProofTrace
    ) throws(VerificationFailure) {
        for (index, entry) in entries.enumerated() {
            guard let value = entry.storeValue else { continue }
            try trace.compare(
                "value hash of entry \(index)", [.init("bytes", value.count)], computed: SHA256.hash(value),
                expected: entry.entry.valueHash, else: .valueMismatch,
                "the value of entry \(index) is not the one that was committed")
        }
    }
}

/// What a producer of proofs has to offer: headers by id and the digest log of the tree over their Alhs.
public protocol ProofSource {
    associatedtype Tree: DigestSource
    /// The digest log. It covers at least the `blTxID` leaves of every header given out.
    var tree: Tree { get }
    /// The header of a committed transaction.
    /// - Throws: whatever the storage behind it throws, also for a transaction that does not exist.
    func header(_ id: UInt64) throws -> TxHeader
    /// The hash of a committed transaction, and that of its header without the link. Recomputed from the
    /// header unless the storage knows them.
    func alh(_ id: UInt64) throws -> Digest
    func innerHash(_ id: UInt64) throws -> Digest
}

extension ProofSource {
    public func alh(_ id: UInt64) throws -> Digest { try header(id).alh() }
    public func innerHash(_ id: UInt64) throws -> Digest { try header(id).innerHash() }
}

extension ProofSource {
    /// Re-computation of the chain from `source` to `target`.
    /// - Parameters: `1 <= source <= target`, at most `Limits.linearProofTermsMax` terms.
    /// - Throws: `FormatError` outside that range, and what the source throws.
    public func linearProof(from source: UInt64, to target: UInt64) throws -> LinearProof {
        LinearProof(
            sourceTxID: source, targetTxID: target, terms: try chainTerms(from: source, to: target))
    }

    /// Shows that transactions `start + 1 ... end`, known through the chain so far, sit in the tree.
    /// - Parameters: `start <= end <= treeSize`.
    /// - Returns: nil when there is nothing to show (`end <= start + 1`).
    /// - Throws: `FormatError` outside that range, and what the source throws.
    public func linearAdvanceProof(
        from start: UInt64, to end: UInt64, treeSize: UInt64
    ) throws -> LinearAdvanceProof? {
        guard let range = LinearAdvanceRange(start: start, end: end) else { return nil }
        let terms = try chainTerms(from: range.first, to: end)
        let paths = try range.provenInTree.map {
            try AccumulativeTree.inclusion(of: $0, in: treeSize, from: tree)
        }
        return LinearAdvanceProof(linearProofTerms: terms, inclusionProofs: paths)
    }

    /// Links two transactions of the same history.
    /// - Parameters: `1 <= source <= target`.
    /// - Throws: `FormatError` when the source is newer than the target or its tree is larger than the
    ///   target's (damaged data), and what the source throws.
    public func dualProof(from source: UInt64, to target: UInt64) throws -> DualProof {
        let sourceHeader = try header(source)
        let targetHeader = try header(target)
        try checkOrder(sourceHeader, targetHeader)
        let oldSize = sourceHeader.blTxID
        let newSize = targetHeader.blTxID
        var proof = DualProof(
            sourceHeader: sourceHeader, targetHeader: targetHeader, inclusionProof: [], consistencyProof: [],
            targetBlTxAlh: .zero, lastInclusionProof: [],
            linearProof: try linearProof(from: max(source, newSize), to: target),
            linearAdvanceProof: try linearAdvanceProof(
                from: oldSize, to: min(source, newSize), treeSize: newSize))
        if source < newSize {
            proof.inclusionProof = try AccumulativeTree.inclusion(of: source, in: newSize, from: tree)
        }
        if oldSize > 0 {
            proof.consistencyProof = try AccumulativeTree.consistency(from: oldSize, to: newSize, in: tree)
        }
        if newSize > 0 {
            proof.targetBlTxAlh = try alh(newSize)
            proof.lastInclusionProof = try AccumulativeTree.lastInclusion(of: newSize, from: tree)
        }
        return proof
    }

    /// The short link between two transactions whose tree does not lag.
    /// - Parameters: `1 <= source <= target`.
    /// - Throws: `FormatError` when the source is newer than the target or a tree lags, and what the
    ///   source throws.
    public func dualProofV2(from source: UInt64, to target: UInt64) throws -> DualProofV2 {
        let sourceHeader = try header(source)
        let targetHeader = try header(target)
        try checkOrder(sourceHeader, targetHeader)
        for header in [sourceHeader, targetHeader] where header.blTxID != header.id - 1 {
            throw FormatError(
                "transaction \(header.id) has a tree of \(header.blTxID) leaves, "
                    + "the short link needs \(header.id - 1)"
            )
        }
        var proof = DualProofV2(
            sourceHeader: sourceHeader, targetHeader: targetHeader, inclusionProof: [], consistencyProof: [])
        if source < target {
            let newSize = targetHeader.blTxID
            proof.inclusionProof = try AccumulativeTree.inclusion(of: source, in: newSize, from: tree)
            proof.consistencyProof = try AccumulativeTree.consistency(
                from: max(1, sourceHeader.blTxID), to: newSize, in: tree)
        }
        return proof
    }

    /// Alh of the first transaction, then the inner hashes up to the last.
    private func chainTerms(from first: UInt64, to last: UInt64) throws -> [Digest] {
        guard first >= 1, first <= last, last - first < UInt64(Limits.linearProofTermsMax) else {
            throw FormatError("no chain of transactions from \(first) to \(last) can be shown")
        }
        var terms = [try alh(first)]
        terms.reserveCapacity(Int(last - first) + 1)
        for id in first..<last { terms.append(try innerHash(id + 1)) }
        return terms
    }

    private func checkOrder(_ source: TxHeader, _ target: TxHeader) throws(FormatError) {
        guard source.id >= 1, source.id <= target.id else {
            throw FormatError("source transaction \(source.id) is newer than target \(target.id)")
        }
        guard source.blTxID < source.id, target.blTxID < target.id, source.blTxID <= target.blTxID else {
            throw FormatError(
                "trees of \(source.blTxID) and \(target.blTxID) leaves do not fit "
                    + "transactions \(source.id) and \(target.id)"
            )
        }
    }
}

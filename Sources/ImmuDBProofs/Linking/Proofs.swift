/// Membership of one entry in the tree inside a transaction.
public struct EntryInclusionProof: Sendable, Hashable {
    /// Index of the leaf, from 0.
    public var leaf: Int32
    /// Number of leaves, at least 1.
    public var width: Int32
    /// Sibling hashes from the leaf upwards.
    public var terms: [Digest]

    public init(leaf: Int32, width: Int32, terms: [Digest]) {
        self.leaf = leaf
        self.width = width
        self.terms = terms
    }
}

/// Re-computation of the chain between two transactions: `terms[0]` is the Alh of the source, each further
/// term the inner hash of the next transaction.
public struct LinearProof: Sendable, Hashable {
    public var sourceTxID: UInt64
    public var targetTxID: UInt64
    public var terms: [Digest]

    public init(sourceTxID: UInt64, targetTxID: UInt64, terms: [Digest]) {
        self.sourceTxID = sourceTxID
        self.targetTxID = targetTxID
        self.terms = terms
    }
}

/// Shows that transactions known so far through the linear chain only are the ones that now sit in the tree.
public struct LinearAdvanceProof: Sendable, Hashable {
    /// Alh of the first transaction, then inner hashes.
    public var linearProofTerms: [Digest]
    /// One tree path per transaction before the last.
    public var inclusionProofs: [[Digest]]

    public init(linearProofTerms: [Digest], inclusionProofs: [[Digest]]) {
        self.linearProofTerms = linearProofTerms
        self.inclusionProofs = inclusionProofs
    }
}

/// Links two transactions: the older one is a part of the history of the newer one.
public struct DualProof: Sendable, Hashable {
    public var sourceHeader: TxHeader
    public var targetHeader: TxHeader
    /// Source in the tree of the target, when it is covered by it.
    public var inclusionProof: [Digest]
    /// Tree of the source is a prefix of the tree of the target.
    public var consistencyProof: [Digest]
    /// Alh of the last transaction in the target's tree; zeros when that tree is empty.
    public var targetBlTxAlh: Digest
    /// That transaction is the last leaf.
    public var lastInclusionProof: [Digest]
    /// Chain to the target.
    public var linearProof: LinearProof
    /// Needed for chains whose tree lags; nil when absent.
    public var linearAdvanceProof: LinearAdvanceProof?

    public init(
        sourceHeader: TxHeader, targetHeader: TxHeader, inclusionProof: [Digest], consistencyProof: [Digest],
        targetBlTxAlh: Digest, lastInclusionProof: [Digest], linearProof: LinearProof,
        linearAdvanceProof: LinearAdvanceProof?
    ) {
        self.sourceHeader = sourceHeader
        self.targetHeader = targetHeader
        self.inclusionProof = inclusionProof
        self.consistencyProof = consistencyProof
        self.targetBlTxAlh = targetBlTxAlh
        self.lastInclusionProof = lastInclusionProof
        self.linearProof = linearProof
        self.linearAdvanceProof = linearAdvanceProof
    }
}

/// The short form of ``DualProof`` for chains whose tree never lags; used for documents.
public struct DualProofV2: Sendable, Hashable {
    public var sourceHeader: TxHeader
    public var targetHeader: TxHeader
    public var inclusionProof: [Digest]
    public var consistencyProof: [Digest]

    public init(
        sourceHeader: TxHeader, targetHeader: TxHeader, inclusionProof: [Digest], consistencyProof: [Digest]
    ) {
        self.sourceHeader = sourceHeader
        self.targetHeader = targetHeader
        self.inclusionProof = inclusionProof
        self.consistencyProof = consistencyProof
    }
}

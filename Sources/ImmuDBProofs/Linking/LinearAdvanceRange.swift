/// The transactions that a linear advance proof is about: known to the older side only through the chain,
/// they must be the ones that sit in the newer tree.
public struct LinearAdvanceRange: Sendable, Hashable {
    /// Size of the older tree.
    public let start: UInt64
    /// Last transaction of the range.
    public let end: UInt64

    /// - Returns: nil when there is nothing to show: at most one transaction lies between.
    public init?(start: UInt64, end: UInt64) {
        guard end > start, end - start > 1 else { return nil }
        self.start = start
        self.end = end
    }

    /// First transaction of the range, whose Alh is the first term.
    public var first: UInt64 { start + 1 }
    /// Transactions that need a path in the newer tree, one each and in this order.
    public var provenInTree: Range<UInt64> { first..<end }
    /// Number of terms of the chain part.
    public var termCount: UInt64 { end - start }
}

extension DualProof {
    /// The range for which a linear advance proof is needed: from the source's tree to what the target's
    /// tree covers of the chain. Nil when none is needed.
    public var advanceRange: LinearAdvanceRange? {
        LinearAdvanceRange(
            start: sourceHeader.blTxID, end: min(sourceHeader.id, targetHeader.blTxID))
    }

    /// The range whose linear advance proof is needed but absent, as with servers older than the proof.
    ///
    /// A client may fill the gap from other answers of the same server, at no risk: for each id of
    /// `provenInTree` the inclusion proof of that id towards the target, and the linear proof from `first`
    /// to `end`. The range is chosen by the server: bound it before asking, and look at it only when the
    /// ids of the headers are the expected ones.
    public var missingAdvance: LinearAdvanceRange? {
        linearAdvanceProof == nil ? advanceRange : nil
    }
}

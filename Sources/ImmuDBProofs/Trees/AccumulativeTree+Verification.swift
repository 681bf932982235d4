extension AccumulativeTree {
    /// Number of terms of the inclusion proof of leaf `i` in size `j`; nil unless `1 <= i <= j`.
    public static func inclusionTermCount(of i: UInt64, in j: UInt64) -> Int? {
        guard i >= 1, i <= j else { return nil }
        return MerklePath.length(index: i - 1, last: j - 1)
    }

    /// Number of terms of the consistency proof from size `i` to size `j`; nil unless `1 <= i <= j`. For
    /// `i == j` a verifier also accepts no terms.
    public static func consistencyTermCount(from i: UInt64, to j: UInt64) -> Int? {
        guard i >= 1, i <= j else { return nil }
        guard i < j else { return i == 1 ? 0 : 2 }
        var first = i - 1
        var last = j - 1
        let shared = (~first).trailingZeroBitCount
        first >>= shared
        last >>= shared
        var count = 1
        while last != 0 {
            count += 1
            if !first.isMultiple(of: 2) || first == last {
                let zeros = first == 0 ? 0 : first.trailingZeroBitCount
                first >>= zeros
                last >>= zeros
            }
            first >>= 1
            last >>= 1
        }
        return count
    }

    /// Checks that a leaf is the `i`-th of the first `j` leaves.
    /// - Parameters:
    ///   - terms: siblings from leaf to root; their number must be the one that (i, j) demands, which binds
    ///     the position as far as a path can.
    ///   - leafHash: `SHA256.leaf(payload)`.
    /// - Throws: `VerificationFailure`: `malformedProof` for a range or length that no honest proof has,
    ///   `inclusionMismatch` when the path leads elsewhere.
    public static func verifyInclusion(
        _ terms: [Digest], of i: UInt64, in j: UInt64, leafHash: Digest, root: Digest
    ) throws(VerificationFailure) {
        var trace = ProofTrace.off
        try verifyInclusion(
            terms, of: i, in: j, leafHash: leafHash, root: root, mismatch: .inclusionMismatch, trace: &trace)
    }

    /// Checks that the tree of size `j` extends the tree of size `i`.
    ///
    /// For `i == j`, no terms mean that the roots must be equal; two terms (size over 1) must also hash to
    /// both roots.
    /// - Throws: `VerificationFailure`: `malformedProof` for a range or length that no honest proof has,
    ///   `fork` when the terms do not lead to both roots.
    public static func verifyConsistency(
        _ terms: [Digest], from i: UInt64, to j: UInt64, oldRoot: Digest, newRoot: Digest
    ) throws(VerificationFailure) {
        var trace = ProofTrace.off
        try verifyConsistency(
            terms, from: i, to: j, oldRoot: oldRoot, newRoot: newRoot, mismatch: .fork, trace: &trace)
    }

    /// Checks that a leaf is the last of the first `i` leaves.
    /// - Throws: `VerificationFailure`: `malformedProof` for size 0 or a length that no honest proof has,
    ///   `inclusionMismatch` when the path leads elsewhere.
    public static func verifyLastInclusion(
        _ terms: [Digest], of i: UInt64, leafHash: Digest, root: Digest
    ) throws(VerificationFailure) {
        var trace = ProofTrace.off
        try verifyInclusion(
            terms, of: i, in: i, leafHash: leafHash, root: root, title: "last leaf of the tree",
            mismatch: .inclusionMismatch, trace: &trace)
    }

    static func verifyInclusion(
        _ terms: [Digest], of i: UInt64, in j: UInt64, leafHash: Digest, root: Digest,
        title: String = "inclusion in the tree", mismatch: Verdict, folded: Digest? = nil,
        trace: inout ProofTrace
    ) throws(VerificationFailure) {
        guard let length = inclusionTermCount(of: i, in: j) else {
            throw trace.refusal(title, malformed("a tree of \(j) leaves has no leaf \(i)"))
        }
        guard terms.count == length else {
            let failure = malformed(
                "inclusion of leaf \(i) in size \(j) takes \(length) terms, the proof has \(terms.count)")
            throw trace.refusal(title, failure)
        }
        let computed = folded ?? MerklePath.fold(leafHash, index: i - 1, last: j - 1, terms: terms)
        try trace.compare(
            title,
            [.init("leaf", i), .init("tree size", j), .init("leaf hash", leafHash)]
                + ProofTrace.Input.terms(terms),
            computed: computed, expected: root, else: mismatch,
            "\(title): leaf \(i) does not lead to the root of the tree of size \(j)")
    }

    static func verifyConsistency(
        _ terms: [Digest], from i: UInt64, to j: UInt64, oldRoot: Digest, newRoot: Digest,
        mismatch: Verdict, folded: (old: Digest, new: Digest)? = nil, trace: inout ProofTrace
    ) throws(VerificationFailure) {
        let title = "consistency of the trees"
        guard let length = consistencyTermCount(from: i, to: j) else {
            throw trace.refusal(title, malformed("a tree of size \(j) does not extend one of size \(i)"))
        }
        func sizes() -> [ProofTrace.Input] { [.init("old size", i), .init("new size", j)] }
        guard let start = terms.first, terms.count == length else {
            if i == j, terms.isEmpty {
                return try trace.compare(
                    title, sizes(), computed: oldRoot, expected: newRoot, else: mismatch,
                    "two roots are shown for tree size \(i)")
            }
            let failure = malformed(
                "consistency from size \(i) to \(j) takes \(length) terms, the proof has \(terms.count)")
            throw trace.refusal(title, failure)
        }
        let (old, new) = folded ?? consistencyRoots(start: start, terms, from: i, to: j)
        try trace.compare(
            "\(title), old root", sizes() + ProofTrace.Input.terms(terms), computed: old, expected: oldRoot,
            else: mismatch, "the terms do not lead to the root of the old tree, size \(i)")
        try trace.compare(
            "\(title), new root", sizes(), computed: new, expected: newRoot, else: mismatch,
            "the tree of size \(j) does not extend the old tree of size \(i)")
    }

    /// Folds the terms into the roots of both trees.
    private static func consistencyRoots(
        start: Digest, _ terms: [Digest], from i: UInt64, to j: UInt64
    ) -> (old: Digest, new: Digest) {
        var chains = MerkleChains(siblings: 2 * terms.count)
        let (old, new) = addConsistency(start: start, terms, from: i, to: j, to: &chains)
        let roots = chains.roots()
        return (roots[old], roots[new])
    }

    /// The hashes that lead to the roots of both trees, to be made side by side. The number of terms must be
    /// `consistencyTermCount(from:to:)`, the first of them `start`.
    /// - Returns: the places of the roots.
    static func addConsistency(
        start: Digest, _ terms: [Digest], from i: UInt64, to j: UInt64, to chains: inout MerkleChains
    ) -> (old: Int, new: Int) {
        let old = chains.begin(from: start)
        walkConsistency(terms, from: i, to: j) { if $1 { chains.join($0, isLeft: true) } }
        let new = chains.begin(from: start)
        walkConsistency(terms, from: i, to: j) { chains.join($0, isLeft: $1) }
        return (old, new)
    }

    /// Visits the terms behind the first: one on the left belongs to both trees, one on the right to the new
    /// tree only.
    @inline(__always)
    private static func walkConsistency(
        _ terms: [Digest], from i: UInt64, to j: UInt64, _ body: (_ term: Digest, _ isLeft: Bool) -> Void
    ) {
        // Indexes of the last leaves, from the node on that both trees share.
        let shared = (~(i - 1)).trailingZeroBitCount
        var first = (i - 1) >> shared
        var last = (j - 1) >> shared
        for term in terms.dropFirst() {
            let isLeft = !first.isMultiple(of: 2) || first == last
            body(term, isLeft)
            if isLeft {
                let zeros = first == 0 ? 0 : first.trailingZeroBitCount
                first >>= zeros
                last >>= zeros
            }
            first >>= 1
            last >>= 1
        }
    }

    private static func malformed(_ message: String) -> VerificationFailure {
        VerificationFailure(.malformedProof, message)
    }
}

import ImmuDBProofs
import Testing

@Suite("Accumulative tree")
struct AccumulativeTreeTests {
    private static func payload(_ leaf: UInt64) -> Digest {
        var bytes: [UInt8] = []
        bytes.append(bigEndian: leaf)
        return SHA256.hash(bytes)
    }

    private static func tree(_ size: UInt64) -> MemoryTree {
        var tree = MemoryTree()
        for leaf in 1...size { tree.append(payload(leaf)) }
        return tree
    }

    @Test("reference roots, and the log of five leaves byte by byte")
    func roots() throws {
        let golden = try GoldenVectors.load().ahtree
        let tree = Self.tree(130)
        #expect(golden.roots.count == 75)
        for vector in golden.roots {
            #expect(try AccumulativeTree.root(size: vector.size, in: tree) == vector.root.digest())
        }
        #expect(Self.tree(5).log.flatMap(\.bytes) == golden.fiveLeafLogsWithoutFileHeader.tree.bytes)
    }

    @Test("reference proofs are produced and verified")
    func vectors() throws {
        let golden = try GoldenVectors.load().ahtree
        let tree = Self.tree(130)
        for vector in golden.inclusionProofs {
            let j = try #require(vector.j)
            let terms = try AccumulativeTree.inclusion(of: vector.i, in: j, from: tree)
            #expect(try terms == vector.terms.digests())
            try AccumulativeTree.verifyInclusion(
                terms, of: vector.i, in: j, leafHash: SHA256.leaf(Self.payload(vector.i)),
                root: AccumulativeTree.root(size: j, in: tree))
        }
        for vector in golden.consistencyProofs {
            let j = try #require(vector.j)
            let terms = try AccumulativeTree.consistency(from: vector.i, to: j, in: tree)
            #expect(try terms == vector.terms.digests(), "\(vector.i) to \(j)")
            try AccumulativeTree.verifyConsistency(
                terms, from: vector.i, to: j, oldRoot: AccumulativeTree.root(size: vector.i, in: tree),
                newRoot: AccumulativeTree.root(size: j, in: tree))
        }
        for vector in golden.lastInclusionProofs {
            let terms = try AccumulativeTree.lastInclusion(of: vector.i, from: tree)
            #expect(try terms == vector.terms.digests())
            try AccumulativeTree.verifyLastInclusion(
                terms, of: vector.i, leafHash: SHA256.leaf(Self.payload(vector.i)),
                root: AccumulativeTree.root(size: vector.i, in: tree))
        }
    }

    @Test("reference negatives; stricter only where the length does not fit the position")
    func negatives() throws {
        var stricter: [String] = []
        for vector in try GoldenVectors.load().ahtreeNegative {
            let terms = try vector.terms.digests()
            let isAccepted = try accepts(vector, terms)
            if isAccepted != vector.referenceResult {
                stricter.append(vector.name)
                #expect(!isAccepted)
            }
        }
        #expect(stricter.count == 1)
        #expect(stricter.first?.hasPrefix("leaf 5 presented at position 2 of size 5") == true)
    }

    private func accepts(_ vector: GoldenVectors.TreeNegative, _ terms: [Digest]) throws -> Bool {
        if vector.kind == "inclusion" {
            let leaf = try #require(vector.leaf).digest()
            let root = try #require(vector.root).digest()
            return ImmuDBProofsTests.accepts {
                try AccumulativeTree.verifyInclusion(
                    terms, of: vector.i, in: vector.j, leafHash: leaf, root: root)
            }
        }
        let old = try #require(vector.rootI).digest()
        let new = try #require(vector.rootJ).digest()
        return ImmuDBProofsTests.accepts {
            try AccumulativeTree.verifyConsistency(
                terms, from: vector.i, to: vector.j, oldRoot: old, newRoot: new)
        }
    }

    @Test("number of digests: summed up, doubled, and out of range")
    func counts() {
        var sum: UInt64 = 0
        for leaf in 0..<2000 as Range<UInt64> {
            #expect(AccumulativeTree.count(leaf) == sum)
            sum += 1 + UInt64(leaf.nonzeroBitCount)
        }
        #expect(AccumulativeTree.count(1 << 40) == (1 << 40) + (1 << 39) * 40)
        #expect(AccumulativeTree.count(Limits.treeLeavesMax) == (1 << 56) + (1 << 55) * 56)
        #expect(AccumulativeTree.count(Limits.treeLeavesMax + 1) == .max)
        #expect(AccumulativeTree.count(.max) == .max)
    }

    @Test("appending reads the log and emits what the frontier emits")
    func append() throws {
        var tree = MemoryTree()
        for leaf in 1...200 as ClosedRange<UInt64> {
            let emitted = try AccumulativeTree.append(Self.payload(leaf), size: leaf - 1, in: tree)
            let before = tree.log.count
            tree.append(Self.payload(leaf))
            #expect(Array(tree.log[before...]) == emitted)
            #expect(UInt64(tree.log.count) == AccumulativeTree.count(leaf))
            #expect(try AccumulativeTree.root(size: leaf, in: tree) == emitted.last)
        }
    }

    @Test("sizes and leaves that do not exist are refused")
    func ranges() throws {
        let tree = Self.tree(5)
        for (i, j) in [(0, 5), (6, 5), (1, 0), (1, Limits.treeLeavesMax + 1), (1, .max), (1, 100)]
            as [(UInt64, UInt64)]
        {
            #expect(throws: FormatError.self) { try AccumulativeTree.inclusion(of: i, in: j, from: tree) }
            #expect(throws: FormatError.self) { try AccumulativeTree.consistency(from: i, to: j, in: tree) }
        }
        for (i, j) in [(0, 5), (6, 5), (0, 0), (.max, 1)] as [(UInt64, UInt64)] {
            #expect(
                verdict {
                    try AccumulativeTree.verifyInclusion([], of: i, in: j, leafHash: .zero, root: .zero)
                } == .malformedProof)
            #expect(
                verdict {
                    try AccumulativeTree.verifyConsistency([], from: i, to: j, oldRoot: .zero, newRoot: .zero)
                } == .malformedProof)
        }
        #expect(throws: FormatError.self) { try AccumulativeTree.root(size: 0, in: tree) }
    }

    @Test("the largest numbers do not overflow anything")
    func extremes() {
        #expect(AccumulativeTree.inclusionTermCount(of: 1, in: .max) == 64)
        #expect(AccumulativeTree.inclusionTermCount(of: .max, in: .max) == 63)
        #expect(AccumulativeTree.consistencyTermCount(from: 1, to: .max) == 65)
        #expect(AccumulativeTree.consistencyTermCount(from: 1 << 63, to: .max) == 2)
        #expect(AccumulativeTree.consistencyTermCount(from: .max, to: .max) == 2)
        let terms = [Digest](repeating: .zero, count: 64)
        #expect(
            verdict {
                try AccumulativeTree.verifyInclusion(terms, of: 1, in: .max, leafHash: .zero, root: .zero)
            }
                == .inclusionMismatch)
    }

    private func verdict(_ body: () throws -> Void) -> Verdict? { ImmuDBProofsTests.verdict(of: body) }
}

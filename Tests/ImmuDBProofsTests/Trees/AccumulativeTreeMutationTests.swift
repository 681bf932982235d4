// Covers AccumulativeTree+Proofs.swift and AccumulativeTree+Verification.swift.

import ImmuDBProofs
import Testing

/// Every proof of every tree up to 70 leaves, and everything that differs from it by one step.
@Suite("Accumulative tree, changed proofs")
struct AccumulativeTreeMutationTests {
    private static let sizeMax = 70
    private let tree: MemoryTree
    private let roots: [Digest]
    private let leaves: [Digest]

    init() throws {
        var tree = MemoryTree()
        var roots: [Digest] = [.zero]
        var leaves: [Digest] = [.zero]
        for leaf in 1...Self.sizeMax {
            let payload = SHA256.hash([UInt8(leaf)])
            tree.append(payload)
            roots.append(try #require(tree.root))
            leaves.append(SHA256.leaf(payload))
        }
        self.tree = tree
        self.roots = roots
        self.leaves = leaves
    }

    private func includes(_ terms: [Digest], _ i: Int, _ j: Int, leaf: Digest, root: Digest) -> Bool {
        accepts {
            try AccumulativeTree.verifyInclusion(
                terms, of: UInt64(i), in: UInt64(j), leafHash: leaf, root: root)
        }
    }

    private func extends(_ terms: [Digest], _ i: Int, _ j: Int, old: Digest, new: Digest) -> Bool {
        accepts {
            try AccumulativeTree.verifyConsistency(
                terms, from: UInt64(i), to: UInt64(j), oldRoot: old, newRoot: new)
        }
    }

    @Test("inclusion: all pairs verify, all changes of one term are refused")
    func inclusion() throws {
        var generator = SeededGenerator.fresh("inclusion mutations")
        for j in 1...Self.sizeMax {
            for i in 1...j {
                let terms = try AccumulativeTree.inclusion(of: UInt64(i), in: UInt64(j), from: tree)
                #expect(terms.count == PathShape.sides(i - 1, j).count)
                #expect(includes(terms, i, j, leaf: leaves[i], root: roots[j]))
                for mutation in try singleTermMutations(of: terms, &generator) {
                    #expect(
                        !includes(mutation.terms, i, j, leaf: leaves[i], root: roots[j]),
                        "leaf \(i) of \(j), \(mutation.name), seed \(generator.seed)")
                }
                #expect(!includes(terms, i, j, leaf: leaves[i], root: roots[j - 1]))
                #expect(!includes(terms, i, j, leaf: leaves[i - 1], root: roots[j]))
            }
        }
    }

    @Test("consistency: all pairs verify, all changes of one term are refused")
    func consistency() throws {
        var generator = SeededGenerator.fresh("consistency mutations")
        for j in 1...Self.sizeMax {
            for i in 1...j {
                let terms = try AccumulativeTree.consistency(from: UInt64(i), to: UInt64(j), in: tree)
                #expect(terms.count == AccumulativeTree.consistencyTermCount(from: UInt64(i), to: UInt64(j)))
                #expect(extends(terms, i, j, old: roots[i], new: roots[j]))
                for mutation in try singleTermMutations(of: terms, &generator) {
                    #expect(
                        !extends(mutation.terms, i, j, old: roots[i], new: roots[j]),
                        "\(i) to \(j), \(mutation.name), seed \(generator.seed)")
                }
                #expect(!extends(terms, i, j, old: roots[i - 1], new: roots[j]))
                #expect(!extends(terms, i, j, old: roots[i], new: roots[j - 1]))
            }
        }
        #expect(extends([], 7, 7, old: roots[7], new: roots[7]))
        #expect(!extends([], 7, 7, old: roots[7], new: roots[8]))
        #expect(!extends([], 6, 7, old: roots[7], new: roots[7]))
    }

    @Test("the last leaf: all sizes verify, all changes of one term are refused")
    func lastInclusion() throws {
        var generator = SeededGenerator.fresh("last inclusion mutations")
        for i in 1...Self.sizeMax {
            let size = UInt64(i)
            let terms = try AccumulativeTree.lastInclusion(of: size, from: tree)
            try AccumulativeTree.verifyLastInclusion(terms, of: size, leafHash: leaves[i], root: roots[i])
            for mutation in try singleTermMutations(of: terms, &generator) {
                #expect(
                    !accepts {
                        try AccumulativeTree.verifyLastInclusion(
                            mutation.terms, of: size, leafHash: leaves[i], root: roots[i])
                    }, "\(i), \(mutation.name), seed \(generator.seed)")
            }
        }
    }

    /// A path says on which side the siblings are, no more: other numbers are accepted exactly when they
    /// lead to the same sides. Alhs bind their own number, so this gives nothing to a liar.
    @Test("other numbers are refused unless they stand for the very same path")
    func otherNumbers() throws {
        let sizeMax = 24
        for j in 1...sizeMax {
            for i in 1...j {
                let path = try AccumulativeTree.inclusion(of: UInt64(i), in: UInt64(j), from: tree)
                let sides = PathShape.sides(i - 1, j)
                let terms = try AccumulativeTree.consistency(from: UInt64(i), to: UInt64(j), in: tree)
                let steps = PathShape.consistency(i, j)
                for otherJ in 1...sizeMax + 1 {
                    for otherI in 1...otherJ {
                        #expect(
                            includes(path, otherI, otherJ, leaf: leaves[i], root: roots[j])
                                == (PathShape.sides(otherI - 1, otherJ) == sides))
                        let isSame = PathShape.consistency(otherI, otherJ) == steps && !(i == j && i == 1)
                        let isTrivial = terms.isEmpty && otherI == otherJ
                        #expect(
                            extends(terms, otherI, otherJ, old: roots[i], new: roots[j])
                                == (isSame || isTrivial), "\(i) to \(j) read as \(otherI) to \(otherJ)")
                    }
                }
            }
        }
    }
}

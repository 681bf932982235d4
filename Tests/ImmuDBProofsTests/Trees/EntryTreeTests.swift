import ImmuDBProofs
import Testing

@Suite("Tree over the entries of a transaction")
struct EntryTreeTests {
    private func digests(_ count: Int) -> [Digest] {
        (0..<count).map { SHA256.hash(Array("entry-\($0)".utf8)) }
    }

    @Test("reference trees of width 0 to 17, every proof")
    func vectors() throws {
        let trees = try GoldenVectors.load().htree.trees
        #expect(trees.map(\.width) == Array(0...17))
        for tree in trees {
            let digests = digests(tree.width)
            let root = try tree.root.digest()
            #expect(EntryTree.root(of: digests) == root)
            let proofs = tree.proofs ?? []
            #expect(proofs.count == tree.width)
            for (index, vector) in proofs.enumerated() {
                let proof = try vector.proof()
                #expect(try EntryTree.inclusion(of: index, in: digests) == proof)
                try EntryTree.verify(proof, digest: digests[index], root: root)
            }
        }
    }

    @Test("reference negatives; stricter only where an index does not exist")
    func negatives() throws {
        var stricter: [String] = []
        for vector in try GoldenVectors.load().htreeNegative {
            let proof = EntryInclusionProof(
                leaf: vector.leaf, width: vector.width, terms: try vector.terms.digests())
            let digest = try vector.digest.digest()
            let root = try vector.root.digest()
            let isAccepted = accepts { try EntryTree.verify(proof, digest: digest, root: root) }
            if isAccepted != vector.referenceResult {
                stricter.append(vector.name)
                #expect(!isAccepted)
            }
        }
        #expect(stricter == ["negative leaf"])
    }

    @Test("a real transaction")
    func transaction() throws {
        let vector = try GoldenVectors.load().txEntryInclusion
        var digests: [Digest] = []
        for entry in vector.entries {
            #expect(try SHA256.hash(entry.value.bytes) == entry.valueSha256.digest())
            let digest = try EntryDigest.make(
                key: entry.key.bytes, metadata: .none, valueHash: SHA256.hash(entry.value.bytes), version: 1)
            #expect(try digest == entry.digest.digest())
            try EntryTree.verify(try entry.proof.proof(), digest: digest, root: vector.header.eh.digest())
            digests.append(digest)
        }
        #expect(try EntryTree.root(of: digests) == vector.header.eh.digest())
    }

    @Test("every change of one term, and every index or width of another shape, is refused")
    func mutations() throws {
        var generator = SeededGenerator.fresh("entry tree mutations")
        for width in 1...40 {
            let digests = digests(width)
            let root = EntryTree.root(of: digests)
            for index in 0..<width {
                let proof = try EntryTree.inclusion(of: index, in: digests)
                for mutation in try singleTermMutations(of: proof.terms, &generator) {
                    var changed = proof
                    changed.terms = mutation.terms
                    #expect(
                        !accepts { try EntryTree.verify(changed, digest: digests[index], root: root) },
                        "\(index) of \(width), \(mutation.name), seed \(generator.seed)")
                }
                let sides = PathShape.sides(index, width)
                for otherWidth in width - 1...width + 1 {
                    for other in -1...otherWidth {
                        var changed = proof
                        changed.leaf = Int32(other)
                        changed.width = Int32(otherWidth)
                        let isSameShape =
                            other >= 0 && other < otherWidth && PathShape.sides(other, otherWidth) == sides
                        #expect(
                            accepts { try EntryTree.verify(changed, digest: digests[index], root: root) }
                                == isSameShape, "\(index) of \(width) read as \(other) of \(otherWidth)")
                    }
                }
            }
        }
    }

    @Test("a proof for no entry is refused")
    func noEntry() {
        #expect(throws: FormatError.self) { try EntryTree.inclusion(of: 0, in: []) }
        #expect(throws: FormatError.self) { try EntryTree.inclusion(of: 3, in: digests(3)) }
        #expect(throws: FormatError.self) { try EntryTree.inclusion(of: -1, in: digests(3)) }
    }
}

import Testing

@testable import ImmuDBProofs

/// In the suite of SHA-256, as only there the choice of code can be forced.
extension SHA256Tests {
    @Test("chains of nodes side by side lead where each of them leads alone, whatever their lengths")
    func chains() throws {
        var generator = SeededGenerator.fresh("MerkleChain")
        let siblings = (0..<64).map { reference([UInt8($0)]) }
        try onEveryCode { code in
            for count in 0...20 {
                var chains = MerkleChains(siblings: 0)
                var expected: [[UInt8]] = []
                for place in 0..<count {
                    var node = reference([UInt8(place), 1])
                    let begun = chains.begin(from: try #require(Digest(node)))
                    #expect(begun == place)
                    for sibling in siblings.prefix(Int.random(in: 0...64, using: &generator)) {
                        let isLeft = Bool.random(using: &generator)
                        chains.join(try #require(Digest(sibling)), isLeft: isLeft)
                        node = reference([1] + (isLeft ? sibling + node : node + sibling))
                    }
                    expected.append(node)
                }
                let roots = chains.roots().map(\.bytes)
                #expect(roots == expected, "\(code), \(count) chains, seed \(generator.seed)")
            }
        }
    }
}

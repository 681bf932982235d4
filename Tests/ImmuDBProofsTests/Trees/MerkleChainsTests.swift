import Testing

@testable import ImmuDBProofs

@Suite("Chains of hashes side by side")
struct MerkleChainsTests {
    @Test("lead where each of them leads alone, whatever their lengths")
    func sideBySide() {
        var generator = SeededGenerator.fresh("MerkleChain")
        for count in 0...20 {
            var chains = MerkleChains(siblings: 0)
            var expected: [Digest] = []
            for place in 0..<count {
                var current = digest(&generator)
                let begun = chains.begin(from: current)
                #expect(begun == place)
                for _ in 0..<Int.random(in: 0...64, using: &generator) {
                    let sibling = digest(&generator)
                    let isLeft = Bool.random(using: &generator)
                    chains.join(sibling, isLeft: isLeft)
                    current = isLeft ? SHA256.node(sibling, current) : SHA256.node(current, sibling)
                }
                expected.append(current)
            }
            let roots = chains.roots()
            #expect(roots == expected, "\(count) chains, seed \(generator.seed)")
        }
    }

    private func digest(_ generator: inout SeededGenerator) -> Digest {
        SHA256.hash((0..<8).map { _ in UInt8.random(in: 0...255, using: &generator) })
    }
}

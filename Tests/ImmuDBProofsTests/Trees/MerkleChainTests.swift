import Testing

@testable import ImmuDBProofs

@Suite("Chains of hashes side by side")
struct MerkleChainTests {
    @Test("lead where each of them leads alone, whatever their lengths")
    func sideBySide() {
        var generator = SeededGenerator.fresh("MerkleChain")
        for count in 0...20 {
            var chains: [MerkleChain] = []
            var expected: [Digest] = []
            for _ in 0..<count {
                var current = digest(&generator)
                var chain = MerkleChain(from: current)
                for _ in 0..<Int.random(in: 0...64, using: &generator) {
                    let sibling = digest(&generator)
                    let isLeft = Bool.random(using: &generator)
                    chain.join(sibling, isLeft: isLeft)
                    current = isLeft ? SHA256.node(sibling, current) : SHA256.node(current, sibling)
                }
                chains.append(chain)
                expected.append(current)
            }
            #expect(MerkleChain.roots(chains) == expected, "\(count) chains, seed \(generator.seed)")
        }
    }

    private func digest(_ generator: inout SeededGenerator) -> Digest {
        SHA256.hash((0..<8).map { _ in UInt8.random(in: 0...255, using: &generator) })
    }
}

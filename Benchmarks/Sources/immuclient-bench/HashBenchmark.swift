import ImmuDBProofs

enum HashBenchmark {
    static func run() async throws -> [Figure] {
        let count = 1 << 20
        var leaves = (0..<count).map { SHA256.hash(Array("\($0)".utf8)) }
        var digest = leaves[0]
        let single = await Measure.seconds {
            for leaf in leaves { digest = SHA256.node(digest, leaf) }
        }
        let tree = await Measure.seconds {
            while leaves.count > 1 { leaves = SHA256.level(leaves) }
        }
        guard digest != leaves[0] else { return [] }
        return [
            Figure(
                name: "hash: one node of a tree (65 bytes)", value: single * 1e9 / Double(count), unit: "ns"),
            Figure(
                name: "hash: root of 2^20 leaves, per node", value: tree * 1e9 / Double(count), unit: "ns"),
        ]
    }
}

import Foundation
import ImmuDBFuzzing
import Testing

/// What was found interesting once is examined again with every change; looking for more is `make fuzz`.
@Suite struct FuzzTargetTests {
    private static let corpora = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Vectors/fuzz")

    /// Some targets wait for tasks, which must not block the threads that tasks run on.
    private func examine(_ target: FuzzTarget, _ bytes: [UInt8], around: Bool = true) async throws {
        try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
            Thread.detachNewThread {
                done.resume(
                    with: Result {
                        if around { _ = try target.examineAround(bytes) } else { try target.examine(bytes) }
                    })
            }
        }
    }

    @Test(arguments: FuzzTarget.all.map(\.name)) func corpus(name: String) async throws {
        let target = try #require(FuzzTarget.named(name))
        #expect(!target.seeds.isEmpty && target.seeds.allSatisfy { !$0.isEmpty })
        for seed in target.seeds { try await examine(target, seed) }
        let folder = Self.corpora.appendingPathComponent(name)
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        #expect(!files.isEmpty)
        for file in files {
            do {
                try await examine(target, [UInt8](try Data(contentsOf: file)))
            } catch {
                Issue.record("\(name)/\(file.lastPathComponent): \(error)")
            }
        }
    }

    /// Bytes changed, cut and repeated, without an engine that looks where they lead.
    @Test(arguments: FuzzTarget.all.map(\.name)) func changedSeeds(name: String) async throws {
        let target = try #require(FuzzTarget.named(name))
        // A run that ends the process is repeated with SEED=n.
        let start =
            ProcessInfo.processInfo.environment["SEED"].flatMap(UInt64.init) ?? .random(in: 0 ... .max)
        print("changed seeds of \(name): SEED=\(start)")
        var random = SeededBytes(state: start)
        for seed in target.seeds {
            for _ in 0..<(name == "sql-run" || name == "store" ? 5 : 40) {
                var bytes = seed
                for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
                    let place = Int.random(in: 0..<bytes.count, using: &random)
                    switch Int.random(in: 0..<4, using: &random) {
                    case 0: bytes[place] = .random(in: 0...255, using: &random)
                    case 1: bytes.remove(at: place)
                    case 2: bytes.removeSubrange(place...)
                    default: bytes.insert(contentsOf: bytes[place...].prefix(9), at: place)
                    }
                }
                do {
                    try await examine(target, bytes, around: false)
                } catch {
                    Issue.record("\(name): \(error) for \(bytes)")
                }
            }
        }
    }
}

/// SplitMix64: the same state gives the same numbers.
private struct SeededBytes: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}

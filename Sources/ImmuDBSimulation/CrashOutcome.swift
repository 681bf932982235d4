/// What a power cut leaves of everything that was not synced. Synced data is there in every case.
package enum CrashOutcome: Sendable, Hashable, CustomStringConvertible {
    /// Nothing of it.
    case dropAllUnsynced
    /// All of it.
    case keepAll
    /// Any part of it: each sector of each write, each change of size and each change of names by itself.
    case keepRandomSubset(seed: UInt64)
    /// All of it except the end of the last write, of which only this many bytes arrived.
    case tornLast(bytes: Int)
    /// All of it except the second half of the last write.
    case tornLastInHalf

    /// The outcomes that need no seed, with cuts around the size of a sector.
    package static let fixed: [CrashOutcome] =
        [.dropAllUnsynced, .keepAll, .tornLastInHalf] + [1, 511, 512, 513].map { .tornLast(bytes: $0) }

    /// The fixed outcomes and a number of random ones.
    package static func all(randomSubsets: Int, seed: UInt64) -> [CrashOutcome] {
        fixed + (0..<UInt64(max(0, randomSubsets))).map { .keepRandomSubset(seed: seed &* 1000 &+ $0) }
    }

    package var description: String {
        switch self {
        case .dropAllUnsynced: "drop all unsynced"
        case .keepAll: "keep all"
        case .keepRandomSubset(let seed): "keep random subset (seed \(seed))"
        case .tornLast(let bytes): "last write torn after \(bytes) bytes"
        case .tornLastInHalf: "last write torn in half"
        }
    }
}

/// Decides about one change after the other.
struct Survival {
    private let outcome: CrashOutcome
    private let lastWrite: UInt64?
    private var random: SeededRandom

    /// - Parameter lastWrite: number of the last write that is not durable.
    init(_ outcome: CrashOutcome, lastWrite: UInt64?) {
        self.outcome = outcome
        self.lastWrite = lastWrite
        var seed: UInt64 = 0
        if case .keepRandomSubset(let given) = outcome { seed = given }
        random = SeededRandom(seed: seed)
    }

    /// Whether a change of names or of a size, or a sector of a write, is there after the crash.
    mutating func keeps() -> Bool {
        switch outcome {
        case .dropAllUnsynced: false
        case .keepAll, .tornLast, .tornLastInHalf: true
        case .keepRandomSubset: Bool.random(using: &random)
        }
    }

    /// Whether a file grew by a sector that did not arrive.
    mutating func growsWithoutData() -> Bool {
        if case .keepRandomSubset = outcome { Bool.random(using: &random) } else { false }
    }

    /// The first byte of a write that the cut took away; nil when the write was not cut.
    func cut(_ sequence: UInt64, count: Int) -> Int? {
        guard sequence == lastWrite else { return nil }
        switch outcome {
        case .tornLast(let bytes): return min(count, max(0, bytes))
        case .tornLastInHalf: return count / 2
        case .dropAllUnsynced, .keepAll, .keepRandomSubset: return nil
        }
    }
}

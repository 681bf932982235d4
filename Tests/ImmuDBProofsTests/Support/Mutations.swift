import ImmuDBProofs
import Testing

/// A small generator with a printable seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    let seed: UInt64
    private var state: UInt64

    init(seed: UInt64) {
        self.seed = seed
        state = seed
    }

    /// A fresh seed, printed so that a failure can be repeated.
    static func fresh(_ test: String) -> SeededGenerator {
        let seed = UInt64.random(in: 0 ... .max)
        print("seed of \(test): \(seed)")
        return SeededGenerator(seed: seed)
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}

extension Digest {
    /// The digest with one bit inverted.
    func flipped(_ bit: Int) throws -> Digest {
        var copy = bytes
        copy[bit / 8] ^= 1 << UInt8(bit % 8)
        return try #require(Digest(copy))
    }
}

/// Every list that differs from `terms` by one term: dropped, duplicated, exchanged with its neighbour,
/// with a flipped bit, or added at either end.
func singleTermMutations(
    of terms: [Digest], _ generator: inout SeededGenerator
) throws -> [(name: String, terms: [Digest])] {
    var mutations: [(String, [Digest])] = []
    for index in terms.indices {
        var dropped = terms
        dropped.remove(at: index)
        mutations.append(("term \(index) dropped", dropped))
        var doubled = terms
        doubled.insert(terms[index], at: index)
        mutations.append(("term \(index) doubled", doubled))
        var flipped = terms
        let bit = Int.random(in: 0..<256, using: &generator)
        flipped[index] = try terms[index].flipped(bit)
        mutations.append(("bit \(bit) of term \(index) flipped", flipped))
        if index + 1 < terms.count, terms[index] != terms[index + 1] {
            var swapped = terms
            swapped.swapAt(index, index + 1)
            mutations.append(("terms \(index) and \(index + 1) exchanged", swapped))
        }
    }
    mutations.append(("zero term added", terms + [.zero]))
    mutations.append(("zero term put first", [.zero] + terms))
    return mutations
}

/// Whether a verification passes; its failure is not of interest.
func accepts(_ verification: () throws -> Void) -> Bool {
    do {
        try verification()
        return true
    } catch {
        return false
    }
}

/// The verdict of a verification that must fail.
func verdict<T>(of verification: () throws -> T) -> Verdict? {
    do {
        _ = try verification()
        return nil
    } catch let failure as VerificationFailure {
        return failure.verdict
    } catch {
        Issue.record("not a verdict: \(error)")
        return nil
    }
}

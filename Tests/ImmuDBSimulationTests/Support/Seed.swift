import Foundation
import ImmuDBSimulation

/// One number decides a whole run: workload, faults, outcomes. `SEED=n` in the environment repeats one;
/// every failure text names it.
enum Seed {
    static let given = ProcessInfo.processInfo.environment["SEED"].flatMap { UInt64($0) }
    /// Fresh in every run unless given.
    static let fresh = given ?? UInt64.random(in: 1...999_999)

    private static let simulation = ProcessInfo.processInfo.environment["SIMULATION"]

    /// `SIMULATION=long` in the environment: 25 times as much, and a whole day of a busy ledger.
    static let isLong = simulation == "long"

    /// `SIMULATION=n` in the environment tries so many times as much.
    static let effort = isLong ? 25 : min(1_000, max(1, simulation.flatMap { Int($0) } ?? 1))

    /// What repeats a run with a seed; how much is tried belongs to it.
    static func command(_ seed: UInt64) -> String {
        "SEED=\(seed)" + (simulation.map { " SIMULATION=\($0)" } ?? "")
    }

    /// A few fixed seeds and the fresh one; only the given one when there is one.
    static func fixedAndFresh(_ count: UInt64) -> [UInt64] {
        if let given { return [given] }
        return Array(1...count) + [fresh]
    }
}

extension Array {
    /// Up to `count` elements in their order, chosen by the generator.
    func sample(_ count: Int, using random: inout SeededRandom) -> [Element] {
        guard count < self.count else { return self }
        return indices.shuffled(using: &random).prefix(count).sorted().map { self[$0] }
    }
}

// Covers ImmuDBEngine on SimulatedFileSystem: long runs, with everything in them that happens to a ledger.

import ImmuDBProofs
import ImmuDBSimulation
import Testing

@Suite("A day of a busy ledger")
struct LedgerDayTests {
    /// One seed for each hour; a single one when a seed is to be repeated.
    private static let hours: [UInt64] = {
        if let given = Seed.given { return [given] }
        let first = Seed.fresh
        return (0..<(Seed.isLong ? 24 : 2)).map { first &+ $0 }
    }()

    /// Operations in an hour: all of them, or as many as fit into the tests.
    private static let operations: Int = {
        let all = 3_600 * LedgerHour.operationsPerSecond
        return Seed.isLong ? all : min(all, 600 * Seed.effort)
    }()

    @Test(arguments: hours) func anHour(seed: UInt64) async throws {
        var hour = try await LedgerHour(seed: seed)
        do {
            try await hour.run(Self.operations)
        } catch {
            Issue.record(
                "\(Seed.command(seed)) \(hour.operations) operations, \(hour.crashes) crashes: \(error)"
            )
        }
        Tally.add(hour.operations, "operations on a busy ledger")
        Tally.add(hour.crashes, "crash points of a busy ledger")
    }

    /// A failure can be repeated: a seed decides about operations, faults and what a power cut leaves.
    @Test func aSeedDecidesEverything() async throws {
        var states: [TrustedState] = []
        for _ in 0..<2 {
            var hour = try await LedgerHour(seed: 5)
            try await hour.run(600)
            states.append(try hour.state)
        }
        #expect(states[0] == states[1] && states[0].txID > 200)
    }
}

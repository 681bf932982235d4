// Covers ImmuDBStorage on SimulatedFileSystem: power cuts, ends of the process, both after one another.

import ImmuDBProofs
import ImmuDBSimulation
import ImmuDBStorage
import SystemCodecs
import Testing

/// A finished run of a workload and the ways to interrupt it.
struct InterruptedRuns {
    let contract: StoreContract
    let system: SimulatedFileSystem
    let history: StoreHistory
    var random: SeededRandom
    var failures = 0

    var workload: StoreWorkload { contract.workload }

    init(_ contract: StoreContract) async throws {
        self.contract = contract
        system = SimulatedFileSystem(keepsMoments: true)
        history = try await contract.workload.run(on: system)
        random = SeededRandom(seed: contract.workload.seed)
    }

    /// Cuts the power in calls of the run.
    /// - Parameters:
    ///   - samples: pairs of a call and an outcome to try; all of them unless given.
    ///   - doubleFaults: how many further power cuts to try while the store recovers, for each sample.
    mutating func cutPower(randomSubsets: Int, samples: Int = .max, doubleFaults: Int = 0) async throws {
        let crashes = system.calls.indices.flatMap { number in
            CrashOutcome.all(randomSubsets: randomSubsets, seed: workload.seed &+ UInt64(number))
                .map { (number, $0) }
        }
        for (number, outcome) in crashes.sample(samples, using: &random) where failures < 3 {
            let image = try #require(system.image(atCall: number, outcome, keepsMoments: doubleFaults > 0))
            let context = "power cut in call \(number) (\(system.calls[number])), \(outcome)"
            try await check(image, atCall: number, context, doubleFaults)
        }
    }

    /// Ends the process in calls of the run; what it wrote is in the cache of the operating system.
    mutating func endProcess(samples: Int = .max, doubleFaults: Int = 0) async throws {
        for number in Array(system.calls.indices).sample(samples, using: &random) where failures < 3 {
            let left = try #require(system.restarted(atCall: number, keepsMoments: doubleFaults > 0))
            let context = "process ended in call \(number) (\(system.calls[number]))"
            try await check(left, atCall: number, context, doubleFaults)
        }
    }

    private mutating func check(
        _ left: SimulatedFileSystem, atCall number: Int, _ context: String, _ doubleFaults: Int
    ) async throws {
        let acknowledged = system.largestMark(beforeCall: number) ?? 0
        guard let recovered = await held(left, history, acknowledged, context) else { return }
        for number in Array(left.calls.indices).sample(doubleFaults, using: &random) {
            let outcome =
                CrashOutcome.all(randomSubsets: 7, seed: random.next() >> 16)
                .randomElement(using: &random) ?? .dropAllUnsynced
            let image = try #require(left.image(atCall: number, outcome))
            let marked = left.largestMark(beforeCall: number) ?? 0
            _ = await held(
                image, recovered, max(acknowledged, marked),
                "\(context); then power cut in call \(number) (\(left.calls[number])), \(outcome)")
        }
    }

    private mutating func held(
        _ left: SimulatedFileSystem, _ history: StoreHistory, _ acknowledged: UInt64, _ context: String
    ) async -> StoreHistory? {
        Tally.add(1, "crash points of a store")
        do {
            return try await contract.hold(on: left, history, acknowledged: acknowledged)
        } catch {
            failures += 1
            Issue.record("\(workload), \(context): \(error)")
            return nil
        }
    }
}

@Suite("A store survives every crash")
struct StoreCrashTests {
    @Test(arguments: [false, true])
    func powerCutAtEveryCall(embedded: Bool) async throws {
        let workload = StoreWorkload(seed: Seed.given ?? 1, embedded: embedded, rounds: 2)
        var runs = try await InterruptedRuns(StoreContract(workload: workload))
        try await runs.cutPower(randomSubsets: 1)
    }

    @Test(arguments: Seed.fixedAndFresh(2), [false, true])
    func powerCutInALongerRun(seed: UInt64, embedded: Bool) async throws {
        let workload = StoreWorkload(seed: seed, embedded: embedded, rounds: 14)
        var runs = try await InterruptedRuns(StoreContract(workload: workload))
        try await runs.cutPower(randomSubsets: 20, samples: 50 * Seed.effort)
    }

    @Test(arguments: Seed.fixedAndFresh(1), [false, true])
    func powerCutDuringRecovery(seed: UInt64, embedded: Bool) async throws {
        let workload = StoreWorkload(seed: seed, embedded: embedded, rounds: 6)
        var runs = try await InterruptedRuns(StoreContract(workload: workload))
        try await runs.cutPower(randomSubsets: 20, samples: 25 * Seed.effort, doubleFaults: 3)
    }

    /// Every format of the files, with values being discarded and index files being written and merged.
    @Test(arguments: Seed.fixedAndFresh(3))
    func powerCutWithOtherFormats(seed: UInt64) async throws {
        var random = SeededRandom(seed: seed)
        var workload = StoreWorkload(seed: seed, rounds: 14, fileSize: 700, truncates: true)
        workload.lanes = Int.random(in: 1...3, using: &random)
        workload.preallocates = Bool.random(using: &random)
        workload.compression = [.none, .flate, .zlib].randomElement(using: &random) ?? .none
        var runs = try await InterruptedRuns(StoreContract(workload: workload, flushesIndex: true))
        try await runs.cutPower(randomSubsets: 20, samples: 30 * Seed.effort, doubleFaults: 1)
        try await runs.endProcess(samples: 10 * Seed.effort, doubleFaults: 1)
    }

    @Test(arguments: Seed.fixedAndFresh(1), [false, true])
    func endOfTheProcessThenPowerCut(seed: UInt64, embedded: Bool) async throws {
        let workload = StoreWorkload(seed: seed, embedded: embedded, rounds: 6)
        var runs = try await InterruptedRuns(StoreContract(workload: workload))
        try await runs.endProcess(samples: 25 * Seed.effort, doubleFaults: 3)
    }

    /// Retention removes several files; whichever removals survive, what is left has no gap.
    @Test func powerCutWhileValuesAreDiscarded() async throws {
        let workload = StoreWorkload(seed: Seed.fresh, fileSize: 300)
        let system = SimulatedFileSystem(keepsMoments: true)
        let store = try workload.open(system)
        for number in 1...8 as ClosedRange<UInt8> {
            _ = try await store.commit([
                StoreEntry(key: [0, number], value: [UInt8](repeating: number, count: 200))
            ])
        }
        _ = try await store.commit([], metadata: TxMetadata(truncatedUpTo: 8))
        let history = try StoreHistory(of: store)
        let before = system.calls.count
        #expect(try store.discardValues(before: 8).files > 2)
        for number in before..<system.calls.count {
            for seed in 0..<12 as Range<UInt64> {
                let outcome = CrashOutcome.keepRandomSubset(seed: workload.seed &+ seed)
                let image = try #require(system.image(atCall: number, outcome))
                do {
                    _ = try await StoreContract(workload: workload).hold(on: image, history, acknowledged: 9)
                } catch {
                    Issue.record("\(workload), \(system.calls[number]), \(outcome): \(error)")
                }
            }
        }
    }

    /// A process that did not sync ends; the next one acknowledges a transaction on top of what it found.
    @Test(arguments: [false, true])
    func whatADeadProcessWroteIsSyncedWithTheNextCommit(embedded: Bool) async throws {
        var workload = StoreWorkload(seed: Seed.fresh, embedded: embedded, synced: false, fileSize: 1 << 16)
        let system = SimulatedFileSystem()
        let dead = try workload.open(system)
        for number in 1...4 as ClosedRange<UInt8> {
            _ = try await dead.commit([StoreEntry(key: [0, number], value: [0, 1, 2, number])])
        }
        let left = system.restarted()
        workload.synced = true
        let store = try workload.open(left)
        var deletion = StoreEntry(key: [0, 1], value: [])
        deletion.metadata.isDeleted = true
        _ = try await store.commit([deletion])
        let history = try StoreHistory(of: store)
        _ = try await StoreContract(workload: workload).hold(
            on: left.image(.dropAllUnsynced), history, acknowledged: 5)
    }

    @Test(arguments: [false, true])
    func endOfAnAsynchronousProcess(embedded: Bool) async throws {
        let workload = StoreWorkload(
            seed: Seed.fresh, embedded: embedded, synced: false, rounds: 10, marksUnsynced: true)
        var runs = try await InterruptedRuns(StoreContract(workload: workload))
        try await runs.endProcess(samples: 40 * Seed.effort)
    }

    /// Without syncing, a power cut may lose any of what was not synced. What is left is a prefix that holds
    /// everything up to the last sync, or opening refuses and names the first transaction that is lost.
    @Test(arguments: Seed.fixedAndFresh(1), [false, true])
    func powerCutUnderAnAsynchronousStore(seed: UInt64, embedded: Bool) async throws {
        let workload = StoreWorkload(seed: seed, embedded: embedded, synced: false, rounds: 12)
        var runs = try await InterruptedRuns(StoreContract(workload: workload, mayNameLoss: true))
        try await runs.cutPower(randomSubsets: 20, samples: 50 * Seed.effort)
    }
}

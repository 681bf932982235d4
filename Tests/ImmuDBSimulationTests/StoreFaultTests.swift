// Covers ImmuDBStorage on SimulatedFileSystem: calls that fail instead of crashes.

import ImmuDBProofs
import ImmuDBSimulation
import ImmuDBStorage
import Testing

@Suite("A store survives failing calls")
struct StoreFaultTests {
    /// A failing call stops writes with an error that says why; reads go on; what was acknowledged is there
    /// after the process ended, and after a power cut.
    @Test(arguments: Seed.fixedAndFresh(1), [false, true])
    func changesFail(seed: UInt64, embedded: Bool) async throws {
        let workload = StoreWorkload(
            seed: seed, embedded: embedded, rounds: 5, concurrent: false)
        let clean = SimulatedFileSystem()
        let history = try await workload.run(on: clean)
        var random = SeededRandom(seed: seed)
        var failures = 0
        for number in Array(clean.calls.indices).sample(40 * Seed.effort, using: &random)
        where failures < 3 {
            let fault = SimulatedFault.allCases.randomElement(using: &random) ?? .deviceError
            let isLasting = Bool.random(using: &random)
            let outcome =
                CrashOutcome.all(randomSubsets: 7, seed: random.next() >> 16)
                .randomElement(using: &random) ?? .keepAll
            let context =
                "\(workload), \(fault) in call \(number) (\(clean.calls[number])), "
                + "\(isLasting ? "lasting" : "once")"
            do {
                let system = SimulatedFileSystem()
                Tally.add(1, "failed calls of a store")
                system.fail(atCall: number, fault, lasting: isLasting)
                try await runUntilFailure(workload, on: system, history)
                system.heal()
                let acknowledged = system.largestMark(beforeCall: .max) ?? 0
                let contract = StoreContract(workload: workload)
                _ = try await contract.hold(
                    on: system.restarted(), history, acknowledged: acknowledged)
                _ = try await contract.hold(
                    on: system.image(outcome), history, acknowledged: acknowledged)
            } catch {
                failures += 1
                Issue.record("\(context), \(outcome): \(error)")
            }
        }
    }

    /// What a sync that failed was for is read from memory until the machine stops, and no later sync writes
    /// it: the next process writes it again before anything is built on it.
    @Test(arguments: [false, true])
    func whatAFailedSyncWasForIsWrittenAgain(embedded: Bool) async throws {
        let workload = StoreWorkload(seed: Seed.given ?? 3, embedded: embedded, rounds: 5, concurrent: false)
        let clean = SimulatedFileSystem()
        let history = try await workload.run(on: clean)
        for (number, call) in clean.calls.enumerated() where call.kind == .sync {
            let system = SimulatedFileSystem()
            system.fail(atCall: number, .deviceError)
            try await runUntilFailure(workload, on: system, history)
            let left = system.restarted()
            let contract = StoreContract(workload: workload)
            do {
                let acknowledged = system.largestMark(beforeCall: .max) ?? 0
                let found = try await contract.hold(on: left, history, acknowledged: acknowledged)
                let marked = left.largestMark(beforeCall: .max) ?? 0
                for outcome in CrashOutcome.all(randomSubsets: 3, seed: UInt64(number)) {
                    Tally.add(1, "crash points of a store")
                    _ = try await contract.hold(
                        on: left.image(outcome), try #require(found), acknowledged: marked)
                }
            } catch {
                Issue.record("\(workload), call \(number) (\(call)) failed, then a power cut: \(error)")
            }
        }
    }

    private func runUntilFailure(
        _ workload: StoreWorkload, on system: SimulatedFileSystem, _ history: StoreHistory
    ) async throws {
        do {
            _ = try await workload.run(on: system) { store in
                // Reads go on, writes say why not.
                let committed = store.committed.id
                for id in stride(from: 1, through: committed, by: 1) {
                    let found = try StoreHistory.read(store, id)
                    #expect(found.alh == history[id]?.alh)
                }
                do {
                    _ = try await store.commit([StoreEntry(key: [0, 1], value: [1])])
                    Issue.record("\(workload): a store that failed to write takes another transaction")
                } catch let error as StorageError {
                    #expect(error.code == .writesRefused && error.cause != nil, "\(error)")
                    #expect(
                        error.file == nil || !error.description.contains(StoreWorkload.path),
                        "it tells clients where the store is: \(error)")
                }
            }
        } catch let error as StorageError {
            #expect(
                error.code == .inputOutput || error.code == .writesRefused, "\(workload): \(error)")
        }
    }

    /// A read that fails or ends early is an error or makes no difference; nothing is lost by it.
    @Test(arguments: SimulatedReadFault.allCases)
    func readsFail(fault: SimulatedReadFault) async throws {
        let workload = StoreWorkload(seed: Seed.given ?? 7, rounds: 6)
        let system = SimulatedFileSystem()
        let history = try await workload.run(on: system)
        let undisturbed = system.restarted()
        _ = try await StoreContract(workload: workload).hold(
            on: undisturbed, history, acknowledged: history.last)
        var random = SeededRandom(seed: workload.seed)
        for number in Array(0..<undisturbed.reads).sample(30 * Seed.effort, using: &random) {
            let disturbed = system.restarted()
            disturbed.fail(atRead: number, fault)
            let contract = StoreContract(workload: workload)
            do {
                _ = try await contract.hold(on: disturbed, history, acknowledged: history.last)
                continue  // something derived was rebuilt
            } catch let error as StorageError {
                #expect([.inputOutput, .corrupted].contains(error.code), "\(error)")
            } catch let violation as StoreContract.Violation {
                // The integrity check cannot tell a failing read from a damaged file.
                #expect(violation.description.hasPrefix(StoreContract.checkFinds), "\(violation)")
            }
            let last = max(history.last, disturbed.largestMark(beforeCall: .max) ?? 0)
            guard last == history.last else { continue }
            do {
                _ = try await contract.hold(
                    on: disturbed.restarted(), history, acknowledged: history.last)
            } catch {
                Issue.record("\(workload), \(fault) read \(number): afterwards \(error)")
            }
        }
    }
}

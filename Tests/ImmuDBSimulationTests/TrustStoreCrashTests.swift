// Covers ImmuDBClient's TrustStore on SimulatedFileSystem.

import ImmuDBProofs
import ImmuDBSimulation
import Testing

@testable import ImmuDBClient

@Suite("Trust survives every crash")
struct TrustStoreCrashTests {
    private static let pin = TrustPin(name: "127.0.0.1:3322", database: "defaultdb")
    private static let last: UInt64 = 6

    struct Violation: Error, CustomStringConvertible {
        var description: String
    }

    private func store(_ system: SimulatedFileSystem) -> TrustStore {
        TrustStore(
            directory: "/home/user/trust", fileSystem: system,
            clock: SimulatedClock(seconds: 1_700_000_000, secondsPerLook: 1), lockWaitMilliseconds: 50)
    }

    private static func state(_ txID: UInt64) -> TrustedState {
        TrustedState(database: "defaultdb", txID: txID, alh: SHA256.hash([UInt8(truncatingIfNeeded: txID)]))
    }

    private func advance(_ store: TrustStore, to txID: UInt64) async throws {
        let session = store.session(for: Self.pin)
        try await session.withLease(.everyOperation, waitMilliseconds: 1_000) { lease in
            if lease.record == nil {
                try lease.update(
                    TrustRecord(pin: lease.pin, state: nil, updatedAt: lease.now), atOnce: false)
            }
            try lease.advance(from: lease.record?.state, to: Self.state(txID))
        }
        try await session.close()
    }

    /// Moves trust forward step by step, marking each state once it was reported as kept.
    private func run(on system: SimulatedFileSystem) async throws {
        let store = store(system)
        for txID in 1...Self.last {
            try await advance(store, to: txID)
            system.mark(txID)
        }
    }

    /// The state on disk is one that was proven and not behind what was reported; trust moves on from it.
    private func check(_ system: SimulatedFileSystem, marked: UInt64) async throws {
        let store = store(system)
        let found = try await store.load(Self.pin)?.state
        guard (found?.txID ?? 0) >= marked else {
            throw Violation(description: "transaction \(marked) was trusted, \(found?.txID ?? 0) is now")
        }
        guard found.map({ $0 == Self.state($0.txID) && $0.txID <= Self.last }) ?? true else {
            throw Violation(description: "the trusted state is \(String(describing: found))")
        }
        try await advance(store, to: Self.last + 1)
        guard try await store.load(Self.pin)?.state == Self.state(Self.last + 1) else {
            throw Violation(description: "trust does not move on")
        }
        let damaged = try store.list().filter { if case .failure = $0.record { true } else { false } }
        guard damaged.isEmpty else { throw Violation(description: "damaged: \(damaged.map(\.path))") }
    }

    @Test func powerCutAtEveryCall() async throws {
        let seed = Seed.fresh
        let system = SimulatedFileSystem(keepsMoments: true)
        try await run(on: system)
        let calls = system.calls
        for (number, call) in calls.enumerated() {
            let marked = system.largestMark(beforeCall: number) ?? 0
            for outcome in CrashOutcome.all(randomSubsets: 5, seed: seed &+ UInt64(number)) {
                let left = try #require(system.image(atCall: number, outcome))
                Tally.add(1, "crash points of a trust store")
                do {
                    try await check(left, marked: marked)
                } catch {
                    Issue.record(
                        "\(Seed.command(seed)) power cut in call \(number) (\(call)), \(outcome): \(error)")
                }
            }
            let left = try #require(system.restarted(atCall: number))
            do {
                try await check(left, marked: marked)
            } catch {
                Issue.record("end of the process in call \(number) (\(call)): \(error)")
            }
        }
    }

    /// A call that fails is reported, or the state is on disk; nothing goes back.
    @Test(arguments: SimulatedFault.allCases)
    func changesFail(fault: SimulatedFault) async throws {
        let clean = SimulatedFileSystem()
        try await run(on: clean)
        for (number, call) in clean.calls.enumerated() {
            let system = SimulatedFileSystem()
            system.fail(atCall: number, fault)
            do {
                try await run(on: system)
            } catch let error as ClientError {
                #expect(error.code == .trustStore, "\(fault) in call \(number) (\(call)): \(error)")
            }
            let marked = system.largestMark(beforeCall: .max) ?? 0
            Tally.add(3, "failed calls of a trust store")
            for left in [system.restarted(), system.image(.dropAllUnsynced), system.image(.keepAll)] {
                do {
                    try await check(left, marked: marked)
                } catch {
                    Issue.record("\(fault) in call \(number) (\(call)): \(error)")
                }
            }
        }
    }
}

// Covers ImmuDBEngine on SimulatedFileSystem: everything a server directory can be asked for, interrupted.

import ImmuDBEngine
import ImmuDBSimulation
import Testing

@Suite("Databases survive every crash")
struct DatabaseCrashTests {
    struct Violation: Error, CustomStringConvertible {
        var description: String
    }

    /// What was acknowledged is there, with at most the one step that was under way; everything goes on.
    /// - Parameter marked: 0 when the directory was not there yet, otherwise acknowledged steps and one.
    private func check(_ system: SimulatedFileSystem, _ workload: EngineWorkload, marked: UInt64) async throws
    {
        let clock = EngineWorkload.clock()
        clock.advance(seconds: 7 * 86_400)
        var engine = try await workload.open(system, clock)
        let found = try await EngineContents(of: engine)
        let done = Int(marked == 0 ? 0 : marked - 1)
        let allowed = [done, done + 1].map(EngineWorkload.expected)
        guard allowed.contains(where: { found.matches($0) }) else {
            let step = EngineWorkload.steps.dropFirst(done).first?.name ?? "the end"
            throw Violation(
                description: "\(done) steps were acknowledged, next is \(step); found \(found), "
                    + "expected \(allowed[0])")
        }
        _ = try await engine.database("defaultdb").set([
            KeyValueWrite(key: Array("after".utf8), value: [1])
        ])
        try await engine.createDatabase("third")
        _ = try await engine.database("third").set([KeyValueWrite(key: [1], value: [2])])
        for name in engine.databaseNames {
            let check = try engine.verify(name)
            guard check.isClean else { throw Violation(description: "\(name): \(check.faults)") }
        }
        try engine.close()
        engine = try await workload.open(system, clock)
        guard try await engine.database("third").get([1]).value == [2] else {
            throw Violation(description: "what was written afterwards is lost")
        }
        try engine.close()
    }

    @Test func powerCutsAndEndsOfTheProcess() async throws {
        let seed = Seed.fresh
        var random = SeededRandom(seed: seed)
        let workload = EngineWorkload()
        let system = SimulatedFileSystem(keepsMoments: true)
        try await workload.run(on: system)
        let calls = system.calls
        var failures = 0
        for number in Array(calls.indices).sample(40 * Seed.effort, using: &random) where failures < 3 {
            let outcome =
                CrashOutcome.all(randomSubsets: 7, seed: random.next() >> 16)
                .randomElement(using: &random) ?? .keepAll
            let marked = system.largestMark(beforeCall: number) ?? 0
            let cut = try #require(system.image(atCall: number, outcome))
            let ended = try #require(system.restarted(atCall: number))
            Tally.add(2, "crash points of databases, tables and sets")
            for (left, kind) in [(cut, "power cut, \(outcome)"), (ended, "end of the process")] {
                do {
                    try await check(left, workload, marked: marked)
                } catch {
                    failures += 1
                    Issue.record(
                        "\(Seed.command(seed)) \(kind) in call \(number) (\(calls[number])): \(error)")
                }
            }
        }
    }

    /// A call that fails is reported; afterwards everything acknowledged is there, as after a crash.
    @Test func changesFail() async throws {
        let seed = Seed.fresh
        var random = SeededRandom(seed: seed)
        let workload = EngineWorkload()
        let clean = SimulatedFileSystem()
        try await workload.run(on: clean)
        var failures = 0
        for number in Array(clean.calls.indices).sample(20 * Seed.effort, using: &random) where failures < 3 {
            let fault = SimulatedFault.allCases.randomElement(using: &random) ?? .deviceError
            let isLasting = Bool.random(using: &random)
            let outcome =
                CrashOutcome.all(randomSubsets: 7, seed: random.next() >> 16)
                .randomElement(using: &random) ?? .keepAll
            let context =
                "\(Seed.command(seed)) \(fault) in call \(number) (\(clean.calls[number])), "
                + (isLasting ? "lasting" : "once")
            let system = SimulatedFileSystem()
            system.fail(atCall: number, fault, lasting: isLasting)
            Tally.add(1, "failed calls of databases, tables and sets")
            do {
                do {
                    try await workload.run(on: system)
                } catch let error as EngineError {
                    guard !error.description.isEmpty else { throw Violation(description: "no text") }
                }
                system.heal()
                let marked = system.largestMark(beforeCall: .max) ?? 0
                try await check(system.restarted(), workload, marked: marked)
                try await check(system.image(outcome), workload, marked: marked)
            } catch {
                failures += 1
                Issue.record("\(context), \(outcome): \(error)")
            }
        }
    }
}

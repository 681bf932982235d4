// Covers ImmuDBEngine on SimulatedFileSystem: a server directory with its identity and databases.

import ImmuDBEngine
import ImmuDBProofs
import ImmuDBSimulation
import Testing

@Suite("A server directory survives every crash")
struct EngineCrashTests {
    static let path = "/var/data"

    struct Violation: Error, CustomStringConvertible {
        var description: String
    }

    private func open(_ system: SimulatedFileSystem) async throws -> Engine {
        var options = EngineOptions()
        options.fileSystem = system
        options.clock = SimulatedClock(seconds: 1_700_000_000, secondsPerLook: 1)
        return try await Engine.open(Self.path, options: options)
    }

    private static func write(_ number: Int) -> KeyValueWrite {
        KeyValueWrite(key: Array("key-\(number)".utf8), value: Array("value \(number)".utf8))
    }

    /// Creates a directory, writes, closes, opens and writes again.
    /// - Returns: the identity shown.
    private func run(on system: SimulatedFileSystem) async throws -> String {
        var identity = ""
        for round in 0..<2 {
            let engine = try await open(system)
            identity = engine.identity
            // The identity was handed out: mark 1. Each write adds one.
            if round == 0 { system.mark(1) }
            let database = try engine.database(engine.standardDatabase)
            for number in 1...3 {
                _ = try await database.set([Self.write(round * 3 + number)])
                system.mark(UInt64(1 + round * 3 + number))
            }
            try engine.close()
        }
        return identity
    }

    private func check(_ system: SimulatedFileSystem, marked: UInt64, identity: String) async throws {
        let engine = try await open(system)
        guard marked == 0 || engine.identity == identity else {
            throw Violation(description: "the identity changed to \(engine.identity)")
        }
        guard engine.databaseNames == ["defaultdb", "systemdb"] else {
            throw Violation(description: "the databases are \(engine.databaseNames)")
        }
        let database = try engine.database(engine.standardDatabase)
        for number in stride(from: 1, to: Int(marked), by: 1) {
            let entry = try await database.get(Self.write(number).key)
            guard entry.value == Self.write(number).value else {
                throw Violation(description: "the value of key \(number) is another one")
            }
        }
        _ = try await database.set([Self.write(99)])
        for name in engine.databaseNames {
            let check = try engine.verify(name)
            guard check.isClean else { throw Violation(description: "\(name): \(check.faults)") }
        }
        try engine.close()
    }

    @Test func powerCutsAndEndsOfTheProcess() async throws {
        let seed = Seed.fresh
        var random = SeededRandom(seed: seed)
        let system = SimulatedFileSystem(keepsMoments: true)
        let identity = try await run(on: system)
        let calls = system.calls
        for number in Array(calls.indices).sample(40 * Seed.effort, using: &random) {
            let outcome =
                CrashOutcome.all(randomSubsets: 7, seed: random.next() >> 16)
                .randomElement(using: &random) ?? .keepAll
            let marked = system.largestMark(beforeCall: number) ?? 0
            let cut = try #require(system.image(atCall: number, outcome))
            let ended = try #require(system.restarted(atCall: number))
            Tally.add(2, "crash points of an engine")
            for (left, kind) in [(cut, "power cut, \(outcome)"), (ended, "end of the process")] {
                do {
                    try await check(left, marked: marked, identity: identity)
                } catch {
                    Issue.record(
                        "\(Seed.command(seed)) \(kind) in call \(number) (\(calls[number])): \(error)")
                }
            }
        }
    }
}

// Covers ImmuDBEngine on SimulatedFileSystem: damaged files under keys, references, sets and tables.

import ImmuDBEngine
import ImmuDBSQL
import ImmuDBSimulation
import ImmuDBStorage
import SystemIO
import Testing

@Suite("Damaged files of a server directory")
struct DatabaseDamageTests {
    private static let names = ["defaultdb", "systemdb"]

    /// What is read is what was written, or an error; the check names the file.
    @Test func whateverIsDamagedIsNamed() async throws {
        let seed = Seed.fresh
        let workload = EngineWorkload()
        let clean = SimulatedFileSystem()
        try await workload.run(on: clean)
        let expected = EngineWorkload.expected(after: EngineWorkload.steps.count)
        let files = clean.contents.filter { path, _ in
            !path.hasSuffix("/") && !path.contains("/keys/") && !path.hasSuffix(lockFileName)
                && Self.names.contains { path.hasPrefix("\(EngineWorkload.path)/\($0)/") }
        }
        var random = SeededRandom(seed: seed)
        var undetected: [String] = []
        for damage in Damage.all(files).sample(120 * Seed.effort, using: &random) {
            let system = clean.restarted()
            guard try damage.apply(to: system, files) else { continue }
            Tally.add(1, "damaged server directories: \(damage.kind)")
            let isWhole = await examine(system, workload, expected, damage)
            let reports = Self.names.map { name in
                StoreCheck(path: "\(EngineWorkload.path)/\(name)", fileSystem: system).run()
            }
            let faults = reports.flatMap { $0.faults + $0.derivedFaults }
            #expect(faults.allSatisfy { $0.file != nil }, "\(damage): \(faults)")
            if faults.isEmpty, !isWhole || !damage.isHarmless(files) {
                undetected.append("\(damage)\(isWhole ? "" : ", and something is lost")")
            }
        }
        #expect(undetected.isEmpty, "\(Seed.command(seed)) \(undetected.count): \(undetected.prefix(20))")
    }

    /// - Returns: whether everything that was written is there.
    private func examine(
        _ system: SimulatedFileSystem, _ workload: EngineWorkload, _ expected: EngineContents,
        _ damage: Damage
    ) async -> Bool {
        do {
            let engine = try await workload.open(system, EngineWorkload.clock(), isReadOnly: true)
            let found = try await EngineContents(of: engine)
            try engine.close()
            #expect(found.matches(expected), "\(damage): \(found)")
            return found.matches(expected)
        } catch let error as EngineError {
            #expect(!error.description.isEmpty)
            return false
        } catch let error as SQLError {
            #expect(!error.message.isEmpty)
            return false
        } catch {
            Issue.record("\(damage): no typed error: \(error)")
            return false
        }
    }
}

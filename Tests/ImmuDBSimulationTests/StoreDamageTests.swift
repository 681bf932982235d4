// Covers ImmuDBStorage on SimulatedFileSystem: files that are not what was written to them.

import ImmuDBProofs
import ImmuDBSimulation
import ImmuDBStorage
import SystemIO
import Testing

@Suite("Damaged files of a store")
struct StoreDamageTests {
    /// Everything a store says: nothing it returns may be another thing than what was written, and the check
    /// names every file in which something is wrong.
    @Test(arguments: [false, true])
    func whateverIsDamagedIsNamed(embedded: Bool) async throws {
        let seed = Seed.fresh
        let workload = StoreWorkload(
            seed: 4, embedded: embedded, rounds: 6, concurrent: false, fileSize: 1200, valueBytes: 500)
        let clean = SimulatedFileSystem()
        let history = try await workload.run(on: clean)
        let files = clean.contents.filter { path, _ in
            !path.hasSuffix("/") && !path.contains("/keys/") && !path.hasSuffix("immudb.lock")
        }
        var random = SeededRandom(seed: seed)
        var undetected: [String] = []
        for damage in Damage.all(files).sample(300 * Seed.effort, using: &random) {
            let system = clean.restarted()
            guard try damage.apply(to: system, files) else { continue }
            Tally.add(1, "damaged stores: \(damage.kind)")
            let isWhole = try examine(system, workload, history, damage)
            let report = StoreCheck(path: StoreWorkload.path, fileSystem: system).run()
            #expect(report.faults.allSatisfy { $0.file != nil }, "\(damage): \(report.faults)")
            if report.faults.isEmpty, report.derivedFaults.isEmpty, !isWhole || !damage.isHarmless(files) {
                undetected.append("\(damage)\(isWhole ? "" : ", and something is lost")")
            }
        }
        #expect(undetected.isEmpty, "\(Seed.command(seed)) \(undetected.count): \(undetected.prefix(20))")
    }

    /// - Returns: whether everything that was written is there.
    private func examine(
        _ system: SimulatedFileSystem, _ workload: StoreWorkload, _ history: StoreHistory, _ damage: Damage
    ) throws -> Bool {
        do {
            let store = try workload.open(system, readOnly: true)
            var isWhole = store.committed.id == history.last
            for id in stride(from: 1, through: store.committed.id, by: 1) {
                do {
                    let found = try StoreHistory.read(store, id)
                    let difference = history[id]?.difference(to: found, truncatedUpTo: 0)
                    if difference?.hasPrefix("lacks the value") == true {
                        isWhole = false  // it says that it is gone
                    } else {
                        #expect(difference == nil, "\(damage): transaction \(id) \(difference ?? "")")
                    }
                } catch {
                    isWhole = false
                    #expect(error.file != nil, "\(damage): transaction \(id): \(error)")
                }
            }
            try store.close()
            return isWhole
        } catch let error as StorageError {
            #expect(error.file != nil, "\(damage): \(error)")
            return false
        }
    }
}

// Covers ImmuDBStorage's Recovery: sectors of the commit log that did not arrive although later ones did.

import ImmuDBProofs
import ImmuDBSimulation
import ImmuDBStorage
import SystemIO
import Testing

@Suite("Holes in the commit log")
struct RecoveryHolesTests {
    private static let path = StoreWorkload.path + "/commit/00000000.txi"
    private static let entryBytes = 44
    private static let count = 40

    /// A closed store whose commit log is one chunk, with the position of its first entry.
    private func store(
        embedded: Bool
    ) async throws -> (StoreWorkload, SimulatedFileSystem, StoreHistory, Int) {
        let workload = StoreWorkload(seed: 1, embedded: embedded, fileSize: 1 << 20)
        let system = SimulatedFileSystem()
        let store = try workload.open(system)
        var random = SeededRandom(seed: 1)
        for _ in 0..<Self.count { _ = try await store.commit(workload.entries(&random)) }
        let history = try StoreHistory(of: store)
        try store.close()
        let size = try system.readWhole(Self.path, limit: 1 << 20).count
        return (workload, system, history, size - Self.count * Self.entryBytes)
    }

    private func overwrite(_ system: SimulatedFileSystem, _ bytes: [UInt8], at offset: Int) throws {
        let file = try system.open(Self.path, .readWrite)
        try file.write(bytes, at: UInt64(offset))
        try file.sync()
    }

    @Test(arguments: [false, true])
    func zerosAreFilledFromTheRecords(embedded: Bool) async throws {
        let (workload, clean, history, start) = try await store(embedded: embedded)
        let contract = StoreContract(workload: workload)
        // A sector, a part of one entry, its hash, its offset, all but the last entry.
        let holes = [(512, 512), (start + 440, 20), (start + 452, 32), (start + 441, 9), (start, 39 * 44)]
        for (offset, count) in holes {
            let system = clean.restarted()
            try overwrite(system, [UInt8](repeating: 0, count: count), at: offset)
            do {
                _ = try await contract.hold(on: system, history, acknowledged: history.last)
            } catch {
                Issue.record("\(count) zeros at \(offset): \(error)")
            }
        }
    }

    @Test(arguments: [false, true])
    func anythingElseIsDamage(embedded: Bool) async throws {
        let (workload, clean, _, start) = try await store(embedded: embedded)
        for position in [start + 446, start + 450, start + 460, start + 483] {
            let system = clean.restarted()
            let byte = try system.readWhole(Self.path, limit: 1 << 20)[position]
            try overwrite(system, [byte ^ 0xff | 1], at: position)
            let damaged = system.contents[Self.path]
            let error = #expect(throws: StorageError.self) {
                let store = try workload.open(system)
                _ = try store.transaction(11)
            }
            #expect(
                error?.code == .corrupted && error?.txID == 11, "\(position): \(String(describing: error))")
            #expect(system.contents[Self.path] == damaged)
        }
    }
}

// Covers BackupFile and BackupManifest on SimulatedFileSystem: backups that are interrupted and continued.

import ImmuDBProofs
import ImmuDBSimulation
import ImmuDBStorage
import SystemIO
import Testing

@testable import ImmuDBAdmin

@Suite("Backups survive every crash")
struct BackupCrashTests {
    private static let path = "/backups/a.imm"
    private static let steps: [UInt64] = [2, 3, 6]

    struct Violation: Error, CustomStringConvertible {
        var description: String
    }

    /// A store in memory to copy from.
    private func source() async throws -> StoreBackupSource {
        let system = MemoryFileSystem()
        var options = StoreOptions.serverDefaults
        options.synced = false
        let store = try Store.open(path: "/store", fileSystem: system, options: options)
        for number in UInt8(1)...6 {
            _ = try await store.commit([
                StoreEntry(key: [0, number], value: [UInt8](repeating: number, count: 400))
            ])
        }
        return StoreBackupSource(store: store)
    }

    /// What `hot-backup --append` does: the file is checked, goes on behind its last whole transaction, and
    /// then has its manifest.
    private func append(
        upTo last: UInt64, _ source: StoreBackupSource, in files: SimulatedFileSystem
    ) async throws {
        let exists = try files.kind(of: Self.path) != nil
        let contents = exists ? try BackupFileReading.check(Self.path, in: files, allowsCut: true) : nil
        let chain = contents?.chain ?? BackupChain()
        let plan = BackupPlan(first: chain.last.id + 1, last: last)
        if exists, plan.isEmpty, contents?.isCutShort == false { return }
        let file = try BackupFile.growing(Self.path, contents, of: source.database, in: files)
        var copy = BackupCopy(source: source, output: file, chain: chain)
        let bytes = try await copy.run(plan, progress: { _, _ in true })
        let manifest = BackupManifest(
            database: source.database, chain: copy.chain, bytes: (contents?.end ?? 0) + bytes, createdAt: "",
            signature: nil)
        try manifest.save(for: Self.path, in: files)
    }

    private func run(_ source: StoreBackupSource, on system: SimulatedFileSystem) async throws {
        try system.createDirectories("/backups", permissions: 0o700)
        for last in Self.steps {
            try await append(upTo: last, source, in: system)
            system.mark(last)
        }
    }

    /// The file holds what was reported as backed up, its manifest never denies it, and it can be continued,
    /// whatever the cut left of what was not synced.
    private func check(
        _ system: SimulatedFileSystem, _ source: StoreBackupSource, marked: UInt64
    ) async throws {
        try system.createDirectories("/backups", permissions: 0o700)
        if try system.kind(of: Self.path) != nil {
            let found = try BackupFileReading.check(Self.path, in: system, allowsCut: true)
            guard found.chain.last.id >= marked else {
                throw Violation(
                    description: "\(marked) transactions were saved, \(found.chain.last.id) are there")
            }
            if let manifest = try BackupManifest.load(for: Self.path, in: system) {
                try manifest.check(found.chain, bytes: found.end)
            }
        } else if marked > 0 {
            throw Violation(description: "the file is gone")
        }
        try await append(upTo: 6, source, in: system)
        let whole = try BackupFileReading.check(Self.path, in: system)
        guard whole.chain.last == source.store.committed else {
            throw Violation(description: "the continued backup ends with \(whole.chain.last.id)")
        }
        if let manifest = try BackupManifest.load(for: Self.path, in: system) {
            try manifest.check(whole.chain, bytes: whole.end)
        }
    }

    @Test func powerCutAtEveryCall() async throws {
        let source = try await source()
        let system = SimulatedFileSystem(keepsMoments: true)
        try await run(source, on: system)
        for (number, call) in system.calls.enumerated() {
            let marked = system.largestMark(beforeCall: number) ?? 0
            let outcomes = CrashOutcome.all(randomSubsets: 12, seed: UInt64(number))
            var left = try outcomes.map { outcome in
                (try #require(system.image(atCall: number, outcome)), "\(outcome)")
            }
            left.append((try #require(system.restarted(atCall: number)), "end of the process"))
            Tally.add(left.count, "crash points of a backup file")
            for (image, outcome) in left {
                do {
                    try await check(image, source, marked: marked)
                } catch {
                    Issue.record("\(outcome) in call \(number) (\(call)): \(error)")
                }
            }
        }
    }

    @Test(arguments: SimulatedFault.allCases)
    func changesFail(fault: SimulatedFault) async throws {
        let source = try await source()
        let clean = SimulatedFileSystem()
        try await run(source, on: clean)
        for (number, call) in clean.calls.enumerated() {
            let system = SimulatedFileSystem()
            system.fail(atCall: number, fault)
            do {
                try await run(source, on: system)
            } catch let error as SystemIOError {
                #expect(!error.description.isEmpty)
            }
            let marked = system.largestMark(beforeCall: .max) ?? 0
            Tally.add(2, "failed calls of a backup file")
            for left in [system.restarted(), system.image(.dropAllUnsynced)] {
                do {
                    try await check(left, source, marked: marked)
                } catch {
                    Issue.record("\(fault) in call \(number) (\(call)): \(error)")
                }
            }
        }
    }
}

/// A store that is backed up.
struct StoreBackupSource: BackupSource {
    let database = "defaultdb"
    let store: Store

    func state() async throws -> TrustedState {
        TrustedState(database: database, txID: store.committed.id, alh: store.committed.alh)
    }

    func alh(of txID: UInt64) async throws -> Digest { try store.alh(txID) }

    func records(_ ids: ClosedRange<UInt64>) -> any BackupRecords { Records(store: store, ids: ids) }

    func close() async throws { try store.close() }

    private struct Records: BackupRecords {
        let store: Store
        let ids: ClosedRange<UInt64>
        var read: UInt64 = 0

        mutating func next() async throws -> BackupRecord? {
            guard read <= ids.upperBound - ids.lowerBound else { return nil }
            defer { read += 1 }
            return try BackupRecord(try store.export(ids.lowerBound + read))
        }
    }
}

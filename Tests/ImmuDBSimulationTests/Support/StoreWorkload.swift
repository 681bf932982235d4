import ImmuDBProofs
import ImmuDBSimulation
import ImmuDBStorage
import SystemCodecs
import SystemIO

/// A sequence of calls on a store, decided by a seed: single and concurrent commits, empty and long values,
/// deletions, tree syncs, closing and opening in between. Chunks are tiny, so that all logs roll over.
struct StoreWorkload: Sendable, CustomStringConvertible {
    static let path = "/data/store"

    var seed: UInt64
    var embedded = false
    var synced = true
    var rounds = 8
    /// Several writers at a time; their order is then up to the scheduler.
    var concurrent = true
    /// Mark what was acknowledged without being synced: it survives the process, not a power cut.
    var marksUnsynced = false
    var fileSize: UInt64 = 1200
    /// Value logs written to in turn.
    var lanes = 1
    var compression = CompressionFormat.none
    var preallocates = false
    /// Discard old values now and then.
    var truncates = false
    /// Values up to this many bytes.
    var valueBytes = 300

    var description: String {
        "\(Seed.command(seed)) \(embedded ? "embedded" : "separate") values, "
            + "\(synced ? "synced" : "asynchronous"), "
            + "\(lanes) value logs, compression \(compression), \(preallocates ? "preallocated" : "growing")"
    }

    var options: StoreOptions {
        var options = StoreOptions()
        options.synced = synced
        options.newStore.embeddedValues = embedded
        options.newStore.fileSize = fileSize
        options.newStore.preallocatedFiles = preallocates
        options.valueLogCount = lanes
        options.compression = compression
        // So little that tables are written and runs merged all the time.
        options.indexBudget = IndexBudget(bytes: 16_000)
        options.indexesInBackground = concurrent
        options.newStore.maxTxEntries = 64
        options.newStore.maxKeyLength = 64
        options.clock = SimulatedClock(seconds: 1_700_000_000, secondsPerLook: 1)
        return options
    }

    func open(_ system: SimulatedFileSystem, readOnly: Bool = false) throws -> Store {
        var options = options
        options.readOnly = readOnly
        return try Store.open(path: Self.path, fileSystem: system, options: options)
    }

    /// Runs on a file system, marking every acknowledged transaction on it.
    /// - Parameter onFailure: what to do with a store that failed to write, before it is closed.
    /// - Returns: everything committed.
    func run(
        on system: SimulatedFileSystem, onFailure: (Store) async throws -> Void = { _ in }
    ) async throws -> StoreHistory {
        var random = SeededRandom(seed: seed)
        var store = try open(system)
        for round in 0..<rounds {
            do {
                try await step(store, system, &random)
            } catch {
                try await onFailure(store)
                try store.close()
                throw error
            }
            if round == rounds / 2 {
                try store.close()
                store = try open(system)
                system.mark(store.committed.id)
            }
        }
        let history = try StoreHistory(of: store)
        try store.close()
        return history
    }

    private func step(
        _ store: Store, _ system: SimulatedFileSystem, _ random: inout SeededRandom
    ) async throws {
        switch Int.random(in: 0..<10, using: &random) {
        case 0 where concurrent: try await commitTogether(14, store, system, &random)
        case 1 where concurrent: try await commitTogether(3, store, system, &random)
        case 2:
            try await store.sync()
            system.mark(store.committed.id)
        case 3: try flushIndex(store)
        case 4 where truncates: try await truncate(store, system)
        default:
            let header = try await store.commit(entries(&random))
            if synced || marksUnsynced { system.mark(header.id) }
        }
    }

    private func flushIndex(_ store: Store) throws(StorageError) {
        do {
            try store.index.flush()
        } catch  where error.code == .inputOutput {
            // Derived data: what cannot be written stays in memory, the store goes on.
        }
    }

    /// Announces that old values are not needed, then discards them.
    private func truncate(_ store: Store, _ system: SimulatedFileSystem) async throws {
        let id = store.committed.id
        guard id > 2 else { return }
        let header = try await store.commit([], metadata: TxMetadata(truncatedUpTo: id - 1))
        if synced || marksUnsynced { system.mark(header.id) }
        if !synced { try await store.sync() }
        _ = try store.discardValues(before: id - 1)
    }

    /// Commits at the same time, which share their syncs.
    private func commitTogether(
        _ count: Int, _ store: Store, _ system: SimulatedFileSystem, _ random: inout SeededRandom
    ) async throws {
        let transactions = (0..<count).map { _ in entries(&random) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for entries in transactions {
                group.addTask {
                    let header = try await store.commit(entries)
                    if synced || marksUnsynced { system.mark(header.id) }
                }
            }
            try await group.waitForAll()
        }
    }

    func entries(_ random: inout SeededRandom) -> [StoreEntry] {
        let keys = (0..<12).shuffled(using: &random).prefix(Int.random(in: 1...4, using: &random))
        return keys.map { key in
            var entry = StoreEntry(key: [0] + Array("key-\(key)".utf8), value: [])
            switch Int.random(in: 0..<6, using: &random) {
            case 0: entry.metadata.isDeleted = true
            case 1: break
            default:
                let count = Int.random(in: 1...valueBytes, using: &random)
                entry.value = (0..<count).map { _ in UInt8.random(in: 1...255, using: &random) }
            }
            return entry
        }
    }
}

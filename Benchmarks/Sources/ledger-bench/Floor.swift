import Foundation
import ImmuDBProofs

/// What the machine allows: the same system calls on files of the same shape, and the same hashes, without
/// the engine.
enum Floor {
    /// Bytes that a transaction of one entry with key and value of 32 bytes appends to the value log, the
    /// transaction log and the commit log.
    private static let appendedBytes = [33, 211, 44]
    /// Bytes of an entry in value and transaction log.
    private static let entryBytes = 33 + 81

    /// Makes transactions durable the way the format demands: value log, transaction log, commit log, each
    /// with a sync of its own.
    /// - Returns: seconds for each round.
    static func syncRounds(_ rounds: Int, transactionsPerRound: Int, in workspace: Workspace) throws -> Double
    {
        let directory = workspace.path + "/floor-\(transactionsPerRound)"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        var descriptors: [Int32] = []
        defer { for descriptor in descriptors { close(descriptor) } }
        for name in ["value", "tx", "commit"] {
            let descriptor = open("\(directory)/\(name)", O_RDWR | O_CREAT, 0o644)
            guard descriptor >= 0 else { throw BenchmarkError.failed("the floor's files cannot be made") }
            descriptors.append(descriptor)
        }
        let clock = ContinuousClock()
        let start = clock.now
        for round in 0..<rounds {
            for (index, descriptor) in descriptors.enumerated() {
                let count = appendedBytes[index] * transactionsPerRound
                let bytes = [UInt8](repeating: UInt8(truncatingIfNeeded: round), count: count)
                guard pwrite(descriptor, bytes, count, off_t(count * round)) == count,
                    sync(descriptor) == 0
                else { throw BenchmarkError.failed("the floor's files cannot be written") }
            }
        }
        return Measure.seconds(clock.now - start) / Double(rounds)
    }

    private static func sync(_ descriptor: Int32) -> Int32 {
        #if canImport(Darwin)
            fsync(descriptor)
        #else
            fdatasync(descriptor)
        #endif
    }

    /// Hashes entries of 32-byte keys and values, joins them to trees, and writes as many bytes: on as many
    /// threads as there are processors.
    /// - Returns: entries in a second.
    static func hashAndWrite(
        transactions: Int, entries: Int, in workspace: Workspace
    ) async throws -> Double {
        let path = workspace.path + "/floor-entries"
        let descriptor = open(path, O_RDWR | O_CREAT, 0o644)
        guard descriptor >= 0 else { throw BenchmarkError.failed("the floor's file cannot be made") }
        defer { close(descriptor) }
        let workers = ProcessInfo.processInfo.activeProcessorCount
        let share = transactions / workers
        let seconds = try await Measure.seconds {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for worker in 0..<workers {
                    group.addTask {
                        for number in 0..<share {
                            try hashAndWrite(worker * share + number, entries, descriptor)
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
        return Double(share * workers * entries) / seconds
    }

    private static func hashAndWrite(_ number: Int, _ entries: Int, _ descriptor: Int32) throws {
        var generator = SplitMix(state: UInt64(number))
        var keys: [[UInt8]] = []
        var values: [UInt8] = []
        var ends: [UInt32] = []
        var record = [UInt8](repeating: 0, count: entryBytes * entries)
        keys.reserveCapacity(entries)
        values.reserveCapacity(entries * Workload.valueBytes)
        ends.reserveCapacity(entries)
        for entry in 0..<entries {
            keys.append(generator.bytes(Workload.keyBytes))
            values += generator.bytes(Workload.valueBytes)
            ends.append(UInt32(values.count))
            record.replaceSubrange(
                entry * entryBytes..<entry * entryBytes + Workload.keyBytes, with: keys[entry])
        }
        var digests = EntryDigest.Batch(version: 1, count: entries)
        for (key, hash) in zip(keys, SHA256.hashes(of: values, ends: ends)) {
            try digests.add(key: key, metadata: .none, valueHash: hash)
        }
        _ = EntryTree.root(of: digests.finish())
        guard pwrite(descriptor, record, record.count, off_t(record.count * number)) == record.count else {
            throw BenchmarkError.failed("the floor's file cannot be written")
        }
    }

    /// Reads a value of 33 bytes at random places of a file that is in memory, and hashes it.
    /// - Returns: microseconds for each.
    static func readValue(in workspace: Workspace) throws -> Double {
        let path = workspace.path + "/floor-values"
        let size = 33 * 100_000
        try Data(repeating: 7, count: size).write(to: URL(fileURLWithPath: path))
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { throw BenchmarkError.failed("the floor's file cannot be opened") }
        defer { close(descriptor) }
        var generator = SplitMix(state: 1)
        var buffer = [UInt8](repeating: 0, count: 33)
        let count = 100_000
        let clock = ContinuousClock()
        let start = clock.now
        for _ in 0..<count {
            let offset = off_t(generator.next() % 100_000) * 33
            guard pread(descriptor, &buffer, 33, offset) == 33 else {
                throw BenchmarkError.failed("the floor's file cannot be read")
            }
            _ = SHA256.hash(buffer)
        }
        return Measure.seconds(clock.now - start) * 1e6 / Double(count)
    }
}

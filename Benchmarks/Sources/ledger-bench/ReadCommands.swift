import ArgumentParser
import ImmuDBEngine
import ImmuDBProofs

/// Index build.
struct IndexCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index", abstract: "Build of the key index from the transactions.")

    @Option(help: "Entries, 1000 in a transaction.") var entries = 1_000_000
    @OptionGroup var common: CommonOptions

    func run() async throws {
        try await common.run { workspace in
            let engine = try await workspace.engine(synced: false)
            let database = try engine.measured
            try await database.write(
                Workload(keys: .random, entries: 1000), committers: 4,
                transactions: max(1, entries / 4000))
            let written = Double(database.state.txID) * 1000
            let directory = "data/\(database.name)/keys"
            try engine.close()
            try workspace.remove(directory)
            let seconds = try await Measure.seconds {
                let again = try await workspace.engine(synced: false)
                try await again.measured.waitForIndex()
                try again.close()
            }
            return [
                Figure(name: "index built from transactions", value: written / seconds, unit: "entries/s")
            ]
        }
    }
}

/// Reads by key.
struct GetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "get", abstract: "Reads by key: one hot key, and keys all over.")

    @Option(help: "Keys in the database.") var keys = 1_000_000
    @Option(help: "Reads.") var reads = 200_000
    @OptionGroup var common: CommonOptions

    func run() async throws {
        try await common.run { workspace in
            try await Self.measure(keys: keys, reads: reads, in: workspace)
        }
    }

    static func measure(keys: Int, reads: Int, in workspace: Workspace) async throws -> [Figure] {
        let engine = try await workspace.engine("get", synced: false)
        let database = try engine.measured
        try await database.fill(keys: keys)
        let hot = Workload.key(keys / 2)
        let hotSeconds = try await Measure.seconds {
            for _ in 0..<reads { _ = try await database.get(hot) }
        }
        var generator = SplitMix(state: 3)
        let seconds = try await Measure.seconds {
            for _ in 0..<reads {
                _ = try await database.get(Workload.key(Int(generator.next() % UInt64(keys))))
            }
        }
        let floor = try Floor.readValue(in: workspace)
        try engine.close()
        try workspace.remove("get")
        return [
            Figure(
                name: "get of a hot key", value: hotSeconds * 1e6 / Double(reads), unit: "us", floor: floor,
                moreIsBetter: false),
            Figure(
                name: "get of any of \(keys) keys", value: seconds * 1e6 / Double(reads), unit: "us",
                floor: floor, moreIsBetter: false),
        ]
    }
}

/// Reads with their proofs.
struct VerifiedGetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verified-get",
        abstract: "Reads by key with inclusion and consistency proof, both checked.")

    @Option(help: "Transactions of one entry in the database.") var transactions = 100_000
    @Option(help: "Reads.") var reads = 20_000
    @OptionGroup var common: CommonOptions

    func run() async throws {
        try await common.run { workspace in
            [try await Self.measure(transactions: transactions, reads: reads, in: workspace)]
        }
    }

    static func measure(transactions: Int, reads: Int, in workspace: Workspace) async throws -> Figure {
        let engine = try await workspace.engine("verified", synced: false)
        let database = try engine.measured
        for number in 0..<transactions {
            _ = try await database.set([
                KeyValueWrite(
                    key: Workload.key(number), value: [UInt8](repeating: 7, count: Workload.valueBytes))
            ])
        }
        let state = database.state
        var generator = SplitMix(state: 5)
        let seconds = try await Measure.seconds {
            for _ in 0..<reads {
                let key = Workload.key(Int(generator.next() % UInt64(transactions)))
                try await Self.verifiedGet(of: key, since: state, in: database)
            }
        }
        let floor = try Self.verification(of: state, in: database, seed: 5)
        try engine.close()
        try workspace.remove("verified")
        return Figure(
            name: "get with proofs, \(transactions) tx", value: seconds * 1e6 / Double(reads), unit: "us",
            floor: 2 * floor, moreIsBetter: false)
    }

    /// Checks proofs that are in memory: hashes and little else. For a read each is checked twice, by who hands
    /// it out and by who takes it.
    /// - Returns: microseconds for each.
    private static func verification(
        of state: TrustedState, in database: Database, seed: UInt64
    ) throws -> Double {
        var generator = SplitMix(state: seed)
        let proofs = try (0..<1000).map { _ in
            let id = 1 + generator.next() % state.txID
            let alh = try database.transaction(id).header.alh()
            return (id, alh, try database.dualProof(of: id, since: state.txID))
        }
        let clock = ContinuousClock()
        let start = clock.now
        for _ in 0..<10 {
            for (id, alh, proof) in proofs {
                try proof.verify(source: id, target: state.txID, sourceAlh: alh, targetAlh: state.alh)
            }
        }
        return Measure.seconds(clock.now - start) * 1e6 / Double(10 * proofs.count)
    }

    /// Reads a key, proves that the entry is in its transaction and the transaction in a state, and checks all
    /// of it.
    static func verifiedGet(of key: [UInt8], since state: TrustedState, in database: Database) async throws {
        let entry = try await database.get(key)
        let transaction = try database.transaction(entry.txID)
        let digests = try transaction.entries.map {
            try EntryDigest.make(
                key: $0.key, metadata: $0.metadata, valueHash: $0.valueHash,
                version: transaction.header.version)
        }
        let inclusion = try EntryTree.inclusion(of: 0, in: digests)
        try EntryTree.verify(inclusion, digest: digests[0], root: transaction.header.eh)
        let proof = try database.dualProof(of: entry.txID, since: state.txID)
        try proof.verify(
            source: entry.txID, target: state.txID, sourceAlh: transaction.header.alh(), targetAlh: state.alh)
    }
}

/// Walks over keys.
struct ScanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan", abstract: "Walks over keys: the keys alone, and with their values.")

    @Option(help: "Keys in the database.") var keys = 1_000_000
    @Option(help: "Keys with many versions.") var deepKeys = 1000
    @Option(help: "Versions of each of those.") var versions = 1000
    @OptionGroup var common: CommonOptions

    func run() async throws {
        try await common.run { workspace in
            try await Self.measure(keys: keys, deepKeys: deepKeys, versions: versions, in: workspace)
        }
    }

    static func measure(
        keys: Int, deepKeys: Int, versions: Int, in workspace: Workspace
    ) async throws -> [Figure] {
        let engine = try await workspace.engine("scan", synced: false)
        let database = try engine.measured
        try await database.fill(keys: keys)
        try await database.flushIndex(isSynced: false)
        let prefix = [UInt8](Workload.key(0).prefix(8))
        let stepping = try await step(database, prefix, keys)
        let valued = try await Measure.seconds { try await walk(database, prefix) }
        try engine.close()
        try workspace.remove("scan")
        let deepEngine = try await workspace.engine("deep", synced: false)
        let deep = try deepEngine.measured
        try await deep.fill(keys: deepKeys, versions: versions)
        let deepStepping = try await step(deep, prefix, deepKeys)
        try deepEngine.close()
        try workspace.remove("deep")
        return [
            Figure(
                name: "scan step, \(keys) keys", value: stepping, unit: "us", moreIsBetter: false),
            Figure(
                name: "scan step, \(deepKeys) keys of \(versions) versions", value: deepStepping, unit: "us",
                moreIsBetter: false),
            Figure(
                name: "scan step with values, pages of \(Limits.resultEntriesMax)",
                value: valued * 1e6 / Double(keys), unit: "us", moreIsBetter: false),
        ]
    }

    /// Microseconds for a step over a key without its value: the best of three walks.
    private static func step(_ database: Database, _ prefix: [UInt8], _ keys: Int) async throws -> Double {
        var best = Double.infinity
        for _ in 0..<3 {
            let seconds = try await Measure.seconds {
                guard try await database.count(prefix: prefix) == UInt64(keys) else {
                    throw BenchmarkError.failed("the walk did not find \(keys) keys")
                }
            }
            best = min(best, seconds)
        }
        return best * 1e6 / Double(keys)
    }

    private static func walk(_ database: Database, _ prefix: [UInt8]) async throws {
        var range = ScanRange(prefix: prefix)
        while true {
            let page = try await database.scan(range)
            guard let last = page.last else { return }
            range.seekKey = last.key
        }
    }
}

/// Full verification.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Full verification of a database.")

    @Option(help: "Entries, 1000 in a transaction.") var entries = 300_000
    @Option(help: "Bytes of each value.") var valueBytes = 1024
    @OptionGroup var common: CommonOptions

    func run() async throws {
        try await common.run { workspace in
            try await Self.measure(entries: entries, valueBytes: valueBytes, in: workspace)
        }
    }

    static func measure(
        entries: Int, valueBytes: Int, in workspace: Workspace
    ) async throws -> [Figure] {
        let engine = try await workspace.engine("verify", synced: false)
        let database = try engine.measured
        var generator = SplitMix(state: 9)
        for start in stride(from: 0, to: entries, by: 1000) {
            _ = try await database.set(
                (start..<min(start + 1000, entries)).map {
                    KeyValueWrite(key: Workload.key($0), value: generator.bytes(valueBytes / 8 * 8))
                })
        }
        let bytes = try Double(database.diskUsage().bytes)
        let seconds = try await Measure.seconds {
            guard try engine.verify(database.name).isClean else {
                throw BenchmarkError.failed("the database is not clean")
            }
        }
        try engine.close()
        try workspace.remove("verify")
        return [
            Figure(
                name: "full verification, values of \(valueBytes) bytes", value: bytes / 1e6 / seconds,
                unit: "MB/s"),
            Figure(
                name: "full verification, values of \(valueBytes) bytes", value: Double(entries) / seconds,
                unit: "entries/s"),
        ]
    }
}

/// Opening.
struct OpenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Opening of a cleanly closed database.")

    @Option(help: "Transactions of one entry in it.") var transactions = 1_000_000
    @OptionGroup var common: CommonOptions

    func run() async throws {
        try await common.run { workspace in
            [try await Self.measure(transactions: transactions, in: workspace)]
        }
    }

    static func measure(transactions: Int, in workspace: Workspace) async throws -> Figure {
        let engine = try await workspace.engine("open", synced: false)
        let database = try engine.measured
        try await database.write(
            Workload(keys: .random, entries: 1), committers: 4, transactions: max(1, transactions / 4))
        let written = database.state
        try engine.close()
        var best = Double.infinity
        for _ in 0..<3 {
            var again: Engine?
            let seconds = try await Measure.seconds {
                let opened = try await workspace.engine("open", synced: false)
                guard try opened.measured.state == written else {
                    throw BenchmarkError.failed("the database opened in another state")
                }
                again = opened
            }
            try again?.close()
            best = min(best, seconds)
        }
        try workspace.remove("open")
        return Figure(
            name: "open of a cleanly closed store, \(written.txID) tx", value: best * 1000, unit: "ms",
            moreIsBetter: false)
    }
}

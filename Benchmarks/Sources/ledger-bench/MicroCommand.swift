import ArgumentParser
import ImmuDBEngine
import ImmuDBProofs

/// Small workloads of fixed size, to have their instructions counted (`Benchmarks/bench-check`).
struct MicroCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "micro", abstract: "Does one thing a number of times, and prints nothing.")

    /// What is done.
    enum Work: String, ExpressibleByArgument, CaseIterable {
        /// Roots of trees of 1024 leaves.
        case hash
        /// Transactions of 100 entries with random keys, asynchronous, until they are in the index.
        case commit
        /// Reads of keys all over.
        case get
        /// Pages of a walk over all keys, 1000 keys each.
        case scan
        /// Reads with inclusion and consistency proof, built and checked.
        case proof
    }

    @Argument(help: "hash, commit, get, scan or proof.") var work: Work
    @Argument(help: "How many times.") var count: Int
    @Option(help: "Where the temporary directory is made.") var directory: String?

    func run() async throws {
        guard count >= 0 else { throw ValidationError("a number of times cannot be negative") }
        let workspace = try Workspace(in: directory)
        do {
            try await perform(in: workspace)
        } catch {
            try workspace.remove()
            throw error
        }
        try workspace.remove()
    }

    private func perform(in workspace: Workspace) async throws {
        guard work != .hash else { return try hash() }
        let engine = try await workspace.engine(synced: false)
        let database = try engine.measured
        switch work {
        case .hash: break
        case .commit:
            try await database.write(
                Workload(keys: .random, entries: 100), committers: 1, transactions: count)
            _ = try await database.count(prefix: [0])
        case .get:
            try await database.fill(keys: Self.keys)
            var generator = SplitMix(state: 3)
            for _ in 0..<count {
                _ = try await database.get(Workload.key(Int(generator.next() % UInt64(Self.keys))))
            }
        case .scan:
            try await database.fill(keys: Self.keys)
            try await scan(database)
        case .proof:
            for number in 0..<Self.transactions { _ = try await database.set([Self.write(number)]) }
            let state = database.state
            var generator = SplitMix(state: 5)
            for _ in 0..<count {
                let key = Workload.key(Int(generator.next() % UInt64(Self.transactions)))
                try await VerifiedGetCommand.verifiedGet(of: key, since: state, in: database)
            }
        }
        try engine.close()
    }

    private static let keys = 20_000
    private static let transactions = 1_000

    private static func write(_ number: Int) -> KeyValueWrite {
        KeyValueWrite(key: Workload.key(number), value: [UInt8](repeating: 7, count: Workload.valueBytes))
    }

    private func hash() throws {
        let leaves = (0..<1024).map { SHA256.hash(Array("\($0)".utf8)) }
        var seen: Set<Digest> = []
        for _ in 0..<count {
            var level = leaves
            while level.count > 1 { level = SHA256.level(level) }
            seen.insert(level[0])
        }
        guard seen.count <= 1 else { throw ValidationError("the same leaves have several roots") }
    }

    private func scan(_ database: Database) async throws {
        var last: [UInt8] = []
        for _ in 0..<count {
            var range = ScanRange()
            range.seekKey = last
            range.limit = 1000
            let page = try await database.scan(range)
            last = page.count < 1000 ? [] : page[page.count - 1].key
        }
    }
}

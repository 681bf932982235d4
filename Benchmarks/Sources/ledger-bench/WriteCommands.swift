import ArgumentParser
import ImmuDBEngine

/// Batched commits from several committers.
struct CommitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "commit", abstract: "Transactions of many entries from several committers.")

    @Option(help: "Committers side by side.") var committers = 20
    @Option(help: "Transactions of each committer.") var transactions = 50
    @Option(help: "Entries of each transaction.") var entries = 1000
    @Option(help: "repeated or random.") var keys = KeyChoice.random
    @Flag(inversion: .prefixedNo, help: "Wait for the disk.") var synced = false
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard committers > 0, transactions > 0, entries > 0 else {
            throw ValidationError("committers, transactions and entries must be positive")
        }
    }

    func run() async throws {
        try await common.run { workspace in
            try await Self.measure(
                Workload(keys: keys, entries: entries), committers: committers, transactions: transactions,
                synced: synced, in: workspace)
        }
    }

    static func measure(
        _ load: Workload, committers: Int, transactions: Int, synced: Bool, in workspace: Workspace
    ) async throws -> [Figure] {
        let floor =
            try await Floor.hashAndWrite(
                transactions: min(200, committers * transactions), entries: load.entries, in: workspace)
        try Measure.resetPeak()
        let engine = try await workspace.engine("commit-\(load.keys)", synced: synced)
        let database = try engine.measured
        let seconds = try await Measure.seconds {
            try await database.write(load, committers: committers, transactions: transactions)
        }
        let catchingUp = try await Measure.seconds { try await database.waitForIndex() }
        let peak = try Measure.peakBytes()
        try engine.close()
        try workspace.remove("commit-\(load.keys)")
        let count = Double(committers * transactions)
        let label = "\(committers) committers x \(transactions) x \(load.entries), \(load.keys) keys"
        let mode = synced ? "synced" : "asynchronous"
        return [
            Figure(
                name: "\(label), \(mode)", value: count * Double(load.entries) / seconds, unit: "entries/s",
                floor: floor),
            Figure(name: "\(label): transactions", value: count / seconds, unit: "tx/s"),
            Figure(
                name: "\(label): index caught up after", value: catchingUp, unit: "s",
                moreIsBetter: false),
            Figure(
                name: "\(label): peak of resident memory", value: peak / 1e6, unit: "MB",
                moreIsBetter: false),
        ]
    }
}

/// Transactions of one entry.
struct SingleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "single",
        abstract: "Transactions of one entry, beside the same syncs without the engine.")

    @Option(help: "Writers side by side.") var writers = 1
    @Option(help: "Transactions of all writers together; by default about five seconds' worth.")
    var transactions: Int?
    @Flag(inversion: .prefixedNo, help: "Wait for the disk.") var synced = true
    @OptionGroup var common: CommonOptions

    func validate() throws {
        guard writers > 0, transactions ?? 1 > 0 else {
            throw ValidationError("writers and transactions must be positive")
        }
    }

    func run() async throws {
        try await common.run { workspace in
            try await Self.measure(
                writers: writers, transactions: transactions, synced: synced, in: workspace)
        }
    }

    static func measure(
        writers: Int, transactions: Int?, synced: Bool, in workspace: Workspace
    ) async throws -> [Figure] {
        let engine = try await workspace.engine("single-\(writers)", synced: synced)
        let database = try engine.measured
        let load = Workload(keys: .random, entries: 1)
        let wanted = transactions ?? (synced ? min(100_000, 2000 * writers) : 500_000)
        let each = max(1, wanted / writers)
        // Floors before and after, as the disk of a shared machine changes its mind.
        let rounds = synced ? 500 : 0
        let before =
            synced ? try Floor.syncRounds(rounds, transactionsPerRound: writers, in: workspace) : 0
        try await database.write(load, committers: writers, transactions: max(1, each / 20))
        let seconds = try await Measure.seconds {
            try await database.write(load, committers: writers, transactions: each)
        }
        let after = synced ? try Floor.syncRounds(rounds, transactionsPerRound: writers, in: workspace) : 0
        try engine.close()
        try workspace.remove("single-\(writers)")
        let rate = Double(each * writers) / seconds
        let floor = synced ? Double(writers) / ((before + after) / 2) : nil
        let mode = synced ? "synced" : "asynchronous"
        return [
            Figure(
                name: "\(writers) \(mode) writer\(writers == 1 ? "" : "s"), one entry",
                value: rate, unit: "tx/s", floor: floor)
        ]
    }
}

/// Memory while writing.
struct MemoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "memory", abstract: "Peak of resident memory while many entries are written.")

    @Option(help: "Entries, 1000 in a transaction.") var entries = 1_000_000
    @OptionGroup var common: CommonOptions

    func run() async throws {
        try await common.run { workspace in [try await Self.measure(entries: entries, in: workspace)] }
    }

    static func measure(entries: Int, in workspace: Workspace) async throws -> Figure {
        try Measure.resetPeak()
        let engine = try await workspace.engine("memory", synced: false)
        let database = try engine.measured
        try await database.write(
            Workload(keys: .random, entries: 1000), committers: 20, transactions: max(1, entries / 20_000))
        try await database.waitForIndex()
        let peak = try Measure.peakBytes()
        try engine.close()
        try workspace.remove("memory")
        return Figure(
            name: "resident memory while writing \(entries) entries", value: peak / 1e6, unit: "MB",
            moreIsBetter: false)
    }
}

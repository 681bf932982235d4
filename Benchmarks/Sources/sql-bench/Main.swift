import ArgumentParser
import Foundation

/// Measures SQL on the embedded engine beside SQLite (docs/performance.md).
@main
struct SQLBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sql-bench",
        abstract: "Runs the same statements on the embedded engine and on SQLite, and compares.",
        discussion: """
            Both have the same tables, rows and indexes and do not wait for the disk at a commit. \
            The results of both are compared. The ratio says how much of SQLite's rate was reached.
            """)

    @Option(help: "Rows of the large table.") var rows = 1_000_000
    @Option(help: "Rows of the small table.") var customers = 100_000
    @Option(help: "Where the temporary directory is made.") var directory: String?
    @Option(help: "Run only measurements whose name contains this.") var only: String?
    @Option(help: "Repeat each query this many times and take the fastest.") var repeats = 1
    @Option(help: "Keep the directory of this name, and use it when it is there.") var keep: String?

    func run() async throws {
        let root = directory.map { URL(fileURLWithPath: $0) } ?? FileManager.default.temporaryDirectory
        let workspace = root.appendingPathComponent(keep ?? "sql-bench-\(UUID().uuidString)")
        let isLoaded = FileManager.default.fileExists(atPath: workspace.path)
        try FileManager.default.createDirectory(at: workspace, withIntermediateDirectories: true)
        defer { if keep == nil { try? FileManager.default.removeItem(at: workspace) } }
        let plan = Plan(orders: rows, customers: customers)
        let yardstick = try SQLiteContestant(path: workspace.path + "/sqlite.db")
        let ledger = try await LedgerContestant(path: workspace.path + "/ledger")
        print("SQLite \(SQLiteContestant.version), WAL, synchronous=NORMAL; \(rows) and \(customers) rows\n")
        print("| what | immuclient | SQLite | ratio | wanted | reached |\n|---|---|---|---|---|---|")
        if !isLoaded {
            for (ours, theirs) in Plan.definitions {
                try await ledger.execute(ours)
                try yardstick.execute(theirs)
            }
            let text = "INSERT INTO customers (id, name) VALUES (?, ?)"
            let batch = Plan.rowsPerTransaction
            try await ledger.insert(text, rows: customers, batch: batch, Plan.customer)
            try yardstick.insert(text, rows: customers, batch: batch, Plan.customer)
            try await compare(plan.inserts, ledger, yardstick, repeats: 1)
            try await ledger.settle()
            try yardstick.settle()
        }
        for measurement in plan.queries where only.map(measurement.name.contains) ?? true {
            try await compare(measurement, ledger, yardstick, repeats: repeats)
        }
    }

    private func compare(
        _ measurement: Measurement, _ ledger: LedgerContestant, _ yardstick: SQLiteContestant, repeats: Int
    ) async throws {
        let ours = try await rate(measurement, ledger, repeats)
        let theirs = try await rate(measurement, yardstick, repeats)
        guard ours.outcome == theirs.outcome else {
            throw ValidationError(
                "\(measurement.name): \(ours.outcome) here and \(theirs.outcome) in SQLite")
        }
        let ratio = ours.rate / theirs.rate
        print(
            "| \(measurement.name) | \(text(ours.rate)) \(measurement.unit) | \(text(theirs.rate)) | "
                + String(format: "%.2f | %.2f | ", ratio, measurement.goal)
                + (ratio >= measurement.goal ? "yes |" : "no |"))
    }

    private func rate(
        _ measurement: Measurement, _ side: any Contestant, _ repeats: Int
    ) async throws -> (rate: Double, outcome: Outcome) {
        var best = Double.infinity
        var outcome = Outcome()
        for _ in 0..<max(1, repeats) {
            let clock = ContinuousClock()
            let start = clock.now
            outcome = try await measurement.run(side)
            let spent = (clock.now - start).components
            best = min(best, Double(spent.seconds) + Double(spent.attoseconds) / 1e18)
        }
        return (Double(measurement.operations) / best, outcome)
    }

    private func text(_ rate: Double) -> String {
        var digits = String(format: "%.0f", rate)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        return ([digits] + groups).joined(separator: " ")
    }
}

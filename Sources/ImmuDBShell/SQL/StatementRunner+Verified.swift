import CommandLineKit
import ImmuDBClient
import ImmuDBProofs
import ImmuDBRecords
import Synchronization

@MainActor
extension StatementRunner {
    /// Runs a query and proves its rows, each by a read of its own, once all have come.
    ///
    /// A row is proven when all its columns are of one table and the primary key is among them. A column that
    /// an alias renames to the name of another one is compared with that one, and differs.
    func provenQuery(_ text: String, _ desk: any SQLDesk, _ mode: VerificationMode) async throws {
        let collected = Mutex<[SQLBatch]>([])
        try await explaining(text, desk) {
            try await desk.query(text, parameters: parameters(in: text)) { batch in
                collected.withLock { $0.append(batch) }
            }
        }
        let printer = ResultPrinter(session, hasBadges: true)
        var left = Limits.provenRowsMax
        var proven: [(SQLBatch, [Badge])] = []
        for batch in collected.withLock({ $0 }) {
            var badges: [Badge] = []
            for row in batch.rows {
                let isChosen = left > 0 && mode.choosesRow()
                badges.append(
                    isChosen
                        ? try await clock.proving { try await badge(of: row, batch.columns, desk) }
                        : .unproven)
                if isChosen { left -= 1 }
            }
            proven.append((batch, badges))
        }
        if mode == .strict { try requireAll(proven.flatMap(\.1)) }
        try clock.rendering {
            for (batch, badges) in proven { try printer.add(batch, badges: badges) }
            try printer.end()
        }
    }

    /// Nothing is shown of a result that is not proven as a whole.
    private func requireAll(_ badges: [Badge]) throws {
        if let failed = badges.first(where: { $0.kind == .failed }) {
            session.noteBrokenTrust()
            throw CommandFailure(
                .proofMismatch, "VERIFICATION FAILED: a row of the result is not what its proof proves",
                details: failed.verdict.map { ["verdict: \($0.rawValue)"] } ?? [])
        }
        let count = badges.count { $0.kind == .unproven }
        guard count == 0 else {
            throw CommandFailure(
                .failure, "\(count) of \(badges.count) rows cannot be proven, and only proven ones are shown",
                hint:
                    "select columns of one table with its primary key, \(Limits.provenRowsMax) rows at most; "
                    + "or \\verify on")
        }
    }

    private func badge(
        of row: [SQLValue], _ columns: [SQLColumn], _ desk: any SQLDesk
    ) async throws -> Badge {
        guard let table = columns.first?.tableName, columns.allSatisfy({ $0.tableName == table }) else {
            return .unproven
        }
        let expected = ExpectedRow(zip(columns, row).map { (name: $0.plainName, value: $1) })
        return try await desk.badge(of: expected, in: table)
    }
}

extension VerificationMode {
    /// Whether the next row is one that is proven.
    fileprivate func choosesRow() -> Bool {
        guard case .sample(let percent) = self else { return true }
        return Int.random(in: 0..<100) < percent
    }
}

import CommandLineKit
import ImmuDBClient
import ImmuDBRecords
import Synchronization

@MainActor
extension StatementRunner {
    /// Runs a query and proves its rows, each by a read of its own, once all have come.
    ///
    /// A row is proven when all its columns are of one table and the primary key is among them. A column that
    /// an alias renames to the name of another one is compared with that one, and differs.
    func provenQuery(_ text: String, _ desk: any SQLDesk) async throws {
        let collected = Mutex<[SQLBatch]>([])
        try await explaining(text, desk) {
            try await desk.query(text, parameters: parameters(in: text)) { batch in
                collected.withLock { $0.append(batch) }
            }
        }
        let printer = ResultPrinter(session, hasBadges: true)
        var left = Limits.provenRowsMax
        for batch in collected.withLock({ $0 }) {
            var badges: [Badge] = []
            for row in batch.rows {
                badges.append(left > 0 ? try await badge(of: row, batch.columns, desk) : .unproven)
                left -= 1
            }
            try printer.add(batch, badges: badges)
        }
        try printer.end()
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

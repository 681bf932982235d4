import CommandLineKit
import ImmuDBClient

/// Prints the rows of a query as they come.
@MainActor
final class ResultPrinter {
    private let session: CommandSession
    private let kind: String
    private var writer: ReportWriter?
    /// Rows printed.
    private(set) var count = 0

    /// Whether a column tells what was proven.
    private let hasBadges: Bool

    init(_ session: CommandSession, kind: String = "rows", hasBadges: Bool = false) {
        self.session = session
        self.hasBadges = hasBadges
        self.kind = kind
    }

    /// - Parameter badges: one for each row, when there is a column for them.
    func add(_ batch: SQLBatch, badges: [Badge] = []) throws {
        if writer == nil {
            let columns = batch.columns.map { Column($0) }
            writer = try session.begin(Self.header(kind, columns, hasBadges: hasBadges))
        }
        for (position, row) in batch.rows.enumerated() {
            let badge = badges.indices.contains(position) ? badges[position] : nil
            try writer?.add(Record(row.map { FieldValue($0) }, badge: badge))
        }
        count += batch.rows.count
    }

    func end() throws {
        try writer?.end()
        try session.flushResult()
    }

    nonisolated static func header(
        _ kind: String, _ columns: [Column], hasBadges: Bool = false
    ) -> ReportHeader {
        ReportHeader(
            kind: kind, shape: .list, columns: columns, mainColumn: columns.first?.name ?? "",
            emptyText: "no rows", hasBadges: hasBadges, isResult: true)
    }
}

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

    init(_ session: CommandSession, kind: String = "rows") {
        self.session = session
        self.kind = kind
    }

    func add(_ batch: SQLBatch) throws {
        if writer == nil { writer = try session.begin(Self.header(kind, batch.columns.map { Column($0) })) }
        for row in batch.rows { try writer?.add(Record(row.map { FieldValue($0) })) }
        count += batch.rows.count
    }

    func end() throws {
        try writer?.end()
        try session.flushResult()
    }

    nonisolated static func header(_ kind: String, _ columns: [Column]) -> ReportHeader {
        ReportHeader(
            kind: kind, shape: .list, columns: columns, mainColumn: columns.first?.name ?? "",
            emptyText: "no rows", hasBadges: false, isResult: true)
    }
}

import CommandLineKit
import ImmuDBClient
import ImmuDBRecords
import Synchronization
import TerminalUI

/// `\copy … to FILE`: rows go to the file as they come.
@MainActor
struct CopyOut {
    let session: CommandSession
    let request: CopyRequest

    func run() async throws {
        let target = try ResultTarget(path: ByteText.bytes(of: request.path))
        let sink = target.sink
        let runner = StatementRunner(session: session)
        let desk = try await session.ledger().sql
        let text = request.query
        let writer = RowFile(format: request.format)
        do {
            try await runner.explaining(text, desk) {
                try await desk.query(text, parameters: runner.parameters(in: text)) { batch in
                    try sink.write(writer.text(of: batch))
                }
            }
            try target.close()
        } catch {
            try target.close()
            throw error
        }
        try session.remark("copied \(writer.count) \(writer.count == 1 ? "row" : "rows") to \(request.path)")
    }
}

/// The text of rows in a file that `\copy` reads again without loss.
///
/// CSV has a title line; an absent value is an empty cell and an empty text a quoted one; a BLOB is `\x` and
/// hexadecimal digits. A line of JSONL is one object; whole numbers that a JSON reader might round are texts.
final class RowFile: Sendable {
    private let format: CopyRequest.Format
    private let rows = Mutex(0)
    private let hasTitles = Mutex(false)

    init(format: CopyRequest.Format) { self.format = format }

    /// Rows written.
    var count: Int { rows.withLock { $0 } }

    /// The text of some rows, the titles in front of the first.
    func text(of batch: SQLBatch) -> String {
        rows.withLock { $0 += batch.rows.count }
        let names = batch.columns.map(\.plainName)
        switch format {
        case .csv:
            let isFirst = hasTitles.withLock { has in
                defer { has = true }
                return !has
            }
            var lines = isFirst ? [names.map { CSVScanner.text(of: $0) }.joined(separator: ",")] : []
            lines += batch.rows.map { row in
                row.map { CSVScanner.text(of: $0.isNull ? nil : $0.plainText) }.joined(separator: ",")
            }
            return lines.map { $0 + "\r\n" }.joined()
        case .jsonl:
            return batch.rows.map { row in
                let members = zip(names, row).map { JSONValue.Member(name: $0, value: $1.jsonForFile) }
                return JSONValue.object(members).text + "\n"
            }.joined()
        }
    }
}

extension SQLValue {
    var isNull: Bool {
        if case .null = self { true } else { false }
    }

    fileprivate var jsonForFile: JSONValue {
        switch self {
        case .null: .null
        case .boolean(let flag): .bool(flag)
        case .integer(let number) where number.magnitude <= UInt64(Limits.exactIntegerMax):
            .number(Double(number))
        case .float(let number) where number.isFinite: .number(number)
        case .json(let json): json
        default: .string(plainText)
        }
    }
}

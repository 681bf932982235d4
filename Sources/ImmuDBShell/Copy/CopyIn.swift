import CommandLineKit
import ImmuDBClient
import ImmuDBRecords
import SystemIO
import TerminalUI

/// `\copy TABLE from FILE`: typed values in parameters, many rows with each statement, a transaction each.
@MainActor
struct CopyIn {
    let session: CommandSession
    let request: CopyRequest

    private struct Batch {
        var rows: [[SQLValue]] = []
        var firstLine = 0
        var bytes = 0
    }

    func run() async throws {
        guard case .table(let table, let wanted) = request.source else { return }
        let desk = try await session.writableLedger().sql
        let runner = StatementRunner(session: session)
        let described = try await runner.explaining(table, desk) { try await desk.describe(table) }
        let insertion = CopyInsertion(table: table, columns: described)
        let file: any File
        do {
            file = try RealFileSystem().open(request.path, .readOnly)
        } catch {
            throw CommandFailure(.failure, "\(request.path) cannot be read: \(error.description)")
        }
        let meter = ProgressMeter(title: "copying", unit: .bytes, total: try file.size())
        let bar = ProgressBar(meter, to: session.streams.error, capabilities: session.streams.capabilities)
        var done = 0
        do {
            var reader = RowReader(request.format, insertion: insertion, wanted: wanted)
            var batch = Batch()
            var offset: UInt64 = 0
            var isAtEnd = false
            while !isAtEnd {
                try Task.checkCancellation()
                let chunk = try file.read(count: Limits.copyChunkBytes, at: offset)
                offset += UInt64(chunk.count)
                isAtEnd = chunk.isEmpty
                for row in try isAtEnd ? reader.finish() : reader.feed(chunk) {
                    if batch.rows.isEmpty { batch.firstLine = row.line }
                    batch.rows.append(row.values)
                    batch.bytes += row.bytes
                    guard batch.rows.count >= Limits.copyBatchRows || batch.bytes >= Limits.copyBatchBytes
                    else { continue }
                    try await insert(batch, insertion, reader.columns, desk)
                    done += batch.rows.count
                    batch = Batch()
                }
                bar.update(done: offset)
            }
            if !batch.rows.isEmpty {
                try await insert(batch, insertion, reader.columns, desk)
                done += batch.rows.count
            }
            try file.close()
        } catch {
            bar.clear()
            try file.close()
            throw told(error, done)
        }
        bar.clear()
        let state = desk.transaction == .open ? ", not committed yet" : ""
        try session.remark("copied \(done) \(done == 1 ? "row" : "rows") to \(table)\(state)")
    }

    private func insert(
        _ batch: Batch, _ insertion: CopyInsertion, _ columns: [String], _ desk: any SQLDesk
    ) async throws {
        let (text, parameters) = insertion.statement(columns, batch.rows)
        do {
            _ = try await desk.execute(text, parameters: parameters)
        } catch {
            let failure = CommandFailure(explaining: error)
            let last = batch.firstLine + batch.rows.count - 1
            throw CommandFailure(
                failure.status, "rows from line \(batch.firstLine) to about \(last): \(failure.message)",
                hint: failure.hint, details: failure.details)
        }
    }

    /// An error says what is in the table already.
    private func told(_ error: any Error, _ done: Int) -> CommandFailure {
        let failure = CommandFailure(explaining: error)
        let before = done == 0 ? "nothing was copied" : "the \(done) rows before were copied"
        return CommandFailure(
            failure.status, "\(failure.message); \(before)", hint: failure.hint, details: failure.details)
    }
}

/// The statement that inserts rows, with all values as parameters.
struct CopyInsertion: Sendable {
    let table: String
    /// Types by name in lower case.
    private let types: [String: SQLType]
    let names: [String]

    init(table: String, columns: [SQLColumnDescription]) {
        self.table = table
        names = columns.map(\.name)
        types = Dictionary(
            columns.map { column in
                let word = column.type.prefix { $0.isLetter }
                return (column.name.lowercased(), SQLType(rawValue: String(word).uppercased()) ?? .any)
            }, uniquingKeysWith: { first, _ in first })
    }

    /// - Throws: `CommandFailure` for a name that is no column.
    func type(of column: String) throws(CommandFailure) -> SQLType {
        if let type = types[column.lowercased()] { return type }
        let similar = SimilarNames.suggestions(for: column, in: names)
        throw CommandFailure(
            .usage, "\(table) has no column '\(column)'",
            hint: similar.isEmpty
                ? "its columns are \(names.joined(separator: ", "))" : "did you mean \(similar[0])?")
    }

    func statement(_ columns: [String], _ rows: [[SQLValue]]) -> (String, [SQLParameter]) {
        var parameters: [SQLParameter] = []
        let tuples = rows.map { row in
            let names = row.map { value in
                let name = "c\(parameters.count)"
                parameters.append(SQLParameter(name, value))
                return "@\(name)"
            }
            return "(\(names.joined(separator: ", ")))"
        }
        let text =
            "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES "
            + tuples.joined(separator: ", ")
        return (text, parameters)
    }
}

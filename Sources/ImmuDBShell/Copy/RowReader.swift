import CommandLineKit
import ImmuDBRecords

/// Typed rows from the bytes of a file.
struct RowReader {
    struct Row {
        var line: Int
        var values: [SQLValue]
        var bytes: Int
    }

    /// Columns that values are for, once the first row or the titles were read.
    private(set) var columns: [String]
    private let format: CopyRequest.Format
    private let insertion: CopyInsertion
    private var types: [SQLType] = []
    private var csv = CSVScanner()
    private var hasTitles = false
    private var pending: [UInt8] = []
    private var line = 0

    /// - Parameter wanted: the columns meant; empty: those that the titles or the first object name.
    init(_ format: CopyRequest.Format, insertion: CopyInsertion, wanted: [String]) {
        self.format = format
        self.insertion = insertion
        columns = wanted
    }

    mutating func feed(_ chunk: [UInt8]) throws(CommandFailure) -> [Row] {
        switch format {
        case .csv:
            var rows: [Row] = []
            for row in try csv.feed(chunk) { if let row = try typed(row) { rows.append(row) } }
            return rows
        case .jsonl:
            var rows: [Row] = []
            var rest = chunk[...]
            while let end = rest.firstIndex(of: 0x0A) {
                pending += rest[..<end]
                rest = rest[(end + 1)...]
                if let row = try takeLine() { rows.append(row) }
            }
            pending += rest
            guard pending.count <= Limits.copyRowBytesMax else {
                throw CommandFailure(
                    .usage, "line \(line + 1): a row has more than \(Limits.copyRowBytesMax) bytes")
            }
            return rows
        }
    }

    mutating func finish() throws(CommandFailure) -> [Row] {
        switch format {
        case .csv:
            guard let last = try csv.finish(), let row = try typed(last) else { return [] }
            return [row]
        case .jsonl:
            guard !pending.isEmpty, let row = try takeLine() else { return [] }
            return [row]
        }
    }

    // MARK: - CSV

    /// The first row holds the titles.
    private mutating func typed(_ row: CSVScanner.Row) throws(CommandFailure) -> Row? {
        guard hasTitles else {
            hasTitles = true
            let titles = row.cells.map { String(decoding: $0.text, as: UTF8.self) }
            guard columns.isEmpty || columns.map({ $0.lowercased() }) == titles.map({ $0.lowercased() })
            else {
                throw CommandFailure(
                    .usage,
                    "the titles are \(titles.joined(separator: ", ")), "
                        + "not \(columns.joined(separator: ", "))")
            }
            columns = titles
            for title in titles { types.append(try insertion.type(of: title)) }
            return nil
        }
        guard row.cells.count == columns.count else {
            throw CommandFailure(
                .usage, "line \(row.line): \(row.cells.count) cells, but \(columns.count) titles")
        }
        var values: [SQLValue] = []
        for (index, cell) in row.cells.enumerated() {
            let isAbsent = cell.text.isEmpty && !cell.isQuoted
            values.append(
                isAbsent
                    ? .null(types[index])
                    : try value(cell.text, types[index], "line \(row.line), \(columns[index])"))
        }
        return Row(line: row.line, values: values, bytes: row.cells.reduce(0) { $0 + $1.text.count })
    }

    // MARK: - JSON

    private mutating func takeLine() throws(CommandFailure) -> Row? {
        line += 1
        let bytes = pending.trimmed
        pending = []
        guard !bytes.isEmpty else { return nil }
        guard let text = UTF8Decoding.text(of: bytes) else {
            throw CommandFailure(.usage, "line \(line): no UTF-8")
        }
        let json: JSONValue
        do {
            json = try JSONValue(parsing: text)
        } catch {
            throw CommandFailure(.usage, "line \(line): \(error)")
        }
        guard case .object(let members) = json else {
            throw CommandFailure(.usage, "line \(line): no JSON object")
        }
        if columns.isEmpty { columns = members.map(\.name) }
        if types.isEmpty { for column in columns { types.append(try insertion.type(of: column)) } }
        var values: [SQLValue] = columns.indices.map { .null(types[$0]) }
        for member in members {
            guard let index = columns.firstIndex(where: { $0.lowercased() == member.name.lowercased() })
            else {
                throw CommandFailure(
                    .usage, "line \(line): '\(member.name)' is not among the columns of the first line",
                    hint: "name them: \\copy \(insertion.table) (\(columns.joined(separator: ", "))) from ..."
                )
            }
            values[index] = try value(member.value, types[index], "line \(line), \(member.name)")
        }
        return Row(line: line, values: values, bytes: bytes.count)
    }

    private func value(
        _ json: JSONValue, _ type: SQLType, _ place: String
    ) throws(CommandFailure) -> SQLValue {
        switch (json, type) {
        case (.null, _): return .null(type)
        case (_, .json): return .json(json)
        case (.bool(let flag), .boolean), (.bool(let flag), .any): return .boolean(flag)
        case (.number(let number), .float), (.number(let number), .any): return .float(number)
        case (.number(let number), .integer):
            guard let whole = Int64(exactly: number), whole.magnitude <= UInt64(Limits.exactIntegerMax)
            else {
                throw CommandFailure(
                    .usage, "\(place): \(FloatText.json(number)) is no exact whole number",
                    hint: "write it as a text: \"\(FloatText.json(number))\"")
            }
            return .integer(whole)
        case (.string(let text), _): return try value(Array(text.utf8), type, place)
        default: throw CommandFailure(.usage, "\(place): \(json.text) is no \(type.rawValue)")
        }
    }

    // MARK: - Texts

    private func value(
        _ bytes: [UInt8], _ type: SQLType, _ place: String
    ) throws(CommandFailure) -> SQLValue {
        if type == .blob {
            guard bytes.starts(with: Array("\\x".utf8)),
                let blob = Encodings.bytes(hex: Array(bytes.dropFirst(2)))
            else {
                throw CommandFailure(.usage, "\(place): a BLOB is \\x and hexadecimal digits")
            }
            return .blob(blob)
        }
        guard let text = UTF8Decoding.text(of: bytes) else {
            throw CommandFailure(.usage, "\(place): the text is no UTF-8")
        }
        if type == .varchar || type == .any { return .varchar(text) }
        do {
            return try SQLValue.varchar(text).cast(to: type)
        } catch {
            throw CommandFailure(.usage, "\(place): '\(text)' is no \(type.rawValue)")
        }
    }
}

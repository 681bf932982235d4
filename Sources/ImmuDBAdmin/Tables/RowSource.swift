import ImmuDBRecords

/// A row of a file, with the columns it names.
struct FileRow: Sendable {
    /// Positions in the columns of the table.
    var columns: [Int]
    var values: [SQLValue]
    /// Where it begins in the file, from 1.
    var line: Int
    /// The row as it stood in the file, with the end of its line.
    var text: [UInt8]
    /// The place behind it.
    var end: RowEnd
}

/// A place between rows of a file.
struct RowEnd: Sendable, Hashable {
    /// In bytes.
    var offset: UInt64
    /// Of the next row, from 1.
    var line: Int
}

/// Reads the rows of a file, each value typed by its column.
struct RowSource {
    private enum Reader {
        case csv(DelimitedReader)
        case jsonl(ByteStream)
    }

    private var reader: Reader
    private let format: RowFormat
    private let shape: TableShape
    /// Columns of a line of CSV.
    private(set) var columns: [Int]
    /// The titles as they stood in the file.
    private(set) var head: [UInt8] = []

    /// - Parameters:
    ///   - hasTitles: the first line of CSV names the columns, instead of all of them in their order.
    init(
        _ stream: ByteStream, format: RowFormat, shape: TableShape, hasTitles: Bool
    ) throws {
        self.format = format
        self.shape = shape
        columns = Array(shape.columns.indices)
        guard format.kind == .csv else {
            reader = .jsonl(stream)
            return
        }
        var lines = DelimitedReader(stream, separator: format.separator)
        if hasTitles {
            guard var titles = try lines.next() else {
                throw TableError("the file is empty: not even a line of titles")
            }
            if titles.cells[0].bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
                titles.cells[0].bytes.removeFirst(3)
            }
            columns = try titles.cells.map { cell throws(TableError) in
                try Self.position(String(decoding: cell.bytes, as: UTF8.self), in: shape, line: titles.number)
            }
            guard Set(columns).count == columns.count else {
                throw TableError("the titles name a column twice", line: titles.number)
            }
            head = DelimitedReader.encode(titles.cells, separator: format.separator)
        }
        reader = .csv(lines)
    }

    /// Goes on at another place of the same file.
    mutating func goOn(_ stream: ByteStream) {
        switch reader {
        case .csv: reader = .csv(DelimitedReader(stream, separator: format.separator))
        case .jsonl: reader = .jsonl(stream)
        }
    }

    private static func position(
        _ name: String, in shape: TableShape, line: Int?
    ) throws(TableError) -> Int {
        var plain = Substring(name)
        if plain.hasPrefix("("), plain.hasSuffix(")") { plain = plain.dropFirst().dropLast() }
        if let dot = plain.lastIndex(of: ".") { plain = plain[plain.index(after: dot)...] }
        guard let position = shape.columns.firstIndex(where: { $0.name == plain.lowercased() }) else {
            let known = shape.columns.map(\.name).joined(separator: ", ")
            throw TableError("'\(name)' is no column of \(shape.name), which has \(known)", line: line)
        }
        return position
    }

    /// The next row, or what is wrong with it; nil at the end.
    /// - Throws: when nothing after it can be read either.
    mutating func next() throws -> Result<FileRow, RefusedRow>? {
        switch reader {
        case .csv(var lines):
            defer { reader = .csv(lines) }
            guard let line = try lines.next() else { return nil }
            let text = DelimitedReader.encode(line.cells, separator: format.separator)
            let end = RowEnd(offset: lines.stream.offset, line: lines.stream.line)
            return row(line.number, text, end) { () throws(TableError) in
                guard line.cells.count == columns.count else {
                    throw TableError("\(line.cells.count) cells for \(columns.count) columns")
                }
                var values: [SQLValue] = []
                for (cell, column) in zip(line.cells, columns) {
                    values.append(
                        try naming(shape.columns[column].name) { () throws(TableError) in
                            try SQLValue(cell: cell, type: shape.columns[column].type, null: format.null)
                        })
                }
                return (columns, values)
            }
        case .jsonl(var stream):
            defer { reader = .jsonl(stream) }
            while true {
                let number = stream.line
                guard let line = try stream.nextLine() else { return nil }
                if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
                let end = RowEnd(offset: stream.offset, line: stream.line)
                return row(number, line + [0x0A], end) { () throws(TableError) in
                    try values(of: JSONMembers(line))
                }
            }
        }
    }

    /// The values that an object has for columns. What is missing is left to the table.
    func values(of object: JSONMembers) throws(TableError) -> (columns: [Int], values: [SQLValue]) {
        var found: [(Int, SQLValue)] = []
        for member in object.members {
            let column = try Self.position(member.name, in: shape, line: nil)
            let value = try naming(member.name) { () throws(TableError) in
                try SQLValue(json: member.value, type: shape.columns[column].type)
            }
            found.append((column, value))
        }
        found.sort { $0.0 < $1.0 }
        guard Set(found.map(\.0)).count == found.count else {
            throw TableError("a column is given twice")
        }
        return (found.map(\.0), found.map(\.1))
    }

    private func naming<R>(_ column: String, _ body: () throws(TableError) -> R) throws(TableError) -> R {
        do throws(TableError) {
            return try body()
        } catch {
            throw TableError("\(column): \(error.problem)", line: error.line)
        }
    }

    private func row(
        _ number: Int, _ text: [UInt8], _ end: RowEnd,
        _ body: () throws(TableError) -> (columns: [Int], values: [SQLValue])
    ) -> Result<FileRow, RefusedRow> {
        do throws(TableError) {
            let (columns, values) = try body()
            return .success(FileRow(columns: columns, values: values, line: number, text: text, end: end))
        } catch {
            return .failure(RefusedRow(line: number, text: text, reason: error.description))
        }
    }
}

/// A row that does not get into the table, and why.
struct RefusedRow: Error, Sendable {
    var line: Int
    var text: [UInt8]
    var reason: String
}

/// Reads comma-separated values, RFC 4180, with any separator.
struct DelimitedReader {
    struct Cell: Sendable, Hashable {
        var bytes: [UInt8]
        /// Quotes make the difference between an empty text and no value.
        var isQuoted: Bool
    }

    struct Line: Sendable {
        var cells: [Cell]
        /// Where it begins, from 1.
        var number: Int
    }

    private static let quote = UInt8(ascii: "\"")
    private(set) var stream: ByteStream
    private let separator: UInt8

    init(_ stream: ByteStream, separator: UInt8) {
        self.stream = stream
        self.separator = separator
    }

    /// The next record; nil at the end. Empty lines are passed over.
    /// - Throws: `TableError` naming the line.
    mutating func next() throws -> Line? {
        while let byte = try stream.peek(), byte == 0x0A || byte == 0x0D { _ = try stream.next() }
        guard try stream.peek() != nil else { return nil }
        var line = Line(cells: [], number: stream.line)
        var bytes = 0
        while true {
            let cell = try nextCell(in: line.number)
            bytes += cell.bytes.count
            guard bytes <= Limits.tableLineBytesMax else {
                throw TableError(
                    "a record of more than \(Limits.tableLineBytesMax) bytes", line: line.number)
            }
            line.cells.append(cell)
            guard let byte = try stream.next() else { return line }
            if byte == separator { continue }
            if byte == 0x0D, try stream.peek() == 0x0A { _ = try stream.next() }
            return line
        }
    }

    /// Up to the separator or the end of the line, which stay.
    private mutating func nextCell(in number: Int) throws -> Cell {
        var cell = Cell(bytes: [], isQuoted: false)
        if try stream.peek() == Self.quote {
            _ = try stream.next()
            cell.isQuoted = true
            while true {
                guard let byte = try stream.next() else {
                    throw TableError("the file ends within quotes", line: number)
                }
                guard byte == Self.quote else {
                    cell.bytes.append(byte)
                    guard cell.bytes.count <= Limits.tableLineBytesMax else {
                        throw TableError("quotes that do not end", line: number)
                    }
                    continue
                }
                guard try stream.peek() == Self.quote else { break }
                cell.bytes.append(Self.quote)
                _ = try stream.next()
            }
            if let byte = try stream.peek(), !endsCell(byte) {
                throw TableError("something follows the closing quote", line: number)
            }
            return cell
        }
        while let byte = try stream.peek(), !endsCell(byte) {
            cell.bytes.append(byte)
            _ = try stream.next()
            guard cell.bytes.count <= Limits.tableLineBytesMax else {
                throw TableError("a cell of more than \(Limits.tableLineBytesMax) bytes", line: number)
            }
        }
        return cell
    }

    private func endsCell(_ byte: UInt8) -> Bool { byte == separator || byte == 0x0A || byte == 0x0D }

    /// A record as it is written.
    static func encode(_ cells: [Cell], separator: UInt8) -> [UInt8] {
        let special: Set<UInt8> = [quote, separator, 0x0A, 0x0D]
        let texts = cells.map { cell in
            guard cell.isQuoted || cell.bytes.contains(where: special.contains) else { return cell.bytes }
            return [quote] + cell.bytes.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
        }
        return Array(texts.joined(separator: [separator])) + [0x0D, 0x0A]
    }
}

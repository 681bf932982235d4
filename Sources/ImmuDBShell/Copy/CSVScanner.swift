import CommandLineKit

/// Takes comma-separated values apart as they come (RFC 4180; lines may end in LF alone).
struct CSVScanner: Sendable {
    /// One cell. A bare empty one is an absent value, a quoted one an empty text.
    struct Cell: Sendable, Hashable {
        var text: [UInt8]
        var isQuoted: Bool
    }

    /// A record with the line it begins in.
    struct Row: Sendable, Hashable {
        var line: Int
        var cells: [Cell]
    }

    private enum Place { case start, bare, quoted, quoteInQuoted }

    private var place = Place.start
    private var cell = Cell(text: [], isQuoted: false)
    private var cells: [Cell] = []
    private var bytes = 0
    private var line = 1
    private var firstLine = 1

    /// Takes the next bytes.
    /// - Returns: the records that they complete.
    mutating func feed(_ chunk: [UInt8]) throws(CommandFailure) -> [Row] {
        var rows: [Row] = []
        for byte in chunk {
            if let row = try take(byte) { rows.append(row) }
        }
        return rows
    }

    /// The last record, when no line end stands behind it.
    mutating func finish() throws(CommandFailure) -> Row? {
        guard place != .quoted else {
            throw CommandFailure(.usage, "line \(firstLine): a quotation is not closed")
        }
        guard place != .start || !cells.isEmpty else { return nil }
        return endRow()
    }

    private mutating func take(_ byte: UInt8) throws(CommandFailure) -> Row? {
        bytes += 1
        guard bytes <= Limits.copyRowBytesMax else {
            throw CommandFailure(
                .usage, "line \(firstLine): a row has more than \(Limits.copyRowBytesMax) bytes")
        }
        if byte == 0x0A { line += 1 }
        switch (place, byte) {
        case (.quoted, UInt8(ascii: "\"")): place = .quoteInQuoted
        case (.quoted, _): cell.text.append(byte)
        case (.quoteInQuoted, UInt8(ascii: "\"")):
            cell.text.append(byte)
            place = .quoted
        case (_, UInt8(ascii: ",")):
            endCell()
            // A comma is always followed by another cell.
            place = .bare
        case (_, 0x0A):
            if place == .bare || place == .start, cell.text.last == 0x0D { cell.text.removeLast() }
            if place == .start, cells.isEmpty, cell.text.isEmpty {
                begin()
                return nil
            }
            return endRow()
        case (.quoteInQuoted, 0x0D): break
        case (.quoteInQuoted, _):
            throw CommandFailure(.usage, "line \(line): text behind a closed quotation")
        case (_, UInt8(ascii: "\"")) where cell.text.isEmpty && !cell.isQuoted:
            place = .quoted
            cell.isQuoted = true
        default:
            cell.text.append(byte)
            // A carriage return alone makes no row of an empty line.
            if byte != 0x0D { place = .bare }
        }
        return nil
    }

    private mutating func endCell() {
        cells.append(cell)
        cell = Cell(text: [], isQuoted: false)
    }

    private mutating func endRow() -> Row {
        endCell()
        let row = Row(line: firstLine, cells: cells)
        begin()
        return row
    }

    private mutating func begin() {
        (place, cell, cells) = (.start, Cell(text: [], isQuoted: false), [])
        (bytes, firstLine) = (0, line)
    }

    /// A cell as it is written.
    static func text(of cell: String?) -> String {
        guard let cell else { return "" }
        let needsQuotes = cell.isEmpty || cell.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
        guard needsQuotes else { return cell }
        var quoted = "\""
        for character in cell.unicodeScalars {
            if character == "\"" { quoted += "\"" }
            quoted.unicodeScalars.append(character)
        }
        return quoted + "\""
    }
}

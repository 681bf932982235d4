package import TerminalUI

/// What a format must know about the place it prints to.
package struct RenderStyle: Sendable {
    /// Width in columns that tables fit into; nil when there is no terminal.
    package var columns: Int?
    /// Badges and lines may be drawn with characters outside ASCII.
    package var isUnicode: Bool
    package var palette: Palette
    package var zone: TimeZoneChoice
    /// Print stored bytes as they are, without added line ends and without escaping.
    package var isRaw: Bool
    /// An empty line between the values of a list, as `--value-only` always did.
    package var separatesValues: Bool
    /// What stands for an absent value in a result.
    package var nullText = "NULL"
    /// Lines around the cells of a table.
    package var frame = TableFrame.lines

    package init(
        columns: Int? = nil, isUnicode: Bool = true, palette: Palette = .plain, zone: TimeZoneChoice = .local,
        isRaw: Bool = false, separatesValues: Bool = false
    ) {
        self.columns = columns
        self.isUnicode = isUnicode
        self.palette = palette
        self.zone = zone
        self.isRaw = isRaw
        self.separatesValues = separatesValues
    }

    /// The characters a table is drawn with.
    var border: TableBorder {
        switch frame {
        case .bare: isUnicode ? .bare : .asciiBare
        case .lines: isUnicode ? .lines : .asciiLines
        case .box: isUnicode ? .box : .asciiBox
        }
    }

    /// The style for the standard output of this process.
    package init(_ capabilities: TerminalCapabilities, zone: TimeZoneChoice = .local) {
        self.init(
            columns: capabilities.outputIsTerminal ? capabilities.columns : nil,
            isUnicode: capabilities.isUnicode, palette: Palette(capabilities.colour), zone: zone)
    }

    /// Text of a value for people; everything that could control a terminal is escaped.
    package func text(of value: FieldValue, limit: Int? = nil) -> String {
        var sanitizer = TextSanitizer(isASCIIOnly: !isUnicode, byteLimit: limit)
        sanitizer.allowsTabs = false
        switch value {
        case .bytes(let bytes):
            return isRaw ? String(decoding: bytes, as: UTF8.self) : sanitizer.sanitize(bytes)
        case .text(let text): return sanitizer.sanitize(text)
        case .unsigned(let number): return String(number)
        case .integer(let number): return String(number)
        case .literal(let text, _): return sanitizer.sanitize(text)
        case .decimal(let number): return DecimalText.of(number)
        case .boolean(let flag): return flag ? "true" : "false"
        case .time(let time): return time.humanText(in: zone)
        case .hash(let bytes): return String(decoding: Encodings.hex(bytes), as: UTF8.self)
        case .records(let list): return "\(list.records.count)"
        case .null: return ""
        }
    }

    /// Heading of a column; names of columns come from others as values do.
    func title(of column: Column) -> String { text(of: .text(column.title)) }

    /// Colour of a badge.
    static func style(of badge: Badge) -> Style {
        switch badge.kind {
        case .provenSigned, .proven: .good
        case .unproven: .dim
        case .failed: .bad
        }
    }
}

/// How much of a table is drawn besides its cells.
package enum TableFrame: Int, Sendable, Hashable, CaseIterable {
    /// A line under the titles.
    case bare = 0
    /// Lines between the columns too.
    case lines = 1
    /// A box around everything too.
    case box = 2
}

/// One document for each command: `schema`, `kind`, then `record` or `records`, then what the list leaves
/// out.
struct JSONRenderer: ReportRenderer {
    private var header: ReportHeader?
    private var count = 0

    mutating func begin(_ header: ReportHeader) -> [UInt8] {
        self.header = header
        let head = #"{"schema":"\#(JSONSchema.identifier)","kind":"\#(header.kind)","#
        return Array(head.utf8) + Array((header.shape == .list ? #""records":["# : #""record":"#).utf8)
    }

    mutating func render(_ record: Record) -> [UInt8] {
        guard let header else { return [] }
        let object = JSONText.object(JSONText.members(record, header.columns, showsNulls: header.isResult))
        defer { count += 1 }
        guard header.shape == .list else { return count == 0 ? object : [] }
        return Array((count == 0 ? "\n" : ",\n").utf8) + object
    }

    mutating func end(_ footer: ReportFooter) -> [UInt8] {
        guard let header else { return [] }
        var bytes: [UInt8] = []
        if header.shape == .list {
            bytes += Array((count == 0 ? "]" : "\n]").utf8)
            bytes += Array(#","truncated":\#(footer.isCut)"#.utf8)
        } else if count == 0 {
            bytes += Array("null".utf8)
        }
        if !footer.notes.isEmpty {
            bytes += Array(#","notes":"#.utf8) + JSONText.array(footer.notes.map(JSONText.string))
        }
        return bytes + Array("}\n".utf8)
    }
}

/// One object on each line; `kind` is in every line, so that streams of several commands can be told apart.
struct JSONLinesRenderer: ReportRenderer {
    private var header: ReportHeader?

    mutating func begin(_ header: ReportHeader) -> [UInt8] {
        self.header = header
        return []
    }

    mutating func render(_ record: Record) -> [UInt8] {
        guard let header else { return [] }
        let kind = (name: "kind", value: JSONText.string(header.kind))
        return JSONText.object([kind] + JSONText.members(record, header.columns, showsNulls: header.isResult))
            + [UInt8(ascii: "\n")]
    }

    mutating func end(_ footer: ReportFooter) -> [UInt8] { [] }
}

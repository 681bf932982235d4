/// The main field of each record and nothing else.
struct ValueRenderer: ReportRenderer {
    enum Encoding { case raw, hex, base64 }

    private let encoding: Encoding
    private let style: RenderStyle
    private var mainIndex: Int?
    private var count = 0

    init(encoding: Encoding, style: RenderStyle) {
        self.encoding = encoding
        self.style = style
    }

    mutating func begin(_ header: ReportHeader) -> [UInt8] {
        mainIndex = header.columns.firstIndex { $0.name == header.mainColumn }
        return []
    }

    mutating func render(_ record: Record) -> [UInt8] {
        guard let mainIndex else { return [] }
        let lead: [UInt8] = style.separatesValues && count > 0 ? [UInt8(ascii: "\n")] : []
        count += 1
        let bytes = bytes(of: record.value(at: mainIndex))
        switch encoding {
        case .raw where style.isRaw: return bytes
        case .raw where style.columns != nil:
            return lead + Array(style.text(of: .bytes(bytes)).utf8) + [UInt8(ascii: "\n")]
        case .raw: return lead + bytes + [UInt8(ascii: "\n")]
        case .hex: return lead + Encodings.hex(bytes) + [UInt8(ascii: "\n")]
        case .base64: return lead + Encodings.base64(bytes) + [UInt8(ascii: "\n")]
        }
    }

    mutating func end(_ footer: ReportFooter) -> [UInt8] { [] }

    private func bytes(of value: FieldValue) -> [UInt8] {
        switch value {
        case .bytes(let bytes): bytes
        case .hash(let bytes) where encoding != .raw: bytes
        case .time(let time): Array(time.rfc3339.utf8)
        case .text(let text), .literal(let text, _): Array(text.utf8)
        case .hash, .unsigned, .integer, .decimal, .boolean, .records, .null:
            Array(style.text(of: value).utf8)
        }
    }
}

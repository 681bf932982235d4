import Testing

@testable import CommandLineKit

@Suite struct LegacyGridTests {
    private func print(_ rows: [[FieldValue]]) throws -> String {
        let header = ReportHeader(
            kind: "rows", shape: .list,
            columns: [
                Column("id", legacyPrefix: "(t.id)"), Column("name", legacyPrefix: "(t.name)"),
                Column("ok", legacyPrefix: "(t.ok)"), Column("b", legacyPrefix: "(t.b)"),
            ], mainColumn: "id", hasBadges: false, isResult: true)
        var bytes: [UInt8] = []
        var writer = ReportWriter(OutputFormat.legacy.renderer(style: RenderStyle())) { bytes += $0 }
        try writer.begin(header)
        for row in rows { try writer.add(Record(row)) }
        try writer.end()
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func drawsTheBoxOfEarlierVersions() throws {
        let text = try print([
            [.integer(1), .text("a  b"), .boolean(true), .bytes([0, 0xFF])],
            [.integer(22), .text("two\nlines"), .null, .null],
        ])
        #expect(
            text == """
                +--------+----------+--------+-------+
                | (t.id) | (t.name) | (t.ok) | (t.b) |
                +--------+----------+--------+-------+
                |      1 | "a  b"   | true   | 00ff  |
                |     22 | "two     | NULL   | NULL  |
                |        | lines"   |        |       |
                +--------+----------+--------+-------+

                """)
    }

    @Test func longResultsGoOnWithTheSameWidths() throws {
        let rows = (0..<Limits.legacyGridRowsMax + 2).map {
            [FieldValue.integer(Int64($0)), .text("x"), .null, .null]
        }
        let lines = try print(rows).split(separator: "\n")
        #expect(lines.count == rows.count + 4)
        #expect(Set(lines.map(\.count)).count == 1)
    }
}

import Testing

@testable import TerminalUI

@Suite struct TableLayoutTests {
    private let columns = [TableColumn("rev", alignment: .right), TableColumn("time"), TableColumn("value")]
    private let rows: [[TableCell]] = [
        ["3", "2024-05-01 10:22:07", "{\"total\":120,\"state\":\"paid\"}"],
        ["12", "2024-04-30 09:01:44", "世界\nsecond line"],
    ]

    @Test func linesBetweenColumns() {
        let expected = [
            " rev │ time                │ value",
            "─────┼─────────────────────┼──────────────────────────────",
            "   3 │ 2024-05-01 10:22:07 │ {\"total\":120,\"state\":\"paid\"}",
            "  12 │ 2024-04-30 09:01:44 │ 世界",
            "     │                     │ second line",
        ]
        #expect(TableLayout(columns: columns, width: 80).render(rows) == expected)
    }

    @Test func framedInASCII() {
        let layout = TableLayout(columns: columns, border: .asciiBox, width: 80)
        let expected = [
            "+-----+---------------------+------------------------------+",
            "| rev | time                | value                        |",
            "+-----+---------------------+------------------------------+",
            "|   3 | 2024-05-01 10:22:07 | {\"total\":120,\"state\":\"paid\"} |",
            "|  12 | 2024-04-30 09:01:44 | 世界                         |",
            "|     |                     | second line                  |",
            "+-----+---------------------+------------------------------+",
        ]
        #expect(layout.render(rows) == expected)
    }

    @Test(arguments: [TableBorder.box, .lines, .asciiBox, .asciiLines], [20, 30, 40, 80])
    func neverWiderThanTheTerminal(border: TableBorder, width: Int) {
        let layout = TableLayout(columns: columns, border: border, width: width, palette: Palette(.sixteen))
        for line in layout.render(rows) {
            #expect(DisplayWidth.ofStyled(line) <= width)
        }
        #expect(layout.fits(rows) == (width >= 60))
    }

    @Test func theWidestColumnsGiveWayFirst() {
        let layout = TableLayout(columns: columns, width: 40)
        #expect(layout.fittedWidths(rows) == [3, 14, 15])
        #expect(layout.render(rows)[2] == "   3 │ 2024-05-01 10… │ {\"total\":120,\"…")
    }

    @Test func minimumAndMaximumAreKept() {
        var limited = columns
        limited[1].minimumWidth = 19
        limited[2].maximumWidth = 10
        #expect(TableLayout(columns: limited).fittedWidths(rows) == [3, 19, 10])
        #expect(TableLayout(columns: limited, width: 36).fittedWidths(rows)[1] == 19)
    }

    @Test func raggedRowsAreFilledAndCut() {
        let layout = TableLayout(columns: [TableColumn("a"), TableColumn("b")])
        #expect(layout.render([["1"], ["1", "2", "3"]]).suffix(2) == [" 1 │", " 1 │ 2"])
        #expect(TableLayout(columns: []).render(rows).isEmpty)
    }

    @Test func stylesDoNotMoveColumns() {
        let plain = TableLayout(columns: columns, width: 40)
        var painted = plain
        painted.palette = Palette(.palette256)
        let styled = rows.map { $0.map { TableCell($0.text, style: .number) } }
        #expect(painted.render(styled) != plain.render(rows))
        #expect(painted.render(styled).map(DisplayWidth.withoutStyles) == plain.render(rows))
    }
}

@Suite struct TableLayoutExpandedTests {
    @Test func oneBlockPerRecord() {
        let layout = TableLayout(columns: [TableColumn("key"), TableColumn("long title")], width: 30)
        let rows: [[TableCell]] = [["a", "0123456789abcdefghijklmnopq"], ["世", "x\ny"]]
        let expected = [
            "─[ record 1 ]─────────────────",
            "key        │ a",
            "long title │ 0123456789abcdefg",
            "           │ hijklmnopq",
            "─[ record 2 ]─────────────────",
            "key        │ 世",
            "long title │ x",
            "           │ y",
        ]
        #expect(layout.renderExpanded(rows) == expected)
    }

    @Test func numbersContinue() {
        let layout = TableLayout(columns: [TableColumn("k")], border: .asciiLines)
        #expect(layout.renderExpanded([["v"]], firstNumber: 41) == ["-[ record 41 ]-", "k | v"])
    }
}

import Testing

@testable import TerminalUI

@Suite struct FrameTests {
    @Test func textIsCutAndPadded() {
        var frame = Frame(columns: 10, rows: 2)
        frame.write("a long text", row: 0, column: 2)
        frame.write("12", row: 1, column: 0, width: 5, alignment: .right)
        frame.write("outside", row: 5, column: 0)
        frame.write("outside", row: 0, column: -1)
        #expect(frame.lines == ["  a long …", "   12"])
    }

    @Test func wideCharactersTakeTwoColumns() {
        var frame = Frame(columns: 6, rows: 1)
        frame.write("日本語", row: 0, column: 0)
        #expect(frame.lines == ["日本語"])
        #expect(frame[0, 1].character == nil)
        // Half of one overwritten: the other half goes too.
        frame.write("x", row: 0, column: 1)
        #expect(frame.lines == [" x本語"])
        var narrow = Frame(columns: 5, rows: 1)
        narrow.write("日本語", row: 0, column: 0, marker: "")
        #expect(narrow.lines == ["日本"])
    }

    @Test func panelsAndRegions() {
        var frame = Frame(columns: 20, rows: 3)
        let inside = frame.panel("load", remark: "x", in: frame.region, glyphs: .ascii)
        frame.write("7", row: inside.row, column: inside.column)
        #expect(frame.lines == ["+ load --------- x +", "|7                 |", "+------------------+"])
        #expect(inside == FrameRegion(row: 1, column: 1, rows: 1, columns: 18))
        let (top, bottom) = frame.region.splitRows(1)
        #expect(top.rows == 1 && bottom.rows == 2 && bottom.row == 1)
        #expect(frame.region.splitColumns(into: 3).map(\.columns) == [6, 7, 7])
    }

    @Test func runsKeepStylesTogether() {
        var frame = Frame(columns: 6, rows: 1)
        frame.write("ab", row: 0, column: 1, style: .bad)
        frame.highlight(row: 0, in: FrameRegion(row: 0, column: 4, rows: 1, columns: 2))
        let runs = frame.runs(row: 0)
        #expect(runs.map(\.text) == [" ", "ab", " ", "  "])
        #expect(runs.map(\.style) == [.plain, .bad, .plain, .plain])
        #expect(runs.map(\.isReversed) == [false, false, false, true])
    }

    @Test func screensOfTestsKeepFrames() throws {
        let screen = ScriptedScreen(events: [.key(.up), .resize])
        try screen.show(Frame(columns: 2, rows: 1))
        #expect(try screen.nextEvent(milliseconds: 1) == .key(.up))
        #expect(try screen.nextEvent(milliseconds: 1) == .resize)
        #expect(try screen.nextEvent(milliseconds: 1) == .end)
        screen.close()
        try screen.show(Frame(columns: 2, rows: 1))
        #expect(screen.frames.count == 1 && screen.isClosed)
    }
}

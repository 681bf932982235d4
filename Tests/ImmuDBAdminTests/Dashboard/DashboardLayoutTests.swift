import CommandLineKit
import SystemIO
import TerminalUI
import Testing

@testable import ImmuDBAdmin

/// Whole frames of 80 by 24.
@Suite struct DashboardLayoutTests {
    private func state(_ page: DashboardPage) -> DashboardState {
        var state = DashboardState(intervalMilliseconds: 1000)
        state.page = page
        return state
    }

    @Test
    func everyPageFits() {
        let model = SampleScrapes.model()
        for page in DashboardPage.allCases {
            for (columns, rows) in [(80, 24), (40, 10), (120, 30), (20, 4), (5, 2), (80, 6)] {
                for isUnicode in [true, false] {
                    var state = self.state(page)
                    for zoomed in [false, true] {
                        state.isZoomed = zoomed
                        let lines = SampleScrapes.frame(
                            model, state, columns: columns, rows: rows, isUnicode: isUnicode
                        ).lines
                        #expect(lines.count == rows)
                        #expect(lines.allSatisfy { DisplayWidth.of($0) <= columns })
                        if !isUnicode {
                            #expect(lines.allSatisfy { $0.utf8.allSatisfy { $0 < 0x7f } }, "\(page)")
                        }
                    }
                }
            }
        }
    }

    @Test func overview() {
        let lines = SampleScrapes.frame(SampleScrapes.model(), state(.overview), isUnicode: false).lines
        #expect(
            lines[0] == "immuadmin  db1:9497  up 30s                                 every 1.0s  22:13:50")
        #expect(
            lines[1].hasPrefix(
                "1 Overview 2 Databases 3 Index 4 Calls 5 Clients 6 SQL 7 Storage 8 Repl 9 Trust"))
        #expect(lines[2].contains("calls") && lines[2].contains("failed calls"))
        #expect(lines[3].contains("111/s") && lines[3].contains("1/s"))
        #expect(lines[7].contains("10/s"))
        #expect(lines.joined().contains("50M"))
        #expect(lines.joined().contains("cpu 25%"))
        #expect(lines.joined().contains("2.0K/s"))
        #expect(lines.joined().contains("! failed calls 1/s"))
        #expect(lines[23].hasPrefix("q quit  ? help"))
    }

    @Test func calls() {
        let (lines, around) = SampleScrapes.frame(SampleScrapes.model(), state(.calls), isUnicode: false)
        #expect(around.rows == 2)
        #expect(lines[2].contains("method") && lines[2].contains("ratev"))
        // The busiest method first; what nobody called is left out.
        #expect(lines[3].hasPrefix("Get"))
        #expect(lines[3].contains("101/s") && lines[3].contains("500us"))
        #expect(lines[4].hasPrefix("Set"))
        #expect(!lines.joined().contains("Login"))
        var sorted = state(.calls)
        sorted.sort = DashboardState.Sort(column: 0, isDescending: true)
        #expect(SampleScrapes.frame(SampleScrapes.model(), sorted).lines[3].hasPrefix("Set"))
        sorted.filter = "ge"
        let filtered = SampleScrapes.frame(SampleScrapes.model(), sorted)
        #expect(filtered.around.rows == 1 && filtered.lines[3].hasPrefix("Get"))
        sorted.filter = "nothing"
        #expect(SampleScrapes.frame(SampleScrapes.model(), sorted).lines.joined().contains("nothing matches"))
    }

    @Test func staleDataIsShownAsStale() {
        var model = SampleScrapes.model()
        model.add(Scrape(time: SampleScrapes.time(31), server: 0, body: nil, failure: "connection refused"))
        let drawn = DashboardLayout.draw(
            model, state(.databases), columns: 80, rows: 24, isUnicode: true, now: SampleScrapes.time(45),
            zone: .utc)
        #expect(drawn.frame.lines[23] == "STALE since 15s: connection refused")
        #expect(drawn.frame.lines[3].hasPrefix("defaultdb"))
        #expect(drawn.frame[3, 0].style == .dim)
        var empty = DashboardModel(["x"])
        #expect(SampleScrapes.frame(empty, state(.overview)).lines.joined().contains("waiting for the first"))
        empty.add(Scrape(time: SampleScrapes.time(1), server: 0, body: nil, failure: "refused"))
        #expect(SampleScrapes.frame(empty, state(.overview)).lines[23].hasPrefix("NO DATA: refused"))
    }

    @Test func namesFromOutsideCannotDraw() {
        var model = DashboardModel(["\u{1b}[31mevil"])
        let body = "immudb_db_size_bytes{db=\"a\u{1b}]0;t\u{7}\"} 1\n"
        model.add(Scrape(time: SampleScrapes.time(1), server: 0, body: Array(body.utf8)))
        for page in DashboardPage.allCases {
            let text = SampleScrapes.frame(model, state(page)).lines.joined()
            #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 })
        }
    }

    @Test func thresholdsMarkFigures() {
        var model = DashboardModel(["a"])
        for second in 1...3 { model.add(SampleScrapes.scrape(second, lag: 20_000)) }
        let drawn = DashboardLayout.draw(
            model, state(.indexes), columns: 80, rows: 24, isUnicode: true, now: SampleScrapes.time(3),
            zone: .utc)
        let row = drawn.frame.runs(row: 3)
        #expect(row.contains { $0.style == .warning && $0.text.contains("20k") })
        #expect(drawn.frame.lines[23].contains("! failed calls 1/s and 1 more"))
    }

    @Test func trust() {
        var model = SampleScrapes.model()
        model.trust = [
            TrustRow(
                database: "ledger", txID: 32, trustedTxID: 30, isSigned: true, provenAt: nil,
                verdict: "extends what is trusted")
        ]
        let lines = SampleScrapes.frame(model, state(.trust)).lines
        #expect(lines[3].contains("ledger") && lines[3].contains("extends what is trusted"))
        #expect(lines[3].split(separator: " ").prefix(3) == ["ledger", "32", "30"], "\(lines[3])")
    }

    @Test func severalServersAndReplay() {
        var model = DashboardModel(["one", "two"])
        model.add(SampleScrapes.scrape(1, server: 1))
        model.replayPosition = "1 of 9"
        var state = self.state(.overview)
        state.server = 1
        state.isPaused = true
        let line = SampleScrapes.frame(model, state).lines[0]
        #expect(line.hasPrefix("immuadmin  two (2/2)"))
        #expect(line.contains("replay 1 of 9  PAUSED"))
    }
}

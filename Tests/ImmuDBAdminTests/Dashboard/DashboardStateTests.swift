import TerminalUI
import Testing

@testable import ImmuDBAdmin

@Suite struct DashboardStateTests {
    private var around: DashboardState.Surroundings {
        var around = DashboardState.Surroundings()
        around.rows = 5
        around.columns = 3
        around.servers = 2
        return around
    }

    private func pressed(_ keys: [ScreenKey], from start: DashboardState? = nil) -> DashboardState {
        var state = start ?? DashboardState(intervalMilliseconds: 1000)
        for key in keys { #expect(state.handle(.key(key), around) == .none) }
        return state
    }

    @Test
    func pages() {
        #expect(pressed([.character("4")]).page == .calls)
        #expect(pressed([.tab, .right]).page == .indexes)
        #expect(pressed([.backTab]).page == .trust)
        #expect(pressed([.function(2)]).page == .databases)
    }

    @Test func selectionStaysInside() {
        #expect(pressed([.character("4"), .down, .down]).selection == 2)
        #expect(pressed([.character("4"), .end, .down]).selection == 4)
        #expect(pressed([.character("4"), .up]).selection == 0)
        #expect(pressed([.character("4"), .pageDown]).selection == 4)
        // Every page has its own.
        #expect(pressed([.character("4"), .down, .character("5")]).selection == 0)
    }

    @Test func sorting() {
        let sorted = pressed([.character("4"), .character("s")])
        #expect(sorted.sort == DashboardState.Sort(column: 0, isDescending: false))
        #expect(pressed([.character("r")], from: sorted).sort.isDescending)
        #expect(pressed([.character("S")], from: sorted).sort.column == 2)
    }

    @Test func theFilterTakesKeys() {
        let typed = pressed([.character("/"), .character("q"), .character("1"), .backspace])
        #expect(typed.filter == "q" && typed.isTypingFilter && typed.page == .overview)
        let accepted = pressed([.enter], from: typed)
        #expect(accepted.filter == "q" && !accepted.isTypingFilter)
        #expect(pressed([.escape], from: accepted).filter.isEmpty)
        #expect(pressed([.escape], from: typed).filter.isEmpty)
        let long = pressed([.character("/")] + Array(repeating: .character("x"), count: 500))
        #expect(long.filter.count == Limits.filterCharactersMax)
    }

    @Test func leaving() {
        var state = DashboardState(intervalMilliseconds: 1000)
        #expect(state.handle(.key(.character("q")), around) == .quit)
        #expect(state.handle(.key(.interrupt), around) == .quit)
        #expect(state.handle(.end, around) == .quit)
        state.showsHelp = true
        #expect(state.handle(.key(.escape), around) == .none && !state.showsHelp)
        #expect(state.handle(.key(.escape), around) == .quit)
    }

    @Test func intervalPauseThemeServer() {
        #expect(pressed([.character("+")]).intervalMilliseconds == 2000)
        #expect(pressed([.character("-")]).intervalMilliseconds == 500)
        let shortest = pressed(Array(repeating: .character("-"), count: 9))
        #expect(shortest.intervalMilliseconds == Limits.intervalMillisecondsMin)
        let longest = pressed(Array(repeating: .character("+"), count: 99))
        #expect(longest.intervalMilliseconds == Limits.intervalMillisecondsMax)
        #expect(pressed([.character("p")]).isPaused)
        #expect(pressed([.character("t")]).theme == .contrast)
        #expect(pressed([.character("n")]).server == 1)
        #expect(pressed([.character("n"), .character("n")]).server == 0)
    }

    @Test func theMouse() {
        let model = SampleScrapes.model()
        var state = DashboardState(intervalMilliseconds: 1000)
        var around = SampleScrapes.frame(model, state).around
        _ = state.handle(.click(row: 1, column: 33), around)
        #expect(state.page == .calls)
        around = SampleScrapes.frame(model, state).around
        _ = state.handle(.click(row: 2, column: 1), around)
        #expect(state.sort == DashboardState.Sort(column: 0, isDescending: false))
        _ = state.handle(.click(row: 4, column: 1), around)
        #expect(state.selection == 1)
        _ = state.handle(.click(row: 4, column: 1), around)
        #expect(state.isZoomed)
        _ = state.handle(.wheel(isDown: false, row: 4, column: 1), around)
        #expect(state.selection == 0)
        #expect(state.handle(.click(row: 90, column: 90), around) == .none)
    }
}

@Suite struct NumberTextTests {
    @Test func figures() {
        #expect(
            [0, 7, 7.25, 999, 1234, 1_200_000].map(NumberText.count) == [
                "0", "7", "7.3", "999", "1.2k", "1.2M",
            ])
        #expect([0, 1023, 1536, 52_428_800].map(NumberText.bytes) == ["0B", "1023B", "1.5K", "50M"])
        #expect(NumberText.rate(0.01) == "<0.1/s" && NumberText.rate(0) == "0/s")
        #expect(
            [0.000297, 0.0012, 0.25, 3.44, 45, 312, 11_100, 1_000_000].map { NumberText.seconds($0) }
                == ["297µs", "1.2ms", "250ms", "3.4s", "45s", "5m12s", "3h05m", "11.6d"])
        #expect(NumberText.percent(0.25) == "25%" && NumberText.percent(0.012) == "1.2%")
        #expect(NumberText.count(.nan) == "?" || NumberText.count(.nan).isEmpty == false)
    }
}

@Suite struct ThresholdsTests {
    @Test func settings() throws {
        var thresholds = Thresholds()
        try thresholds.set("p99=0.5")
        try thresholds.set("errors=off")
        #expect(thresholds[.p99] == 0.5 && thresholds[.errors] == nil)
        #expect(thresholds.style(.p99, 0.4) == .plain)
        #expect(thresholds.style(.p99, 0.5) == .warning)
        #expect(thresholds.style(.p99, 5) == .bad)
        #expect(thresholds.style(.p99, nil) == .plain)
        for text in ["p99", "p99=x", "nosuch=1", "p99=-1", "p99=inf"] {
            #expect(throws: (any Error).self, "\(text)") { try thresholds.set(text) }
        }
    }
}

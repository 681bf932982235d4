import CommandLineKit
import SystemIO
import TerminalUI
import Testing

@testable import ImmuDBAdmin

/// The loop around model and layout, on a screen without a terminal.
@MainActor
@Suite struct DashboardTests {
    private final class ListFeed: DashboardFeed {
        var scrapes: [Scrape]
        init(_ scrapes: [Scrape]) { self.scrapes = scrapes.reversed() }

        func take(_ state: DashboardState) throws -> DashboardNews {
            var news = DashboardNews()
            if let next = scrapes.popLast() { news.scrapes = [next] }
            news.time = SampleScrapes.time(40 - scrapes.count)
            return news
        }

        func fetchNow() {}
    }

    @Test func keysChangeWhatIsShown() async throws {
        let screen = ScriptedScreen(events: [
            .timeout, .timeout, .key(.character("4")), .timeout, .key(.character("?")), .key(.escape),
            .key(.character("2")), .key(.character("q")),
        ])
        let dashboard = Dashboard(
            model: DashboardModel(["db1"]), state: DashboardState(intervalMilliseconds: 1000),
            screen: screen, feed: ListFeed((1...5).map { SampleScrapes.scrape($0) }),
            clock: FixedClock(seconds: 1_700_000_000), zone: .utc)
        try await dashboard.run()
        let texts = screen.frames.map { $0.lines.joined(separator: "\n") }
        #expect(texts.contains { $0.contains("method") && $0.contains("Get") })
        #expect(texts.contains { $0.contains("Ctrl-Z") })
        #expect(texts.last?.contains("defaultdb") == true)
    }

    @Test func replayEndsWithTheRecording() async throws {
        var recording = Recording(servers: ["old"])
        recording.scrapes = (1...4).map { SampleScrapes.scrape($0) }
        let screen = ScriptedScreen(events: Array(repeating: .timeout, count: 50))
        var state = DashboardState(intervalMilliseconds: 1000)
        state.intervalMilliseconds = 0
        let dashboard = Dashboard(
            model: DashboardModel(recording.servers), state: state, screen: screen,
            feed: ReplayFeed(recording), clock: FixedClock(seconds: 1), zone: .utc)
        try await dashboard.run()
        let last = try #require(screen.frames.last).lines
        #expect(last[0].contains("replay 4 of 4"))
        #expect(last[0].contains("22:13:24"))
    }

    @Test func theSamplerSurvivesFailures() async throws {
        struct Flaky: MetricSource {
            let name = "flaky"
            func fetch() async throws -> [UInt8] {
                throw SystemIOError(
                    code: .other, operation: "ask", path: "flaky", message: "it is gone")
            }
        }
        let sampler = Sampler([Flaky()], clock: FixedClock(seconds: 1), intervalMilliseconds: 1)
        let task = Task { await sampler.run() }
        var scrapes: [Scrape] = []
        for _ in 0..<500 where scrapes.count < 3 {
            try await Task.sleep(for: .milliseconds(5))
            scrapes += sampler.take()
        }
        task.cancel()
        await task.value
        #expect(scrapes.count >= 3)
        #expect(scrapes.allSatisfy { $0.body == nil && $0.failure == "cannot ask flaky: it is gone" })
    }

    @Test func aDirectoryInThePlaceOfAServer() async throws {
        let place = try TestPlace()
        try await place.makeDirectory()
        let result = try await place.run([
            "top", "--once", "--interval", "0.25", "--output", "json", "--offline", place["data"],
        ])
        #expect(result.status == 0, "\(result.error)")
        #expect(result.output.contains(#""database":"defaultdb","transactions":20"#))
        let raw = try await place.run(["stats", "--raw", "--offline", place["data"]])
        #expect(raw.output.contains(#"immudb_number_of_stored_entries{db="defaultdb"} 20"#))
        let text = try await place.run(["stats", "--text", "--offline", place["data"]])
        #expect(text.output.contains("Database                   :\tdefaultdb\n"))
        #expect(text.error.isEmpty)
        let frames = try await place.run([
            "top", "--frames", "1", "--interval", "0.25", "--offline", place["data"],
        ])
        #expect(frames.output.contains("1 Overview 2 Databases"))
    }

    @Test func recordAndReplay() async throws {
        let place = try TestPlace()
        try await place.makeDirectory()
        let file = place["a.rec"]
        let made = try await place.run([
            "top", "--frames", "2", "--interval", "0.25", "--offline", place["data"], "--record", file,
        ])
        #expect(made.status == 0, "\(made.error)")
        let shown = try await place.run(["top", "--replay", file, "--interval", "0.25"])
        // A slow machine draws seldom and records more samples than frames.
        let last = try #require(shown.output.split(separator: "replay ").last?.prefix { $0 != " " })
        #expect(shown.output.contains("replay \(last) of \(last)"))
        #expect(try await place.run(["top", "--replay", place["none"]]).status == 5)
    }

    @Test func nobodyAnswers() async throws {
        let place = try TestPlace()
        let result = try await place.run([
            "top", "--once", "--interval", "0.25", "--url", "http://127.0.0.1:1/metrics",
        ])
        #expect(result.status == 3)
        #expect(result.error.contains("no answer from 127.0.0.1:1"))
        #expect(try await place.run(["top", "--interval", "0"]).status == 2)
        #expect(try await place.run(["top", "--url", "ftp://x"]).status == 2)
        #expect(try await place.run(["top", "--raw", "--text"]).status == 2)
    }
}

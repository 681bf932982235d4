import CommandLineKit
import SystemIO
import TerminalUI

/// The dashboard on a screen: takes what the sampler has, hands events to the state, draws what changed.
@MainActor
final class Dashboard {
    private var model: DashboardModel
    private var state: DashboardState
    private let screen: any Screen
    private let feed: any DashboardFeed
    private let clock: any WallClock
    private let zone: TimeZoneChoice
    private var around = DashboardState.Surroundings()
    /// Whether the memory that only the start needed was given back.
    private var isSettled = false

    /// - Parameter feed: where scrapes come from.
    init(
        model: DashboardModel, state: DashboardState, screen: any Screen, feed: any DashboardFeed,
        clock: any WallClock, zone: TimeZoneChoice
    ) {
        self.model = model
        self.state = state
        self.screen = screen
        self.feed = feed
        self.clock = clock
        self.zone = zone
    }

    /// Runs until the person leaves or the feed ends; `frames` frames at most, when given.
    func run(frames: Int? = nil) async throws {
        var drawn = 0
        var lastSecond: Int64 = -1
        var needsDrawing = true
        while true {
            let news = try feed.take(state)
            for scrape in news.scrapes { model.add(scrape) }
            if let position = news.position { model.replayPosition = position }
            if let trust = news.trust { model.trust = trust }
            let now = news.time ?? clock.now()
            if needsDrawing || !news.scrapes.isEmpty || now.seconds != lastSecond {
                try draw(now)
                lastSecond = now.seconds
                needsDrawing = false
                drawn += news.scrapes.isEmpty ? 0 : 1
                if let frames, drawn >= frames { return }
                if !isSettled, drawn >= Limits.framesOfTheStart {
                    isSettled = true
                    ProcessMemory.releaseWhatTheStartNeeded()
                }
            }
            if news.isOver, !(screen is CursesScreen) { return }
            let event = try screen.nextEvent(milliseconds: Limits.eventMilliseconds)
            needsDrawing = event != .timeout
            switch state.handle(event, around) {
            case .quit: return
            case .redraw: (screen as? CursesScreen)?.redraw()
            case .suspend: (screen as? CursesScreen)?.suspend()
            case .refresh: feed.fetchNow()
            case .none: break
            }
            (screen as? CursesScreen)?.theme = state.theme
            // The sampler's tasks get their turn.
            await Task.yield()
        }
    }

    private func draw(_ now: Timestamp) throws {
        let (frame, around) = DashboardLayout.draw(
            model, state, columns: screen.columns, rows: screen.rows, isUnicode: screen.isUnicode, now: now,
            zone: zone)
        self.around = around
        try screen.show(frame)
    }
}

/// What a feed has for the dashboard.
struct DashboardNews: Sendable {
    var scrapes: [Scrape] = []
    /// Newly compared trust; nil when it was not looked at.
    var trust: [TrustRow]?
    /// The time to show, when it is not the present.
    var time: Timestamp?
    /// Where a recording stands.
    var position: String?
    /// Nothing more will come.
    var isOver = false
}

/// Where the dashboard gets its scrapes.
@MainActor
protocol DashboardFeed {
    /// What has arrived since the last call.
    func take(_ state: DashboardState) throws -> DashboardNews
    func fetchNow()
}

/// Scrapes as they are fetched, optionally recorded.
final class LiveFeed: DashboardFeed {
    private let sampler: Sampler
    private let trust: TrustWatch?
    private var recording: RecordingFile?

    init(_ sampler: Sampler, trust: TrustWatch?, recording: RecordingFile?) {
        self.sampler = sampler
        self.trust = trust
        self.recording = recording
    }

    func take(_ state: DashboardState) throws -> DashboardNews {
        sampler.set(intervalMilliseconds: state.intervalMilliseconds, isPaused: state.isPaused)
        let scrapes = sampler.take()
        for scrape in scrapes { try recording?.append(scrape) }
        return DashboardNews(scrapes: scrapes, trust: trust?.take())
    }

    func fetchNow() { sampler.fetchNow() }
}

/// A recording, scrape by scrape: one for each interval that passes.
final class ReplayFeed: DashboardFeed {
    private let recording: Recording
    private var next = 0
    private var lastStep: ContinuousClock.Instant?
    private var stepRequested = false

    init(_ recording: Recording) { self.recording = recording }

    func take(_ state: DashboardState) throws -> DashboardNews {
        var news = DashboardNews()
        let now = ContinuousClock.now
        let isDue =
            lastStep.map { now - $0 >= .milliseconds(state.intervalMilliseconds) } ?? true
        if (isDue && !state.isPaused) || stepRequested, next < recording.scrapes.count {
            stepRequested = false
            lastStep = now
            // All servers that were asked at this step.
            var seen: Set<Int> = []
            while next < recording.scrapes.count, seen.insert(recording.scrapes[next].server).inserted {
                news.scrapes.append(recording.scrapes[next])
                next += 1
            }
        }
        news.time = next > 0 ? recording.scrapes[next - 1].time : nil
        news.position = "\(next) of \(recording.scrapes.count)"
        news.isOver = next >= recording.scrapes.count
        return news
    }

    func fetchNow() { stepRequested = true }
}

/// The file of a recording that is being made.
struct RecordingFile {
    private let file: any File
    private var end: UInt64

    /// - Throws: `alreadyExists`.
    init(creating path: String, servers: [String], in files: any FileSystem) throws {
        file = try files.open(path, .createExclusive, followLinks: false, permissions: 0o600)
        let head = Recording.head(servers)
        try file.write(head, at: 0)
        end = UInt64(head.count)
    }

    mutating func append(_ scrape: Scrape) throws {
        let bytes = Recording.encoded(scrape)
        try file.write(bytes, at: end)
        end += UInt64(bytes.count)
    }
}

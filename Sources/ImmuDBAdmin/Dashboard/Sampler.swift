import Synchronization
import SystemIO

/// Fetches scrapes at an interval, away from the screen, and keeps them until somebody looks.
final class Sampler: Sendable {
    private struct State {
        var waiting: [Scrape] = []
        var intervalMilliseconds: Int
        var isPaused = false
        /// Counts requests to fetch at once.
        var requests = 0
    }

    private let sources: [any MetricSource]
    private let clock: any WallClock
    private let state: Mutex<State>

    init(_ sources: [any MetricSource], clock: any WallClock, intervalMilliseconds: Int) {
        self.sources = sources
        self.clock = clock
        state = Mutex(State(intervalMilliseconds: intervalMilliseconds))
    }

    func set(intervalMilliseconds: Int, isPaused: Bool) {
        state.withLock { state in
            state.intervalMilliseconds = intervalMilliseconds
            state.isPaused = isPaused
        }
    }

    /// Fetches as soon as the fetch under way is over.
    func fetchNow() { state.withLock { $0.requests += 1 } }

    /// What has arrived since the last call, oldest first.
    func take() -> [Scrape] {
        state.withLock { state in
            defer { state.waiting = [] }
            return state.waiting
        }
    }

    /// One scrape of one server. A failure is a result like any other.
    static func scrape(_ source: any MetricSource, _ index: Int, _ clock: any WallClock) async -> Scrape {
        do {
            let body = try await source.fetch()
            return Scrape(time: clock.now(), server: index, body: body)
        } catch {
            return Scrape(
                time: clock.now(), server: index, body: nil, failure: ReasonText.of(error))
        }
    }

    /// Runs until cancelled.
    func run() async {
        await withTaskGroup(of: Void.self) { group in
            for (index, source) in sources.enumerated() {
                group.addTask { await self.watch(source, index) }
            }
        }
    }

    private func watch(_ source: any MetricSource, _ index: Int) async {
        var answered = 0
        while !Task.isCancelled {
            let (isPaused, requests) = state.withLock { ($0.isPaused, $0.requests) }
            if !isPaused || requests != answered {
                answered = requests
                let scrape = await Self.scrape(source, index, clock)
                state.withLock { state in
                    state.waiting.append(scrape)
                    // Nobody looks: only the newest matter.
                    if state.waiting.count > Limits.samplesMax { state.waiting.removeFirst() }
                }
            }
            await pause(answered)
        }
    }

    /// Waits for the interval, in steps, so that a shorter one or a request takes effect at once.
    private func pause(_ answered: Int) async {
        var waited = 0
        while !Task.isCancelled {
            let (interval, requests) = state.withLock { ($0.intervalMilliseconds, $0.requests) }
            if waited >= interval || requests != answered { return }
            let step = min(Limits.eventMilliseconds, interval - waited)
            do {
                try await Task.sleep(for: .milliseconds(step))
            } catch {
                return
            }
            waited += step
        }
    }
}

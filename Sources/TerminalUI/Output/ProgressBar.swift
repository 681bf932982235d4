import Synchronization

/// Progress on standard error, redrawn at most ten times a second. Can be updated from any thread.
///
/// A failing standard error never stops the work: drawing ends, the work goes on.
package final class ProgressBar: Sendable {
    /// What to do when standard error is no terminal.
    package enum PlainMode: Sendable, Equatable {
        case silent
        /// A line of its own each time this much has passed.
        case lines(every: Duration)
    }

    private struct State {
        var meter: ProgressMeter
        var lastDrawn: Duration?
        var isVisible = false
        var isOver = false
    }

    private let sink: OutputSink
    private let columns: Int
    private let isTerminal: Bool
    private let isUnicode: Bool
    private let plainMode: PlainMode
    private let now: @Sendable () -> Duration
    private let state: Mutex<State>

    /// `now` gives the time since the bar was made; tests pass their own.
    package init(
        _ meter: ProgressMeter, to sink: OutputSink, capabilities: TerminalCapabilities,
        plainMode: PlainMode = .silent, now: (@Sendable () -> Duration)? = nil
    ) {
        self.sink = sink
        self.columns = capabilities.columns
        self.isTerminal = capabilities.errorIsTerminal && !capabilities.isDumb
        self.isUnicode = capabilities.isUnicode
        self.plainMode = plainMode
        let start = ContinuousClock.now
        self.now = now ?? { ContinuousClock.now - start }
        self.state = Mutex(State(meter: meter))
    }

    /// Sets what is done so far, and the total when it became known.
    package func update(done: UInt64, total: UInt64? = nil) {
        let elapsed = now()
        state.withLock { state in
            guard !state.isOver else { return }
            state.meter.done = done
            state.meter.total = total ?? state.meter.total
            if isDue(state.lastDrawn, elapsed) {
                draw(&state, elapsed)
            }
        }
    }

    /// Draws the last state and leaves it on the screen.
    package func finish() {
        let elapsed = now()
        state.withLock { state in
            guard !state.isOver else { return }
            if isTerminal || plainMode != .silent {
                draw(&state, elapsed)
            }
            if state.isVisible {
                send("\n", &state)
            }
            state.isOver = true
        }
    }

    /// Removes the bar from the screen.
    package func clear() {
        state.withLock { state in
            if state.isVisible, !state.isOver {
                send("\r\u{1b}[K", &state)
            }
            state.isOver = true
        }
    }

    private func isDue(_ last: Duration?, _ elapsed: Duration) -> Bool {
        if isTerminal {
            return last.map { elapsed - $0 >= Limits.progressInterval } ?? true
        }
        switch plainMode {
        case .silent: return false
        case .lines(let interval): return elapsed - (last ?? .zero) >= interval
        }
    }

    private func draw(_ state: inout State, _ elapsed: Duration) {
        state.lastDrawn = elapsed
        // The last column stays free: writing there makes some terminals start a new line.
        let width = isTerminal ? max(columns - 1, 1) : Limits.defaultColumns
        let line = state.meter.line(elapsed: elapsed, columns: width, isUnicode: isUnicode)
        if isTerminal {
            state.isVisible = true
            send("\r" + line + "\u{1b}[K", &state)
        } else {
            send(line + "\n", &state)
        }
    }

    private func send(_ text: String, _ state: inout State) {
        do {
            try sink.write(text)
            try sink.flush()
        } catch {
            state.isOver = true
        }
    }
}

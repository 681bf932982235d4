/// A screen with a script in the place of the person: keeps the frames, hands out the events.
package final class ScriptedScreen: Screen {
    package var columns: Int
    package var rows: Int
    package let isUnicode: Bool
    private var events: [ScreenEvent]
    /// Everything that was shown, oldest first.
    package private(set) var frames: [Frame] = []
    package private(set) var isClosed = false

    /// - Parameter events: in order; `.end` after the last.
    package init(columns: Int = 80, rows: Int = 24, isUnicode: Bool = true, events: [ScreenEvent] = []) {
        self.columns = columns
        self.rows = rows
        self.isUnicode = isUnicode
        self.events = events.reversed()
    }

    package func show(_ frame: Frame) throws(TerminalError) {
        if !isClosed { frames.append(frame) }
    }

    package func nextEvent(milliseconds: Int) throws(TerminalError) -> ScreenEvent {
        events.popLast() ?? .end
    }

    package func close() { isClosed = true }
}

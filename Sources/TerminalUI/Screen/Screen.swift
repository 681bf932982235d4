/// What a person did at a full-screen program.
package enum ScreenEvent: Sendable, Hashable {
    case key(ScreenKey)
    case click(row: Int, column: Int)
    case wheel(isDown: Bool, row: Int, column: Int)
    /// The terminal has another size: draw again.
    case resize
    /// Nothing happened in the time given.
    case timeout
    /// The terminal is gone, or the script of a test is over.
    case end
}

/// A key of a full-screen program.
package enum ScreenKey: Sendable, Hashable {
    case character(Character)
    case enter, escape, backspace, tab, backTab
    case up, down, left, right, pageUp, pageDown, home, end
    case function(Int)
    /// Ctrl-C, which is a key like any other here.
    case interrupt
    /// Ctrl-Z.
    case suspend
    /// Ctrl-L.
    case redraw
}

/// Where frames go and events come from: a terminal, a stream of text, or a test.
package protocol Screen: AnyObject {
    var columns: Int { get }
    var rows: Int { get }
    /// Frames may hold characters outside ASCII.
    var isUnicode: Bool { get }
    /// Shows a frame in the place of the one before.
    func show(_ frame: Frame) throws(TerminalError)
    /// The next event, `.timeout` after so many milliseconds.
    func nextEvent(milliseconds: Int) throws(TerminalError) -> ScreenEvent
    /// Leaves, with the terminal as it was. Later frames are not shown.
    func close()
}

import CNCurses

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A terminal in full-screen mode, over ncurses. One at a time; used from one thread.
package final class CursesScreen: Screen {
    package let isUnicode: Bool
    package var theme: ScreenTheme
    private var isOpen = true

    /// Takes over the terminal. A fatal signal puts it back.
    /// - Parameter theme: with the palette; `.monochrome` shows none of the colours.
    /// - Throws: `notATerminal`, and `editorUnavailable` for a terminal that cannot do it.
    package init(
        input: Int32, output: Int32, capabilities: TerminalCapabilities, theme: ScreenTheme
    ) throws(TerminalError) {
        let code = cncurses_open(
            capabilities.terminalName, input, output, capabilities.colour == .none ? 0 : 1, 1)
        switch code {
        case 0: break
        case ENOTTY: throw TerminalError(.notATerminal, "this needs a terminal", hint: "use --text")
        default:
            throw TerminalError(
                .editorUnavailable, "the terminal '\(capabilities.terminalName)' cannot show a full screen",
                hint: "check TERM, or use --text")
        }
        isUnicode = capabilities.isUnicode && cncurses_is_unicode() == 1
        self.theme = theme
    }

    deinit { close() }

    package var columns: Int { size.columns }
    package var rows: Int { size.rows }

    private var size: (columns: Int, rows: Int) {
        var (columns, rows): (Int32, Int32) = (0, 0)
        cncurses_size(&columns, &rows)
        return (Int(columns), Int(rows))
    }

    package func show(_ frame: Frame) throws(TerminalError) {
        guard isOpen else { return }
        cncurses_erase()
        for row in 0..<frame.rows {
            for run in frame.runs(row: row) {
                if run.style == .plain, !run.isReversed, run.text.utf8.allSatisfy({ $0 == 0x20 }) { continue }
                let look = theme.look(of: run.style)
                let attributes = look.attributes | (run.isReversed ? Int32(CNCURSES_REVERSE) : 0)
                cncurses_put(Int32(row), Int32(run.column), run.text, attributes, look.colour)
            }
        }
        guard cncurses_refresh() == 0 else {
            throw TerminalError(.writeFailed, "cannot draw on the terminal")
        }
    }

    package func nextEvent(milliseconds: Int) throws(TerminalError) -> ScreenEvent {
        guard isOpen else { return .end }
        let event = cncurses_next(Int32(clamping: max(milliseconds, 0)))
        switch UInt32(bitPattern: event.kind) {
        case UInt32(CNCURSES_SCALAR): return Self.character(event.scalar)
        case UInt32(CNCURSES_KEY): return Self.key(event.scalar)
        case UInt32(CNCURSES_RESIZE): return .resize
        case UInt32(CNCURSES_CLICK): return .click(row: Int(event.row), column: Int(event.column))
        case UInt32(CNCURSES_WHEEL):
            return .wheel(isDown: event.scalar == 1, row: Int(event.row), column: Int(event.column))
        case UInt32(CNCURSES_END): return .end
        default: return .timeout
        }
    }

    package func close() {
        guard isOpen else { return }
        isOpen = false
        cncurses_close()
    }

    /// Stops the program until it is continued, as Ctrl-Z does elsewhere.
    package func suspend() { cncurses_suspend() }

    /// Draws everything anew at the next frame: something else wrote on the terminal.
    package func redraw() { cncurses_redraw() }

    private static func character(_ scalar: UInt32) -> ScreenEvent {
        switch scalar {
        case 0x03: return .key(.interrupt)
        case 0x0a, 0x0d: return .key(.enter)
        case 0x0c: return .key(.redraw)
        case 0x1a: return .key(.suspend)
        case 0x1b: return .key(.escape)
        case 0x08, 0x7f: return .key(.backspace)
        case 0x09: return .key(.tab)
        default:
            guard scalar >= 0x20, let known = Unicode.Scalar(scalar) else { return .timeout }
            return .key(.character(Character(known)))
        }
    }

    private static func key(_ code: UInt32) -> ScreenEvent {
        switch code {
        case UInt32(CNCURSES_KEY_UP): return .key(.up)
        case UInt32(CNCURSES_KEY_DOWN): return .key(.down)
        case UInt32(CNCURSES_KEY_LEFT): return .key(.left)
        case UInt32(CNCURSES_KEY_RIGHT): return .key(.right)
        case UInt32(CNCURSES_KEY_PAGE_UP): return .key(.pageUp)
        case UInt32(CNCURSES_KEY_PAGE_DOWN): return .key(.pageDown)
        case UInt32(CNCURSES_KEY_HOME): return .key(.home)
        case UInt32(CNCURSES_KEY_END): return .key(.end)
        case UInt32(CNCURSES_KEY_BACKSPACE): return .key(.backspace)
        case UInt32(CNCURSES_KEY_BACK_TAB): return .key(.backTab)
        case UInt32(CNCURSES_KEY_ENTER): return .key(.enter)
        case UInt32(CNCURSES_KEY_FUNCTION)...:
            return .key(.function(Int(code - UInt32(CNCURSES_KEY_FUNCTION))))
        default: return .timeout
        }
    }
}

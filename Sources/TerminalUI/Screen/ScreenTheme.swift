import CNCurses

/// How styles look on a full screen.
package enum ScreenTheme: String, Sendable, CaseIterable {
    /// Colours of the terminal, dim frames.
    case standard
    /// Bold colours, nothing dim.
    case contrast
    /// No colour at all: bold, underlined and reversed text.
    case monochrome

    /// The theme after this one.
    package var next: ScreenTheme {
        let all = Self.allCases
        guard let index = all.firstIndex(of: self) else { return .standard }
        return all[(index + 1) % all.count]
    }

    /// Attributes and colour (0 to 7, -1 for the terminal's own) of a style.
    func look(of style: Style) -> (attributes: Int32, colour: Int32) {
        let (bold, dim) = (Int32(CNCURSES_BOLD), Int32(CNCURSES_DIM))
        let underline = Int32(CNCURSES_UNDERLINE)
        let plain: (attributes: Int32, colour: Int32) =
            switch style {
            case .plain: (0, -1)
            case .good: (0, 2)
            case .warning: (0, 3)
            case .bad: (bold, 1)
            case .dim: (dim, -1)
            case .bold, .heading, .prompt: (bold, -1)
            case .key: (0, 6)
            case .number: (0, 5)
            case .string: (0, 2)
            case .keyword: (bold, 4)
            }
        switch self {
        case .standard: return plain
        case .contrast: return (attributes: style == .plain || style == .dim ? 0 : bold, colour: plain.colour)
        case .monochrome:
            switch style {
            case .bad: return (bold | underline, -1)
            case .warning: return (underline, -1)
            default: return (plain.attributes, -1)
            }
        }
    }
}

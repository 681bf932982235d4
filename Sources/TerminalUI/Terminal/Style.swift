/// What a piece of text means; the palette decides how that looks.
package enum Style: Sendable, CaseIterable {
    case plain
    case good
    case warning
    case bad
    case dim
    case bold
    case heading
    case key
    case number
    case string
    case keyword
    case prompt
}

/// Styles as terminal sequences; none at all where there is no colour.
package struct Palette: Sendable, Equatable {
    package let colour: ColourSupport

    package init(_ colour: ColourSupport) {
        self.colour = colour
    }

    /// No sequences, whatever the style.
    package static let plain = Palette(.none)

    /// The sequence that switches a style on; empty without colour.
    package func on(_ style: Style) -> String {
        let codes = Self.codes(style, rich: colour >= .palette256)
        return colour == .none || codes.isEmpty ? "" : "\u{1b}[\(codes)m"
    }

    /// The sequence that switches every style off; empty without colour.
    package func off(_ style: Style) -> String {
        on(style).isEmpty ? "" : "\u{1b}[0m"
    }

    /// The text in a style. The text must be sanitized already.
    package func paint(_ text: String, _ style: Style) -> String {
        text.isEmpty ? "" : on(style) + text + off(style)
    }

    // The sixteen basic colours follow the user's theme; only grey needs the larger palette.
    private static func codes(_ style: Style, rich: Bool) -> String {
        switch style {
        case .plain: ""
        case .good: "32"
        case .warning: "33"
        case .bad: "1;31"
        case .dim: rich ? "38;5;245" : "2"
        case .bold, .heading: "1"
        case .key: "36"
        case .number: "35"
        case .string: "32"
        case .keyword: "1;34"
        case .prompt: "1"
        }
    }
}

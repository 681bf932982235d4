/// A chart of one line: the newest value at its right end.
package enum Sparkline {
    private static let blocks = Array("▁▂▃▄▅▆▇█")
    private static let letters = Array("_.-=+*#@")

    /// - Parameters:
    ///   - values: oldest first; nil is a gap, as is anything that is not a finite number.
    ///   - width: in columns; only the newest values that fit are shown.
    ///   - ceiling: value of the highest step; nil: the largest value shown.
    package static func text(
        _ values: [Double?], width: Int, isUnicode: Bool, ceiling: Double? = nil
    ) -> String {
        guard width > 0 else { return "" }
        let shown = values.suffix(width)
        let finite = shown.compactMap { $0 }.filter(\.isFinite)
        let top = ceiling ?? finite.max() ?? 0
        let steps = isUnicode ? blocks : letters
        let padding = String(repeating: " ", count: width - shown.count)
        return padding
            + String(
                shown.map { value -> Character in
                    guard let value, value.isFinite else { return " " }
                    guard top > 0, value > 0 else { return steps[0] }
                    let part = min(value / top, 1) * Double(steps.count - 1)
                    return steps[Int(part.rounded())]
                })
    }

    /// A bar that shows a part of a whole.
    /// - Parameter part: 0 to 1; nil when unknown.
    package static func bar(_ part: Double?, width: Int, isUnicode: Bool) -> String {
        guard width > 0 else { return "" }
        guard let part, part.isFinite else { return String(repeating: " ", count: width) }
        let filled = Int((min(max(part, 0), 1) * Double(width)).rounded())
        let glyphs = isUnicode ? ("█", "░") : ("#", ".")
        return String(repeating: glyphs.0, count: filled)
            + String(repeating: glyphs.1, count: width - filled)
    }
}

import Testing

/// A kind of terminal.
struct ShellScreen: Sendable, CustomTestStringConvertible {
    var columns: UInt16
    var rows: UInt16
    var hasColours = true
    var isUnicode = true
    var isDumb = false

    var testDescription: String {
        let marks = [hasColours ? "" : " NO_COLOR", isUnicode ? "" : " LC_ALL=C", isDumb ? " dumb" : ""]
        return "\(columns)x\(rows)" + marks.joined()
    }

    /// Small and large, with and without colours and UTF-8.
    static let all = [
        ShellScreen(columns: 80, rows: 24),
        ShellScreen(columns: 80, rows: 24, hasColours: false),
        ShellScreen(columns: 80, rows: 24, hasColours: false, isUnicode: false),
        ShellScreen(columns: 200, rows: 50),
        ShellScreen(columns: 200, rows: 50, isUnicode: false),
    ]
    static let small = all[0]
    static let large = all[3]
    /// The smallest with the least and the largest with the most that a terminal can do.
    static let extremes = [all[2], all[3]]
    /// A terminal that cannot move its cursor.
    static let dumb = ShellScreen(columns: 80, rows: 24, hasColours: false, isDumb: true)

    /// What a program learns from the environment about it.
    func describe(to place: TestPlace) {
        if !hasColours { place.environment["NO_COLOR"] = "1" }
        if !isUnicode { place.environment["LC_ALL"] = "C" }
        if isDumb { place.environment["TERM"] = "dumb" }
    }
}

/// The characters a table is drawn with.
package struct TableBorder: Sendable, Equatable {
    /// Horizontal line, vertical line, and the crossings by position.
    let horizontal: String
    let vertical: String
    let top: (String, String, String)
    let middle: (String, String, String)
    let bottom: (String, String, String)
    /// A frame around the table, not only lines between columns.
    let hasFrame: Bool
    /// Marks a cell that was cut.
    package let elision: String

    package static func == (left: TableBorder, right: TableBorder) -> Bool {
        left.horizontal == right.horizontal && left.vertical == right.vertical
            && left.hasFrame == right.hasFrame
            && left.elision == right.elision
    }

    private init(
        horizontal: String, vertical: String, top: (String, String, String), middle: (String, String, String),
        bottom: (String, String, String), hasFrame: Bool, elision: String
    ) {
        self.horizontal = horizontal
        self.vertical = vertical
        self.top = top
        self.middle = middle
        self.bottom = bottom
        self.hasFrame = hasFrame
        self.elision = elision
    }

    private static let cross = ("+", "+", "+")

    /// Box drawing characters, framed.
    package static let box = TableBorder(
        horizontal: "─", vertical: "│", top: ("┌", "┬", "┐"), middle: ("├", "┼", "┤"),
        bottom: ("└", "┴", "┘"),
        hasFrame: true, elision: "…")
    /// Box drawing characters between the columns and under the titles.
    package static let lines = TableBorder(
        horizontal: "─", vertical: "│", top: ("", "", ""), middle: ("", "┼", ""), bottom: ("", "", ""),
        hasFrame: false, elision: "…")
    /// Plus, minus and bar, framed.
    package static let asciiBox = TableBorder(
        horizontal: "-", vertical: "|", top: cross, middle: cross, bottom: cross, hasFrame: true,
        elision: "..")
    /// Plus, minus and bar between the columns and under the titles.
    package static let asciiLines = TableBorder(
        horizontal: "-", vertical: "|", top: ("", "", ""), middle: ("", "+", ""), bottom: ("", "", ""),
        hasFrame: false, elision: "..")

    /// A line under the titles, and nothing else.
    package static let bare = TableBorder(
        horizontal: "─", vertical: "", top: ("", "", ""), middle: ("", "", ""), bottom: ("", "", ""),
        hasFrame: false, elision: "…")
    /// The same in ASCII.
    package static let asciiBare = TableBorder(
        horizontal: "-", vertical: "", top: ("", "", ""), middle: ("", "", ""), bottom: ("", "", ""),
        hasFrame: false, elision: "..")

    /// The line style a terminal can show.
    package static func suited(to capabilities: TerminalCapabilities, framed: Bool = false) -> TableBorder {
        switch (capabilities.isUnicode, framed) {
        case (true, true): .box
        case (true, false): .lines
        case (false, true): .asciiBox
        case (false, false): .asciiLines
        }
    }
}

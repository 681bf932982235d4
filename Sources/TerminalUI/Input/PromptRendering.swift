import CLibEdit

/// A prompt as libedit wants it: colour sequences between marks, so that they take no width.
struct PromptRendering: Equatable {
    let scalars: [UInt32]
    /// Width in terminal columns.
    let columns: Int

    init(_ segments: [Prompt.Segment], _ palette: Palette) {
        var scalars: [UInt32] = []
        var columns = 0
        // libedit ties a sequence to the one visible character after it: two in a row, or one at the very
        // end, would be lost. So they are collected, and the last character carries the last of them.
        var waiting = ""
        let pieces = segments.map { (text: TextSanitizer.singleLine.sanitize($0.text), style: $0.style) }
            .filter { !$0.text.isEmpty }
        for (index, piece) in pieces.enumerated() {
            columns += DisplayWidth.of(piece.text)
            waiting += palette.on(piece.style)
            let text = piece.text.unicodeScalars.map(\.value)
            let off = palette.off(piece.style)
            if index + 1 < pieces.count || off.isEmpty {
                scalars += Self.escape(waiting) + text
                waiting = off
            } else if text.count == 1 {
                scalars += Self.escape(off) + text
            } else {
                scalars += Self.escape(waiting) + text.dropLast() + Self.escape(off) + text.suffix(1)
            }
        }
        self.scalars = scalars
        self.columns = columns
    }

    private static func escape(_ sequence: String) -> [UInt32] {
        guard !sequence.isEmpty else { return [] }
        let mark = UInt32(CLIBEDIT_PROMPT_ESCAPE)
        return [mark] + sequence.unicodeScalars.map(\.value) + [mark]
    }
}

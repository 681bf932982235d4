extension EditLineReader {
    /// TAB: asks the completer, and inserts, lists or beeps.
    func complete() -> KeyResult {
        guard let completer else { return insert([0x09]) }
        let (text, _, cursor) = buffer()
        let isRepeated = lastCompletion.map { $0.text == text && $0.cursor == cursor } ?? false
        let result = completer(text, EditLineText.byteOffset(text, scalars: cursor))
        switch CompletionStep.decide(line: text, result: result, isRepeated: isRepeated) {
        case .nothing:
            lastCompletion = (text, cursor)
            return .beep
        case .replace(let range, let replacement):
            replace(range, of: text, by: replacement)
            let after = buffer()
            lastCompletion = (after.text, after.cursor)
            return .refresh
        case .list(let candidates):
            listing = candidates
            return printBelow(.listCandidates)
        }
    }

    /// The cursor is at the end of the text by now.
    func listCandidates() -> KeyResult {
        let columns = SystemCalls.windowSize(output)?.columns ?? capabilities.columns
        let lines = CandidateList.lines(listing, columns: columns, isUnicode: capabilities.isUnicode)
        listing = []
        return printLines(lines)
    }
}

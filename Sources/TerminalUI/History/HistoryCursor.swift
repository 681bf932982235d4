/// Walks through the history for one line being edited. What was typed, and what was changed in entries on
/// the way, is kept until the line is done.
struct HistoryCursor {
    private let entries: [String]
    /// `entries.count` is the line that was being typed.
    private var position: Int
    private var edits: [Int: String] = [:]

    /// Oldest entry first.
    init(_ entries: [String]) {
        self.entries = entries
        self.position = entries.count
    }

    /// The entry before, nil when there is none.
    mutating func previous(from current: String) -> String? {
        guard position > 0 else { return nil }
        return move(to: position - 1, from: current)
    }

    /// The entry after, at the end the line that was typed; nil when there is none.
    mutating func next(from current: String) -> String? {
        guard position < entries.count else { return nil }
        return move(to: position + 1, from: current)
    }

    private mutating func move(to target: Int, from current: String) -> String {
        edits[position] = current
        position = target
        return edits[target] ?? (target < entries.count ? entries[target] : "")
    }
}

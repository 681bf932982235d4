/// Finds what somebody may have meant.
package enum SimilarNames {
    /// Names that start with the word or are at most two typing errors away, the closest first.
    package static func suggestions(for word: String, in names: [String]) -> [String] {
        let typed = Array(word.lowercased())
        guard !typed.isEmpty else { return [] }
        var scored: [(name: String, distance: Int)] = []
        for name in names {
            let candidate = Array(name.lowercased())
            if candidate.starts(with: typed) {
                scored.append((name, 0))
                continue
            }
            let distance = distance(typed, candidate)
            // In a short word two errors leave nothing of it.
            let allowed = typed.count > 3 ? Limits.suggestionDistanceMax : 1
            if distance <= allowed { scored.append((name, distance)) }
        }
        scored.sort { ($0.distance, $0.name) < ($1.distance, $1.name) }
        return scored.prefix(Limits.suggestionsMax).map(\.name)
    }

    /// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other.
    static func distance(_ left: [Character], _ right: [Character]) -> Int {
        // Long words are never similar enough, and the matrix below would be large.
        guard left.count <= 64, right.count <= 64 else { return Int.max }
        var rows = [Array(0...right.count)]
        for i in 0..<left.count {
            var row = [i + 1]
            for j in 0..<right.count {
                let replaced = rows[i][j] + (left[i] == right[j] ? 0 : 1)
                var best = min(replaced, rows[i][j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                    best = min(best, rows[i - 1][j - 1] + 1)
                }
                row.append(best)
            }
            rows.append(row)
        }
        return rows[left.count][right.count]
    }
}

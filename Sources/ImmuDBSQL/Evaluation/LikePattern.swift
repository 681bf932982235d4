/// Patterns of LIKE: `%` any run, `_` one character, `\` takes the next character literally. Neither `%`
/// nor `_`
/// matches a line feed.
enum LikePattern {
    static func matches(_ text: String, _ pattern: String, ignoresCase: Bool) -> Bool {
        let (text, pattern) = ignoresCase ? (text.lowercased(), pattern.lowercased()) : (text, pattern)
        return matches([UnicodeScalar](text.unicodeScalars), parts(of: pattern))
    }

    private enum Part { case run, one, literal(UnicodeScalar) }

    private static func parts(of pattern: String) -> [Part] {
        var parts: [Part] = []
        var isEscaped = false
        for scalar in pattern.unicodeScalars {
            switch scalar {
            case _ where isEscaped:
                parts.append(.literal(scalar))
                isEscaped = false
            case "\\": isEscaped = true
            case "%": parts.append(.run)
            case "_": parts.append(.one)
            default: parts.append(.literal(scalar))
            }
        }
        if isEscaped { parts.append(.literal("\\")) }
        return parts
    }

    /// Greedy match that remembers the last `%` only, which suffices.
    private static func matches(_ text: [UnicodeScalar], _ parts: [Part]) -> Bool {
        var (position, part) = (0, 0)
        var retry: (part: Int, position: Int)?
        while position < text.count || part < parts.count {
            if part < parts.count {
                switch parts[part] {
                case .run:
                    retry = (part, position)
                    part += 1
                    continue
                case .one where position < text.count && text[position] != "\n":
                    part += 1
                    position += 1
                    continue
                case .literal(let scalar) where position < text.count && text[position] == scalar:
                    part += 1
                    position += 1
                    continue
                default: break
                }
            }
            guard let again = retry, again.position < text.count, text[again.position] != "\n" else {
                return false
            }
            retry = (again.part, again.position + 1)
            part = again.part + 1
            position = again.position + 1
        }
        return true
    }
}

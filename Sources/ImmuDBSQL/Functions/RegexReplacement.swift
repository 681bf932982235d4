/// REGEXP_REPLACE.
enum RegexReplacement {
    /// Replaces all matches; `$1` in the replacement is the first group. An invalid pattern changes nothing.
    static func apply(to text: String, pattern: String, replacement: String) -> String {
        guard let regex = try? Regex(pattern) else { return text }
        return text.replacing(regex) { match in
            var result = ""
            var rest = Substring(replacement)
            while let dollar = rest.firstIndex(of: "$") {
                result += rest[..<dollar]
                rest = rest[rest.index(after: dollar)...]
                let isBraced = rest.first == "{"
                let digits = (isBraced ? rest.dropFirst() : rest).prefix { $0.isASCII && $0.isNumber }
                guard let number = Int(digits) else {
                    if rest.first == "$" { rest = rest.dropFirst() }
                    result += "$"
                    continue
                }
                rest = rest.dropFirst(digits.count + (isBraced ? 2 : 0))
                if number < match.output.count { result += match.output[number].substring ?? "" }
            }
            return result + rest
        }
    }
}

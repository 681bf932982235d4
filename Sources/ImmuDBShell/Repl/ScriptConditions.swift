import CommandLineKit
import ImmuDBRecords

/// The open `\if` of a script, from the outside to the inside.
struct ScriptConditions: Sendable {
    private struct Branch: Sendable {
        /// Whether the part that is being read is to be executed.
        var isActive: Bool
        /// Whether some part was, so that no other one may be.
        var isDecided: Bool
        var hasElse = false
    }

    private var branches: [Branch] = []

    /// Whether what is read now is to be executed.
    var isActive: Bool { branches.allSatisfy(\.isActive) }
    var isEmpty: Bool { branches.isEmpty }

    /// Whether the condition of an `\elif` has to be looked at.
    var needsDecision: Bool {
        guard let last = branches.last else { return false }
        return !last.isDecided && branches.dropLast().allSatisfy(\.isActive)
    }

    /// `\if`. Inside of what is left out, nothing is looked at and everything is left out.
    mutating func open(_ isTrue: Bool) throws(CommandFailure) {
        guard branches.count < Limits.conditionDepthMax else {
            throw CommandFailure(.usage, "\\if stands more than \(Limits.conditionDepthMax) deep")
        }
        branches.append(Branch(isActive: isTrue, isDecided: isTrue))
    }

    /// `\if` inside of something that is left out.
    mutating func openSkipped() throws(CommandFailure) {
        try open(false)
        branches[branches.count - 1].isDecided = true
    }

    /// `\elif`, whose condition counts only if nothing was executed yet.
    mutating func next(_ isTrue: Bool) throws(CommandFailure) {
        guard var last = branches.popLast() else { throw Self.misplaced("elif") }
        guard !last.hasElse else {
            branches.append(last)
            throw CommandFailure(.usage, "\\elif behind \\else")
        }
        last.isActive = isTrue && !last.isDecided
        last.isDecided = last.isDecided || isTrue
        branches.append(last)
    }

    /// `\else`.
    mutating func otherwise() throws(CommandFailure) {
        guard var last = branches.popLast() else { throw Self.misplaced("else") }
        guard !last.hasElse else {
            branches.append(last)
            throw CommandFailure(.usage, "\\else a second time")
        }
        last.isActive = !last.isDecided
        last.isDecided = true
        last.hasElse = true
        branches.append(last)
    }

    /// `\endif`.
    mutating func close() throws(CommandFailure) {
        guard branches.popLast() != nil else { throw Self.misplaced("endif") }
    }

    private static func misplaced(_ name: String) -> CommandFailure {
        CommandFailure(.usage, "\\\(name) without \\if")
    }
}

/// What stands behind `\if`: a value, two values with a comparison between them, `defined @NAME`, or one of
/// these behind `not`.
enum Condition {
    static func isTrue(_ words: [String], _ variables: [String: SQLValue]) throws(CommandFailure) -> Bool {
        switch words.count {
        case 2... where words[0].lowercased() == "not":
            return try !isTrue(Array(words.dropFirst()), variables)
        case 2 where words[0].lowercased() == "defined":
            guard words[1].hasPrefix("@") else { throw wrong }
            return variables[words[1].dropFirst().lowercased()] != nil
        case 1: return try truth(value(words[0], variables))
        case 3:
            return try compare(value(words[0], variables), words[1], value(words[2], variables))
        default: throw wrong
        }
    }

    private static let wrong = CommandFailure(
        .usage, "no condition", hint: "\\if @NAME, \\if @NAME >= 3, \\if defined @NAME, \\if not ...")

    private static func value(
        _ word: String, _ variables: [String: SQLValue]
    ) throws(CommandFailure) -> SQLValue {
        guard word.hasPrefix("@") else { return SQLLiteral.value(word) }
        guard let value = variables[word.dropFirst().lowercased()] else {
            throw CommandFailure(.usage, "\(word) has no value", hint: "\\set gives it one")
        }
        return value
    }

    private static func truth(_ value: SQLValue) throws(CommandFailure) -> Bool {
        switch value {
        case .boolean(let flag): return flag
        case .integer(let number): return number != 0
        case .null: return false
        case .varchar(let text):
            switch text.lowercased() {
            case "yes", "on", "t", "y": return true
            case "no", "off", "f", "n", "": return false
            default: break
            }
        default: break
        }
        throw CommandFailure(.usage, "'\(value.plainText)' is neither true nor false")
    }

    private static func compare(
        _ left: SQLValue, _ sign: String, _ right: SQLValue
    ) throws(CommandFailure) -> Bool {
        let order = order(left, right)
        switch (sign, order) {
        case ("=", _), ("==", _): return order == 0
        case ("<>", _), ("!=", _): return order != 0
        case ("<", let order?): return order < 0
        case ("<=", let order?): return order <= 0
        case (">", let order?): return order > 0
        case (">=", let order?): return order >= 0
        case ("<", nil), ("<=", nil), (">", nil), (">=", nil):
            throw CommandFailure(
                .usage, "'\(left.plainText)' and '\(right.plainText)' have no order between them")
        default: throw CommandFailure(.usage, "'\(sign)' is no comparison", hint: "= <> < <= > >=")
        }
    }

    /// -1, 0 or 1; nil for values of different kinds.
    private static func order(_ left: SQLValue, _ right: SQLValue) -> Int? {
        func sign<Value: Comparable>(_ one: Value, _ other: Value) -> Int {
            one < other ? -1 : one == other ? 0 : 1
        }
        switch (left, right) {
        case (.integer(let one), .integer(let other)): return sign(one, other)
        case (.integer(let one), .float(let other)): return sign(Double(one), other)
        case (.float(let one), .integer(let other)): return sign(one, Double(other))
        case (.float(let one), .float(let other)): return sign(one, other)
        case (.boolean(let one), .boolean(let other)): return one == other ? 0 : nil
        case (.null, .null): return 0
        case (.null, _), (_, .null): return nil
        case (.varchar(let one), .varchar(let other)): return sign(one, other)
        default: return left.plainText == right.plainText ? 0 : nil
        }
    }
}

extension SQLValue {
    /// The text of a value, as `\echo` and files show it; empty for NULL.
    var plainText: String {
        switch self {
        case .null: ""
        case .integer(let number): String(number)
        case .float(let number): FloatText.sql(number)
        case .boolean(let flag): flag ? "true" : "false"
        case .varchar(let text): text
        case .timestamp(let micros): CivilTime(micros: micros).text
        case .uuid(let id): id.text
        case .blob(let bytes): "\\x" + String(decoding: Encodings.hex(bytes), as: UTF8.self)
        case .json(let json): json.text
        }
    }
}

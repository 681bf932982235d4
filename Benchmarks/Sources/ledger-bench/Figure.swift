import Foundation

/// One measured number, with what the machine does at best and what is wanted.
struct Figure: Codable {
    var name: String
    var value: Double
    var unit: String
    /// The same work without the engine, in the same unit and run.
    var floor: Double?
    /// What has to be reached.
    var goal: Double?
    /// Whether a greater number is the better one.
    var moreIsBetter = true

    /// How many times the floor's cost.
    var ratio: Double? {
        guard let floor, floor > 0, value > 0 else { return nil }
        return moreIsBetter ? floor / value : value / floor
    }

    var reachesGoal: Bool? {
        goal.map { moreIsBetter ? value >= $0 : value <= $0 }
    }

    func isBetter(than other: Figure) -> Bool {
        moreIsBetter ? value > other.value : value < other.value
    }

    var line: String {
        var text = name.padding(toLength: 58, withPad: " ", startingAt: 0) + Self.text(value) + " " + unit
        if let floor, let ratio {
            text += "   floor " + Self.text(floor) + String(format: " (%.2fx)", ratio)
        }
        return text
    }

    /// A row of the table in docs/performance.md.
    var row: String {
        let wanted = goal.map { (moreIsBetter ? "at least " : "at most ") + Self.text($0) } ?? "-"
        let floor = floor.map(Self.text) ?? "-"
        let ratio = ratio.map { String(format: "%.2f", $0) } ?? "-"
        let verdict = reachesGoal.map { $0 ? "yes" : "no" } ?? "-"
        return "| \(name) | \(Self.text(value)) \(unit) | \(wanted) | \(verdict) | \(floor) | \(ratio) |"
    }

    static let head = """
        | what | measured | wanted | reached | floor | ratio |
        |---|---|---|---|---|---|
        """

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    private static func text(_ value: Double) -> String {
        if value >= 1000 {
            var digits = String(format: "%.0f", value)
            var groups: [String] = []
            while digits.count > 3 {
                groups.insert(String(digits.suffix(3)), at: 0)
                digits.removeLast(3)
            }
            return ([digits] + groups).joined(separator: " ")
        }
        return String(format: value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value)
    }
}

import ImmuDBProofs

/// The steps of a proof as a tree: what a step was computed from stands below it.
struct ProofTree {
    private let steps: [ProofTrace.Step]
    /// Steps whose results each step uses.
    private var children: [[Int]]
    private var roots: [Int] = []

    init(_ trace: ProofTrace) {
        steps = trace.steps
        children = Array(repeating: [], count: steps.count)
        for index in steps.indices {
            guard let user = user(of: index) else {
                roots.append(index)
                continue
            }
            children[user].append(index)
        }
    }

    /// The step that takes up the result of a step: the first one that names it, else the one behind it.
    private func user(of index: Int) -> Int? {
        let later = (index + 1)..<steps.count
        guard !later.isEmpty else { return nil }
        if let computed = steps[index].computed {
            let text = computed.hex
            let found = later.first { next in
                steps[next].expected == computed || steps[next].inputs.contains { $0.value == text }
            }
            if let found { return found }
        }
        return index + 1
    }

    /// - Parameter isUnicode: whether lines of boxes can be drawn.
    func lines(isUnicode: Bool) -> [String] {
        var lines: [String] = []
        for (position, root) in roots.enumerated().reversed() {
            append(root, prefix: "", isLast: position == 0, isUnicode, &lines)
        }
        return lines
    }

    private func append(
        _ index: Int, prefix: String, isLast: Bool, _ isUnicode: Bool, _ lines: inout [String]
    ) {
        let step = steps[index]
        let (branch, corner, bar) = isUnicode ? ("├─ ", "└─ ", "│  ") : ("|- ", "`- ", "|  ")
        let mark = step.isOK ? (isUnicode ? "✓" : "ok") : (isUnicode ? "✗" : "!!")
        lines.append(
            prefix + (isLast ? corner : branch) + "\(mark) \(index + 1) \(step.title)\(result(step))")
        let inner = prefix + (isLast ? "   " : bar)
        for (position, child) in children[index].enumerated() {
            append(
                child, prefix: inner, isLast: position == children[index].count - 1, isUnicode, &lines)
        }
    }

    private func result(_ step: ProofTrace.Step) -> String {
        guard let computed = step.computed else {
            return step.isOK ? "" : step.inputs.map { ": \($0.value)" }.joined()
        }
        let short = computed.hex.prefix(16)
        guard let expected = step.expected, expected != computed else { return " = \(short)..." }
        return " = \(short)... but expected \(expected.hex.prefix(16))..."
    }
}

/// Whether a history of concurrent operations could have happened one at a time.
///
/// Every operation must have an instant between its call and its return at which it took effect, such that
/// each read sees the last write before it. Keys are independent, so each is checked by itself. The search is
/// that of Wing and Gong with the memory of Lowe: configurations seen once are not tried again.
public enum LinearizabilityCheck {
    /// What came out.
    public enum Outcome: Sendable, Equatable {
        case linearizable
        /// There is no such order for this key.
        /// - Parameter explanation: one sentence with the operation that cannot be placed.
        case violation(key: String, explanation: String)
        /// The search for this key was given up after as many configurations as were allowed.
        case undecided(key: String)
    }

    /// Checks a history, key by key.
    /// - Parameters:
    ///   - initial: value of every key at the start; nil for none.
    ///   - configurationsMax: configurations tried per key before it is given up.
    /// - Returns: the first key that is not linearizable, in the order of the keys.
    public static func check<Value>(
        _ operations: [RegisterOperation<Value>], initial: Value? = nil,
        configurationsMax: Int = TestingLimits.configurationsMax
    ) -> Outcome {
        for (key, own) in Dictionary(grouping: operations, by: \.key).sorted(by: { $0.key < $1.key }) {
            var search = RegisterSearch(own, initial: initial, configurationsMax: configurationsMax)
            switch search.run() {
            case .found: continue
            case .gaveUp: return .undecided(key: key)
            case .none(let explanation): return .violation(key: key, explanation: explanation)
            }
        }
        return .linearizable
    }
}

/// The search for one key.
struct RegisterSearch<Value: Hashable & Sendable> {
    enum Result {
        case found
        case gaveUp
        case none(explanation: String)
    }

    private struct Known {
        let operation: RegisterOperation<Value>
        let ended: UInt64
    }

    /// What has taken effect, and what the key holds then.
    private struct Configuration: Hashable {
        /// All known operations before this one have taken effect.
        var firstOpen = 0
        /// Known operations behind it that have, ascending.
        var done: [Int] = []
        /// Operations of unknown end that have, ascending.
        var used: [Int] = []
        var value: Value?
    }

    /// Operations that succeeded, by the time of their call.
    private let known: [Known]
    /// Writes of unknown end that some read has seen. The others may as well never have happened.
    private let uncertain: [RegisterOperation<Value>]
    private let initial: Value?
    private let configurationsMax: Int
    /// The configuration in which the most took effect, for the explanation.
    private var farthest = Configuration()

    init(_ operations: [RegisterOperation<Value>], initial: Value?, configurationsMax: Int) {
        let sorted = operations.sorted { $0.began < $1.began }
        known = sorted.compactMap { operation in
            guard case .succeeded(let time) = operation.end else { return nil }
            return Known(operation: operation, ended: time)
        }
        let seen = Set(
            known.compactMap { entry -> Value?? in
                guard case .read(let value) = entry.operation.action else { return nil }
                return .some(value)
            })
        uncertain = sorted.filter { operation in
            guard case .write(let value) = operation.action else { return false }
            return operation.end == .unknown && seen.contains(value)
        }
        self.initial = initial
        self.configurationsMax = configurationsMax
    }

    mutating func run() -> Result {
        let start = Configuration(value: initial)
        var stack = [start]
        var tried: Set<Configuration> = [start]
        while let configuration = stack.popLast() {
            if configuration.firstOpen == known.count { return .found }
            if placed(configuration) > placed(farthest) { farthest = configuration }
            for next in followers(of: configuration) where tried.insert(next).inserted { stack.append(next) }
            if tried.count > configurationsMax { return .gaveUp }
        }
        return .none(explanation: explanation)
    }

    private func placed(_ configuration: Configuration) -> Int {
        configuration.firstOpen + configuration.done.count
    }

    /// Every configuration in which one more operation has taken effect. Known ones come last, so that they
    /// are tried first.
    private func followers(of configuration: Configuration) -> [Configuration] {
        let (open, deadline) = candidates(of: configuration)
        var next: [Configuration] = []
        for index in uncertain.indices where !configuration.used.contains(index) {
            let operation = uncertain[index]
            guard operation.began < deadline, case .write(let value) = operation.action else { continue }
            var follower = configuration
            follower.used.append(index)
            follower.used.sort()
            follower.value = value
            next.append(follower)
        }
        for index in open {
            var follower = configuration
            switch known[index].operation.action {
            case .read(let value): guard value == configuration.value else { continue }
            case .write(let value): follower.value = value
            }
            follower.done.append(index)
            follower.done.sort()
            while follower.done.first == follower.firstOpen {
                follower.done.removeFirst()
                follower.firstOpen += 1
            }
            next.append(follower)
        }
        return next
    }

    /// Known operations that may take effect next, and the time by which one of them has to: the earliest
    /// return among those that have not.
    private func candidates(of configuration: Configuration) -> (open: [Int], deadline: UInt64) {
        var open: [Int] = []
        var deadline = UInt64.max
        for index in configuration.firstOpen..<known.count where !configuration.done.contains(index) {
            // Sorted by call: whoever begins after the deadline has to wait, and so has everyone behind.
            if known[index].operation.began > deadline { break }
            deadline = min(deadline, known[index].ended)
            open.append(index)
        }
        return (open.filter { known[$0].operation.began < deadline }, deadline)
    }

    private var explanation: String {
        let (open, _) = candidates(of: farthest)
        let held = farthest.value.map { "\($0)" } ?? "nothing"
        let stuck = open.map { index -> String in
            let operation = known[index].operation
            switch operation.action {
            case .read(let value):
                let seen = value.map { "\($0)" } ?? "nothing"
                return "\(operation.client) read \(seen) between \(operation.began) and \(known[index].ended)"
            case .write(let value):
                let set = value.map { "\($0)" } ?? "nothing"
                return "\(operation.client) wrote \(set) between \(operation.began) and \(known[index].ended)"
            }
        }
        return "after \(placed(farthest)) of \(known.count) operations the key holds \(held), but "
            + stuck.joined(separator: "; ")
    }
}

// Covers LinearizabilityCheck.swift and RegisterOperation.swift.
import ImmuDBTesting
import Testing

@Suite struct LinearizabilityCheckTests {
    private typealias Operation = RegisterOperation<Int>

    private func write(_ value: Int?, _ began: UInt64, _ ended: UInt64, key: String = "k") -> Operation {
        Operation(client: "w", key: key, action: .write(value), began: began, end: .succeeded(at: ended))
    }

    private func read(_ value: Int?, _ began: UInt64, _ ended: UInt64, key: String = "k") -> Operation {
        Operation(client: "r", key: key, action: .read(value), began: began, end: .succeeded(at: ended))
    }

    private func lost(_ value: Int?, _ began: UInt64) -> Operation {
        Operation(client: "l", key: "k", action: .write(value), began: began, end: .unknown)
    }

    private func isViolation(_ operations: [Operation]) -> Bool {
        if case .violation = LinearizabilityCheck.check(operations) { return true }
        return false
    }

    @Test func oneAfterTheOther() {
        #expect(LinearizabilityCheck.check([Operation]()) == .linearizable)
        #expect(
            LinearizabilityCheck.check([read(nil, 1, 2), write(1, 3, 4), read(1, 5, 6)]) == .linearizable)
        #expect(isViolation([write(1, 1, 2), read(nil, 3, 4)]))
        #expect(isViolation([write(1, 1, 2), write(2, 3, 4), read(1, 5, 6)]))
        #expect(LinearizabilityCheck.check([read(7, 1, 2)], initial: 7) == .linearizable)
    }

    @Test func concurrentWritesMayBeSeenInEitherOrder() {
        let writes = [write(1, 1, 10), write(2, 2, 9)]
        #expect(LinearizabilityCheck.check(writes + [read(1, 11, 12)]) == .linearizable)
        #expect(LinearizabilityCheck.check(writes + [read(2, 11, 12)]) == .linearizable)
        #expect(LinearizabilityCheck.check(writes + [read(1, 3, 4), read(2, 5, 6)]) == .linearizable)
        // Both readers overlap both writes, but cannot see them in opposite orders.
        #expect(isViolation(writes + [read(1, 3, 4), read(2, 5, 6), read(1, 7, 8)]))
    }

    @Test func aStaleReadIsFound() {
        let outcome = LinearizabilityCheck.check([
            write(1, 1, 2), write(2, 3, 4), read(2, 5, 6), read(1, 7, 8), read(2, 1, 3, key: "other"),
        ])
        #expect(
            outcome
                == .violation(
                    key: "k",
                    explanation: "after 3 of 4 operations the key holds 2, but r read 1 between 7 and 8"))
    }

    @Test func anUncertainWriteMayHappenLateOrNever() {
        #expect(LinearizabilityCheck.check([lost(1, 1), read(nil, 2, 3), read(1, 4, 5)]) == .linearizable)
        #expect(LinearizabilityCheck.check([lost(1, 1), read(nil, 2, 3), read(nil, 4, 5)]) == .linearizable)
        #expect(isViolation([lost(1, 1), read(1, 2, 3), read(nil, 4, 5)]), "it happened once, for good")
        #expect(isViolation([read(1, 1, 2), lost(1, 3)]), "not before it was asked for")
        #expect(isViolation([lost(1, 1), read(1, 2, 3), write(2, 4, 5), read(1, 6, 7)]), "not twice")
        let failed = Operation(client: "f", key: "k", action: .write(1), began: 1, end: .failed)
        #expect(isViolation([failed, read(1, 2, 3)]))
    }

    @Test func keysAreIndependent() {
        let mixed = [write(1, 1, 2, key: "a"), write(2, 3, 4, key: "b"), read(1, 5, 6, key: "a")]
        #expect(LinearizabilityCheck.check(mixed) == .linearizable)
    }

    @Test func givesUpInsteadOfSearchingForEver() {
        let many = (0..<12).map { write($0, 1, 100 + UInt64($0)) } + [read(99, 2, 3)]
        #expect(LinearizabilityCheck.check(many, configurationsMax: 50) == .undecided(key: "k"))
    }

    /// A register that is read and written by four clients in a seeded random order is linearizable; with
    /// one answer replaced by one that was never written it is not.
    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func recordedHistories(seed: UInt64) {
        var operations = RegisterRun(seed: seed).operations(count: 400)
        #expect(LinearizabilityCheck.check(operations) == .linearizable, "seed \(seed)")
        guard let index = operations.lastIndex(where: { if case .read = $0.action { true } else { false } })
        else {
            Issue.record("seed \(seed) has no read")
            return
        }
        operations[index].action = .read(-1)
        #expect(isViolation(operations), "seed \(seed)")
    }
}

/// A true register under four overlapping clients; operations take effect at their middle.
private struct RegisterRun {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 }

    private mutating func next(_ bound: UInt64) -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state % bound
    }

    func operations(count: Int) -> [RegisterOperation<Int>] {
        var run = self
        var free = [UInt64](repeating: 0, count: 4)
        var planned: [(client: Int, began: UInt64, effect: UInt64, ended: UInt64)] = []
        for _ in 0..<count {
            let client = Int(run.next(4))
            let began = free[client] + 1 + run.next(5)
            let effect = began + 1 + run.next(10)
            let ended = effect + 1 + run.next(10)
            free[client] = ended
            planned.append((client, began * 1000 + UInt64(client), effect * 1000, ended * 1000 + 500))
        }
        var value: Int?
        return planned.sorted { ($0.effect, $0.client) < ($1.effect, $1.client) }.enumerated().map {
            index, plan in
            var action = RegisterOperation<Int>.Action.read(value)
            if run.next(2) == 0 {
                value = index
                action = .write(index)
            }
            return RegisterOperation(
                client: "\(plan.client)", key: "k", action: action, began: plan.began,
                end: .succeeded(at: plan.ended))
        }
    }
}

internal import Synchronization

/// What is there at the moment, and a way to wait until nothing is.
final class Registry<Member: Sendable>: Sendable {
    private struct State {
        var nextID: UInt64 = 0
        var members: [UInt64: Member] = [:]
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    var all: [Member] { state.withLock { Array($0.members.values) } }

    /// - Returns: the number under which to take it out again.
    func add(_ member: Member) -> UInt64 {
        state.withLock { state in
            state.nextID &+= 1
            state.members[state.nextID] = member
            return state.nextID
        }
    }

    /// Puts another one in its place, unless it was taken out already.
    func replace(_ id: UInt64, by member: Member) {
        state.withLock { state in
            if state.members[id] != nil { state.members[id] = member }
        }
    }

    func remove(_ id: UInt64) {
        let waiting = state.withLock { state -> [CheckedContinuation<Void, Never>] in
            state.members.removeValue(forKey: id)
            guard state.members.isEmpty else { return [] }
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    func waitUntilEmpty() async {
        await withCheckedContinuation { continuation in
            let isEmpty = state.withLock { state in
                guard !state.members.isEmpty else { return true }
                state.waiting.append(continuation)
                return false
            }
            if isEmpty { continuation.resume() }
        }
    }
}

internal import Synchronization

/// Lets a number of calls work at a time. More wait in the order in which they came; none is refused.
package final class WorkLimit: Sendable {
    private struct State {
        var free: Int
        var nextTicket: UInt64 = 0
        var waiting: [(ticket: UInt64, continuation: CheckedContinuation<Bool, Never>)] = []
        var cancelled: Set<UInt64> = []
    }

    private enum Turn {
        case now
        case cancelled
        case later
    }

    private let state: Mutex<State>

    package init(_ count: Int) { state = Mutex(State(free: count)) }

    /// Runs a piece of work when it is its turn.
    /// - Throws: `CancellationError` when the call ends before that, and what the work throws.
    package func run<Result: Sendable>(
        _ work: () async throws -> Result
    ) async throws -> Result {
        guard await enter() else { throw CancellationError() }
        defer { leave() }
        return try await work()
    }

    /// Calls that wait.
    package var waitingCount: Int { state.withLock { $0.waiting.count } }

    private func enter() async -> Bool {
        let ticket = state.withLock { state -> UInt64? in
            if state.free > 0, state.waiting.isEmpty {
                state.free -= 1
                return nil
            }
            state.nextTicket &+= 1
            return state.nextTicket
        }
        guard let ticket else { return true }
        // A call that is cancelled just when its turn comes leaves its ticket behind.
        defer { state.withLock { _ = $0.cancelled.remove(ticket) } }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                switch turn(of: ticket, continuation) {
                case .now: continuation.resume(returning: true)
                case .cancelled: continuation.resume(returning: false)
                case .later: break
                }
            }
        } onCancel: {
            cancel(ticket)
        }
    }

    private func turn(of ticket: UInt64, _ continuation: CheckedContinuation<Bool, Never>) -> Turn {
        state.withLock { state in
            if state.cancelled.remove(ticket) != nil { return .cancelled }
            if state.free > 0, state.waiting.isEmpty {
                state.free -= 1
                return .now
            }
            state.waiting.append((ticket, continuation))
            return .later
        }
    }

    private func cancel(_ ticket: UInt64) {
        let waiting = state.withLock { state -> CheckedContinuation<Bool, Never>? in
            guard let position = state.waiting.firstIndex(where: { $0.ticket == ticket }) else {
                // Not in line: it has had its turn, or comes to the line only now.
                state.cancelled.insert(ticket)
                return nil
            }
            return state.waiting.remove(at: position).continuation
        }
        waiting?.resume(returning: false)
    }

    private func leave() {
        let next = state.withLock { state -> CheckedContinuation<Bool, Never>? in
            guard !state.waiting.isEmpty else {
                state.free += 1
                return nil
            }
            return state.waiting.removeFirst().continuation
        }
        next?.resume(returning: true)
    }
}

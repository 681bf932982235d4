import Synchronization

/// Who waits until a transaction has got its id, which is before it is on disk.
final class PrecommitWaiters: Sendable {
    /// One wait; ends once, whoever ends it.
    private final class Waiter: Sendable {
        private enum State {
            case begun
            case waiting(CheckedContinuation<Void, Never>)
            case over
        }

        private let state = Mutex(State.begun)

        func wait() async {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if case .over = state { return true }
                    state = .waiting(continuation)
                    return false
                }
                if isOver { continuation.resume() }
            }
        }

        func end() {
            let continuation = state.withLock { state -> CheckedContinuation<Void, Never>? in
                defer { state = .over }
                if case .waiting(let continuation) = state { return continuation }
                return nil
            }
            continuation?.resume()
        }
    }

    private let waiting = Mutex<[UInt64: [Waiter]]>([:])

    /// Ends the waits for a transaction that just got its id.
    func reached(_ id: UInt64) {
        let due = waiting.withLock { $0.isEmpty ? nil : $0.removeValue(forKey: id) }
        for waiter in due ?? [] { waiter.end() }
    }

    /// Waits for a transaction, until the time is over or the task is cancelled.
    /// - Parameter isReached: asked once the wait is noted, so that nothing is missed in between.
    func wait(for id: UInt64, milliseconds: Int, isReached: () -> Bool) async {
        let waiter = Waiter()
        waiting.withLock { $0[id, default: []].append(waiter) }
        if !isReached() {
            let timer = Task {
                do {
                    try await Task.sleep(for: .milliseconds(milliseconds))
                    waiter.end()
                } catch {
                    // Cancelled, because the wait is over.
                }
            }
            await withTaskCancellationHandler {
                await waiter.wait()
            } onCancel: {
                waiter.end()
            }
            timer.cancel()
        }
        waiting.withLock { waiting in
            waiting[id]?.removeAll { $0 === waiter }
            if waiting[id]?.isEmpty == true { waiting[id] = nil }
        }
    }
}

extension Store {
    /// Waits until a transaction has got its id, a time is over or the task is cancelled.
    package func waitForPrecommit(of id: UInt64, milliseconds: Int) async {
        await precommits.wait(for: id, milliseconds: milliseconds) { precommitted.id >= id }
    }
}

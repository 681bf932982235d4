internal import Synchronization

/// How far the services may be ahead of whoever reads one streamed answer: the transport in memory would take
/// any number of messages.
///
/// One task writes and one reads.
final class AnswerPace: Sendable {
    private struct State {
        /// Messages written and not yet taken.
        var ahead = 0
        var isClosed = false
        /// Everything was read.
        var isOver = false
        var onClose: (@Sendable () -> Void)?
        var waiter: CheckedContinuation<Void, Never>?

        mutating func released() -> CheckedContinuation<Void, Never>? {
            defer { waiter = nil }
            return waiter
        }
    }

    private let limit: Int
    private let state = Mutex(State())

    /// - Parameter limit: messages that may wait to be read.
    init(limit: Int) { self.limit = limit }

    /// Waits until one more message may be written.
    /// - Throws: `CancellationError` when nobody reads any more, or the task is cancelled.
    func advance() async throws {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isFree = state.withLock { state in
                    if state.isClosed || state.ahead < limit { return true }
                    state.waiter = continuation
                    return false
                }
                if isFree { continuation.resume() }
            }
        } onCancel: {
            close()
        }
        let isClosed = state.withLock { state in
            state.ahead += 1
            return state.isClosed
        }
        if isClosed { throw CancellationError() }
    }

    /// A message was taken.
    func take() {
        let waiter = state.withLock { state in
            state.ahead -= 1
            return state.ahead < limit ? state.released() : nil
        }
        waiter?.resume()
    }

    /// The answer is complete; closing means nothing from now on.
    func end() { state.withLock { $0.isOver = true } }

    /// Nothing is read any more.
    func close() {
        let left: (waiter: CheckedContinuation<Void, Never>?, onClose: (@Sendable () -> Void)?)?
        left = state.withLock { state in
            guard !state.isClosed, !state.isOver else { return nil }
            state.isClosed = true
            return (state.released(), state.onClose)
        }
        left?.waiter?.resume()
        left?.onClose?()
    }

    /// Takes what is to be done when nothing is read any more, which is done at once if that is so already.
    func whenClosed(_ body: @escaping @Sendable () -> Void) {
        let isClosed = state.withLock { state in
            state.onClose = body
            return state.isClosed
        }
        if isClosed { body() }
    }
}

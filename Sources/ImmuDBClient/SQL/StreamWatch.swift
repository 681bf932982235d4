internal import Synchronization

/// Watches a stream of answers: how long the server has been silent, and what its reader made of them.
///
/// The time that the reader takes does not count: a pager may stand still for hours.
final class StreamWatch: Sendable {
    private struct State {
        var lastSign = ContinuousClock.now
        var isReading = false
        var hasBegun = false
        var failure: (any Error)?
    }

    private let state = Mutex(State())

    /// Why the reader of the stream gave up.
    var failure: (any Error)? { state.withLock { $0.failure } }

    /// Whether anything was handed out.
    var hasBegun: Bool { state.withLock { $0.hasBegun } }

    /// Hands an answer to the reader.
    func read(_ body: () async throws -> Void) async throws {
        state.withLock { ($0.isReading, $0.hasBegun) = (true, true) }
        do {
            try await body()
        } catch {
            state.withLock { $0.failure = error }
            throw error
        }
        state.withLock {
            $0.isReading = false
            $0.lastSign = .now
        }
    }

    private var silence: Duration {
        state.withLock { $0.isReading ? .zero : ContinuousClock.now - $0.lastSign }
    }

    /// Runs `body` until the server has been silent for too long.
    /// - Throws: what `body` throws; `ClientError` with `deadline`.
    func run<R: Sendable>(
        _ name: String, silenceMilliseconds: Int, _ body: @escaping @Sendable () async throws -> R
    ) async throws -> R {
        let limit = Duration.milliseconds(silenceMilliseconds)
        return try await withThrowingTaskGroup(of: R.self) { group in
            defer { group.cancelAll() }
            group.addTask { try await body() }
            group.addTask {
                while self.silence < limit {
                    try await Task.sleep(for: max(limit - self.silence, .milliseconds(1)))
                }
                throw ClientError(
                    .deadline, "no answer within \(silenceMilliseconds) ms", location: name,
                    hint: "give --timeout more time, or ask for less")
            }
            guard let result = try await group.next() else {
                throw ClientError(.cancelled, "the call was cancelled", location: name)
            }
            return result
        }
    }
}

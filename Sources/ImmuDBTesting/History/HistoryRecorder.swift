internal import Synchronization

/// Records what several clients do at the same time, on one clock.
///
/// The clock counts calls and returns, so the order of two events is known exactly and does not depend on
/// the resolution of a time.
public final class HistoryRecorder<Value: Hashable & Sendable>: Sendable {
    private struct State {
        var clock: UInt64 = 0
        var operations: [RegisterOperation<Value>] = []

        mutating func tick() -> UInt64 {
            clock += 1
            return clock
        }
    }

    private let state = Mutex(State())

    public init() {}

    /// What was recorded so far.
    public var operations: [RegisterOperation<Value>] { state.withLock { $0.operations } }

    /// Records a write.
    /// - Parameter isRefusal: whether an error means for certain that nothing was written. An error it does
    ///   not know makes the write one whose end is unknown.
    /// - Throws: nothing of its own; the error of `body` is recorded and thrown on.
    public func write(
        _ value: Value?, to key: String, by client: String, isRefusal: (any Error) -> Bool = { _ in false },
        _ body: () async throws -> Void
    ) async throws {
        let began = state.withLock { $0.tick() }
        func add(_ end: RegisterOperation<Value>.End, _ state: inout State) {
            state.operations.append(
                RegisterOperation(client: client, key: key, action: .write(value), began: began, end: end))
        }
        do {
            try await body()
            state.withLock { add(.succeeded(at: $0.tick()), &$0) }
        } catch {
            state.withLock { add(isRefusal(error) ? .failed : .unknown, &$0) }
            throw error
        }
    }

    /// Records a read; a failed one says nothing and is left out.
    /// - Returns: what `body` returns.
    @discardableResult
    public func read(
        _ key: String, by client: String, _ body: () async throws -> Value?
    ) async throws -> Value? {
        let began = state.withLock { $0.tick() }
        let value = try await body()
        state.withLock {
            let end = RegisterOperation<Value>.End.succeeded(at: $0.tick())
            $0.operations.append(
                RegisterOperation(client: client, key: key, action: .read(value), began: began, end: end))
        }
        return value
    }
}

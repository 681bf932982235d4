internal import Dispatch
internal import ImmuDBStorage
internal import Synchronization
internal import SystemIO

/// Something that is read on another thread before it is asked for.
///
/// Whoever asks before that thread has begun reads it himself, so that a busy thread never makes anybody wait
/// for the work of others.
final class ReadAhead<Value: Sendable>: Sendable {
    private enum State {
        case waiting
        case running
        case done(Result<Value, StorageError>)
        /// Read by whoever asked, or not wanted any more.
        case claimed
    }

    private let state = Mutex(State.waiting)
    private let finished = DispatchSemaphore(value: 0)
    private let read: @Sendable () throws(StorageError) -> Value

    init(_ read: @escaping @Sendable () throws(StorageError) -> Value) {
        self.read = read
        ReadAheadQueue.shared.submit { self.run() }
    }

    /// To be called once.
    func take() throws(StorageError) -> Value {
        guard !claim() else { return try read() }
        // At most the time that reading takes.
        finished.wait()
        guard case .done(let result) = state.withLock({ $0 }) else { return try read() }
        return try result.get()
    }

    /// Returns when nothing is being read.
    func cancel() {
        if !claim() { finished.wait() }
    }

    /// - Returns: false when the other thread has begun.
    private func claim() -> Bool {
        state.withLock { state in
            guard case .waiting = state else { return false }
            state = .claimed
            return true
        }
    }

    private func run() {
        let isWanted = state.withLock { state in
            guard case .waiting = state else { return false }
            state = .running
            return true
        }
        guard isWanted else { return }
        let result: Result<Value, StorageError>
        do throws(StorageError) {
            result = .success(try read())
        } catch {
            result = .failure(error)
        }
        state.withLock { $0 = .done(result) }
        finished.signal()
    }
}

private enum ReadAheadQueue {
    /// One for the process: reading ahead is for lone long walks; when many run, the processors are busy
    /// anyway.
    static let shared = BackgroundQueue()
}

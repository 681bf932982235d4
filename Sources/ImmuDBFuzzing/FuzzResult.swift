internal import Dispatch
internal import Synchronization

/// A value that another task makes, and that a thread waits for.
final class FuzzResult<T: Sendable>: Sendable {
    private let done = DispatchSemaphore(value: 0)
    private let value = Mutex<T?>(nil)

    func set(_ made: T) {
        value.withLock { $0 = made }
        done.signal()
    }

    func wait() -> T {
        while true {
            done.wait()
            if let made = value.withLock({ $0 }) { return made }
        }
    }
}

import Synchronization

/// Why nothing can be written any more: the first failure stays.
final class WriteFailure: Sendable {
    /// Asked for each transaction, by everybody at once: no lock as long as all is well.
    private let isThere = Atomic(false)
    private let error = Mutex<StorageError?>(nil)

    var first: StorageError? {
        isThere.load(ordering: .acquiring) ? error.withLock { $0 } : nil
    }

    func note(_ failure: StorageError) {
        error.withLock { $0 = $0 ?? failure }
        isThere.store(true, ordering: .releasing)
    }
}

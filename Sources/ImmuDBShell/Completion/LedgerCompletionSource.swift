import Dispatch
import Synchronization

/// Looks keys up in the open ledger while the user waits, for a short time at most.
struct LedgerCompletionSource: CompletionSource {
    let ledger: any Ledger
    let databases: [String]
    var tables: [String] = []
    var columns: [String: [String]] = [:]
    var collections: [String: [String]] = [:]

    func keys(prefix: [UInt8]) -> [[UInt8]] {
        let found = Found()
        let done = DispatchSemaphore(value: 0)
        let ledger = ledger
        let task = Task.detached {
            defer { done.signal() }
            do {
                let page = PageRequest(limit: UInt64(Limits.completionKeysMax))
                let entries = try await ledger.scan(ScanRequest(prefix: prefix, page: page))
                found.keys.withLock { $0 = entries.map { $0.referencedBy ?? $0.key } }
            } catch {
                // Completion never interrupts typing: the command itself will tell what is wrong.
                found.keys.withLock { $0 = [] }
            }
        }
        if done.wait(timeout: .now() + .milliseconds(Limits.completionMilliseconds)) == .timedOut {
            task.cancel()
        }
        return found.keys.withLock { $0 }
    }

    private final class Found: Sendable {
        let keys = Mutex<[[UInt8]]>([])
    }
}

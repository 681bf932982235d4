import CommandLineKit
import Dispatch
import ImmuDBClient
import ImmuDBProofs
import Synchronization
import SystemIO

/// Looks up in the open ledger while the user waits, for a short time at most.
struct LedgerCompletionSource: CompletionSource {
    let ledger: any Ledger
    /// What was learned beside the work.
    let names: LearnedNames.Names
    var variables: [String] = []
    var savedQueries: [String] = []
    var profiles: [String] = []
    var revisionSeparator = "@"
    var zone = TimeZoneChoice.local

    var databases: [String] { names.databases }
    var tables: [String] { names.tables }
    var columns: [String: [String]] { names.columns }
    var collections: [String: [String]] { names.collections }
    var users: [String] { names.users }

    func keys(prefix: [UInt8]) -> [[UInt8]] {
        waiting { ledger in
            let page = PageRequest(limit: UInt64(Limits.completionKeysMax))
            return try await ledger.scan(ScanRequest(prefix: prefix, page: page)).map {
                $0.referencedBy ?? $0.key
            }
        }
    }

    func revisions(of key: [UInt8]) -> [NumberCandidate] {
        waiting { [self] ledger in
            let page = PageRequest(limit: UInt64(Limits.completionNumbersMax), isDescending: true)
            return try await ledger.history(key, page: page).map { entry in
                NumberCandidate(number: entry.revision, detail: detail("tx \(entry.txID)", entry.timestamp))
            }
        }
    }

    var transactions: [NumberCandidate] {
        waiting { [self] ledger in
            // The trusted transaction is known without asking anybody.
            guard let last = try await ledger.trustRecord()?.state?.txID, last > 0 else { return [] }
            let page = PageRequest(limit: UInt64(Limits.completionNumbersMax), isDescending: true)
            return try await ledger.transactions(from: last, page: page).map { transaction in
                NumberCandidate(
                    number: transaction.header.id, detail: detail("", transaction.header.timestamp))
            }
        }
    }

    func files(in directory: String) -> [(name: String, isDirectory: Bool)] {
        do {
            return try RealFileSystem().list(directory).map { entry in
                var isDirectory = entry.kind == .directory
                if entry.kind == .symbolicLink {
                    isDirectory = try RealFileSystem().kind(of: joinPath(directory, entry.name) + "/.") != nil
                }
                return (entry.name, isDirectory)
            }
        } catch {
            // What cannot be read is not offered; the command tells what is wrong.
            return []
        }
    }

    private func detail(_ text: String, _ timestamp: Int64?) -> String {
        let time = timestamp.map { Timestamp(seconds: $0).humanText(in: zone) }
        return [text, time ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// What a lookup finds within a short time.
    private func waiting<Found: Sendable>(
        _ look: @escaping @Sendable (any Ledger) async throws -> [Found]
    ) -> [Found] {
        let box = Box<Found>()
        let done = DispatchSemaphore(value: 0)
        let ledger = ledger
        let task = Task.detached {
            defer { done.signal() }
            do {
                let found = try await look(ledger)
                box.found.withLock { $0 = found }
            } catch {
                // Completion never interrupts typing: the command itself will tell what is wrong.
                box.found.withLock { $0 = [] }
            }
        }
        if done.wait(timeout: .now() + .milliseconds(Limits.completionMilliseconds)) == .timedOut {
            task.cancel()
        }
        return box.found.withLock { $0 }
    }

    private final class Box<Found: Sendable>: Sendable {
        let found = Mutex<[Found]>([])
    }
}

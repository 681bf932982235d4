import Dispatch
import ImmuDBClient
import ImmuDBProofs
import ImmuDBRecords
import Synchronization

/// Names of databases, tables, collections and what they consist of, for completion.
///
/// They are looked up beside the work: neither the prompt nor a statement waits for them. Completion does,
/// for a short time.
final class LearnedNames: Sendable {
    struct Names: Sendable {
        var databases: [String] = []
        var tables: [String] = []
        /// Columns by table, in lower case.
        var columns: [String: [String]] = [:]
        /// Fields by collection.
        var collections: [String: [String]] = [:]
        var users: [String] = []
    }

    private struct State {
        var names = Names()
        var isOld = true
        /// Lookups under way.
        var pending: DispatchGroup?
        var task: Task<Void, Never>?
    }

    private let state = Mutex(State())

    /// Something may have changed since.
    func forget() { state.withLock { $0.isOld = true } }

    /// Begins to look everything up, if something may have changed.
    func refresh(from ledger: any Ledger) {
        let group = DispatchGroup()
        let isNeeded = state.withLock { state in
            guard state.isOld else { return false }
            state.isOld = false
            state.task?.cancel()
            state.pending = group
            group.enter()
            return true
        }
        guard isNeeded else { return }
        let task = Task.detached { [self] in
            let names = await Self.lookUp(ledger)
            state.withLock { state in
                guard state.pending === group else { return }
                state.names = names
                state.pending = nil
            }
            group.leave()
        }
        state.withLock { $0.task = task }
    }

    /// What is known, after a lookup under way if that does not take long.
    func current() -> Names {
        if let pending = state.withLock({ $0.pending }) {
            _ = pending.wait(timeout: .now() + .milliseconds(Limits.completionMilliseconds))
        }
        return state.withLock { $0.names }
    }

    /// Waits until nothing is looked up any more: the ledger is about to be closed.
    func finish() async {
        let task = state.withLock { $0.task }
        task?.cancel()
        await task?.value
    }

    private static func lookUp(_ ledger: any Ledger) async -> Names {
        var names = Names()
        do {
            names.databases = try await ledger.databases()
            names.tables = try await ledger.sql.tables()
            for table in names.tables.prefix(Limits.completionTablesMax) {
                names.columns[table.lowercased()] = try await ledger.sql.describe(table).map(\.name)
            }
            for collection in try await ledger.documents.collections().claimed {
                names.collections[collection.name] = [collection.idField] + collection.fields.map(\.name)
            }
            names.users = try await users(ledger)
        } catch {
            // Without a login, or with a ledger of its own kind, what is not known is not offered; commands
            // tell what is wrong.
        }
        return names
    }

    /// Whom the ledger lets this user see; nobody while a transaction is open, which is not to be read in.
    private static func users(_ ledger: any Ledger) async throws -> [String] {
        guard ledger.sql.transaction == .none else { return [] }
        let users = Mutex<[String]>([])
        try await ledger.sql.query("SHOW USERS", parameters: []) { batch in
            let found = batch.rows.compactMap { row -> String? in
                if case .varchar(let name)? = row.first { return name }
                return nil
            }
            users.withLock { $0 += found }
        }
        return users.withLock { $0 }
    }
}

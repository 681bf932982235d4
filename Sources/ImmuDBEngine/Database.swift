public import ImmuDBProofs
package import ImmuDBSQL
internal import ImmuDBStorage
internal import Synchronization
internal import SystemIO

/// One database: keys with values, versions and history over an append-only, hash-chained store.
///
/// All methods may be called from any task. Reads never wait for writers.
public final class Database: Sendable {
    /// Name within its data directory; part of what a server signs.
    public let name: String
    /// Directory of its files.
    public let path: String
    /// Whether writes are refused.
    public let isReadOnly: Bool
    let store: Store
    let clock: any WallClock
    let fileSystem: any FileSystem
    private let requests = Mutex(DatabaseActivity())
    private let currentRole: Mutex<Role>

    /// Whether and why clients may not write.
    enum Role: Sendable {
        case primary
        case replica
        /// Its writes would have to wait for replicas.
        case synchronousPrimary
    }

    /// SQL over this database.
    package let sql: SQLEngine
    /// The tables that collections of documents are.
    let collections: SQLEngine

    init(
        name: String, path: String, isReadOnly: Bool, store: Store, clock: any WallClock,
        fileSystem: any FileSystem, role: Role = .primary
    ) {
        self.name = name
        self.path = path
        self.isReadOnly = isReadOnly
        self.store = store
        self.clock = clock
        self.fileSystem = fileSystem
        currentRole = Mutex(role)
        sql = SQLEngine(options: .over(name))
        collections = SQLEngine(options: .documents(over: name))
    }

    /// Whether transactions come from a primary only.
    public var isReplica: Bool { role == .replica }

    /// May change while the database is open.
    var role: Role {
        get { currentRole.withLock { $0 } }
        set { currentRole.withLock { $0 = newValue } }
    }

    /// Id and accumulative hash of the last committed transaction; id 0 for an empty database.
    public var state: TrustedState {
        let committed = store.committed
        return TrustedState(database: name, txID: committed.id, alh: committed.alh)
    }

    /// The same for the last transaction that is written but perhaps not yet acknowledged.
    public var precommittedState: TrustedState {
        let last = store.precommitted
        return TrustedState(database: name, txID: last.id, alh: last.alh)
    }

    /// Largest key a user may give, in bytes.
    public var keyBytesMax: Int { Int(clamping: store.metadata.maxKeyLength) - Limits.kindPrefixBytes }
    /// Largest value a user may give, in bytes.
    public var valueBytesMax: Int { Int(clamping: store.metadata.maxValueLength) - Limits.kindPrefixBytes }

    /// Entries one transaction may have.
    public var entriesPerTransactionMax: Int { Int(clamping: store.metadata.maxTxEntries) }

    /// Waits until everything acknowledged is on disk.
    /// - Throws: `EngineError.Code.storage` when the device refuses; nothing is acknowledged afterwards.
    public func flush() async throws(EngineError) {
        try await translating { try await store.sync() }
    }

    /// Closes while others may still use it: writes under way are finished, later calls fail.
    func retire() async throws(EngineError) {
        var failure: EngineError?
        do throws(EngineError) {
            try await translating { try await store.retire() }
        } catch {
            failure = error
        }
        try close()
        if let failure { throw failure }
    }

    func close() throws(EngineError) {
        try translating { try store.close() }
    }

    var now: Int64 { clock.now().seconds }

    /// Requests under way and the end of the last one.
    public var activity: DatabaseActivity { requests.withLock { $0 } }

    /// Counts a request from now until `requestCompleted()`.
    public func requestStarted() { requests.withLock { $0.pendingRequests += 1 } }

    /// Ends the count of a request.
    public func requestCompleted() {
        let time = clock.now()
        requests.withLock {
            if $0.pendingRequests > 0 { $0.pendingRequests -= 1 }
            $0.lastCompletedAtMilliseconds = time.seconds * 1000 + Int64(time.nanoseconds) / 1_000_000
        }
    }
}

/// What a database is doing.
public struct DatabaseActivity: Sendable, Hashable {
    /// Requests under way.
    public var pendingRequests: UInt32 = 0
    /// End of the last request, Unix milliseconds; 0 = none yet.
    public var lastCompletedAtMilliseconds: Int64 = 0
}

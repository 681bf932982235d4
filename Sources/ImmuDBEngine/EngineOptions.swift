package import ImmuDBStorage
package import SystemIO

/// How a data directory is opened.
public struct EngineOptions: Sendable {
    /// Change nothing on disk.
    public var isReadOnly = false
    /// Create what is missing in an empty or absent directory.
    public var createsIfMissing = true
    /// True: a write is acknowledged when it is on disk. False: when the operating system has it.
    public var isSynced = true
    /// Password of the built-in administrator of a new directory.
    public var adminPassword = "immudb"
    /// Header version of new transactions, 0 or 1.
    public var headerVersion: UInt16 = 1
    /// Leave databases closed whose settings say so, as a server does. False: every database can be used.
    public var honorsAutoload = false
    /// Called with one sentence for everything recovery did, and for failed truncations.
    public var note: @Sendable (String) -> Void = { _ in }
    /// Names in a new directory that belong to the program around the engine, as its log, and do not make the
    /// directory somebody else's.
    public var neighbours: Set<String> = []
    /// Seams for tests.
    package var fileSystem: any FileSystem = RealFileSystem()
    package var clock: any WallClock = SystemClock()
    /// Logarithm of the rounds of password hashes; a seam for tests.
    package var passwordCost = Limits.passwordCost
    /// Waits between two truncations.
    package var pause: @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    /// Memory of the key indexes of all databases together.
    package var indexBudget = IndexBudget()
    /// Index beside the writers; without it the order of all calls is the same in every run.
    package var indexesInBackground = true

    public init() {}

    /// Options of one store below the server directory, which is locked as a whole.
    func storeOptions() -> StoreOptions {
        var options = StoreOptions.serverDefaults
        options.readOnly = isReadOnly
        options.synced = isSynced
        options.locksDirectory = false
        options.writeTxHeaderVersion = headerVersion
        options.clock = clock
        options.indexBudget = indexBudget
        options.indexesInBackground = indexesInBackground
        let damage = IndexDamage()
        options.keyMapper = { RowKeyMapper(damage) }
        options.note = note
        return options
    }
}

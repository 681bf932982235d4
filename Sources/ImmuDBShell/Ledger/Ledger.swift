package import ImmuDBClient
package import ImmuDBEngine
import ImmuDBProofs

/// What commands need of a database, whoever keeps it.
///
/// Everything that can be proven is proven before it is returned; a failed proof is thrown, never returned.
package protocol Ledger: Sendable {
    /// Where the ledger is.
    var target: LedgerTarget { get async }

    /// The entry of a key with its proof.
    func read(_ key: [UInt8], at point: ReadPoint, recordsTrace: Bool) async throws -> EntryView
    /// Writes, and proves that exactly this write is now part of the history.
    func write(_ key: [UInt8], _ value: [UInt8], options: WriteOptions) async throws -> EntryView
    /// Makes a key an alias, proven.
    func setReference(_ key: [UInt8], to target: [UInt8], atTx: UInt64) async throws -> ReferenceView
    /// Adds a key to a sorted set, proven.
    func addMember(
        _ set: [UInt8], score: Double, key: [UInt8], atTx: UInt64
    ) async throws -> MemberView
    /// Carries out several operations in one transaction, proven to hold exactly these.
    func execute(_ operations: [ImmuDBClient.LedgerOperation], isSelfContained: Bool) async throws
        -> TransactionView
    /// Marks a key as deleted.
    func delete(_ key: [UInt8]) async throws -> DeletionView
    /// Revisions of a key.
    func history(_ key: [UInt8], page: PageRequest) async throws -> [EntryView]
    /// Entries in the order of their keys.
    func scan(_ request: ScanRequest) async throws -> [EntryView]
    /// Members of a sorted set in stored order.
    func members(_ request: MemberRequest) async throws -> [MemberView]
    /// Transactions one after the other, as claimed.
    func transactions(from id: UInt64, page: PageRequest) async throws -> [TransactionView]
    /// Number of keys with a prefix; deleted ones count.
    func count(prefix: [UInt8]) async throws -> UInt64
    /// A transaction with its proof.
    func transaction(_ id: UInt64, recordsTrace: Bool) async throws -> TransactionView
    /// Proves the answer to a question, with each step and all that others need to do the same.
    func prove(_ question: ProofQuestion) async throws -> ProofReport
    /// The state that the ledger claims.
    func currentState() async throws -> StateView
    /// Writes out the key index.
    func flush() async throws
    /// Makes the key index small.
    func compact() async throws
    /// Discards values older than a retention period, of a database by name.
    func truncate(_ database: String, retentionMilliseconds: Int64) async throws
    /// Bytes on disk by part. Only where the data is local.
    func diskUsage() async throws -> DiskUsage
    /// Bytes of keys and values by the next part of their names. Only where the data is local.
    func usage(ofKeysWithPrefix prefix: [UInt8]) async throws -> [PrefixUsage]
    func health() async throws -> HealthView
    func info() async throws -> InfoView
    /// Names of all databases.
    func databases() async throws -> [String]
    /// Makes another database the current one.
    func use(_ database: String) async throws

    /// Logs in; what the server wants the user to know comes back.
    /// - Parameter keepsToken: in the way that outlives this process; else with a session.
    func login(user: String, password: String, keepsToken: Bool) async throws -> String?
    /// Ends the login, with the server too.
    func logout() async throws
    /// The token in use, which the server changes with the database; nil without one.
    var token: String? { get }
    /// Takes down whose token is used.
    func note(user: String)
    /// Whether the ledger is this local directory.
    func isAt(_ directory: String) async -> Bool

    /// The relational half.
    var sql: any SQLDesk { get }

    /// Collections and documents: the client itself, for nothing stands between.
    /// - Throws: `CommandFailure` where they cannot be read, as in the past.
    var documents: LedgerClient { get throws }

    /// What is trusted of the current database; nil before first contact.
    func trustRecord() async throws -> TrustRecord?
    /// The trust of the current database as text for `importTrust`.
    func exportTrust() async throws -> String
    /// Trusts a state that was learned elsewhere; only while nothing is trusted.
    func pinTrust(_ state: ExpectedState) async throws -> TrustRecord
    /// Takes over what was exported elsewhere.
    func importTrust(_ text: String) async throws -> TrustRecord
    /// Takes over states that the original client kept in a directory.
    func importLegacyTrust(directory: String, serverUUID: String?) async throws -> [TrustRecord]
    /// Gives up what is trusted of the current database.
    func resetTrust(reason: String) async throws

    /// Reads everything and recomputes every hash. Only where the data is local.
    ///
    /// - Parameter progress: called with transactions done and in all; false stops the work.
    func verifyEverything(
        progress: @escaping @Sendable (_ done: UInt64, _ total: UInt64) -> Bool
    ) async throws -> VerificationView

    func close() async throws
}

/// Opens the ledger that the settings name.
package protocol LedgerOpening: Sendable {
    func open(_ address: LedgerAddress) async throws -> any Ledger
    /// Recomputes a database from its files without opening it: damage must not get in the way.
    ///
    /// - Parameter progress: called with transactions done and in all; false stops the work.
    func check(
        _ address: LedgerAddress, progress: @escaping @Sendable (_ done: UInt64, _ total: UInt64) -> Bool
    ) async throws -> VerificationView
}

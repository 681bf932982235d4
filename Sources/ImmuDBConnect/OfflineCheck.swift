public import ImmuDBClient
public import ImmuDBEngine
public import ImmuDBProofs
internal import SystemIO

/// Re-computes a database from its files, also one that is too damaged to be opened.
public struct OfflineCheck: Sendable {
    /// What the files hold.
    public let check: DatabaseCheck
    /// What was trusted before; nil when nothing was.
    public let trusted: TrustedState?

    /// Puts together what was found and what was trusted.
    public init(check: DatabaseCheck, trusted: TrustedState?) {
        self.check = check
        self.trusted = trusted
    }

    /// Whether the trusted transaction is part of the history found, under its hash. nil when nothing was
    /// trusted, or when damage kept it from being compared.
    public var containsTrustedState: Bool? {
        guard let trusted, trusted.txID > 0 else { return nil }
        if check.isClean, trusted.txID > check.state.txID { return false }
        return check.alhAtTrusted.map { $0 == trusted.alh }
    }

    /// Opens nothing, locks nothing, changes nothing: reads files only.
    /// - Parameter progress: transactions done and in all; false stops the check.
    /// - Throws: `EngineError` when there is no such database; `ClientError` when the stored trust is
    ///   damaged. Damage of the database is part of the result.
    public static func run(
        _ address: OfflineAddress, trust: TrustStore,
        progress: @escaping (_ done: UInt64, _ total: UInt64) -> Bool = { _, _ in true }
    ) async throws -> OfflineCheck {
        var options = EngineOptions()
        options.isReadOnly = true
        let engine = try await Engine.open(address.directory, options: options)
        let database = address.database ?? engine.standardDatabase
        let pin = TrustPin(name: try canonicalPath(address.directory), database: database)
        let trusted = try await trust.load(pin)?.state
        let check = try engine.verify(database, trustedTxID: trusted?.txID ?? 0) { done, total, _ in
            progress(done, total)
        }
        try engine.close()
        return OfflineCheck(check: check, trusted: trusted)
    }
}

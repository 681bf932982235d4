public import ImmuDBProofs
internal import ImmuDBStorage
internal import SystemIO

/// One place where a database is not what was written.
public struct DatabaseFault: Sendable, Hashable {
    /// What is wrong: `file`, `transaction`, `commitEntry`, `value`, `chain` or `tree`.
    public var kind: String
    /// Path relative to the database's directory.
    public var file: String?
    /// Byte position in the file.
    public var offset: UInt64?
    public var txID: UInt64?
    /// Store key of the entry concerned, with its kind prefix.
    public var key: [UInt8]?
    public var message: String
}

/// What re-computing a whole database found.
public struct DatabaseCheck: Sendable, Hashable {
    public var database: String
    public var transactions: UInt64
    public var entries: UInt64
    /// Values read and hashed.
    public var values: UInt64
    /// Their bytes.
    public var valueBytes: UInt64
    /// Values that retention discarded: proofs remain, the bytes cannot be compared.
    public var discardedValues: UInt64
    /// Id of the last transaction and its recomputed hash.
    public var state: TrustedState
    /// In the order found.
    public var faults: [DatabaseFault]
    /// What is wrong with, or missing of, files that opening the database makes again; `tree` or `index`.
    public var derivedFaults: [DatabaseFault] = []
    /// False when it was stopped before the end.
    public var isComplete: Bool
    /// Hash recomputed for the transaction of the trusted state; nil when none was asked for or it was not
    /// reached.
    public var alhAtTrusted: Digest?

    /// Everything was looked at and nothing is wrong.
    public var isClean: Bool { faults.isEmpty && isComplete }
}

extension Engine {
    /// Recomputes everything a database has on disk: hashes of values, entry trees, the chain, the
    /// accumulative tree. Uses nothing that is cached or derived, changes nothing, and works on databases
    /// that cannot be opened.
    /// - Parameters:
    ///   - trustedTxID: also report the hash of this transaction, 0 for none.
    ///   - progress: transactions done, in all, and bytes read; false stops the check.
    /// - Throws: `databaseNotFound`, `storage`. Damage is a fault in the result, not an error.
    public func verify(
        _ name: String, trustedTxID: UInt64 = 0,
        progress: @escaping (_ done: UInt64, _ total: UInt64, _ bytes: UInt64) -> Bool = { _, _, _ in true }
    ) throws(EngineError) -> DatabaseCheck {
        guard databaseNames.contains(name) else { throw .databaseNotFound }
        func report(_ step: CheckProgress) -> Bool {
            progress(step.transactionsDone, step.transactionsTotal, step.bytesRead)
        }
        let found: IntegrityReport
        let isUnwritten = try translating { try fileSystem.list(path(of: name)) }.isEmpty
        if isUnwritten {
            found = IntegrityReport()
        } else if let open = loadedDatabase(name) {
            found = try translating { try open.store.verify(progress: report) }
        } else {
            found = StoreCheck(path: path(of: name), fileSystem: fileSystem).run(progress: report)
        }
        var check = DatabaseCheck(database: name, report: found)
        if trustedTxID > 0, trustedTxID <= check.state.txID, check.faults.isEmpty {
            check.alhAtTrusted = try translating { try database(name).store.alh(trustedTxID) }
        }
        return check
    }
}

extension DatabaseCheck {
    init(database: String, report: IntegrityReport) {
        self.init(
            database: database, transactions: report.transactions, entries: report.entries,
            values: report.values,
            valueBytes: report.valueBytes, discardedValues: report.discardedValues,
            state: TrustedState(database: database, txID: report.last.id, alh: report.last.alh),
            faults: report.faults.map(DatabaseFault.init),
            derivedFaults: report.derivedFaults.map(DatabaseFault.init), isComplete: report.isComplete,
            alhAtTrusted: nil)
    }
}

extension DatabaseFault {
    init(_ fault: IntegrityFault) {
        self.init(
            kind: fault.kind.rawValue, file: fault.file, offset: fault.offset, txID: fault.txID,
            key: fault.key, message: fault.message)
    }
}

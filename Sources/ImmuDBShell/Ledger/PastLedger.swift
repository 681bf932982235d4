import CommandLineKit
import ImmuDBClient
import ImmuDBEngine
import ImmuDBProofs
import ImmuDBRecords

/// A ledger as it was after one of its transactions. What cannot be read that way says so.
struct PastLedger: Ledger {
    private let present: any Ledger
    /// The last transaction that counts.
    private let txID: UInt64

    init(_ present: any Ledger, txID: UInt64) {
        self.present = present
        self.txID = txID
    }

    var target: LedgerTarget { get async { await present.target } }
    var sql: any SQLDesk { PastSQLDesk(present.sql, txID: txID) }
    var token: String? { present.token }
    var documents: LedgerClient { get throws { throw refusal("documents are") } }

    // MARK: - What has a past

    /// The revision that was current: looked for in the history, which is claimed, then read with its proof.
    func read(_ key: [UInt8], at point: ReadPoint, recordsTrace: Bool) async throws -> EntryView {
        switch point {
        case .latest:
            guard let entry = try await current(key), !entry.metadata.isDeleted else { throw Self.absent }
            return try await readWritten(by: entry.txID, key, recordsTrace)
        case .revision(let revision) where revision > 0:
            let entry = try await present.read(key, at: point, recordsTrace: recordsTrace)
            guard entry.txID <= txID else { throw Self.absent }
            return entry
        case .revision:
            throw refusal("revisions counted from the latest are")
        case .transaction(let id):
            guard id <= txID else { throw later(id) }
            return try await readWritten(by: id, key, recordsTrace)
        }
    }

    func prove(_ question: ProofQuestion) async throws -> ProofReport {
        switch question {
        case .entry(let key, .latest):
            guard let entry = try await current(key), !entry.metadata.isDeleted else { throw Self.absent }
            return try await present.prove(.entry(key, .transaction(entry.txID)))
        case .entry(_, .transaction(let id)), .transaction(let id), .row(_, _, atTx: let id?),
            .document(_, _, atTx: let id?):
            guard id <= txID else { throw later(id) }
            return try await present.prove(question)
        case .entry: throw refusal("proofs of a revision are")
        case .row, .document: throw refusal("the newest version of a row or document is")
        }
    }

    private func readWritten(by id: UInt64, _ key: [UInt8], _ recordsTrace: Bool) async throws -> EntryView {
        let entry = try await present.read(key, at: .transaction(id), recordsTrace: recordsTrace)
        guard entry.referencedBy == nil || entry.txID <= txID else {
            throw refusal("the target of a reference is")
        }
        return entry
    }

    private func current(_ key: [UInt8]) async throws -> EntryView? {
        var offset: UInt64 = 0
        while true {
            let page = PageRequest(offset: offset, limit: Limits.pastPageEntries, isDescending: true)
            let entries = try await present.history(key, page: page)
            if let entry = entries.first(where: { $0.txID <= txID }) { return entry }
            guard UInt64(entries.count) == Limits.pastPageEntries else { return nil }
            offset += Limits.pastPageEntries
        }
    }

    func history(_ key: [UInt8], page: PageRequest) async throws -> [EntryView] {
        var newer: UInt64 = 0
        if page.isDescending {
            // Revisions written later come first and do not count.
            search: while true {
                let first = PageRequest(offset: newer, limit: Limits.pastPageEntries, isDescending: true)
                let entries = try await present.history(key, page: first)
                for entry in entries {
                    if entry.txID <= txID { break search }
                    newer += 1
                }
                guard UInt64(entries.count) == Limits.pastPageEntries else { break }
            }
        }
        var moved = page
        moved.offset += newer
        return try await present.history(key, page: moved).filter { $0.txID <= txID }
    }

    /// Of the keys that are there now, those that were there then, with the values they had. Keys that were
    /// deleted or expired since are in no list that a server gives.
    func scan(_ request: ScanRequest) async throws -> [EntryView] {
        var entries: [EntryView] = []
        var (wanted, toSkip) = (request, request.page.offset)
        wanted.page.offset = 0
        wanted.page.limit = min(request.page.limit, Limits.pageEntries)
        while UInt64(entries.count) < request.page.limit {
            let page = try await present.scan(wanted)
            for entry in page where UInt64(entries.count) < request.page.limit {
                guard let then = try await current(entry.referencedBy ?? entry.key), !then.metadata.isDeleted
                else { continue }
                if toSkip > 0 { toSkip -= 1 } else { entries.append(then) }
            }
            guard let last = page.last, UInt64(page.count) == wanted.page.limit else { break }
            wanted.after = last.referencedBy ?? last.key
        }
        return entries
    }

    func transactions(from id: UInt64, page: PageRequest) async throws -> [TransactionView] {
        let start = page.isDescending ? min(id, txID) : id
        guard start <= txID else { return [] }
        return try await present.transactions(from: start, page: page).filter { $0.header.id <= txID }
    }

    func transaction(_ id: UInt64, recordsTrace: Bool) async throws -> TransactionView {
        guard id <= txID else { throw later(id) }
        return try await present.transaction(id, recordsTrace: recordsTrace)
    }

    func currentState() async throws -> StateView {
        let last = try await present.transaction(txID, recordsTrace: false)
        let database = await present.target.database
        return StateView(database: database, txID: txID, alh: last.alh, badge: last.badge)
    }

    private static let absent = CommandFailure(.notFound, "key not found at that time")

    private func later(_ id: UInt64) -> CommandFailure {
        CommandFailure(
            .notFound, "transaction \(id) is later than \(txID), which the session reads as of",
            hint: "\\asof now returns to the present")
    }

    // MARK: - What has none

    private func refusal(_ what: String) -> CommandFailure {
        CommandFailure(
            .usage, "\(what) known of the present only, and the session reads as of transaction \(txID)",
            hint:
                "\\asof now returns to the present; get, history, scan, tx, log, doc get, doc history and "
                + "SELECT read the past")
    }

    private var noWrite: CommandFailure {
        CommandFailure(
            .usage, "nothing was written: the session reads as of transaction \(txID)",
            hint: "\\asof now returns to the present")
    }

    func members(_ request: MemberRequest) async throws -> [MemberView] { throw refusal("sorted sets are") }
    func count(prefix: [UInt8]) async throws -> UInt64 { throw refusal("numbers of keys are") }
    func health() async throws -> HealthView { throw refusal("the health of a database is") }
    func diskUsage() async throws -> DiskUsage { throw refusal("the use of the disk is") }
    func usage(ofKeysWithPrefix prefix: [UInt8]) async throws -> [PrefixUsage] {
        throw refusal("the use of the disk is")
    }
    func verifyEverything(
        progress: @escaping @Sendable (_ done: UInt64, _ total: UInt64) -> Bool
    ) async throws -> VerificationView { throw refusal("all of the files are") }

    func write(_ key: [UInt8], _ value: [UInt8], options: WriteOptions) async throws -> EntryView {
        throw noWrite
    }
    func setReference(_ key: [UInt8], to target: [UInt8], atTx: UInt64) async throws -> ReferenceView {
        throw noWrite
    }
    func addMember(_ set: [UInt8], score: Double, key: [UInt8], atTx: UInt64) async throws -> MemberView {
        throw noWrite
    }
    func execute(
        _ operations: [ImmuDBClient.LedgerOperation], isSelfContained: Bool
    ) async throws -> TransactionView { throw noWrite }
    func delete(_ key: [UInt8]) async throws -> DeletionView { throw noWrite }
    func flush() async throws { throw noWrite }
    func compact() async throws { throw noWrite }
    func truncate(_ database: String, retentionMilliseconds: Int64) async throws { throw noWrite }

    // MARK: - What is about the connection

    func info() async throws -> InfoView { try await present.info() }
    func databases() async throws -> [String] { try await present.databases() }
    func use(_ database: String) async throws { try await present.use(database) }
    func login(user: String, password: String, keepsToken: Bool) async throws -> String? {
        try await present.login(user: user, password: password, keepsToken: keepsToken)
    }
    func logout() async throws { try await present.logout() }
    func note(user: String) { present.note(user: user) }
    func isAt(_ directory: String) async -> Bool { await present.isAt(directory) }
    func trustRecord() async throws -> TrustRecord? { try await present.trustRecord() }
    func pinTrust(_ state: ExpectedState) async throws -> TrustRecord { try await present.pinTrust(state) }
    func exportTrust() async throws -> String { try await present.exportTrust() }
    func importTrust(_ text: String) async throws -> TrustRecord { try await present.importTrust(text) }
    func importLegacyTrust(directory: String, serverUUID: String?) async throws -> [TrustRecord] {
        try await present.importLegacyTrust(directory: directory, serverUUID: serverUUID)
    }
    func resetTrust(reason: String) async throws { try await present.resetTrust(reason: reason) }
    func close() async throws { try await present.close() }
}

/// The relational half of the past: queries name the transaction for each of their tables.
struct PastSQLDesk: SQLDesk {
    private let present: any SQLDesk
    private let txID: UInt64

    init(_ present: any SQLDesk, txID: UInt64) {
        self.present = present
        self.txID = txID
    }

    var transaction: TransactionMark { present.transaction }

    func query(
        _ text: String, parameters: [SQLParameter],
        onBatch: @escaping @Sendable (SQLBatch) async throws -> Void
    ) async throws {
        let past = try PastQuery.rewrite(text, txID: txID)
        try await present.query(past, parameters: parameters, onBatch: onBatch)
    }

    func row(_ table: String, key: [SQLValue], atTx: UInt64?) async throws -> RowView {
        guard let atTx, atTx <= txID else { throw refusal("the newest version of a row is") }
        return try await present.row(table, key: key, atTx: atTx)
    }

    /// A row of the past is not the one that a proof of the newest version is about.
    func badge(of row: ExpectedRow, in table: String) async throws -> Badge { .unproven }
    func badge(ofTransaction txID: UInt64) async throws -> Badge {
        try await present.badge(ofTransaction: txID)
    }
    func tables() async throws -> [String] { throw refusal("names of tables are") }
    func describe(_ table: String) async throws -> [SQLColumnDescription] { throw refusal("columns are") }
    func forgetSchema(_ table: String) async throws { try await present.forgetSchema(table) }

    func execute(_ text: String, parameters: [SQLParameter]) async throws -> ExecutionView {
        throw refusal("changes are")
    }
    func begin() async throws { throw refusal("transactions are") }
    func commit() async throws -> ExecutionView { try await present.commit() }
    func rollback() async throws { try await present.rollback() }

    private func refusal(_ what: String) -> CommandFailure {
        CommandFailure(
            .usage, "\(what) of the present only, and the session reads as of transaction \(txID)",
            hint: "\\asof now returns to the present")
    }
}

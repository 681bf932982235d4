package import ImmuDBProofs

/// What a backup holds, recomputed record by record: the records must be one unbroken piece of one history.
///
/// Everything is hashed anew: values into entries, entries into Eh, headers into Alh, each linked to the one
/// before. A backup that begins with transaction 1 also has its tree recomputed.
package struct BackupChain: Sendable {
    /// First transaction; 0 for an empty backup.
    package private(set) var firstTxID: UInt64 = 0
    /// Hash of the transaction before the first, as the first names it.
    package private(set) var before = Digest.ofNothing
    /// The last transaction and its hash.
    package private(set) var last = Store.State.empty
    /// Commit time of the last transaction, Unix seconds.
    package private(set) var lastTimestamp: Int64 = 0
    package private(set) var transactions: UInt64 = 0
    package private(set) var entries: UInt64 = 0
    package private(set) var valueBytes: UInt64 = 0
    /// Transactions whose values retention had discarded: their hashes were checked, there are no values.
    package private(set) var withoutValues: UInt64 = 0

    private var frontier = TreeFrontier()
    /// Roots of the newest sizes of the tree, the last of them of `frontier`.
    private var roots: [Digest] = [.zero]

    package init() {}

    /// Whether the tree over all transactions could be recomputed.
    package var coversTree: Bool { firstTxID == 1 }

    /// Adds the next record.
    /// - Parameter offset: byte at which it begins, for messages.
    /// - Throws: `gap`, `repeated`, `foreign`, `entriesMismatch`, `treeMismatch`; the chain is unchanged.
    package mutating func append(_ record: BackupRecord, at offset: UInt64? = nil) throws(BackupError) {
        let header = record.transaction.header
        func fail(_ code: BackupError.Code, _ message: String) -> BackupError {
            BackupError(code, message, offset: offset, txID: header.id)
        }
        if transactions > 0 {
            guard header.id > last.id else {
                throw fail(.repeated, "transaction \(last.id + 1) is the next one: repeated or out of order")
            }
            guard header.id == last.id + 1 else {
                throw fail(.gap, "transactions \(last.id + 1) to \(header.id - 1) are missing")
            }
            guard header.prevAlh == last.alh else {
                throw fail(
                    .foreign, "it does not continue transaction \(last.id): a piece of another history")
            }
        } else if header.id == 1, header.prevAlh != .ofNothing {
            throw fail(.foreign, "the first transaction names one before it")
        }
        guard try Self.entriesHash(record.transaction) == header.eh else {
            throw fail(
                .entriesMismatch, "the entries do not have the hash in the header: a changed key or value")
        }
        if firstTxID == 1 || (transactions == 0 && header.id == 1) {
            if let message = treeFault(header) { throw fail(.treeMismatch, message) }
            frontier.append(record.alh)
            roots.append(frontier.root ?? .zero)
            if roots.count > Limits.backupRootsMax { roots.removeFirst(roots.count / 2) }
        }
        add(record)
    }

    private mutating func add(_ record: BackupRecord) {
        let header = record.transaction.header
        if transactions == 0 { (firstTxID, before) = (header.id, header.prevAlh) }
        transactions += 1
        entries += UInt64(header.entryCount)
        valueBytes += record.transaction.entries.reduce(0) { $0 + UInt64($1.value.count) }
        if record.transaction.valuesAreDiscarded { withoutValues += 1 }
        last = Store.State(id: header.id, alh: record.alh)
        lastTimestamp = header.timestamp
    }

    private func treeFault(_ header: TxHeader) -> String? {
        guard header.blTxID <= frontier.size else {
            return "the tree of \(header.blTxID) leaves does not exist yet"
        }
        let lag = frontier.size - header.blTxID
        // Roots of long ago are not kept; a store that takes the transaction compares them with its own tree.
        guard lag < UInt64(roots.count) else { return nil }
        return roots[roots.count - 1 - Int(lag)] == header.blRoot
            ? nil : "the root of the tree of \(header.blTxID) leaves is not the recomputed one"
    }

    private static func entriesHash(_ transaction: ExportedTransaction) throws(BackupError) -> Digest {
        var digests: [Digest] = []
        digests.reserveCapacity(transaction.entries.count)
        do throws(FormatError) {
            for (entry, hash) in zip(transaction.entries, transaction.valueHashes) {
                digests.append(
                    try EntryDigest.make(
                        key: entry.key, metadata: entry.metadata, valueHash: hash,
                        version: transaction.header.version))
            }
        } catch {
            throw BackupError(.malformed, error.message, txID: transaction.header.id)
        }
        return EntryTree.root(of: digests)
    }
}

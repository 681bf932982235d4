internal import ImmuDBProofs
internal import ImmuDBProtocol
internal import SwiftProtobuf

/// Goes along the chain of transactions and collects the definitions of tables or collections.
struct CatalogWalk {
    /// Where the newest version of an entry is, before its value is known.
    private struct Found {
        var txID: UInt64
        var hash: Digest
        var isDeleted: Bool
    }

    private(set) var catalog: LearnedCatalog
    private var found: [[UInt8]: Found] = [:]

    init(_ catalog: LearnedCatalog) { self.catalog = catalog }

    /// Takes the transaction after the last one. That it is the right one shows only at the end of the walk.
    /// - Throws: `VerificationFailure`: `headerMismatch` for one that does not follow, or whose entries are
    /// not all there.
    mutating func take(_ transaction: WireTx) throws(VerificationFailure) {
        let header = transaction.header
        guard header.id == catalog.upTo + 1, header.prevAlh == catalog.alh else {
            throw VerificationFailure(
                .headerMismatch, "transaction \(header.id) does not follow transaction \(catalog.upTo)")
        }
        var digests: [Digest] = []
        for entry in transaction.entries {
            do throws(FormatError) {
                digests.append(try entry.entry.digest(version: header.version))
            } catch {
                throw VerificationFailure(.malformedMessage, "transaction \(header.id): \(error.message)")
            }
            guard catalog.isDefinition(entry.entry.key) else { continue }
            found[entry.entry.key] = Found(
                txID: header.id, hash: entry.entry.valueHash, isDeleted: entry.entry.metadata.isDeleted)
        }
        guard UInt64(digests.count) == UInt64(header.entryCount), EntryTree.root(of: digests) == header.eh
        else {
            throw VerificationFailure(
                .headerMismatch, "the entries shown are not those of transaction \(header.id)")
        }
        catalog.alh = try header.verifiedAlh()
        catalog.upTo = header.id
    }

    /// Transactions whose values are wanted.
    var wanted: Set<UInt64> { Set(found.values.lazy.filter { !$0.isDeleted }.map(\.txID)) }

    /// Takes values of a transaction that was walked over.
    /// - Throws: `VerificationFailure` with `valueMismatch`.
    mutating func take(values transaction: WireTx) throws(VerificationFailure) {
        for entry in transaction.entries {
            let key = entry.entry.key
            guard let place = found[key], place.txID == transaction.header.id, !place.isDeleted else {
                continue
            }
            guard SHA256.hash(entry.value) == place.hash else {
                throw VerificationFailure(
                    .valueMismatch, "a definition in transaction \(place.txID) is not the one committed")
            }
            catalog.entries[key] = LearnedCatalog.Entry(value: entry.value, isDeleted: false)
            found[key] = nil
        }
    }

    /// Ends the walk.
    /// - Throws: `VerificationFailure` with `valueMismatch` when values are missing.
    mutating func finish() throws(VerificationFailure) -> LearnedCatalog {
        for (key, place) in found {
            guard place.isDeleted else {
                throw VerificationFailure(
                    .valueMismatch, "a definition in transaction \(place.txID) is left out")
            }
            catalog.entries[key] = LearnedCatalog.Entry(value: [], isDeleted: true)
        }
        return catalog
    }
}

extension VerifiedOperation {
    /// Learns the catalog as of the trusted state, from where a catalog ends that was learned before.
    /// - Throws: `VerificationFailure`: `headerMismatch` when the transactions shown are not those of the
    /// trusted history, `valueMismatch`; `ClientError`.
    func learnCatalog(after known: LearnedCatalog) async throws -> LearnedCatalog {
        let goal = trusted
        guard goal.txID > known.upTo else { return known }
        var walk = CatalogWalk(known)
        var limit = ClientLimits.walkedTransactionsFirst
        while walk.catalog.upTo < goal.txID {
            let list = try await transactions(
                after: walk.catalog.upTo, limit: min(limit, goal.txID - walk.catalog.upTo))
            var entries = 0
            for transaction in list {
                try walk.take(transaction)
                entries += transaction.entries.count
            }
            // Messages of a comfortable size, whatever the size of transactions is.
            if entries < ClientLimits.walkedEntriesWanted / 2 {
                limit = min(limit * 2, UInt64(ClientLimits.pageEntriesMax))
            } else if entries > ClientLimits.walkedEntriesWanted {
                limit = max(limit / 2, 1)
            }
        }
        guard walk.catalog.alh == goal.alh else {
            throw VerificationFailure(
                .headerMismatch, "the transactions shown do not lead to the trusted state \(goal.txID)")
        }
        for txID in walk.wanted.sorted() {
            let shown = try await fetchTransaction(txID, since: txID, detail: .values)
            try walk.take(values: shown.tx)
        }
        return try walk.finish()
    }

    /// Some transactions with the digests of all their entries; at least one.
    private func transactions(after id: UInt64, limit: UInt64) async throws -> [WireTx] {
        let request = Immudb_Schema_TxScanRequest.with {
            $0.initialTx = id + 1
            $0.limit = UInt32(clamping: limit)
        }
        let answer = try await ask("TxScan", request) {
            try await $0.txScan($1, metadata: $2, options: $3, onResponse: $4)
        }
        guard !answer.txs.isEmpty, answer.txs.count <= Int(clamping: limit) else {
            throw VerificationFailure(
                .headerMismatch,
                "\(answer.txs.count) transactions are shown after transaction \(id), \(limit) were asked for")
        }
        return try convert("TxScan") { () throws(ProtocolError) in
            var list: [WireTx] = []
            for message in answer.txs { list.append(try WireTx(wire: message)) }
            return list
        }
    }
}

import ImmuDBProofs
import Synchronization

extension RunKeyIndex {
    /// Writes damaged runs anew from the transactions they cover.
    /// - Parameter error: what a reader met; thrown again when there is no source to read from.
    func repair(after error: StorageError) throws(StorageError) {
        try maintenance.withLock { (state) throws(StorageError) in
            guard source.withLock({ $0.transactions }) != nil else { throw error }
            try cancelMerge(&state)
            try repairDamaged(&state)
        }
    }

    func repairDamaged(_ state: inout Maintenance) throws(StorageError) {
        for layer in layers.withLock({ $0.sealed }) {
            guard case .run(let run) = layer, run.isDamaged else { continue }
            note(
                "\(run.info.fileName) of the key index is damaged; transactions \(run.info.firstTxID) to "
                    + "\(run.info.lastTxID) are indexed again")
            if isWritable {
                let runs = try rewrite(run.info, &state)
                try replace([layer], with: runs, &state)
            } else {
                let table = KeyTable(firstTxID: run.info.firstTxID)
                try refill(run.info.firstTxID...run.info.lastTxID) {
                    table.insert($0.entries, txID: $0.id, alh: $0.alh)
                }
                layers.withLock { layers in
                    guard let place = layers.sealed.firstIndex(where: { $0.isSame(layer) }) else { return }
                    layers.sealed[place] = .table(table)
                }
                run.retire()
            }
        }
    }

    /// The runs that take a damaged one's place; several, as memory is limited.
    private func rewrite(_ info: RunInfo, _ state: inout Maintenance) throws(StorageError) -> [Run] {
        var runs: [Run] = []
        do throws(StorageError) {
            var table = KeyTable(firstTxID: info.firstTxID)
            try refill(info.firstTxID...info.lastTxID) { (transaction) throws(StorageError) in
                table.insert(transaction.entries, txID: transaction.id, alh: transaction.alh)
                guard table.bytes >= budget.fullTableBytes, transaction.id < info.lastTxID else { return }
                runs.append(try openWritten(try write(table, &state)))
                table = KeyTable(firstTxID: transaction.id + 1)
            }
            runs.append(try openWritten(try write(table, &state)))
        } catch {
            for run in runs {
                run.retire()
                discard(run.info.number)
            }
            throw error
        }
        return runs
    }

    /// Reads transactions again, each with a look at its place in the chain.
    func refill(
        _ ids: ClosedRange<UInt64>, _ body: (Transaction) throws(StorageError) -> Void
    ) throws(StorageError) {
        guard let source = source.withLock({ $0.transactions }) else {
            throw StorageError(.closed, "the store is closed")
        }
        var previous = ids.lowerBound > 1 ? try source.alh(of: ids.lowerBound - 1) : .ofNothing
        let total = ids.upperBound - ids.lowerBound + 1
        for id in ids {
            let transaction = try source.indexedTransaction(id, after: previous)
            previous = transaction.alh
            try body(
                Transaction(entries: EncodedEntries(transaction.entries), id: id, alh: transaction.alh))
            let done = id - ids.lowerBound + 1
            if done % Limits.indexProgressTransactions == 0 || done == total {
                progress(IndexProgress(done: done, total: total))
            }
        }
    }
}

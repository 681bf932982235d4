public import ImmuDBProofs
internal import ImmuDBRecords
internal import ImmuDBStorage

extension Database {
    /// Makes a key an alias of another one.
    /// - Throws: `illegalArguments` (empty key; `atTx` and `isBound` without each other), `keyNotFound` and
    ///   `txNotFound` for the target, `illegalReference` for a target that is a reference or a key that holds
    ///   a plain value; and what `set` throws.
    public func setReference(
        _ write: ReferenceWrite, if conditions: [WriteCondition] = []
    ) async throws(EngineError) -> TxHeader {
        guard write.isBound == (write.atTx > 0) else { throw .illegalArguments }
        return try await commit([.reference(write)], if: conditions, isSelfContained: false)
    }

    /// Adds a key to a sorted set. There is no removal.
    /// - Throws: as `setReference(_:if:)`; an empty set name is an illegal argument.
    public func add(_ write: SortedSetWrite) async throws(EngineError) -> TxHeader {
        guard write.isBound == (write.atTx > 0) else { throw .illegalArguments }
        return try await commit([.member(write)], if: [], isSelfContained: false)
    }

    /// Carries out several operations in one transaction, in order. A reference or member may use a key set
    /// earlier in the list; bound without a transaction it is bound to this very one.
    /// - Parameter isSelfContained: refuse references and members of keys that are not set in the same list
    ///   and bound to it: then nothing depends on what the index knows.
    /// - Throws: `noEntries`, `duplicateKey`, `notSelfContained`, and what `setReference(_:if:)` throws.
    public func execute(
        _ operations: [LedgerOperation], if conditions: [WriteCondition] = [], isSelfContained: Bool = false
    ) async throws(EngineError) -> TxHeader {
        guard !operations.isEmpty else { throw .noEntries }
        return try await commit(operations, if: conditions, isSelfContained: isSelfContained)
    }

    private func commit(
        _ operations: [LedgerOperation], if conditions: [WriteCondition], isSelfContained: Bool
    ) async throws(EngineError) -> TxHeader {
        guard UInt64(operations.count) <= store.metadata.maxTxEntries else { throw .tooManyEntries }
        try check(operations)
        for condition in conditions { try check(condition) }
        try requireWritable()
        let check = OperationCheck(
            database: self, operations: operations, isSelfContained: isSelfContained, time: now)
        guard operations.contains(where: \.isBoundToItself) else {
            return try await commit(EntryBatch(operations.map { $0.storeEntry(in: 0) })) {
                index throws(EngineError) in
                for condition in conditions { try Database.require(condition, in: index, at: check.time) }
                try check.run(in: index)
            }
        }
        return try await translating {
            try await store.commit { index, id in
                for condition in conditions { try Database.require(condition, in: index, at: check.time) }
                try check.run(in: index)
                return operations.map { $0.storeEntry(in: id) }
            }
        }
    }

    /// What can be said about a list without looking at the database.
    private func check(_ operations: [LedgerOperation]) throws(EngineError) {
        var keys = Set<[UInt8]>(minimumCapacity: operations.count)
        var members = Set<SortedSetRecord>()
        for operation in operations {
            switch operation {
            case .set(let write):
                guard !write.key.isEmpty else { throw .illegalArguments }
                guard keys.insert(write.key).inserted else { throw .duplicateKey(write.key) }
                try checkLengths(write)
            case .reference(let write):
                guard !write.key.isEmpty, !write.target.isEmpty else { throw .illegalArguments }
                guard write.isBound || write.atTx == 0 else { throw .illegalArguments }
                guard keys.insert(write.key).inserted else { throw .duplicateKey(write.key) }
                guard write.key.count <= keyBytesMax, write.target.count <= keyBytesMax else {
                    throw .keyTooLong
                }
            case .member(let write):
                guard !write.set.isEmpty, !write.key.isEmpty else { throw .illegalArguments }
                guard write.isBound || write.atTx == 0 else { throw .illegalArguments }
                // One and the same member twice, whatever the scores.
                let member = SortedSetRecord(set: write.set, score: 0, key: write.key, atTx: write.atTx)
                guard members.insert(member).inserted else { throw .duplicateMember }
                guard UInt64(member.storeKey.count) <= store.metadata.maxKeyLength else { throw .keyTooLong }
            }
        }
    }
}

extension LedgerOperation {
    /// Bound to the transaction that carries it out.
    var isBoundToItself: Bool {
        switch self {
        case .set: false
        case .reference(let write): write.isBound && write.atTx == 0
        case .member(let write): write.isBound && write.atTx == 0
        }
    }

    /// What the store has to hold.
    /// - Parameter txID: the transaction that carries it out.
    func storeEntry(in txID: UInt64) -> StoreEntry {
        switch self {
        case .set(let write):
            return write.storeEntry
        case .reference(let write):
            let record = PlainRecord.reference(
                target: write.target, atTx: isBoundToItself ? txID : write.atTx)
            return StoreEntry(key: PlainRecord.storeKey(for: write.key), value: record.storeValue)
        case .member(let write):
            let record = SortedSetRecord(
                set: write.set, score: write.score, key: write.key, atTx: isBoundToItself ? txID : write.atTx)
            return StoreEntry(key: record.storeKey, value: [])
        }
    }
}

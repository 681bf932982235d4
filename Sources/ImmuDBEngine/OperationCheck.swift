internal import ImmuDBProofs
internal import ImmuDBRecords
internal import ImmuDBStorage

/// Checks a list of operations against the state just before them.
///
/// Runs under the writer lock, so what can be read before is read before: of which kind the keys concerned
/// are, and what bound transactions hold, which never changes.
struct OperationCheck: Sendable {
    /// What is behind a key.
    enum Kind: Sendable {
        case value
        case reference
    }

    private struct Version: Hashable {
        var storeKey: [UInt8]
        var txID: UInt64
    }

    let time: Int64
    private let database: Database
    private let operations: [LedgerOperation]
    private let isSelfContained: Bool
    /// Kinds of versions read in advance. A version never changes.
    private var known: [Version: Kind] = [:]
    /// Answers about bound transactions.
    private var bound: [Version: Result<Kind, EngineError>] = [:]

    init(database: Database, operations: [LedgerOperation], isSelfContained: Bool, time: Int64) {
        self.database = database
        self.operations = operations
        self.isSelfContained = isSelfContained
        self.time = time
        let view = database.store.view()
        for operation in operations {
            switch operation {
            case .set: continue
            case .reference(let write):
                readAhead(write.key, in: view)
                readAhead(write.target, boundTo: write.atTx, in: view)
            case .member(let write):
                readAhead(write.key, boundTo: write.atTx, in: view)
            }
        }
    }

    private mutating func readAhead(_ key: [UInt8], boundTo atTx: UInt64 = 0, in view: IndexView) {
        let storeKey = PlainRecord.storeKey(for: key)
        if atTx > 0 {
            bound[Version(storeKey: storeKey, txID: atTx)] = kind(of: storeKey, key: key, boundTo: atTx)
        } else {
            do throws(EngineError) {
                guard let version = try view.newest(storeKey), isVisible(version) else { return }
                let kind = try kind(of: version, storeKey: storeKey).get()
                known[Version(storeKey: storeKey, txID: version.txID)] = kind
            } catch {
                return  // met again, and reported, when the check runs
            }
        }
    }

    /// - Throws: the first refusal, in the order of the operations.
    func run(in index: IndexView) throws(EngineError) {
        var written: [[UInt8]: Kind] = [:]
        for operation in operations {
            switch operation {
            case .set(let write):
                if !write.metadata.isDeleted { written[write.key] = .value }
            case .reference(let write):
                if try kind(of: write.key, in: index) == .value { throw .finalKey }
                try requireTarget(write.target, atTx: write.atTx, isBound: write.isBound, written, index)
                written[write.key] = .reference
            case .member(let write):
                try requireTarget(write.key, atTx: write.atTx, isBound: write.isBound, written, index)
            }
        }
    }

    private func requireTarget(
        _ key: [UInt8], atTx: UInt64, isBound: Bool, _ written: [[UInt8]: Kind], _ index: IndexView
    ) throws(EngineError) {
        if isSelfContained {
            guard isBound, atTx == 0 else {
                throw .notSelfContained(
                    "can only set references to keys added within same transaction, "
                        + "please use bound references with AtTx set to 0")
            }
            guard written[key] != nil else {
                throw .notSelfContained(
                    "can not create a reference to a key that was not set in the same transaction")
            }
        }
        let kind: Kind?
        if atTx > 0 {
            let storeKey = PlainRecord.storeKey(for: key)
            let answer = bound[Version(storeKey: storeKey, txID: atTx)]
            kind = try (answer ?? self.kind(of: storeKey, key: key, boundTo: atTx)).get()
        } else if isBound {
            kind = written[key]
        } else if let known = written[key] {
            kind = known
        } else {
            kind = try self.kind(of: key, in: index)
        }
        switch kind {
        case nil: throw .keyNotFound
        case .reference: throw .referenceToReference
        case .value: return
        }
    }

    /// What a key holds now; nil when it has no value.
    private func kind(of key: [UInt8], in index: IndexView) throws(EngineError) -> Kind? {
        let storeKey = PlainRecord.storeKey(for: key)
        guard let version = try index.newest(storeKey), isVisible(version) else { return nil }
        if let kind = known[Version(storeKey: storeKey, txID: version.txID)] { return kind }
        return try kind(of: version, storeKey: storeKey).get()
    }

    private func isVisible(_ version: IndexedVersion) -> Bool {
        !version.metadata.isDeleted && !version.metadata.isExpired(at: time)
    }

    private func kind(of version: IndexedVersion, storeKey: [UInt8]) -> Result<Kind, EngineError> {
        kind(storeKey, version.txID, version.metadata) { () throws(EngineError) in
            try database.storedValue(of: version, key: storeKey)
        }
    }

    private func kind(of storeKey: [UInt8], key: [UInt8], boundTo atTx: UInt64) -> Result<Kind, EngineError> {
        do throws(EngineError) {
            let found = try database.find(storeKey, key: key, inTransaction: atTx)
            return kind(storeKey, atTx, found.metadata) { () throws(EngineError) in found.storeValue }
        } catch {
            return .failure(error)
        }
    }

    private func kind(
        _ storeKey: [UInt8], _ txID: UInt64, _ metadata: KVMetadata, _ read: () throws(EngineError) -> [UInt8]
    ) -> Result<Kind, EngineError> {
        do throws(EngineError) {
            let found = Database.FoundVersion(
                key: storeKey, storeValue: try read(), metadata: metadata, txID: txID, revision: 0)
            switch try database.record(of: found) {
            case .value: return .success(.value)
            case .reference: return .success(.reference)
            case .deletion: return .failure(.keyNotFound)
            }
        } catch {
            return .failure(error)
        }
    }
}

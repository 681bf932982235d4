package import GRPCCore
internal import ImmuDBEngine
internal import ImmuDBProofs
package import ImmuDBProtocol
package import SwiftProtobuf

extension ImmuService {
    package func set(
        request: Immudb_Schema_SetRequest, context: ServerContext
    ) async throws -> Immudb_Schema_TxHeader {
        try Immudb_Schema_TxHeader(try await write(request, to: try writableDatabase()))
    }

    package func delete(
        request: Immudb_Schema_DeleteKeysRequest, context: ServerContext
    ) async throws -> Immudb_Schema_TxHeader {
        let keys = request.keys.map { [UInt8]($0) }
        return try Immudb_Schema_TxHeader(
            try await writableDatabase().delete(keys, sinceTx: request.sinceTx))
    }

    package func get(
        request: Immudb_Schema_KeyRequest, context: ServerContext
    ) async throws -> Immudb_Schema_Entry {
        let entry = try await database().get([UInt8](request.key), at: try ReadPosition(request))
        return Immudb_Schema_Entry(WireEntry(entry))
    }

    package func getAll(
        request: Immudb_Schema_KeyListRequest, context: ServerContext
    ) async throws -> Immudb_Schema_Entries {
        let entries = try await database().getAll(request.keys.map { [UInt8]($0) }, sinceTx: request.sinceTx)
        return Immudb_Schema_Entries(entries)
    }

    package func history(
        request: Immudb_Schema_HistoryRequest, context: ServerContext
    ) async throws -> Immudb_Schema_Entries {
        Immudb_Schema_Entries(try await history(request))
    }

    func history(_ request: Immudb_Schema_HistoryRequest) async throws -> [LedgerEntry] {
        guard request.limit >= 0 else {
            throw ServerFailure(RPCError.Code.unknown, "tbtree: illegal arguments")
        }
        return try await database().history(
            of: [UInt8](request.key), offset: request.offset, limit: UInt64(request.limit),
            isDescending: request.desc, sinceTx: request.sinceTx)
    }

    package func scan(
        request: Immudb_Schema_ScanRequest, context: ServerContext
    ) async throws -> Immudb_Schema_Entries {
        Immudb_Schema_Entries(try await database().scan(ScanRange(request)))
    }

    package func count(
        request: Immudb_Schema_KeyPrefix, context: ServerContext
    ) async throws -> Immudb_Schema_EntryCount {
        let count = try await database().count(prefix: [UInt8](request.prefix))
        return .with { $0.count = count }
    }

    package func countAll(
        request: Google_Protobuf_Empty, context: ServerContext
    ) async throws -> Immudb_Schema_EntryCount {
        let count = try await database().count(prefix: [])
        return .with { $0.count = count }
    }

    func write(_ request: Immudb_Schema_SetRequest, to database: Database) async throws -> TxHeader {
        let writes = request.kvs.map { KeyValueWrite($0) }
        return try await database.set(writes, if: try request.preconditions.map { try WriteCondition($0) })
    }
}

extension KeyValueWrite {
    init(_ pair: Immudb_Schema_KeyValue) {
        self.init(
            key: [UInt8](pair.key), value: [UInt8](pair.value),
            metadata: pair.hasMetadata ? KVMetadata(wire: pair.metadata) : .none)
    }
}

extension ReadPosition {
    init(_ request: Immudb_Schema_KeyRequest) throws {
        func refuse(_ field: String) -> ServerFailure {
            ServerFailure(
                RPCError.Code.unknown,
                "illegal arguments: \(field) should not be specified when AtTx is used")
        }
        if request.atTx > 0 {
            guard request.sinceTx == 0 else { throw refuse("SinceTx") }
            guard request.atRevision == 0 else { throw refuse("AtRevision") }
            self = .transaction(request.atTx)
        } else if request.atRevision != 0 {
            self = .revision(request.atRevision)
        } else {
            self = .newest(since: request.sinceTx)
        }
    }
}

extension ScanRange {
    init(_ request: Immudb_Schema_ScanRequest) {
        self.init(prefix: [UInt8](request.prefix))
        seekKey = [UInt8](request.seekKey)
        endKey = [UInt8](request.endKey)
        isSeekInclusive = request.inclusiveSeek
        isEndInclusive = request.inclusiveEnd
        isDescending = request.desc
        limit = request.limit
        offset = request.offset
        sinceTx = request.sinceTx
    }
}

extension WriteCondition {
    init(_ precondition: Immudb_Schema_Precondition) throws {
        switch precondition.precondition {
        case .keyMustExist(let condition): self = .keyMustExist([UInt8](condition.key))
        case .keyMustNotExist(let condition): self = .keyMustNotExist([UInt8](condition.key))
        case .keyNotModifiedAfterTx(let condition):
            self = .keyNotModifiedAfter([UInt8](condition.key), txID: condition.txID)
        case nil: throw ServerFailure(RPCError.Code.unknown, "invalid precondition: null")
        }
    }
}

extension WireEntry {
    init(_ entry: LedgerEntry) {
        self.init(
            txID: entry.txID, key: entry.key, value: entry.value, metadata: entry.metadata,
            referencedBy: entry.reference.map {
                Reference(
                    txID: $0.txID, key: $0.key, atTx: $0.atTx, metadata: $0.metadata, revision: $0.revision)
            },
            isExpired: entry.isExpired, revision: entry.revision)
    }
}

extension Immudb_Schema_Entries {
    init(_ entries: [LedgerEntry]) {
        self.init()
        self.entries = entries.map { Immudb_Schema_Entry(WireEntry($0)) }
    }
}

package import GRPCCore
internal import ImmuDBEngine
internal import ImmuDBProofs
package import ImmuDBProtocol
internal import SwiftProtobuf

extension ImmuService {
    package func setReference(
        request: Immudb_Schema_ReferenceRequest, context: ServerContext
    ) async throws -> Immudb_Schema_TxHeader {
        try Immudb_Schema_TxHeader(try await write(request, to: try writableDatabase()))
    }

    package func zAdd(
        request: Immudb_Schema_ZAddRequest, context: ServerContext
    ) async throws -> Immudb_Schema_TxHeader {
        try Immudb_Schema_TxHeader(try await writableDatabase().add(SortedSetWrite(request)))
    }

    package func zScan(
        request: Immudb_Schema_ZScanRequest, context: ServerContext
    ) async throws -> Immudb_Schema_ZEntries {
        let members = try await database().scanSet(SortedSetRange(request))
        return .with { $0.entries = members.map { Immudb_Schema_ZEntry(WireZEntry($0)) } }
    }

    package func execAll(
        request: Immudb_Schema_ExecAllRequest, context: ServerContext
    ) async throws -> Immudb_Schema_TxHeader {
        let database = try writableDatabase()
        let header = try await execute(
            try request.operations.map { try LedgerOperation($0) }, in: database,
            if: try request.preconditions.map { try WriteCondition($0) }, isSelfContained: request.noWait)
        return try Immudb_Schema_TxHeader(header)
    }

    func execute(
        _ operations: [LedgerOperation], in database: Database, if conditions: [WriteCondition] = [],
        isSelfContained: Bool = false
    ) async throws -> TxHeader {
        guard !operations.isEmpty else {
            throw ServerFailure(RPCError.Code.invalidArgument, "empty set")
        }
        do throws(EngineError) {
            return try await database.execute(
                operations, if: conditions, isSelfContained: isSelfContained)
        } catch {
            guard error.code == .duplicateKey, error.message.hasSuffix("'") else { throw error }
            // The refusal that names the key carries the text of a status inside.
            throw ServerFailure(
                RPCError.Code.invalidArgument,
                ServerErrorText.wrappedStatusPrefix + "InvalidArgument desc = " + error.message)
        }
    }

    func write(_ request: Immudb_Schema_ReferenceRequest, to database: Database) async throws -> TxHeader {
        try await database.setReference(
            ReferenceWrite(request), if: try request.preconditions.map { try WriteCondition($0) })
    }
}

extension ReferenceWrite {
    init(_ request: Immudb_Schema_ReferenceRequest) {
        self.init(
            key: [UInt8](request.key), target: [UInt8](request.referencedKey), atTx: request.atTx,
            isBound: request.boundRef)
    }
}

extension SortedSetWrite {
    init(_ request: Immudb_Schema_ZAddRequest) {
        self.init(
            set: [UInt8](request.set), score: request.score, key: [UInt8](request.key), atTx: request.atTx,
            isBound: request.boundRef)
    }
}

extension LedgerOperation {
    init(_ operation: Immudb_Schema_Op) throws {
        switch operation.operation {
        case .kv(let pair): self = .set(KeyValueWrite(pair))
        case .zAdd(let request): self = .member(SortedSetWrite(request))
        case .ref(let request): self = .reference(ReferenceWrite(request))
        case nil: throw ServerFailure(RPCError.Code.invalidArgument, "operation is not set")
        }
    }
}

extension SortedSetRange {
    init(_ request: Immudb_Schema_ZScanRequest) {
        self.init(set: [UInt8](request.set))
        seekKey = [UInt8](request.seekKey)
        seekScore = request.seekScore
        seekAtTx = request.seekAtTx
        isSeekInclusive = request.inclusiveSeek
        minScore = request.hasMinScore ? request.minScore.score : nil
        maxScore = request.hasMaxScore ? request.maxScore.score : nil
        isDescending = request.desc
        limit = request.limit
        offset = request.offset
        sinceTx = request.sinceTx
    }
}

extension WireZEntry {
    init(_ member: SortedSetMember) {
        self.init(
            set: member.set, key: member.key, entry: WireEntry(member.entry), score: member.score,
            atTx: member.atTx)
    }
}

package import GRPCCore
internal import ImmuDBEngine
internal import ImmuDBProofs
package import ImmuDBProtocol
internal import ImmuDBRecords

extension ImmuService {
    package func verifiableSet(
        request: Immudb_Schema_VerifiableSetRequest, context: ServerContext
    ) async throws -> Immudb_Schema_VerifiableTx {
        guard request.hasSetRequest else { throw ServerFailure.illegalArguments }
        let database = try writableDatabase()
        // Refused before the write: a caller that is ahead of us must not add to the wrong history.
        guard request.proveSinceTx <= database.state.txID else { throw ServerFailure.illegalState }
        let header = try await write(request.setRequest, to: database)
        return try written(header.id, since: request.proveSinceTx, in: database)
    }

    package func verifiableSetReference(
        request: Immudb_Schema_VerifiableReferenceRequest, context: ServerContext
    ) async throws -> Immudb_Schema_VerifiableTx {
        guard request.hasReferenceRequest else { throw ServerFailure.illegalArguments }
        let database = try writableDatabase()
        guard request.proveSinceTx <= database.state.txID else { throw ServerFailure.illegalArguments }
        let header = try await write(request.referenceRequest, to: database)
        return try written(header.id, since: request.proveSinceTx, in: database)
    }

    package func verifiableZAdd(
        request: Immudb_Schema_VerifiableZAddRequest, context: ServerContext
    ) async throws -> Immudb_Schema_VerifiableTx {
        guard request.hasZAddRequest else { throw ServerFailure.illegalArguments }
        let database = try writableDatabase()
        guard request.proveSinceTx <= database.state.txID else { throw ServerFailure.illegalArguments }
        let header = try await database.add(SortedSetWrite(request.zAddRequest))
        return try written(header.id, since: request.proveSinceTx, in: database)
    }

    /// A transaction just written, with the proof that links it.
    func written(
        _ id: UInt64, since: UInt64, in database: Database
    ) throws -> Immudb_Schema_VerifiableTx {
        try Immudb_Schema_VerifiableTx(linked(try database.transaction(id), since: since, in: database))
    }

    /// A transaction with all its entries as digests, and the proof that links it.
    private func linked(
        _ transaction: LedgerTransaction, since: UInt64, in database: Database
    ) throws -> WireVerifiableTx {
        try linked(
            WireTx(header: transaction.header, entries: transaction.entries.map { WireTxEntry($0) }),
            since: since, in: database)
    }

    private func linked(
        _ tx: WireTx, since: UInt64, in database: Database
    ) throws -> WireVerifiableTx {
        let proof = try database.dualProof(of: tx.header.id, since: since)
        return WireVerifiableTx(
            tx: tx, dualProof: proof, signature: try signature(of: proof, in: database))
    }

    package func verifiableGet(
        request: Immudb_Schema_VerifiableGetRequest, context: ServerContext
    ) async throws -> Immudb_Schema_VerifiableEntry {
        try Immudb_Schema_VerifiableEntry(try await verifiable(request))
    }

    func verifiable(_ request: Immudb_Schema_VerifiableGetRequest) async throws -> WireVerifiableEntry {
        guard request.hasKeyRequest else {
            throw ServerFailure(RPCError.Code.unknown, "illegal arguments: empty request")
        }
        let database = try database()
        guard request.proveSinceTx <= database.state.txID else { throw ServerFailure.illegalState }
        let key = [UInt8](request.keyRequest.key)
        let entry = try await database.get(key, at: try ReadPosition(request.keyRequest))
        // Proven is the entry under the requested key: of a reference, the reference itself.
        let proven = entry.reference?.txID ?? entry.txID
        let transaction = try database.transaction(proven)
        return WireVerifiableEntry(
            entry: WireEntry(entry),
            verifiableTx: try linked(transaction, since: request.proveSinceTx, in: database),
            inclusionProof: try database.entryInclusion(of: PlainRecord.storeKey(for: key), in: transaction))
    }

    package func verifiableTxById(
        request: Immudb_Schema_VerifiableTxRequest, context: ServerContext
    ) async throws -> Immudb_Schema_VerifiableTx {
        let database = try database()
        guard request.tx > 0 else { throw ServerFailure.illegalArguments }
        let last = database.state.txID
        guard request.tx <= last else { throw ServerFailure.txNotFound }
        guard request.proveSinceTx <= last else {
            throw ServerFailure(
                RPCError.Code.unknown,
                "illegal state: latest txID=\(last) is lower than specified as initial "
                    + "tx=\(request.proveSinceTx)"
            )
        }
        let spec = request.hasEntriesSpec ? request.entriesSpec : nil
        let sinceTx = request.keepReferencesUnresolved ? 0 : request.sinceTx
        guard sinceTx <= last else { throw ServerFailure.illegalArguments }
        let tx = try await wireTransaction(
            request.tx, of: database, spec: spec, sinceTx: sinceTx,
            resolvesReferences: !request.keepReferencesUnresolved)
        return try Immudb_Schema_VerifiableTx(linked(tx, since: request.proveSinceTx, in: database))
    }
}

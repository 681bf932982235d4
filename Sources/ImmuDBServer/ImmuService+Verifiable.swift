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
        let transaction = try database.transaction(header.id)
        return try Immudb_Schema_VerifiableTx(
            WireVerifiableTx(
                tx: WireTx(header: transaction.header, entries: transaction.entries.map { WireTxEntry($0) }),
                dualProof: try database.dualProof(of: header.id, since: request.proveSinceTx)))
    }

    package func verifiableGet(
        request: Immudb_Schema_VerifiableGetRequest, context: ServerContext
    ) async throws -> Immudb_Schema_VerifiableEntry {
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
        return try Immudb_Schema_VerifiableEntry(
            WireVerifiableEntry(
                entry: WireEntry(entry),
                verifiableTx: WireVerifiableTx(
                    tx: WireTx(
                        header: transaction.header, entries: transaction.entries.map { WireTxEntry($0) }),
                    dualProof: try database.dualProof(of: proven, since: request.proveSinceTx)),
                inclusionProof: try database.entryInclusion(of: PlainRecord.storeKey(for: key), in: proven)))
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
        let tx = try await wireTransaction(request.tx, of: database, spec: spec, sinceTx: request.sinceTx)
        return try Immudb_Schema_VerifiableTx(
            WireVerifiableTx(
                tx: tx, dualProof: try database.dualProof(of: request.tx, since: request.proveSinceTx)))
    }
}

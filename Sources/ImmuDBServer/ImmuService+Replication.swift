package import GRPCCore
internal import ImmuDBEngine
internal import ImmuDBProofs
package import ImmuDBProtocol

/// Transactions as other databases and backups take them.
extension ImmuService {
    /// Level of the service at which an answer can have trailers.
    package func exportTx(
        request: ServerRequest<Immudb_Schema_ExportTxRequest>, context: ServerContext
    ) async throws -> StreamingServerResponse<Immudb_Schema_Chunk> {
        StreamingServerResponse(metadata: [:]) { writer in
            let committed = try await export(request.message, to: writer)
            var trailers: Metadata = [:]
            trailers.addBinary(committed, forKey: HeaderName.committedTxID)
            return trailers
        }
    }

    package func exportTx(
        request: Immudb_Schema_ExportTxRequest, response: RPCWriter<Immudb_Schema_Chunk>,
        context: ServerContext
    ) async throws {
        _ = try await export(request, to: response)
    }

    package func streamExportTx(
        request: RPCAsyncSequence<Immudb_Schema_ExportTxRequest, any Error>,
        response: RPCWriter<Immudb_Schema_Chunk>, context: ServerContext
    ) async throws {
        _ = try database()  // refused at once, not with the first request
        for try await wanted in request { _ = try await export(wanted, to: response) }
    }

    /// Level of the service at which the headers of a request can be seen.
    package func replicateTx(
        request: StreamingServerRequest<Immudb_Schema_Chunk>, context: ServerContext
    ) async throws -> ServerResponse<Immudb_Schema_TxHeader> {
        // Entries are always compared with the header: skipping that would only save time.
        _ = try flag(HeaderName.skipIntegrityCheck, in: request.metadata)
        let header = try await replicate(
            request.messages, waitsForIndex: try flag(HeaderName.waitForIndexing, in: request.metadata))
        return ServerResponse(message: header)
    }

    package func replicateTx(
        request: RPCAsyncSequence<Immudb_Schema_Chunk, any Error>, context: ServerContext
    ) async throws -> Immudb_Schema_TxHeader {
        try await replicate(request, waitsForIndex: false)
    }

    private func flag(_ name: String, in metadata: Metadata) throws(ServerFailure) -> Bool {
        guard let text = metadata.first(name) else { return false }
        guard let flag = BooleanHeader.parse(text) else {
            throw ServerFailure(RPCError.Code.unknown, BooleanHeader.problem(with: text))
        }
        return flag
    }

    /// Sends one transaction.
    /// - Returns: id of the last committed one, 8 bytes.
    private func export(
        _ request: Immudb_Schema_ExportTxRequest, to response: RPCWriter<Immudb_Schema_Chunk>
    ) async throws -> [UInt8] {
        let database = try database()
        guard request.tx > 0 else { throw ServerFailure.illegalArguments }
        guard !request.hasReplicaState else {
            // Only a primary with synchronous replicas counts acknowledgements.
            throw ServerFailure(RPCError.Code.unknown, "illegal state: replica state was NOT expected")
        }
        let message = try database.exportTransaction(request.tx)
        var committed: [UInt8] = []
        committed.append(bigEndian: database.state.txID)
        try await MessageWriter(response).write(message, metadata: [HeaderName.committedTxID: committed])
        return committed
    }

    private func replicate(
        _ chunks: RPCAsyncSequence<Immudb_Schema_Chunk, any Error>, waitsForIndex: Bool
    ) async throws -> Immudb_Schema_TxHeader {
        let database = try database()
        try database.requireReplica()
        var reader = MessageReader(chunks)
        guard let first = try await reader.firstChunkBytes() else {
            throw ServerFailure(RPCError.Code.unknown, "EOF")
        }
        guard first >= MessageFrame.lengthBytes else { throw ServerFailure.chunkTooSmall }
        let message: [UInt8]
        do {
            message = try await reader.required(
                "transaction", limit: database.exportedTransactionBytesMax)
        } catch let error as ServerFailure where error.isTruncatedStream {
            throw ServerFailure(RPCError.Code.unknown, "EOF")
        }
        let appending = Task { try await database.replicate(message, waitsForIndex: waitsForIndex) }
        // It may be waiting for earlier transactions; a call that is given up must not wait on.
        let header = try await withTaskCancellationHandler {
            try await withRPCCancellationHandler {
                try await appending.value
            } onCancelRPC: {
                appending.cancel()
            }
        } onCancel: {
            appending.cancel()
        }
        return try Immudb_Schema_TxHeader(header)
    }
}

internal import GRPCCore
public import ImmuDBProofs
internal import ImmuDBProtocol
internal import SwiftProtobuf
internal import Synchronization

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

extension LedgerClient {
    /// A transaction of the current database with its values, as replicas and backups take it: `u64 length |
    /// exported transaction`. Nothing about it is proven: whoever takes it recomputes it.
    /// - Throws: `ClientError`: `permission`, `notFound`, `limit` for more than
    ///   ``LedgerSettings/exportedTransactionBytesMax``.
    public func exportTransaction(_ id: UInt64) async throws -> [UInt8] {
        let request = Immudb_Schema_ExportTxRequest.with { $0.tx = id }
        let limit = settings.exportedTransactionBytesMax
        return try await transfer("exportTx") { service, metadata, options in
            try await service.exportTx(request, metadata: metadata, options: options) { response in
                var bytes: [UInt8] = []
                for try await chunk in response.messages {
                    bytes += chunk.content
                    guard bytes.count <= limit else {
                        throw ClientError(
                            .limit, "the transaction has more than \(limit) bytes", location: "exportTx")
                    }
                }
                return bytes
            }
        }
    }

    /// Appends a transaction of another database to the current one, which must be a replica.
    /// - Parameter bytes: as ``exportTransaction(_:)`` gives them.
    /// - Returns: the header as the server now has it, unproven.
    public func replicateTransaction(_ bytes: [UInt8]) async throws -> Unverified<TxHeader> {
        try await replicateTransaction(bytes, hasDeadline: true)
    }

    /// How long a call may take, in milliseconds.
    package var callMilliseconds: Int { settings.callMilliseconds }

    /// - Parameter hasDeadline: false when the caller watches the time itself. A deadline leaves a sleeping
    ///   task in memory until it has passed, also when the call is long over; with thousands of calls in a
    ///   second that adds up.
    package func replicateTransaction(
        _ bytes: [UInt8], hasDeadline: Bool
    ) async throws -> Unverified<TxHeader> {
        let answer = try await transfer("replicateTx", hasDeadline: hasDeadline) {
            service, metadata, options in
            try await service.replicateTx(metadata: metadata, options: options) { writer in
                var start = 0
                while start < bytes.count {
                    let end = min(start + ClientLimits.transferChunkBytes, bytes.count)
                    try await writer.write(.with { $0.content = Data(bytes[start..<end]) })
                    start = end
                }
            } onResponse: { response in
                try response.message
            }
        }
        return Unverified(
            try convert("replicateTx") { () throws(ProtocolError) in try TxHeader(wire: answer) })
    }

    /// One call with a stream in it, with session, deadline and errors as everywhere.
    private func transfer<Answer: Sendable>(
        _ name: String, hasDeadline: Bool = true,
        _ call: (Service, Metadata, CallOptions) async throws -> Answer
    ) async throws -> Answer {
        var options = CallOptions.defaults
        if hasDeadline { options.timeout = .milliseconds(settings.callMilliseconds) }
        options.maxResponseMessageBytes = settings.answerBytesMax
        options.maxRequestMessageBytes = ClientLimits.requestBytesMax
        let metadata = session.withLock { $0.authority.metadata }
        do {
            return try await call(service, metadata, options)
        } catch let error as ClientError {
            throw error
        } catch  where Task.isCancelled {
            throw ClientError(calling: name, CancellationError(), timeoutMilliseconds: 0)
        } catch {
            throw ClientError(calling: name, error, timeoutMilliseconds: settings.callMilliseconds)
        }
    }
}

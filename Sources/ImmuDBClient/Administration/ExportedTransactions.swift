internal import GRPCCore
internal import ImmuDBProtocol
internal import SwiftProtobuf
internal import Synchronization

extension LedgerClient {
    /// Transactions of the current database, as ``exportTransaction(_:)`` gives them, over one call.
    ///
    /// A few are asked for ahead, fewer the larger they are. Nothing about them is proven.
    /// - Throws: while it is gone through, as ``exportTransaction(_:)``; `unsupported` by a server that has
    ///   no such call; `deadline` when one takes longer than a call may.
    public func exportTransactions(_ ids: ClosedRange<UInt64>) -> ExportedTransactions {
        ExportedTransactions(client: self, ids: ids)
    }
}

/// Transactions one after the other, in their order.
public struct ExportedTransactions: AsyncSequence, Sendable {
    public typealias Element = [UInt8]

    let client: LedgerClient
    let ids: ClosedRange<UInt64>

    public func makeAsyncIterator() -> Iterator { Iterator(ExportCall(client), ids) }

    /// Where a reader is.
    public struct Iterator: AsyncIteratorProtocol {
        private let call: ExportCall
        private let ids: ClosedRange<UInt64>
        private var asked: UInt64 = 0
        private var received: UInt64 = 0
        private var window: UInt64 = 1

        init(_ call: ExportCall, _ ids: ClosedRange<UInt64>) {
            self.call = call
            self.ids = ids
        }

        public mutating func next() async throws -> [UInt8]? {
            let last = ids.upperBound - ids.lowerBound
            guard received <= last, received < .max else { return nil }
            while asked <= last, asked < received + window {
                call.ask(for: ids.lowerBound + asked)
                asked += 1
            }
            let bytes = try await call.next()
            received += 1
            let fitting = ClientLimits.exportedAheadBytes / Swift.max(bytes.count, 1)
            window = UInt64(Swift.min(Swift.max(fitting, 1), ClientLimits.exportedAheadMax))
            return bytes
        }
    }
}

/// One call that exports transactions. It ends with the object.
final class ExportCall: Sendable {
    private let wanted: AsyncStream<UInt64>.Continuation
    private let arrived: AsyncThrowingStream<[UInt8], any Error>
    private let task: Task<Void, Never>
    private let limitMilliseconds: Int

    init(_ client: LedgerClient) {
        limitMilliseconds = client.settings.callMilliseconds
        let (requests, wanted) = AsyncStream.makeStream(of: UInt64.self)
        let (arrived, sink) = AsyncThrowingStream.makeStream(of: [UInt8].self)
        (self.wanted, self.arrived) = (wanted, arrived)
        task = Task {
            do {
                try await client.export(requests) { sink.yield($0) }
                sink.finish()
            } catch {
                sink.finish(throwing: error)
            }
        }
    }

    deinit {
        wanted.finish()
        task.cancel()
    }

    func ask(for id: UInt64) { wanted.yield(id) }

    /// The next transaction.
    func next() async throws -> [UInt8] {
        let guardian = Task { [limitMilliseconds, task] in
            try await Task.sleep(for: .milliseconds(limitMilliseconds))
            task.cancel()
        }
        defer { guardian.cancel() }
        var iterator = arrived.makeAsyncIterator()
        do {
            guard let bytes = try await iterator.next() else {
                throw ClientError(
                    .protocolViolation, "the stream ends too early", location: "streamExportTx")
            }
            return bytes
        } catch let error as ClientError where error.code == .cancelled && !Task.isCancelled {
            throw ClientError(
                .deadline, "no answer within \(limitMilliseconds) ms", location: "streamExportTx",
                hint: "give --timeout more time")
        }
    }
}

extension LedgerClient {
    /// Asks for transactions as they are wanted, until there are no more wishes.
    fileprivate func export(
        _ wanted: AsyncStream<UInt64>, _ take: @escaping @Sendable ([UInt8]) -> Void
    ) async throws {
        let limit = settings.exportedTransactionBytesMax
        var options = CallOptions.defaults
        options.maxResponseMessageBytes = settings.answerBytesMax
        let metadata = session.withLock { $0.authority.metadata }
        do {
            try await service.streamExportTx(metadata: metadata, options: options) { writer in
                for await id in wanted { try await writer.write(.with { $0.tx = id }) }
            } onResponse: { response in
                var assembly = ExportAssembly(limitBytes: limit)
                for try await chunk in response.messages {
                    for transaction in try assembly.add([UInt8](chunk.content)) { take(transaction) }
                }
            }
        } catch let error as ClientError {
            throw error
        } catch  where Task.isCancelled {
            throw ClientError(calling: "streamExportTx", CancellationError(), timeoutMilliseconds: 0)
        } catch {
            throw ClientError(
                calling: "streamExportTx", error, timeoutMilliseconds: settings.callMilliseconds)
        }
    }
}

/// Puts chunks together to transactions: each is a `u64` length and so many bytes.
struct ExportAssembly {
    private let limitBytes: Int
    private var buffer: [UInt8] = []

    init(limitBytes: Int) { self.limitBytes = limitBytes }

    /// Takes a chunk in.
    /// - Returns: the transactions that are complete with it, each with its length before it.
    /// - Throws: `ClientError` with `limit`.
    mutating func add(_ chunk: [UInt8]) throws(ClientError) -> [[UInt8]] {
        buffer += chunk
        var complete: [[UInt8]] = []
        var start = 0
        while let length = length(at: start) {
            guard length <= UInt64(limitBytes), let count = Int(exactly: length) else {
                throw ClientError(
                    .limit, "a transaction has \(length) bytes, at most \(limitBytes) are taken",
                    location: "streamExportTx")
            }
            guard count <= buffer.count - start - Self.lengthBytes else { break }
            let end = start + Self.lengthBytes + count
            complete.append(Array(buffer[start..<end]))
            start = end
        }
        if start > 0 { buffer.removeFirst(start) }
        return complete
    }

    private static let lengthBytes = 8

    private func length(at start: Int) -> UInt64? {
        guard buffer.count - start >= Self.lengthBytes else { return nil }
        return buffer[start..<start + Self.lengthBytes].reduce(0) { $0 << 8 | UInt64($1) }
    }
}

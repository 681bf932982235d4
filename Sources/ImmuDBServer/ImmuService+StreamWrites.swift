package import GRPCCore
internal import ImmuDBEngine
internal import ImmuDBProofs
package import ImmuDBProtocol
internal import SwiftProtobuf

/// Writes whose keys and values come in chunks, for values larger than one message may be.
extension ImmuService {
    package func streamSet(
        request: RPCAsyncSequence<Immudb_Schema_Chunk, any Error>, context: ServerContext
    ) async throws -> Immudb_Schema_TxHeader {
        let database = try writableDatabase()
        var reader = MessageReader(request)
        let header = try await prefixing("StreamSet receives following error: ") {
            try await set(pairsOf: &reader, in: database)
        }
        return try Immudb_Schema_TxHeader(header)
    }

    package func streamVerifiableSet(
        request: RPCAsyncSequence<Immudb_Schema_Chunk, any Error>, context: ServerContext
    ) async throws -> Immudb_Schema_VerifiableTx {
        let database = try writableDatabase()
        var reader = MessageReader(request)
        guard try await reader.begin() != nil else { throw ServerFailure(RPCError.Code.unknown, "EOF") }
        let number = try await reader.body(limit: Limits.streamNumberBytesMax)
        guard number.count == MessageFrame.lengthBytes else {
            throw ServerFailure(RPCError.Code.unknown, "unexpected EOF")
        }
        let since = number.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return try await prefixing("StreamVerifiableSet received the following error: ") {
            // Refused before the write: a caller that is ahead of us must not add to the wrong history.
            guard since <= database.state.txID else {
                throw ServerFailure(RPCError.Code.unknown, ServerErrorText.illegalState)
            }
            let header = try await set(pairsOf: &reader, in: database)
            return try written(header.id, since: since, in: database)
        }
    }

    package func streamExecAll(
        request: RPCAsyncSequence<Immudb_Schema_Chunk, any Error>, context: ServerContext
    ) async throws -> Immudb_Schema_TxHeader {
        let database = try writableDatabase()
        var reader = MessageReader(request)
        var pairs = PairReader(database)
        var operations: [LedgerOperation] = []
        while let kind = try await reader.next(limit: Limits.streamKindBytesMax) {
            guard operations.count < database.entriesPerTransactionMax else {
                throw ServerFailure.tooManyEntries
            }
            switch kind {
            case [StreamOperation.keyValue]:
                guard let pair = try await pairs.next(&reader) else {
                    throw MessageReader.truncated("no key of a pair")
                }
                operations.append(.set(pair))
            case [StreamOperation.sortedSet]:
                let bytes = try await reader.required(
                    "member of a sorted set", limit: WireLimits.messageBytesMax)
                operations.append(.member(try StreamOperation.member(bytes)))
            case [StreamOperation.reference]: throw ServerFailure.streamReferenceUnsupported
            default:
                throw ServerFailure(
                    .invalidArgument, "illegal arguments: \(kind) is no kind of operation in a stream")
            }
        }
        return try Immudb_Schema_TxHeader(try await execute(operations, in: database))
    }

    /// Reads pairs to the end of the stream and writes them in one transaction.
    private func set(pairsOf reader: inout MessageReader, in database: Database) async throws -> TxHeader {
        var pairs = PairReader(database)
        var writes: [KeyValueWrite] = []
        while let pair = try await pairs.next(&reader) {
            guard writes.count < database.entriesPerTransactionMax else {
                throw ServerFailure.tooManyEntries
            }
            writes.append(pair)
        }
        return try await database.set(writes)
    }

    /// Refusals of a streamed write carry the name of the call, and its status inside of the text. Those
    /// about the size and the form of the stream itself do not.
    private func prefixing<R>(_ prefix: String, _ body: () async throws -> R) async throws -> R {
        do {
            return try await body()
        } catch let error as RPCError {
            throw error
        } catch {
            let failure = ServerFailure(calling: error)
            if failure.details != nil || failure.isAboutTheStream { throw failure }
            var text = failure.message
            if failure.status == .invalidArgument {
                text = ServerErrorText.wrappedStatusPrefix + "InvalidArgument desc = " + text
            }
            throw ServerFailure(RPCError.Code.unknown, prefix + text)
        }
    }
}

extension ServerFailure {
    fileprivate var isAboutTheStream: Bool {
        status == .invalidArgument && message.hasPrefix(ServerErrorText.illegalArguments + ": ")
    }
}

/// Kinds of operations in a stream, one byte each.
enum StreamOperation {
    static let keyValue: UInt8 = 1
    static let sortedSet: UInt8 = 2
    static let reference: UInt8 = 4

    static func member(_ bytes: [UInt8]) throws(ServerFailure) -> SortedSetWrite {
        do {
            return SortedSetWrite(try Immudb_Schema_ZAddRequest(serializedBytes: bytes))
        } catch {
            throw ServerFailure(
                ServerErrorCode.internalError, "unable to reassemble ZAdd message on a streamExecAll")
        }
    }
}

/// Reads keys and values, and keeps to the limits of a database and of a stream.
struct PairReader {
    private let keyBytesMax, valueBytesMax: Int
    /// Bytes that the values to come may have together.
    private var budget = Limits.streamValuesBytesMax
    private var isFirst = true

    init(_ database: Database) {
        keyBytesMax = database.keyBytesMax
        valueBytesMax = database.valueBytesMax
    }

    /// The next pair; nil at the end of the stream.
    mutating func next(_ reader: inout MessageReader) async throws -> KeyValueWrite? {
        guard let length = try await reader.begin() else { return nil }
        guard length > 0 else { throw isFirst ? ServerFailure.noEntries : ServerFailure.illegalArguments }
        isFirst = false
        // A little beyond the limit there may be a mistake to tell of, far beyond there is an attack.
        if length > UInt64(keyBytesMax), length <= UInt64(WireLimits.storedKeyBytesMax) {
            throw ServerFailure.keyTooLong
        }
        let key = try await reader.body(limit: keyBytesMax)
        guard let size = try await reader.begin() else { throw MessageReader.truncated("no value of a key") }
        if size <= UInt64(Limits.streamPlausibleBytesMax) {
            guard size <= UInt64(budget) else { throw ServerFailure.streamValuesTooLong }
            guard size <= UInt64(valueBytesMax) else { throw ServerFailure.streamValueTooLong }
        }
        let value = try await reader.body(limit: budget)
        budget -= value.count
        return KeyValueWrite(key: key, value: value)
    }
}

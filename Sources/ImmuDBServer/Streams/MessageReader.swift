internal import GRPCCore
internal import ImmuDBProtocol

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// Puts the messages of a stream of chunks together again: `u64 length | bytes`, cut anywhere.
///
/// A length is the peer's word only: it is compared with a limit before anything else, and memory grows with
/// what really arrives.
struct MessageReader {
    private var chunks: RPCAsyncSequence<Immudb_Schema_Chunk, any Error>.AsyncIterator
    /// The chunk being read, and how far.
    private var current: Data
    private var position: Data.Index
    /// Bytes announced for the message being read that have not been taken.
    private(set) var remaining: UInt64 = 0

    init(_ chunks: RPCAsyncSequence<Immudb_Schema_Chunk, any Error>) {
        self.chunks = chunks.makeAsyncIterator()
        current = Data()
        position = current.startIndex
    }

    /// Size of the first chunk, which a sender of whole messages does not cut short; nil for an empty stream.
    mutating func firstChunkBytes() async throws -> Int? {
        guard try await fill() else { return nil }
        return current.endIndex - position
    }

    /// Begins the next message.
    /// - Returns: the length that is announced, not yet believed; nil at the end of the stream.
    /// - Throws: `truncated` when the stream ends inside of the length.
    mutating func begin() async throws -> UInt64? {
        var length: UInt64 = 0
        for index in 0..<MessageFrame.lengthBytes {
            guard try await fill() else {
                guard index > 0 else { return nil }
                throw MessageReader.truncated(
                    "\(index) of the \(MessageFrame.lengthBytes) bytes of a message length")
            }
            length = length << 8 | UInt64(current[position])
            position += 1
        }
        remaining = length
        return length
    }

    /// The rest of the message that was begun.
    /// - Parameter limit: bytes; what exceeds it is refused before it is read.
    /// - Throws: INVALID_ARGUMENT beyond the limit and when the stream ends early.
    mutating func body(limit: Int) async throws -> [UInt8] {
        guard let length = Int(exactly: remaining), length <= limit else {
            throw ServerFailure(
                .invalidArgument,
                "illegal arguments: a message of \(remaining) bytes is announced, at most \(limit) are taken")
        }
        var bytes: [UInt8] = []
        while bytes.count < length {
            guard try await fill() else {
                throw MessageReader.truncated("\(bytes.count) of the \(length) bytes of a message")
            }
            let end = position + min(length - bytes.count, current.endIndex - position)
            bytes.append(contentsOf: current[position..<end])
            position = end
        }
        remaining = 0
        return bytes
    }

    /// The next message.
    /// - Parameter limit: bytes.
    /// - Returns: nil at the end of the stream.
    mutating func next(limit: Int) async throws -> [UInt8]? {
        guard try await begin() != nil else { return nil }
        return try await body(limit: limit)
    }

    /// A message that has to come.
    mutating func required(_ what: String, limit: Int) async throws -> [UInt8] {
        guard let message = try await next(limit: limit) else {
            throw MessageReader.truncated("no \(what)")
        }
        return message
    }

    /// Goes to the next chunk with content when the current one is used up.
    private mutating func fill() async throws -> Bool {
        while position == current.endIndex {
            guard let chunk = try await chunks.next() else { return false }
            current = chunk.content
            position = current.startIndex
        }
        return true
    }

    /// A stream that ends where it must not.
    static func truncated(_ received: String) -> ServerFailure {
        ServerFailure(.invalidArgument, ServerFailure.truncatedStreamPrefix + received + " received")
    }
}

extension ServerFailure {
    fileprivate static let truncatedStreamPrefix = "illegal arguments: the stream ended early: "

    /// The peer stopped in the middle of a message, or before one that had to come.
    var isTruncatedStream: Bool {
        status == .invalidArgument && message.hasPrefix(ServerFailure.truncatedStreamPrefix)
    }
}

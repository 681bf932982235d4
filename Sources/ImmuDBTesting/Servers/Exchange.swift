internal import GRPCCore
internal import ImmuDBProtocol
internal import SwiftProtobuf

/// One call on its way through a ``MaliciousServer``: messages as bytes, in both directions.
struct Exchange: Sendable {
    /// Name of the call.
    let method: MethodDescriptor
    /// Headers of the request.
    var headers: Metadata
    /// Messages of the request.
    var requests: [[UInt8]]
    /// Database of the session.
    var database = ""
    /// Headers of the answer.
    var answerHeaders: Metadata = [:]
    /// Messages of the answer; empty for a failed call.
    var answers: [[UInt8]] = []
    /// Whether the messages of the answer are sent over and over.
    var repeatsWithoutEnd = false
    /// Trailers of the answer.
    var trailers: Metadata = [:]
    /// Why the call fails; nil when it does not.
    var failure: RPCError?

    init(_ method: MethodDescriptor, headers: Metadata, requests: [[UInt8]]) {
        self.method = method
        self.headers = headers
        self.requests = requests
    }

    /// The name without the service.
    var call: String { method.method }

    /// Changes the message of a request of one of these calls.
    mutating func editRequest<Content: Message>(
        _ calls: [String], as type: Content.Type, _ body: (inout Content) throws -> Void
    ) throws {
        guard calls.contains(call), let first = requests.first else { return }
        requests[0] = try Exchange.edited(first, body)
    }

    /// Changes the message of an answer of one of these calls.
    mutating func editAnswer<Content: Message>(
        _ calls: [String], as type: Content.Type, _ body: (inout Content) throws -> Void
    ) throws {
        guard calls.contains(call), let first = answers.first else { return }
        answers[0] = try Exchange.edited(first, body)
    }

    /// Changes the verifiable transaction of an answer, whether it stands alone or beside an entry.
    mutating func editProof(_ body: (inout Immudb_Schema_VerifiableTx) throws -> Void) throws {
        try editEntry { try body(&$0.verifiableTx) }
        try editAnswer(["VerifiableSQLGet"], as: Immudb_Schema_VerifiableSQLEntry.self) {
            try body(&$0.verifiableTx)
        }
        try editAnswer(
            ["VerifiableTxById", "VerifiableSet", "VerifiableSetReference", "VerifiableZAdd"],
            as: Immudb_Schema_VerifiableTx.self, body)
    }

    /// Changes the answer of a verified read.
    mutating func editEntry(_ body: (inout Immudb_Schema_VerifiableEntry) throws -> Void) throws {
        try editAnswer(["VerifiableGet"], as: Immudb_Schema_VerifiableEntry.self, body)
    }

    /// Changes the answer with the current state.
    mutating func editState(_ body: (inout Immudb_Schema_ImmutableState) throws -> Void) throws {
        try editAnswer(["CurrentState"], as: Immudb_Schema_ImmutableState.self, body)
    }

    private static func edited<Content: Message>(
        _ bytes: [UInt8], _ body: (inout Content) throws -> Void
    ) throws -> [UInt8] {
        var message = try Content(serializedBytes: bytes)
        try body(&message)
        return try message.serializedBytes()
    }
}

/// Messages that stay bytes.
struct RawMessage: MessageSerializer, MessageDeserializer {
    func serialize<Bytes: GRPCContiguousBytes>(_ message: [UInt8]) throws -> Bytes { Bytes(message) }

    func deserialize<Bytes: GRPCContiguousBytes>(_ bytes: Bytes) throws -> [UInt8] {
        bytes.withUnsafeBytes { [UInt8]($0) }
    }
}

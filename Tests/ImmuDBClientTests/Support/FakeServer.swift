import GRPCCore
import GRPCInProcessTransport
import ImmuDBProofs
import ImmuDBProtocol
import ImmuDBRecords
import SwiftProtobuf
import Synchronization

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The bytes of a message, for a router.
struct MessageBytes<Content: Message>: MessageSerializer, MessageDeserializer {
    func serialize<Bytes: GRPCContiguousBytes>(_ message: Content) throws -> Bytes {
        Bytes(try message.serializedBytes() as [UInt8])
    }

    func deserialize<Bytes: GRPCContiguousBytes>(_ bytes: Bytes) throws -> Content {
        try bytes.withUnsafeBytes { try Content(serializedBytes: [UInt8]($0)) }
    }
}

/// A server over a ``MemoryLedger`` that is honest unless told to lie.
final class FakeServer: RegistrableRPCService, Sendable {
    struct State {
        var ledger = MemoryLedger()
        var uuid: String? = "cl9v2001081g81860s40"
        var key: SigningPrivateKey?
        var signsAs: String?
        var calls: [String] = []
        var lieAboutEntry: @Sendable (inout Immudb_Schema_VerifiableEntry) -> Void = { _ in }
        var lieAboutTx: @Sendable (inout Immudb_Schema_VerifiableTx) -> Void = { _ in }
        var lieAboutState: @Sendable (inout Immudb_Schema_ImmutableState) -> Void = { _ in }
        var lieAboutScan: @Sendable (inout Immudb_Schema_Entries) -> Void = { _ in }
        var omitsAdvance = false
        var stalls = false
    }

    let state = Mutex(State())
    typealias Method = Immudb_Schema_ImmuService.Method

    func change(_ body: (inout State) throws -> Void) rethrows { try state.withLock { try body(&$0) } }

    func registerMethods<Transport: ServerTransport>(with router: inout RPCRouter<Transport>) {
        on(Method.Health.descriptor, &router) { (_: Google_Protobuf_Empty, _) in
            Immudb_Schema_HealthResponse.with {
                $0.status = true
                $0.version = "1.11.1-test"
            }
        }
        on(Method.CurrentState.descriptor, &router) { (_: Google_Protobuf_Empty, state) in
            try state.currentState()
        }
        on(Method.Set.descriptor, &router) { (request: Immudb_Schema_SetRequest, state) in
            let id = try state.commit(request)
            return try Immudb_Schema_TxHeader(try state.ledger.header(id))
        }
        on(Method.VerifiableSet.descriptor, &router) {
            (request: Immudb_Schema_VerifiableSetRequest, state) in
            try state.checkSince(request.proveSinceTx)
            let id = try state.commit(request.setRequest)
            return try state.verifiableTx(id, since: request.proveSinceTx)
        }
        on(Method.Get.descriptor, &router) { (request: Immudb_Schema_KeyRequest, state) in
            Immudb_Schema_Entry(try state.entry(request))
        }
        on(Method.VerifiableGet.descriptor, &router) {
            (request: Immudb_Schema_VerifiableGetRequest, state) in
            try state.verifiableGet(request)
        }
        on(Method.VerifiableTxById.descriptor, &router) {
            (request: Immudb_Schema_VerifiableTxRequest, state) in
            try state.checkSince(request.proveSinceTx)
            guard request.tx >= 1, request.tx <= state.ledger.last else {
                throw RPCError(code: .unknown, message: "tx not found")
            }
            let action = request.entriesSpec.kvEntriesSpec.action
            var answer = try state.verifiableTx(
                request.tx, since: request.proveSinceTx, withValues: action == .rawValue_)
            if action == .exclude { answer.tx.entries = [] }
            return answer
        }
        on(Method.Scan.descriptor, &router) { (request: Immudb_Schema_ScanRequest, state) in
            try state.scan(request)
        }
        on(Method.OpenSession.descriptor, &router) { (request: Immudb_Schema_OpenSessionRequest, state) in
            guard request.username == Data("immudb".utf8) else {
                throw RPCError(code: .unknown, message: "invalid user name or password")
            }
            return Immudb_Schema_OpenSessionResponse.with {
                $0.sessionID = "session of \(request.databaseName)"
                $0.serverUuid = state.uuid ?? ""
            }
        }
        on(Method.CloseSession.descriptor, &router) { (_: Google_Protobuf_Empty, _) in
            Google_Protobuf_Empty()
        }
    }

    private func on<Transport: ServerTransport, Request: Message, Answer: Message>(
        _ method: MethodDescriptor, _ router: inout RPCRouter<Transport>,
        _ body: @escaping @Sendable (Request, inout State) throws -> Answer
    ) {
        router.registerHandler(
            forMethod: method, deserializer: MessageBytes<Request>(),
            serializer: MessageBytes<Answer>()
        ) { [self] request, _ in
            let single = try await ServerRequest(stream: request)
            while state.withLock({ $0.stalls }) { try await Task.sleep(for: .milliseconds(5)) }
            let (answer, uuid) = try state.withLock { state in
                state.calls.append(method.method)
                return (try body(single.message, &state), state.uuid)
            }
            var metadata: Metadata = [:]
            if let uuid { metadata.addString(uuid, forKey: HeaderName.serverIdentity) }
            return StreamingServerResponse(single: ServerResponse(message: answer, metadata: metadata))
        }
    }
}

extension FakeServer.State {
    func signature(txID: UInt64, alh: Digest) throws -> Immudb_Schema_Signature? {
        guard let key else { return nil }
        let state = TrustedState(database: signsAs ?? "defaultdb", txID: txID, alh: alh)
        return Immudb_Schema_Signature(try key.sign(state))
    }

    func currentState() throws -> Immudb_Schema_ImmutableState {
        let alh = try ledger.alh(ledger.last)
        var answer = Immudb_Schema_ImmutableState(
            WireState(TrustedState(database: "defaultdb", txID: ledger.last, alh: alh)))
        if let signature = try signature(txID: ledger.last, alh: alh) { answer.signature = signature }
        lieAboutState(&answer)
        return answer
    }

    func checkSince(_ txID: UInt64) throws {
        guard txID <= ledger.last else { throw RPCError(code: .invalidArgument, message: "illegal state") }
    }

    mutating func commit(_ request: Immudb_Schema_SetRequest) throws -> UInt64 {
        guard !request.kvs.isEmpty else { throw RPCError(code: .unknown, message: "no entries provided") }
        return try ledger.commit(
            request.kvs.map {
                ProvenEntry(
                    storeKey: PlainRecord.storeKey(for: [UInt8]($0.key)),
                    metadata: $0.hasMetadata ? KVMetadata(wire: $0.metadata) : .none,
                    storeValue: PlainRecord.value([UInt8]($0.value)).storeValue)
            })
    }

    func verifiableTx(
        _ id: UInt64, since: UInt64, withValues: Bool = false
    ) throws -> Immudb_Schema_VerifiableTx {
        var wire = try ledger.verifiableTx(id, since: since, withValues: withValues)
        if omitsAdvance { wire.dualProof.linearAdvanceProof = nil }
        var answer = try Immudb_Schema_VerifiableTx(wire)
        let target = wire.dualProof.targetHeader
        if let signature = try signature(txID: target.id, alh: try target.alh()) {
            answer.signature = signature
        }
        lieAboutTx(&answer)
        return answer
    }

    func entry(_ request: Immudb_Schema_KeyRequest) throws -> WireEntry {
        let key = PlainRecord.storeKey(for: [UInt8](request.key))
        guard let entry = try ledger.entry(key, at: request.atTx) else {
            throw RPCError(code: .unknown, message: "tbtree: key not found")
        }
        return entry
    }

    func verifiableGet(
        _ request: Immudb_Schema_VerifiableGetRequest
    ) throws -> Immudb_Schema_VerifiableEntry {
        let entry = try entry(request.keyRequest)
        try checkSince(request.proveSinceTx)
        let key = PlainRecord.storeKey(for: entry.referencedBy?.key ?? entry.key)
        let txID = entry.referencedBy?.txID ?? entry.txID
        let index = ledger.find(key, at: txID)?.index ?? 0
        var answer = Immudb_Schema_VerifiableEntry()
        answer.entry = Immudb_Schema_Entry(entry)
        answer.verifiableTx = try verifiableTx(txID, since: request.proveSinceTx)
        answer.inclusionProof = Immudb_Schema_InclusionProof(try ledger.inclusion(txID, index))
        lieAboutEntry(&answer)
        return answer
    }

    func scan(_ request: Immudb_Schema_ScanRequest) throws -> Immudb_Schema_Entries {
        let keys = Set(ledger.entries.joined().map(\.storeKey)).sorted { $0.lexicographicallyPrecedes($1) }
        let seek = PlainRecord.storeKey(for: [UInt8](request.seekKey))
        let prefix = PlainRecord.storeKey(for: [UInt8](request.prefix))
        let wanted = keys.filter { key in
            key.starts(with: prefix) && (request.seekKey.isEmpty || seek.lexicographicallyPrecedes(key))
        }
        var answer = Immudb_Schema_Entries()
        for key in wanted.dropFirst(Int(request.offset)).prefix(Int(request.limit)) {
            if let entry = try ledger.entry(key, at: 0) { answer.entries.append(Immudb_Schema_Entry(entry)) }
        }
        lieAboutScan(&answer)
        return answer
    }
}

internal import GRPCCore
internal import ImmuDBEngine
internal import ImmuDBProofs
internal import ImmuDBProtocol
internal import SwiftProtobuf
internal import Synchronization

/// Passes every call on to a server in this process and changes what comes back as the lie demands.
final class LyingService: RegistrableRPCService, Sendable {
    struct State {
        var lie: Lie?
        /// Who answers now: the honest server, or one with another history.
        var current: HonestServer
        /// Servers with another history, to be closed in the end.
        var others: [HonestServer] = []
        /// Each session with its database and the server that opened it.
        var sessions: [String: (database: String, server: HonestServer)] = [:]
        /// Honest answers to verified reads, the newest last.
        var earlier: [Exchange] = []
        /// Answers to give instead of all others, in order, by call.
        var script: [String: [[UInt8]]] = [:]
    }

    let honest: HonestServer
    /// The same ledger some transactions ago.
    private let past: HonestServer
    let signingKey: SigningPrivateKey?
    let state: Mutex<State>

    init(honest: HonestServer, past: HonestServer, signingKey: SigningPrivateKey?) {
        self.honest = honest
        self.past = past
        self.signingKey = signingKey
        state = Mutex(State(current: honest))
    }

    var lie: Lie? { state.withLock { $0.lie } }

    func tell(_ lie: Lie) async throws {
        let server = try await history(for: lie)
        state.withLock {
            $0.lie = lie
            $0.current = server
            if server !== honest { $0.others.append(server) }
        }
    }

    func beHonest() {
        state.withLock {
            $0.lie = nil
            $0.current = honest
            $0.script = [:]
        }
    }

    func answer(_ call: String, with messages: [[UInt8]]) {
        state.withLock { $0.script[call] = messages }
    }

    func close() async throws {
        beHonest()
        for server in state.withLock({ $0.others }) + [past, honest] { try await server.close() }
    }

    private func history(for lie: Lie) async throws -> HonestServer {
        switch lie {
        case .wiped, .wipedBehindNotFound: return try await HonestServer.start()
        case .rollback, .rollbackOnWrite: return try await past.copy()
        case .forkedHistory, .forkedState:
            // Another history, as long as the true one.
            let forked = try await past.copy()
            let (last, database) = (try honest.lastTxID, try forked.database())
            let forgery = KeyValueWrite(key: MaliciousServer.Sample.key, value: Array("forged".utf8))
            while try forked.lastTxID < last { _ = try await database.set([forgery]) }
            return forked
        default: return honest
        }
    }

    func registerMethods<Transport: ServerTransport>(with router: inout RPCRouter<Transport>) {
        let methods =
            Immudb_Schema_ImmuService.Method.descriptors + Immudb_Model_DocumentService.Method.descriptors
        for method in methods {
            router.registerHandler(
                forMethod: method, deserializer: RawMessage(), serializer: RawMessage()
            ) { [self] request, _ in
                var exchange = Exchange(method, headers: request.metadata, requests: [])
                for try await message in request.messages { exchange.requests.append(message) }
                try await pass(&exchange)
                return exchange.response
            }
        }
    }

    /// Carries out one call.
    private func pass(_ exchange: inout Exchange) async throws {
        let known = state.withLock { $0 }
        exchange.database =
            exchange.headers.first(HeaderName.sessionID).flatMap { known.sessions[$0]?.database }
            ?? honest.engine.standardDatabase
        if let lie = known.lie {
            if lie == .neverAnswers { try await keepSilent() }
            try await lie.rewrite(&exchange, on: honest)
        }
        if let message = state.withLock({ $0.nextScripted(exchange.call) }) {
            exchange.answers = [message]
        } else {
            try await answer(&exchange, known)
        }
        exchange.answerHeaders.replaceOrAddString(
            honest.engine.identity, forKey: HeaderName.serverIdentity)
        if let signingKey { try exchange.sign(with: signingKey) }
        let truth = exchange
        if let lie = known.lie {
            try lie.change(&exchange, earlier: known.earlier, signingKey: signingKey)
        }
        if exchange.call == "VerifiableGet", truth.failure == nil {
            state.withLock { $0.remember(truth) }
        }
    }

    /// Says nothing for as long as that is the lie.
    private func keepSilent() async throws {
        while lie == .neverAnswers {
            try await Task.sleep(for: .milliseconds(Limits.silenceCheckMilliseconds))
        }
        throw RPCError(code: .unavailable, message: "the caller should have given up by now")
    }

    private func answer(_ exchange: inout Exchange, _ known: State) async throws {
        let session = exchange.headers.first(HeaderName.sessionID).flatMap { known.sessions[$0] }
        // A session of another server means nothing to this one, which has sessions of its own for that.
        let isForeign = session.map { $0.server !== known.current } ?? false
        try await known.current.answer(&exchange, inSessionOf: isForeign ? exchange.database : nil)
        guard exchange.failure == nil else { return }
        try state.withLock { try $0.follow(exchange, on: known.current) }
    }
}

extension LyingService.State {
    mutating func nextScripted(_ call: String) -> [UInt8]? {
        guard var messages = script[call], !messages.isEmpty else { return nil }
        defer { script[call] = messages }
        return messages.removeFirst()
    }

    mutating func remember(_ exchange: Exchange) {
        if earlier.count == Limits.rememberedAnswersMax { earlier.removeFirst() }
        earlier.append(exchange)
    }

    /// Keeps in mind which database a session is bound to.
    mutating func follow(_ exchange: Exchange, on server: HonestServer) throws {
        switch exchange.call {
        case "OpenSession":
            for (request, answer) in zip(exchange.requests, exchange.answers) {
                let session = try Immudb_Schema_OpenSessionResponse(serializedBytes: answer).sessionID
                let database = try Immudb_Schema_OpenSessionRequest(serializedBytes: request).databaseName
                sessions[session] = (database, server)
            }
        case "UseDatabase":
            guard let session = exchange.headers.first(HeaderName.sessionID) else { return }
            for request in exchange.requests {
                sessions[session]?.database = try Immudb_Schema_Database(serializedBytes: request)
                    .databaseName
            }
        default: return
        }
    }
}

extension Exchange {
    /// What the caller gets.
    var response: StreamingServerResponse<[UInt8]> {
        if let failure {
            var response = StreamingServerResponse(of: [UInt8].self, error: failure)
            response.metadata = answerHeaders
            return response
        }
        let (messages, trailers, isEndless) = (answers, trailers, repeatsWithoutEnd)
        return StreamingServerResponse(of: [UInt8].self, metadata: answerHeaders) { writer in
            // A transport inside of a process does not say that the caller is gone: an end has to be set.
            for _ in 0..<(isEndless ? Limits.endlessRepetitions : 1) where !Task.isCancelled {
                for message in messages { try await writer.write(message) }
            }
            return trailers
        }
    }

    /// Signs the state that an answer leads to.
    mutating func sign(with key: SigningPrivateKey) throws {
        let database = database
        try editState { state in
            let signed = TrustedState(
                database: database, txID: state.txID, alh: try WireState(wire: state).state.alh)
            state.signature = Immudb_Schema_Signature(try key.sign(signed))
        }
        try editProof { try $0.sign(with: key, as: database, offset: 0) }
    }
}

extension Immudb_Schema_VerifiableTx {
    /// Signs the target of the proof, or something else than it.
    mutating func sign(with key: SigningPrivateKey, as database: String, offset: UInt64) throws {
        let header = try TxHeader(wire: dualProof.targetTxHeader)
        let signed = TrustedState(database: database, txID: header.id + offset, alh: try header.alh())
        signature = Immudb_Schema_Signature(try key.sign(signed))
    }
}

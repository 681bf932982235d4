public import GRPCCore
public import GRPCInProcessTransport
public import ImmuDBEngine
public import ImmuDBProofs
internal import ImmuDBTransport
internal import Synchronization

/// A server that is honest but for one lie, for tests of clients that verify.
///
/// Behind it are the real services over a real engine, so everything it says is true and proven until it is
/// told to lie. The ledger starts with ``Sample``, which gives every ``Lie`` something to lie about. Then:
///
/// ```swift
/// let server = try await MaliciousServer.start()
/// // connect the client under test, let it trust the current state, and then
/// try await server.tell(.wrongValue)
/// // the client's next verified read of Sample.key must fail, and its trusted state must not move
/// try await server.close()
/// ```
///
/// Messages are gathered before they are passed on, so a call with two open streams must finish sending
/// before it is answered. Nothing touches the disk.
public final class MaliciousServer: Sendable {
    /// What the standard database holds at the start.
    public enum Sample {
        /// A key with one value, in a transaction of two entries.
        public static let key: [UInt8] = Array("b".utf8)
        /// A key that has been set more than once.
        public static let changedKey: [UInt8] = Array("a".utf8)
        /// A reference to ``changedKey``.
        public static let reference: [UInt8] = Array("ref".utf8)
        /// A sorted set with two members.
        public static let set: [UInt8] = Array("set".utf8)
        /// A table with the columns `id`, its primary key, and `name`, and with one row: 1, `paper`.
        public static let table = "stock"
        /// The transaction with ``key`` in it.
        public static let txID: UInt64 = 2
        /// The first transaction of ``changedKey``.
        public static let firstTxID: UInt64 = 1
    }

    private let service: LyingService
    private let listeners = Mutex<[ServerListener]>([])
    private let server: GRPCServer<InProcessTransport.Server>
    private let serverTask: Task<Void, any Error>
    private let clientTask: Task<Void, any Error>
    /// A connection to the server without a socket, for any client that is built on gRPC Swift.
    public let connection: GRPCClient<InProcessTransport.Client>

    private init(service: LyingService) {
        self.service = service
        let transport = InProcessTransport()
        let server = GRPCServer(transport: transport.server, services: [service])
        let client = GRPCClient(transport: transport.client)
        self.server = server
        connection = client
        serverTask = Task { try await server.serve() }
        clientTask = Task { try await client.runConnections() }
    }

    /// Starts a server with the sample ledger.
    /// - Parameter signingKey: key that states are signed with; nil for unsigned states.
    /// - Throws: `EngineError`.
    public static func start(signingKey: SigningPrivateKey? = nil) async throws -> MaliciousServer {
        let honest = try await HonestServer.start()
        let database = try honest.database()
        try await database.addSample()
        let past = try await honest.copy()
        _ = try await database.set([KeyValueWrite(key: Sample.changedKey, value: Array("newest".utf8))])
        _ = try await database.set([KeyValueWrite(key: Array("d".utf8), value: Array("last".utf8))])
        return MaliciousServer(
            service: LyingService(honest: honest, past: past, signingKey: signingKey))
    }

    /// Also listens on a free port of the loopback interface, in plain text, for clients of any kind.
    /// - Returns: the port.
    public func listen() async throws -> Int {
        let settings = ListenerSettings(address: ListeningAddress(host: "127.0.0.1", port: 0))
        let listener = try await ServerListener.start(settings, services: [service], interceptors: [])
        listeners.withLock { $0.append(listener) }
        return listener.address.port
    }

    /// Ends the server and everything in it.
    /// - Throws: what a transport or an engine could not finish.
    public func close() async throws {
        beHonest()
        for listener in listeners.withLock({ $0 }) { await listener.shutDown(grace: .zero) }
        connection.beginGracefulShutdown()
        try await clientTask.value
        server.beginGracefulShutdown()
        try await serverTask.value
        try await service.close()
    }

    /// The lie being told; nil for none.
    public var lie: Lie? { service.lie }

    /// The standard database of the honest half, to look at or to write to.
    public func database() throws -> Database { try service.honest.database() }

    /// Lies from now on; the lie told so far ends.
    /// - Throws: `EngineError` when another history cannot be prepared.
    public func tell(_ lie: Lie) async throws { try await service.tell(lie) }

    /// Tells the truth from now on.
    public func beHonest() { service.beHonest() }

    /// Answers calls of one name with these messages, one after the other, and then as usual.
    package func answer(_ call: String, with messages: [[UInt8]]) { service.answer(call, with: messages) }
}

extension Database {
    /// Writes ``MaliciousServer/Sample``.
    fileprivate func addSample() async throws {
        typealias Sample = MaliciousServer.Sample
        func value(_ text: String) -> [UInt8] { Array(text.utf8) }
        _ = try await set([KeyValueWrite(key: Sample.changedKey, value: value("first"))])
        _ = try await set([
            KeyValueWrite(key: Sample.key, value: value("two")),
            KeyValueWrite(key: Array("c".utf8), value: value("three")),
        ])
        _ = try await set([KeyValueWrite(key: Sample.changedKey, value: value("second"))])
        _ = try await setReference(ReferenceWrite(key: Sample.reference, target: Sample.changedKey))
        _ = try await execute([
            .member(SortedSetWrite(set: Sample.set, score: 1, key: Sample.changedKey)),
            .member(SortedSetWrite(set: Sample.set, score: 2, key: Sample.key)),
        ])
        for text in [
            "CREATE TABLE \(Sample.table) (id INTEGER, name VARCHAR[20], PRIMARY KEY id)",
            "INSERT INTO \(Sample.table) (id, name) VALUES (1, 'paper')",
        ] {
            let statement = try prepare(text)
            try await statementTransaction { try $0.execute(statement, StatementParameters()) }
        }
    }
}

// Covers rows 18 and 19 of the matrix over real connections.
import Foundation
import ImmuDBClient
import ImmuDBConnect
import ImmuDBProofs
import ImmuDBTesting
import SystemIO
import Testing

@Suite struct HostileListenerTests {
    private static let deadlineMilliseconds = 700

    private func connect(
        port: Int, directory: String, callMilliseconds: Int = deadlineMilliseconds,
        login: ServerLogin = .none
    ) async throws -> LedgerConnection {
        let address = ServerAddress(host: "127.0.0.1", port: port)
        return try await LedgerConnection.open(
            address, login: login, trust: TrustStore(directory: directory + "/trust")
        ) {
            $0.callMilliseconds = callMilliseconds
        }
    }

    /// Every call ends with an error about the connection or the time, soon after its deadline at the latest.
    @Test(arguments: HostileListener.Behaviour.allCases)
    func everyCallEnds(behaviour: HostileListener.Behaviour) async throws {
        let listener = try await HostileListener.start(behaviour)
        let clock = ContinuousClock()
        let began = clock.now
        do {
            let connection = try await connect(port: listener.port, directory: NSTemporaryDirectory())
            Issue.record("\(behaviour): the call was answered")
            try await connection.close()
        } catch let error as ClientError {
            let codes: [ClientError.Code] = [.deadline, .unavailable, .connection]
            #expect(codes.contains(error.code), "\(behaviour): \(error)")
            #expect(!error.message.isEmpty)
        }
        // A busy machine gets some room; a hanging client would take minutes.
        #expect(clock.now - began < .seconds(20), "\(behaviour)")
        try await listener.close()
    }

    @Test func anOversizedAnswerIsRefused() async throws {
        let directory = NSTemporaryDirectory() + "/hostile-\(UUID().uuidString)"
        let server = try await MaliciousServer.start()
        let connection = try await connect(
            port: try await server.listen(), directory: directory, callMilliseconds: 60_000,
            login: .password(user: "immudb", password: "immudb"))
        let client = connection.client
        _ = try await client.verifiedGet(MaliciousServer.Sample.key)
        try await server.tell(.hugeMessage)
        do {
            _ = try await client.verifiedGet(MaliciousServer.Sample.key)
            Issue.record("100 MiB were accepted")
        } catch let error as ClientError {
            #expect(error.code == .limit, "\(error)")
        }
        server.beHonest()
        #expect(try await client.verifiedGet(MaliciousServer.Sample.key).txID == MaliciousServer.Sample.txID)
        try await connection.close()
        try await server.close()
        try RealFileSystem().removeDirectoryTree(directory)
    }

    /// The same lies over a socket: what the transport between is does not matter to the verdict.
    @Test(arguments: [Lie.wrongValue, .forkedHistory, .rollbackOnWrite, .changedIdentity])
    func liesOverASocket(lie: Lie) async throws {
        let directory = NSTemporaryDirectory() + "/hostile-\(UUID().uuidString)"
        let server = try await MaliciousServer.start()
        let connection = try await connect(
            port: try await server.listen(), directory: directory, callMilliseconds: 60_000,
            login: .password(user: "immudb", password: "immudb"))
        let client = connection.client
        _ = try await client.verifiedGet(MaliciousServer.Sample.key)
        try await server.tell(lie)
        do {
            try await Victim.ask(lie.told, client, key: MaliciousServer.Sample.key)
            Issue.record("\(lie) was accepted")
        } catch let error as ClientError {
            #expect(error.verdict.map { .verdict($0) } == lie.expected, "\(error)")
        }
        try await connection.close()
        try await server.close()
        try RealFileSystem().removeDirectoryTree(directory)
    }
}

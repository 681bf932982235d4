// Covers `LedgerConnection` with servers over the network: sessions, tokens, restarts, trust.

import ImmuDBClient
import ImmuDBConnect
import ImmuDBProofs
import ImmuDBServer
import SystemIO
import Testing

@Suite struct ServerConnectionTests {
    private let password = ServerLogin.password(user: "immudb", password: "immudb")

    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    private func connect(
        _ server: NetworkServer, login: ServerLogin? = nil, trust: String? = nil,
        configure: (inout LedgerSettings) -> Void = { _ in }
    ) async throws -> LedgerConnection {
        let store = TrustStore(directory: trust ?? server.directory + "/client-trust")
        return try await LedgerConnection.open(
            ServerAddress(host: "127.0.0.1", port: server.port), login: login ?? password, trust: store,
            configure: configure)
    }

    /// Runs a body against a server and an open connection.
    private func withServer(
        configure: (inout LedgerSettings) -> Void = { _ in },
        _ body: (NetworkServer, LedgerConnection) async throws -> Void
    ) async throws {
        let server = try await NetworkServer.start()
        do {
            let connection = try await connect(server, configure: configure)
            try await body(server, connection)
            try await connection.close()
        } catch {
            Issue.record(error)
        }
        try await server.stop()
    }

    @Test func aValueIsProvenOverTheNetwork() async throws {
        try await withServer { server, connection in
            let client = connection.client
            #expect(connection.engine == nil)
            #expect(client.pin.name == "127.0.0.1:\(server.port)")
            let written = try await client.verifiedSet(bytes("k"), bytes("v"))
            #expect(written.txID == 1)
            for number in 0..<20 { _ = try await client.set(bytes("n\(number)"), bytes("w")) }
            let read = try await client.verifiedGet(bytes("k"))
            // An older transaction is proven from the trusted state, which stays where it is.
            #expect(read.value == bytes("v") && read.state.txID == 1)
            var keys: [[UInt8]] = []
            for try await entry in client.scan(ScanRange(prefix: bytes("n")), pageEntries: 3) {
                keys.append(entry.claimed.key)
            }
            #expect(keys.count == 20)
            #expect(try await client.databaseNames() == ["defaultdb"])
        }
    }

    @Test func trustOutlivesTheConnection() async throws {
        try await withServer { server, connection in
            _ = try await connection.client.verifiedSet(bytes("k"), bytes("v"))
            try await connection.close()
            let again = try await connect(server)
            #expect(try await again.client.currentState().before.txID == 1)
            try await again.close()
        }
    }

    /// Another server under the same name is noticed before anything it says is believed.
    @Test func anotherServerUnderTheSameNameIsNoticed() async throws {
        let first = try await NetworkServer.start()
        let port = first.port
        let trust = try NetworkServer.temporaryDirectory()
        let before = try await connect(first, trust: trust)
        _ = try await before.client.verifiedSet(bytes("k"), bytes("v"))
        try await before.close()
        try await first.stop()

        let second = try await NetworkServer.start(port: port)
        let after = try await connect(second, trust: trust)
        _ = try await after.client.set(bytes("k"), bytes("v"))
        let error = await #expect(throws: ClientError.self) { try await after.client.verifiedGet(bytes("k")) }
        #expect(error?.verdict == .identityChanged)
        try await after.close()
        try await second.stop()
        try RealFileSystem().removeDirectoryTree(trust)
    }

    @Test func wrongPasswordsAreRefused() async throws {
        let server = try await NetworkServer.start()
        let error = await #expect(throws: ClientError.self) {
            try await connect(server, login: .password(user: "immudb", password: "wrong"))
        }
        #expect(error?.code == .authentication)
        #expect(error?.hint == "check user name and password")
        try await server.stop()
    }

    @Test func aTokenIsGoodForLaterConnectionsUntilLogout() async throws {
        try await withServer { server, _ in
            let first = try await connect(server, login: ServerLogin.none)
            #expect(!first.client.isLoggedIn)
            let answer = try await first.client.login(username: "immudb", password: "immudb")
            #expect(answer.claimedWarning?.contains("default password") == true)
            try await first.client.useDatabase("defaultdb")
            let token = try #require(first.client.token)
            try await first.close()

            let login = ServerLogin.token(token, database: "defaultdb")
            let second = try await connect(server, login: login)
            _ = try await second.client.verifiedSet(bytes("k"), bytes("v"))
            try await second.client.logout()
            #expect(second.client.token == nil)
            try await second.close()

            let third = try await connect(server, login: login)
            let error = await #expect(throws: ClientError.self) { try await third.client.get(bytes("k")) }
            #expect(error?.code == .authentication)
            try await third.close()
        }
    }

    @Test func aSessionThatTheServerForgotIsOpenedAgainUnseen() async throws {
        try await withServer { server, connection in
            let client = connection.client
            _ = try await client.set(bytes("k"), bytes("v"))
            let session = client.sessionID
            server.services.closeSessions()
            // A write may be repeated too: the server refused it before it looked at it.
            _ = try await client.verifiedSet(bytes("k"), bytes("w"))
            #expect(client.sessionID != session)
            #expect(try await client.history(bytes("k")).claimed.count == 2)
            server.services.closeSessions()
            // Many calls at once share one login.
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<16 {
                    group.addTask { _ = try await client.set(self.bytes("n\(number)"), self.bytes("v")) }
                }
                try await group.waitForAll()
            }
            #expect(server.services.access.sessions.counts.active == 1)
        }
    }

    /// A restart sends GOAWAY, closes the port and forgets every session.
    @Test func aReadSurvivesARestartOfTheServer() async throws {
        let first = try await NetworkServer.start()
        let port = first.port
        let connection = try await connect(first) { $0.readRetriesMax = 6 }
        _ = try await connection.client.verifiedSet(bytes("k"), bytes("v"))
        try await first.halt()
        let second = try await NetworkServer.start(in: first.directory, port: port)
        #expect(try await connection.client.verifiedGet(bytes("k")).value == bytes("v"))
        try await connection.close()
        try await second.stop()
    }

    @Test func aStoppedServerIsReportedAtOnce() async throws {
        let server = try await NetworkServer.start()
        let connection = try await connect(server)
        try await server.halt()
        let start = ContinuousClock.now
        let error = await #expect(throws: ClientError.self) { try await connection.client.get(bytes("k")) }
        #expect(ContinuousClock.now - start < .seconds(5))
        #expect(error?.code == .connection)
        #expect(error?.message.contains("127.0.0.1:\(server.port)") == true, "\(error?.message ?? "")")
        try await connection.close()
        try RealFileSystem().removeDirectoryTree(server.directory)
    }

    @Test func anIdleSessionIsKeptAlive() async throws {
        let server = try await NetworkServer.start {
            $0.sessions.timeout = .seconds(3)
        }
        let connection = try await connect(server) { $0.heartbeatMilliseconds = 200 }
        let session = connection.client.sessionID
        for _ in 0..<4 {
            try await Task.sleep(for: .seconds(1))
            server.services.access.closeExpiredSessions()
        }
        _ = try await connection.client.set(bytes("k"), bytes("v"))
        #expect(connection.client.sessionID == session)
        try await connection.close()
        try await server.stop()
    }

    /// More than the four megabytes that are usual elsewhere.
    @Test func largeValuesPass() async throws {
        try await withServer { _, connection in
            let value = [UInt8](repeating: 7, count: 6 << 20)
            _ = try await connection.client.verifiedSet(bytes("big"), value)
            #expect(try await connection.client.verifiedGet(bytes("big")).value == value)
        }
    }
}

import Foundation
import ImmuDBClient
import ImmuDBConnect
import ImmuDBEngine
import ImmuDBProofs
import ImmuDBTesting
import SystemIO
import Testing

@Suite struct TestServerTests {
    @Test func answersOnItsPort() async throws {
        let directory = NSTemporaryDirectory() + "/test-server-\(UUID().uuidString)"
        let server = try await TestServer.start(directory: directory + "/data")
        let address = ServerAddress(host: "127.0.0.1", port: server.port)
        let trust = TrustStore(directory: directory + "/trust")
        let login = ServerLogin.password(user: "immudb", password: "immudb")
        let connection = try await LedgerConnection.open(address, login: login, trust: trust)
        _ = try await connection.client.verifiedSet(Array("k".utf8), Array("v".utf8))
        try await connection.close()
        try await server.close()

        // The same directory on the same port: the history goes on.
        let again = try await TestServer.start(directory: directory + "/data", port: server.port)
        let next = try await LedgerConnection.open(address, login: login, trust: trust)
        #expect(try await next.client.verifiedGet(Array("k".utf8)).value == Array("v".utf8))
        #expect(try await next.client.currentState().before.txID == 1)
        try await next.close()
        try await again.close()
        try RealFileSystem().removeDirectoryTree(directory)
    }

    @Test func everythingInMemory() async throws {
        let server = try await TestServer.start()
        #expect(server.port > 0)
        #expect(server.engine.databaseNames.contains("defaultdb"))
        try await server.close()
    }
}

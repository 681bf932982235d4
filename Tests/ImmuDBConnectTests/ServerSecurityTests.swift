// Covers `ClientTLS`, `ServerCertificate` and what is said about certificates.

import ImmuDBClient
import ImmuDBConnect
import ImmuDBTransport
import SystemIO
import Testing

/// TLS with certificates made here: who is accepted, and what is said about whom is not.
@Suite struct ServerSecurityTests {
    /// A directory with a certificate of its own.
    private struct Identity {
        let directory: String
        var certificate: String { directory + "/cert.pem" }
        var key: String { directory + "/key.pem" }

        init(hosts: [String], ageSeconds: Int64 = 0) throws {
            directory = try NetworkServer.temporaryDirectory()
            let now = SystemClock().now()
            let made = try SelfSignedCertificate(
                hosts: hosts, now: Timestamp(seconds: now.seconds - ageSeconds, nanoseconds: 0))
            try RealFileSystem().atomicReplace(certificate, with: Array(made.certificatePEM.utf8))
            try RealFileSystem().atomicReplace(key, with: Array(made.keyPEM.utf8))
        }

        var server: ServerTLS { ServerTLS(certificateFile: certificate, keyFile: key) }

        func remove() throws { try RealFileSystem().removeDirectoryTree(directory) }
    }

    private func open(
        _ server: NetworkServer, host: String = "127.0.0.1", _ configure: (inout ServerSecurity) -> Void
    ) async throws {
        var security = ServerSecurity()
        configure(&security)
        let connection = try await LedgerConnection.open(
            ServerAddress(host: host, port: server.port, tls: security),
            login: .password(user: "immudb", password: "immudb"),
            trust: TrustStore(directory: server.directory + "/client-trust")
        ) { $0.callMilliseconds = 5_000 }
        _ = try await connection.client.verifiedSet([1], [2])
        try await connection.close()
    }

    private func message(
        _ server: NetworkServer, _ configure: (inout ServerSecurity) -> Void
    ) async -> (message: String, hint: String) {
        do {
            try await open(server, configure)
            return ("it was accepted", "")
        } catch let error as ClientError {
            return (error.message, error.hint ?? "")
        } catch {
            return ("\(error)", "")
        }
    }

    @Test func anAuthorityAPinAndNoCheckAtAll() async throws {
        let identity = try Identity(hosts: ["127.0.0.1", "localhost"])
        let server = try await NetworkServer.start(tls: identity.server)
        try await open(server) { $0.authorityFile = identity.certificate }
        try await open(server, host: "localhost") { $0.authorityFile = identity.certificate }
        try await open(server) { $0.skipsVerification = true }

        // Unknown to the system: the message shows the fingerprint, and with it one gets in.
        let stranger = await message(server) { _ in }
        #expect(stranger.message.contains("signed by itself and not trusted"), "\(stranger)")
        let words = stranger.hint.split(separator: " ")
        let pin = try #require(words.first { $0.hasPrefix("sha256:") })
        #expect(ServerSecurity.isPin(String(pin)))
        try await open(server) { $0.pin = String(pin) }
        let wrong = await message(server) { $0.pin = String(repeating: "ab", count: 32) }
        #expect(wrong.message.contains("is not the pinned one: it is \(pin)"), "\(wrong)")
        try await server.stop()
        try identity.remove()
    }

    @Test func whatIsWrongWithACertificateIsSaid() async throws {
        let other = try Identity(hosts: ["elsewhere.example"])
        let server = try await NetworkServer.start(tls: other.server)
        let name = await message(server) { $0.authorityFile = other.certificate }
        #expect(name.message.contains("is not for '127.0.0.1'"), "\(name)")
        #expect(name.message.contains("elsewhere.example"), "\(name)")
        try await open(server) {
            $0.authorityFile = other.certificate
            $0.serverName = "elsewhere.example"
        }
        try await server.stop()
        try other.remove()

        let old = try Identity(hosts: ["127.0.0.1"], ageSeconds: 400 * 86_400)
        let expired = try await NetworkServer.start(tls: old.server)
        let date = await message(expired) { $0.authorityFile = old.certificate }
        #expect(date.message.contains("expired on "), "\(date)")
        try await expired.stop()
        try old.remove()
    }

    @Test func serversMayDemandACertificate() async throws {
        let own = try Identity(hosts: ["127.0.0.1"])
        let client = try Identity(hosts: ["somebody"])
        var tls = own.server
        tls.requiresClientCertificate = true
        tls.clientAuthoritiesFile = client.certificate
        let server = try await NetworkServer.start(tls: tls)
        try await open(server) {
            $0.authorityFile = own.certificate
            $0.certificateFile = client.certificate
            $0.keyFile = client.key
        }
        let none = await message(server) { $0.authorityFile = own.certificate }
        #expect(none.hint.contains("--cert"), "\(none)")
        let half = await message(server) { $0.certificateFile = client.certificate }
        #expect(half.message.contains("needs its private key"), "\(half)")
        try await server.stop()
        try own.remove()
        try client.remove()
    }

    @Test func plainTextToATLSServerIsReported() async throws {
        let identity = try Identity(hosts: ["127.0.0.1"])
        let server = try await NetworkServer.start(tls: identity.server)
        let error = await #expect(throws: ClientError.self) {
            _ = try await LedgerConnection.open(
                ServerAddress(host: "127.0.0.1", port: server.port), login: .none,
                trust: TrustStore(directory: server.directory + "/client-trust")
            ) { $0.callMilliseconds = 3_000 }
        }
        #expect(error?.code == .connection, "\(String(describing: error))")
        #expect(error?.hint?.contains("--tls") == true, "\(String(describing: error))")
        try await server.stop()
        try identity.remove()
    }

    @Test func filesThatHoldNoCertificateAreNamed() async throws {
        let identity = try Identity(hosts: ["127.0.0.1"])
        let server = try await NetworkServer.start(tls: identity.server)
        let key = await message(server) { $0.authorityFile = identity.key }
        #expect(key.message.contains(identity.key), "\(key)")
        let missing = await message(server) { $0.authorityFile = "/nonexistent/ca.pem" }
        #expect(missing.message.contains("/nonexistent/ca.pem"), "\(missing)")
        try await server.stop()
        try identity.remove()
    }
}

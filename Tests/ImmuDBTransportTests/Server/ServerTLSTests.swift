import Foundation
import GRPCCore
import GRPCNIOTransportHTTP2Posix
import SystemIO
import Testing

@testable import ImmuDBTransport

@Suite struct ServerTLSTests {
    private typealias ClientSecurity = HTTP2ClientTransport.Posix.TransportSecurity

    private func listen(_ tls: ServerTLS) async throws -> ServerListener {
        var settings = ListenerSettings(address: ListeningAddress(host: "127.0.0.1", port: 0))
        settings.tls = try tls.load()
        return try await ServerListener.start(settings, services: [EchoService()], interceptors: [])
    }

    private func security(
        _ authority: TestAuthority, client: (certificate: String, key: String)? = nil
    ) -> ClientSecurity {
        .tls { tls in
            tls.trustRoots = .certificates([.file(path: authority.certificateFile, format: .pem)])
            tls.serverCertificateVerification = .noHostnameVerification
            guard let client else { return }
            tls.certificateChain = [.file(path: client.certificate, format: .pem)]
            tls.privateKey = .file(path: client.key, format: .pem)
        }
    }

    /// Whether a call comes back.
    private func reaches(
        _ port: Int, _ security: ClientSecurity, within timeout: Duration = .seconds(2)
    ) async throws -> Bool {
        do {
            return try await EchoClient.with(port: port, security: security) {
                try await $0.echo([9], timeout: timeout) == [9]
            }
        } catch is RPCError {
            return false
        }
    }

    @Test(.timeLimit(.minutes(1))) func onlyWhoTrustsTheAuthorityConnects() async throws {
        let authority = try TestAuthority()
        let other = try TestAuthority("other")
        let files = try authority.issue("server")
        let listener = try await listen(
            ServerTLS(certificateFile: files.certificate, keyFile: files.key))
        let port = listener.address.port
        #expect(try await reaches(port, security(authority), within: .seconds(20)))
        #expect(try await !reaches(port, security(other)))
        #expect(try await !reaches(port, .plaintext))
        // PINGs go through TLS as well.
        try await EchoClient.with(port: port, security: security(authority)) { client in
            for call in 0..<250 {
                let answer = try await client.echo([UInt8(call)])
                #expect(answer == [UInt8(call)])
            }
        }
        await listener.shutDown()
        try authority.remove()
        try other.remove()
    }

    @Test(.timeLimit(.minutes(1))) func clientsNeedACertificateOfTheRightAuthority() async throws {
        let authority = try TestAuthority()
        let other = try TestAuthority("other")
        let files = try authority.issue("server")
        var tls = ServerTLS(certificateFile: files.certificate, keyFile: files.key)
        tls.requiresClientCertificate = true
        tls.clientAuthoritiesFile = authority.certificateFile
        let listener = try await listen(tls)
        let port = listener.address.port
        #expect(
            try await reaches(
                port, security(authority, client: authority.issue("client")), within: .seconds(20)))
        #expect(try await !reaches(port, security(authority, client: other.issue("stranger"))))
        #expect(try await !reaches(port, security(authority)))
        await listener.shutDown()
        try authority.remove()
        try other.remove()
    }

    @Test func filesThatCannotWorkAreNamed() throws {
        let authority = try TestAuthority()
        let first = try authority.issue("first")
        let second = try authority.issue("second")
        let empty = authority.directory.appendingPathComponent("empty.pem").path
        try Data().write(to: URL(fileURLWithPath: empty))
        func location(_ certificate: String, _ key: String) -> String? {
            let error = #expect(throws: TransportError.self) {
                _ = try ServerTLS(certificateFile: certificate, keyFile: key).load()
            }
            #expect(error?.code == .badCertificate)
            return error?.location
        }
        #expect(location("/does/not/exist.pem", first.key) == "/does/not/exist.pem")
        #expect(location(first.certificate, empty) == empty)
        #expect(location(empty, first.key) == empty)
        #expect(location(first.key, first.key) == first.key)
        #expect(location(first.certificate, second.key) == second.key, "a key of another certificate")
        try authority.remove()
    }

    @Test func certificatesThatEndSoonAreMentioned() throws {
        let authority = try TestAuthority()
        func warnings(_ name: String, _ seconds: TimeInterval) throws -> [String] {
            let files = try authority.issue(name, validFor: seconds)
            return try ServerTLS(certificateFile: files.certificate, keyFile: files.key).load().warnings
        }
        #expect(try warnings("long", 60 * 86_400).isEmpty)
        #expect(try warnings("short", 10 * 86_400 + 3600).first?.contains("in 10 days") == true)
        #expect(try warnings("over", -60).first?.contains("has expired") == true)
        try authority.remove()
    }
}

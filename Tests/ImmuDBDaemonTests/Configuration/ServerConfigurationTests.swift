import CommandLineKit
import Foundation
import ImmuDBServer
import ImmuDBTransport
import SystemIO
import Testing

@testable import ImmuDBDaemon

@Suite struct ServerConfigurationTests {
    private func configure(
        _ flags: [String: String], _ environment: [String: String] = [:]
    ) throws -> ServerConfiguration {
        try ServerConfiguration(
            flags: flags, environment: environment, fileSystem: MemoryFileSystem())
    }

    private func message(
        _ flags: [String: String], _ environment: [String: String] = [:]
    ) -> String {
        let failure = #expect(throws: CommandFailure.self) { _ = try configure(flags, environment) }
        return failure?.message ?? ""
    }

    @Test func theDefaultsAreSafe() throws {
        let configuration = try configure([:])
        #expect(configuration.address == ListeningAddress(host: "127.0.0.1", port: 3322))
        #expect(configuration.options.access == .authenticated)
        #expect(configuration.isSynced && !configuration.isInsecure && configuration.tls == nil)
        #expect(configuration.messageBytesMax == 33_554_432 && configuration.metricsPort == 9497)
        #expect(configuration.options.sessions.timeout == .seconds(120))
        #expect(configuration.options.tokenExpiry == .seconds(86_400))
        #expect(configuration.notices.isEmpty && configuration.log.file == nil)
    }

    @Test func contradictionsAreRefused() {
        #expect(message(["maintenance": "true"]).contains("maintenance"))
        #expect(message(["certificate": "c.pem"]).contains("pkey"))
        #expect(message(["pkey": "k.pem"]).contains("certificate"))
        #expect(message(["mtls": "true"]).contains("mtls"))
        #expect(message(["log-rotation-age": "59s"]).contains("60"))
        #expect(message(["logformat": "xml"]).contains("xml"))
        #expect(message(["port": "70000"]).contains("70000"))
        #expect(message(["synced": "perhaps"]).contains("perhaps"))
        #expect(message(["session-timeout": "2"]).contains("session-timeout"))
        #expect(message(["sessions-guard-check-interval": "0"]).contains("interval"))
        #expect(message([:], ["LOG_LEVEL": "loud"]).contains("loud"))
    }

    @Test func passwordsAreTakenAsTheyAreMeant() throws {
        #expect(try configure(["admin-password": "secret"]).adminPassword.text == "secret")
        #expect(try configure(["admin-password": "secret"]).notices.count == 1)
        let encoded = try configure([:], ["IMMUDB_ADMIN_PASSWORD": "enc:c2VjcmV0"])
        #expect(encoded.adminPassword.text == "secret" && encoded.notices.isEmpty)
        #expect(message(["admin-password": ""]).contains("must not be empty"))
        #expect(message(["admin-password": "enc:"]).contains("must not be empty"))
        #expect(message(["admin-password": "enc:%%%"]).contains("base64"))
        #expect(message(["admin-password": String(repeating: "x", count: 73)]).contains("72 bytes"))
        #expect(
            message(["admin-password": "x", "admin-password-file": "/p"]).contains("given twice"))
        #expect(message(["admin-password-file": "/p"]).contains("/p"))
    }

    @Test func aPasswordFileHoldsOneLine() throws {
        let fileSystem = MemoryFileSystem()
        try fileSystem.atomicReplace("/secret", with: Array("from file\n".utf8))
        let configuration = try ServerConfiguration(
            flags: ["admin-password-file": "/secret"], environment: [:], fileSystem: fileSystem)
        #expect(configuration.adminPassword.text == "from file")
        #expect(!configuration.adminPassword.isStandard)
    }

    @Test func theLogIsBelowTheDataUnlessItsPathIsAbsolute() throws {
        #expect(try configure(["dir": "/d", "logfile": "l.log"]).log.file == "/d/immulog/l.log")
        #expect(try configure(["dir": "/d", "logfile": "/var/l.log"]).log.file == "/var/l.log")
        #expect(
            try configure(["dir": "/d", "logdir": "/var/log", "logfile": "l"]).log.file == "/var/log/l")
        #expect(try configure(["dir": "/d", "detached": "true"]).log.file == "/d/immulog/immudb.log")
    }

    @Test func theProcessInTheBackgroundDoesNotDetachAgain() throws {
        #expect(try configure(["detached": "true"]).isDetached)
        let second = try configure(["detached": "true", "notify-fd": "3"])
        #expect(!second.isDetached && second.notifyDescriptor == 3 && second.log.file != nil)
        #expect(DetachedProcess.arguments(["-d"], notifying: 3) == ["-d", "--notify-fd=3"])
        guard case .serve(let flags) = try CommandLineRequest.parse(["-d", "--notify-fd=3"]) else {
            Issue.record("no server")
            return
        }
        #expect(try !configure(flags).isDetached)
    }

    @Test func whatOthersCanReachNeedsTLSAndAPassword() throws {
        func refusal(_ flags: [String: String]) throws -> String? {
            let configuration = try configure(flags)
            do throws(CommandFailure) {
                try Exposure.checkTransport(configuration)
                try Exposure.checkPassword(isStandard: true, configuration)
                return nil
            } catch {
                return error.message
            }
        }
        for host in ["127.0.0.1", "127.8.8.8", "::1", "localhost"] {
            #expect(try refusal(["address": host]) == nil)
        }
        for host in ["0.0.0.0", "::", "192.168.1.2", "db.example.com", "127.0.0.1.example.com"] {
            #expect(try refusal(["address": host])?.contains("plain text") == true)
            #expect(
                try refusal(["address": host, "insecure": "true"])?.contains("everybody knows") == true)
            #expect(
                try refusal(["address": host, "certificate": "c", "pkey": "k"])?.contains("everybody knows")
                    == true)
        }
        #expect(try refusal(["reference-defaults": "true"]) == nil)
        #expect(try refusal(["address": "0.0.0.0", "insecure": "true", "auth": "false"]) == nil)
    }
}

import Foundation
import GRPCCore
import GRPCNIOTransportHTTP2Posix
import ImmuDBEngine
import ImmuDBProtocol
import ImmuDBServer
import ImmuDBTransport
import Logging
import SwiftProtobuf
import Synchronization
import Testing

@testable import ImmuDBDaemon

/// Covers the whole server over real sockets: calls, metrics, health, start and stop.
@Suite
struct RunningServerTests {
    private typealias Service = Immudb_Schema_ImmuService.Client<HTTP2ClientTransport.Posix>

    private let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    private func configuration(_ change: (inout ServerConfiguration) -> Void = { _ in })
        -> ServerConfiguration
    {
        var configuration = ServerConfiguration()
        configuration.directory =
            FileManager.default.temporaryDirectory.appendingPathComponent("immudb-\(UUID().uuidString)").path
        configuration.address = ListeningAddress(host: "127.0.0.1", port: 0)
        configuration.metricsPort = 0
        configuration.isSynced = false
        change(&configuration)
        return configuration
    }

    private func withServer(
        _ configuration: ServerConfiguration, _ body: (RunningServer) async throws -> Void
    ) async throws {
        let server = try await RunningServer.start(configuration, log: log)
        do {
            try await body(server)
        } catch {
            try await server.shutDown()
            throw error
        }
        try await server.shutDown()
        try FileManager.default.removeItem(atPath: configuration.directory)
    }

    private func withClient(
        _ server: RunningServer, security: HTTP2ClientTransport.Posix.TransportSecurity = .plaintext,
        _ body: @Sendable (Service) async throws -> Void
    ) async throws {
        let transport = try HTTP2ClientTransport.Posix(
            target: .ipv4(address: "127.0.0.1", port: server.listener.address.port),
            transportSecurity: security)
        try await withGRPCClient(transport: transport) { try await body(Service(wrapping: $0)) }
    }

    private func login(_ client: Service, password: String = "immudb") async throws -> Metadata {
        let session = try await client.openSession(
            .with {
                $0.username = Data("immudb".utf8)
                $0.password = Data(password.utf8)
                $0.databaseName = "defaultdb"
            })
        var metadata = Metadata()
        metadata.addString(session.sessionID, forKey: HeaderName.sessionID)
        return metadata
    }

    @Test(.timeLimit(.minutes(1))) func callsAndMetrics() async throws {
        try await withServer(configuration()) { server in
            try await withClient(server) { client in
                #expect(try await client.health(.init()).status)
                let session = try await login(client)
                for call in 0..<3 {
                    let write = Immudb_Schema_SetRequest.with {
                        $0.kvs = [
                            .with {
                                $0.key = Data("k".utf8)
                                $0.value = Data("v\(call)".utf8)
                            }
                        ]
                    }
                    _ = try await client.set(write, metadata: session)
                }
                let entry = try await client.get(.with { $0.key = Data("k".utf8) }, metadata: session)
                #expect(entry.value == Data("v2".utf8))
                await #expect(throws: RPCError.self) {
                    _ = try await client.get(.with { $0.key = Data("none".utf8) }, metadata: session)
                }
            }
            let port = try #require(server.monitoring?.address.port)
            let scrape = try await HTTPRequest.get("/metrics", port: port)
            #expect(scrape.status == 200)
            #expect(scrape.headers["content-type"] == PrometheusText.contentType)
            #expect(scrape.headers["access-control-allow-origin"] == "*")
            try checkMetrics(scrape.body)
        }
    }

    private func checkMetrics(_ text: String) throws {
        let families = try PrometheusParser(text).families
        func value(_ name: String, _ labels: [String: String] = [:], sample: String? = nil) -> Double? {
            families[name]?.samples.first { found in
                found.name == sample ?? name && labels.allSatisfy { found.labels[$0.key] == $0.value }
            }?.value
        }
        let set = ["grpc_method": "Set", "grpc_service": "immudb.schema.ImmuService", "grpc_type": "unary"]
        let get = ["grpc_method": "Get", "grpc_service": "immudb.schema.ImmuService"]
        #expect(value("grpc_server_started_total", set) == 3)
        #expect(value("grpc_server_handled_total", set.merging(["grpc_code": "OK"]) { $1 }) == 3)
        #expect(value("grpc_server_handled_total", get.merging(["grpc_code": "Unknown"]) { $1 }) == 1)
        #expect(value("grpc_server_msg_received_total", get) == 2)
        #expect(value("grpc_server_msg_sent_total", get) == 1)
        #expect(
            value("grpc_server_handling_seconds", set, sample: "grpc_server_handling_seconds_count") == 3)
        #expect(
            value(
                "immudb_query_latency_seconds", ["op": "/immudb.schema.ImmuService/Set"],
                sample: "immudb_query_latency_seconds_count") == 3)
        #expect(value("grpc_server_started_total", ["grpc_method": "streamGet"]) == 0)
        #expect(value("immudb_number_of_stored_entries", ["db": "defaultdb"]) == 3)
        #expect(value("immudb_last_committed_trx_id", ["db": "defaultdb"]) == 3)
        #expect(value("immudb_active_sessions") == 1)
        #expect(value("immudb_loaded_databases") == 2)
        #expect(value("immudb_number_of_rpcs_per_client", ["ip": "127.0.0.1"]) == 7)
        #expect(value("immudb_remote_storage_kind", ["db": "defaultdb", "kind": "none"]) == 1)
        for name in [
            "immudb_uptime_hours", "immudb_db_size_bytes", "immudb_clients_last_message_at_unix_seconds",
            "immudb_last_indexed_trx_id", "go_memstats_sys_bytes", "go_memstats_heap_alloc_bytes",
            "go_memstats_heap_idle_bytes", "go_memstats_heap_inuse_bytes", "go_memstats_stack_inuse_bytes",
            "process_cpu_seconds_total", "process_resident_memory_bytes", "process_virtual_memory_bytes",
            "process_open_fds", "process_max_fds", "process_start_time_seconds",
        ] {
            #expect(families[name] != nil, "\(name)")
        }
        // Bytes, not the bits of a fraction.
        for name in [
            "go_memstats_sys_bytes", "go_memstats_heap_inuse_bytes", "process_resident_memory_bytes",
            "process_virtual_memory_bytes",
        ] {
            let bytes = try #require(value(name))
            #expect(bytes > 1_048_576 && bytes < 1e15, "\(name) \(bytes)")
        }
        #expect(try #require(value("process_open_fds")) >= 3)
        let methods = families["grpc_server_started_total"]?.samples.count
        #expect(methods == 93)
    }

    @Test(.timeLimit(.minutes(1))) func theAccessLogNamesWhoCalled() async throws {
        let lines = LogLines()
        let log = Logger(label: "test") { _ in LogCollector(lines: lines) }
        let settings = configuration { $0.log.logsCalls = true }
        let server = try await RunningServer.start(settings, log: log)
        try await withClient(server) { client in
            let metadata = try await login(client)
            _ = try await client.currentState(.init(), metadata: metadata)
            await #expect(throws: RPCError.self) { _ = try await client.currentState(.init()) }
        }
        try await server.shutDown()
        try FileManager.default.removeItem(atPath: settings.directory)
        let calls = lines.all.filter { $0.contains("/CurrentState,") }
        #expect(calls.count == 2)
        #expect(calls.first?.hasPrefix("user=immudb,ip=127.0.0.1,method=/immudb.schema.ImmuService/") == true)
        #expect(calls.last?.hasPrefix("user=,ip=127.0.0.1,") == true)
        #expect(calls.last?.contains(",error=") == true)
    }

    @Test(.timeLimit(.minutes(1))) func connectionsBeyondTheLimitAreClosed() async throws {
        var options = CallOptions.defaults
        options.timeout = .seconds(2)
        let bounded = options
        try await withServer(configuration { $0.connectionsMax = 1 }) { server in
            try await withClient(server) { first in
                let before = try await first.health(.init())
                #expect(before.status)
                await #expect(throws: RPCError.self) {
                    try await withClient(server) { second in
                        _ = try await second.health(.init(), options: bounded)
                    }
                }
                let after = try await first.health(.init())
                #expect(after.status)
            }
        }
    }

    @Test(.timeLimit(.minutes(1))) func histogramsCanBeLeftOut() async throws {
        try await withServer(configuration { $0.hasHistograms = false }) { server in
            let port = try #require(server.monitoring?.address.port)
            let text = try await HTTPRequest.get("/metrics", port: port).body
            #expect(try PrometheusParser(text).families["grpc_server_handling_seconds"] == nil)
        }
    }

    @Test(.timeLimit(.minutes(1))) func healthOverHTTP() async throws {
        try await withServer(configuration()) { server in
            let port = try #require(server.monitoring?.address.port)
            for path in ["/initz", "/readyz", "/livez"] {
                let answer = try await HTTPRequest.get(path, port: port)
                #expect(answer.status == 200 && answer.body.isEmpty)
            }
            let version = try await HTTPRequest.get("/version", port: port)
            #expect(version.headers["content-type"] == "application/json")
            let object = try JSONDecoder().decode([String: String].self, from: Data(version.body.utf8))
            #expect(object["component"] == "immudb" && object["version"] == ProgramVersion.text)
            #expect(try await HTTPRequest.get("/nothing", port: port).status == 404)
        }
    }

    @Test(.timeLimit(.minutes(1))) func startsThatMustFailSayWhyAndLeaveNothingOpen() async throws {
        let first = configuration { $0.pidFile = $0.directory + ".pid" }
        try await withServer(first) { server in
            let locked = await #expect(throws: EngineError.self) {
                _ = try await RunningServer.start(
                    configuration { $0.directory = first.directory }, log: log)
            }
            #expect(locked?.code == .locked)
            let second = configuration { $0.address = server.listener.address }
            for _ in 0..<2 {
                // The second time the directory would be locked if the first one had left it open.
                let taken = await #expect(throws: TransportError.self) {
                    _ = try await RunningServer.start(second, log: log)
                }
                #expect(taken?.code == .addressInUse)
            }
            try FileManager.default.removeItem(atPath: second.directory)
            #expect(FileManager.default.fileExists(atPath: first.directory + ".pid"))
            // Metrics are worth less than data: without them the server runs.
            let blind = configuration { $0.metricsPort = server.monitoring?.address.port }
            try await withServer(blind) { #expect($0.monitoring == nil) }
        }
        #expect(!FileManager.default.fileExists(atPath: first.directory + ".pid"))
    }

    @Test(.timeLimit(.minutes(1))) func thePasswordOfTheAdministrator() async throws {
        var settings = configuration { $0.adminPassword = AdminPassword("first") }
        var server = try await RunningServer.start(settings, log: log)
        try await withClient(server) { client in
            _ = try await login(client, password: "first")
            await #expect(throws: RPCError.self) { _ = try await login(client) }
        }
        try await server.shutDown()
        settings.adminPassword = AdminPassword("second")
        server = try await RunningServer.start(settings, log: log)
        try await withClient(server) { _ = try await login($0, password: "first") }
        try await server.shutDown()
        settings.forcesAdminPassword = true
        server = try await RunningServer.start(settings, log: log)
        try await withClient(server) { _ = try await login($0, password: "second") }
        try await server.shutDown()
        try FileManager.default.removeItem(atPath: settings.directory)
    }

    @Test(.timeLimit(.minutes(1))) func theKnownPasswordIsNotServedToOthers() async throws {
        var settings = configuration {
            $0.address = ListeningAddress(host: "0.0.0.0", port: 0)
            $0.isInsecure = true
        }
        await #expect(throws: (any Error).self) { _ = try await RunningServer.start(settings, log: log) }
        settings.adminPassword = AdminPassword("another")
        settings.forcesAdminPassword = true
        try await withServer(settings) { _ in }
    }

    @Test(.timeLimit(.minutes(1))) func ownCertificates() async throws {
        let home = FileManager.default.temporaryDirectory.appendingPathComponent("home-\(UUID().uuidString)")
        let settings = configuration {
            $0.issuesOwnCertificate = true
            $0.home = home.path
        }
        try await withServer(settings) { server in
            let authority = home.appendingPathComponent("immudb/ssl/immudb-cert.pem").path
            let security = HTTP2ClientTransport.Posix.TransportSecurity.tls {
                $0.trustRoots = .certificates([.file(path: authority, format: .pem)])
                $0.serverCertificateVerification = .noHostnameVerification
            }
            try await withClient(server, security: security) { client in
                let health = try await client.health(.init())
                #expect(health.status)
            }
            #expect(server.summary.contains("TLS") && server.summary.contains("https://"))
        }
        try FileManager.default.removeItem(at: home)
    }
}

private final class LogLines: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    func add(_ line: String) { lines.withLock { $0.append(line) } }
}

private struct LogCollector: LogHandler {
    let lines: LogLines
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info

    init(lines: LogLines) { self.lines = lines }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) { lines.add(event.message.description) }
}

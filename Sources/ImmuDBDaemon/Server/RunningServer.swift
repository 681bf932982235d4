internal import CommandLineKit
internal import GRPCCore
internal import ImmuDBEngine
internal import ImmuDBProofs
internal import ImmuDBServer
internal import ImmuDBTransport
internal import Logging
internal import Synchronization
internal import SystemIO

/// A server with everything it has open.
final class RunningServer: Sendable {
    let configuration: ServerConfiguration
    let listener: ServerListener
    /// nil: switched off, or it could not listen.
    let monitoring: MonitoringServer?

    private let log: Logger
    private let engine: Engine
    private let services: ServerServices
    private let guarding: Task<Void, Never>
    private let readiness: Readiness
    private let pidFile: PIDFile?

    /// Whether calls are answered, for those who ask over HTTP.
    private final class Readiness: Sendable {
        let isReady = Atomic(false)
    }

    private init(
        configuration: ServerConfiguration, listener: ServerListener, monitoring: MonitoringServer?,
        log: Logger, engine: Engine, services: ServerServices, readiness: Readiness, pidFile: PIDFile?
    ) {
        self.configuration = configuration
        self.listener = listener
        self.monitoring = monitoring
        self.log = log
        self.engine = engine
        self.services = services
        self.readiness = readiness
        self.pidFile = pidFile
        guarding = Task { await services.runGuard() }
    }

    /// Opens everything, in the order in which failures are cheapest.
    /// - Throws: `CommandFailure`, `EngineError`, `TransportError`, `InvalidOptions`.
    static func start(_ configuration: ServerConfiguration, log: Logger) async throws -> RunningServer {
        for notice in configuration.notices { log.warning("\(notice)") }
        try Exposure.checkTransport(configuration)
        let tls = try loadTLS(configuration, log: log)
        let pidFile = try configuration.pidFile.map { try PIDFile.claim($0) }
        do {
            let engine = try await openEngine(configuration, log: log)
            do {
                return try await start(configuration, engine: engine, tls: tls, pidFile: pidFile, log: log)
            } catch {
                try engine.close()
                throw error
            }
        } catch {
            pidFile?.remove(log: log)
            throw error
        }
    }

    private static func start(
        _ configuration: ServerConfiguration, engine: Engine, tls: LoadedTLS?, pidFile: PIDFile?, log: Logger
    ) async throws -> RunningServer {
        try await AdministratorAccount.prepare(engine, configuration, log: log)
        openDatabases(engine, log: log)
        var options = configuration.options
        if options.access != .maintenance { engine.startTruncators() }
        options.signingKey = try signingKey(configuration, log: log)
        let services = try ServerServices(engine: engine, options: options)
        let calls = CallMetrics(hasHistograms: configuration.hasHistograms)
        let clients = ClientActivity()
        let access = configuration.log.logsCalls ? AccessLog(log: log).record : nil
        let metrics = MetricsInterceptor(calls: calls, clients: clients, access: access)
        var settings = ListenerSettings(address: configuration.address)
        settings.tls = tls
        settings.messageBytesMax = configuration.messageBytesMax
        settings.connectionsMax = configuration.connectionsMax
        settings.directCalls = services.directCalls(metrics: metrics)
        let interceptors = [metrics] + services.interceptors
        let listener = try await ServerListener.start(
            settings, services: services.services, interceptors: interceptors)
        let readiness = Readiness()
        let figures = EngineMetrics(engine: engine)
        let sources = MonitoringServer.Sources(
            metrics: {
                let families =
                    figures.families(sessions: services.access.sessions.counts.active) + clients.families
                    + calls.families
                    + ProcessMetrics.families()
                return (PrometheusText.text(of: families), PrometheusText.contentType)
            },
            version: ProgramVersion.json,
            isReady: { readiness.isReady.load(ordering: .relaxed) },
            gateway: RESTGateway(services, interceptors: interceptors),
            bodyBytesMax: configuration.messageBytesMax)
        let monitoring = await startMonitoring(configuration, tls: tls, sources: sources, log: log)
        readiness.isReady.store(true, ordering: .relaxed)
        return RunningServer(
            configuration: configuration, listener: listener, monitoring: monitoring, log: log,
            engine: engine, services: services, readiness: readiness, pidFile: pidFile)
    }

    /// Waits until the listener ends by itself, which it does only when it fails.
    /// - Throws: why it failed.
    func wait() async throws { try await listener.wait() }

    /// Lets calls under way finish, then closes everything.
    /// - Throws: the first failure; the rest is closed all the same.
    func shutDown() async throws {
        readiness.isReady.store(false, ordering: .relaxed)
        if await !listener.shutDown() {
            log.warning("calls were still under way after \(ImmuDBTransport.Limits.graceSecondsMax) s")
        }
        guarding.cancel()
        services.closeSessions()
        await monitoring?.stop()
        defer { pidFile?.remove(log: log) }
        try engine.close()
    }

    private static func loadTLS(
        _ configuration: ServerConfiguration, log: Logger
    ) throws(TransportError) -> LoadedTLS? {
        var tls = configuration.tls
        if configuration.issuesOwnCertificate {
            guard let home = configuration.home, home.hasPrefix("/") else {
                throw TransportError(
                    .badConfiguration, "auto-cert needs a home directory for the certificate", at: "HOME")
            }
            let directory = joinPath(joinPath(home, "immudb"), "ssl")
            let host = configuration.address.host
            let hosts = ["localhost", "127.0.0.1", "::1"]
            tls = try SelfSignedCertificate.files(
                in: directory, hosts: hosts.contains(host) ? hosts : hosts + [host])
            log.info("the certificate is in \(directory)")
        }
        let loaded = try tls?.load()
        for warning in loaded?.warnings ?? [] { log.warning("\(warning)") }
        return loaded
    }

    private static func signingKey(
        _ configuration: ServerConfiguration, log: Logger
    ) throws(CommandFailure) -> SigningPrivateKey? {
        guard let path = configuration.signingKeyFile else { return nil }
        do {
            let bytes = try RealFileSystem().readWhole(path, limit: Limits.keyFileBytesMax)
            let key = try SigningPrivateKey(pem: String(decoding: bytes, as: UTF8.self))
            let fingerprint = try key.publicKey().fingerprint
            log.info("states are signed; fingerprint of the key: \(fingerprint)")
            return key
        } catch let error as SystemIOError {
            throw CommandFailure(.failure, "signing key \(path) cannot be read: \(error.message)")
        } catch {
            throw CommandFailure(.failure, "signing key \(path) cannot be used: \(error)")
        }
    }

    private static func openEngine(
        _ configuration: ServerConfiguration, log: Logger
    ) async throws(EngineError) -> Engine {
        var options = EngineOptions()
        options.neighbours = ownNames(in: configuration.directory, of: configuration)
        options.isSynced = configuration.isSynced
        options.honorsAutoload = true
        options.adminPassword = configuration.adminPassword.text
        options.note = { log.info("\($0)") }
        return try await Engine.open(configuration.directory, options: options)
    }

    /// What this program itself has put into the data directory before the engine looks at it.
    private static func ownNames(in directory: String, of configuration: ServerConfiguration) -> Set<String> {
        do throws(SystemIOError) {
            let inside = try canonicalPath(directory) + "/"
            let files = try [configuration.log.file, configuration.pidFile].compactMap { $0 }.map(
                canonicalPath)
            return Set(
                files.filter { $0.hasPrefix(inside) }
                    .compactMap { $0.dropFirst(inside.count).split(separator: "/").first.map(String.init) })
        } catch {
            // A path that cannot be resolved holds nothing of ours yet.
            return []
        }
    }

    /// Opens what can be opened. A damaged database keeps neither the others nor the server from running; its
    /// calls say what is wrong.
    private static func openDatabases(_ engine: Engine, log: Logger) {
        for name in engine.databaseNames where engine.isLoaded(name) {
            do throws(EngineError) {
                _ = try engine.database(name)
            } catch {
                log.error("database \(name) cannot be opened: \(error)")
            }
        }
    }

    private static func startMonitoring(
        _ configuration: ServerConfiguration, tls: LoadedTLS?, sources: MonitoringServer.Sources, log: Logger
    ) async -> MonitoringServer? {
        guard let port = configuration.metricsPort else { return nil }
        let address = ListeningAddress(host: configuration.address.host, port: port)
        do throws(TransportError) {
            return try await MonitoringServer.start(at: address, tls: tls, sources: sources, log: log)
        } catch {
            log.error("no metrics, no REST: \(error)")
            return nil
        }
    }
}

extension RunningServer {
    /// What is open where, in one line.
    var summary: String {
        let isEncrypted = configuration.tls != nil || configuration.issuesOwnCertificate
        let clients = configuration.tls?.requiresClientCertificate == true ? ", client certificates" : ""
        let protection = isEncrypted ? "TLS\(clients)" : "plain text"
        let login =
            switch configuration.options.access {
            case .authenticated: "logins required"
            case .open: "no logins"
            case .maintenance: "maintenance, reading only"
            case .directoryOwner: "no logins, full access"
            }
        let scheme = isEncrypted ? "https" : "http"
        let metrics =
            monitoring.map { "metrics and REST on \(scheme)://\($0.address)" } ?? "no metrics, no REST"
        return "gRPC on \(listener.address) (\(protection), \(login)), \(metrics), "
            + "data in \(configuration.directory)\(configuration.isSynced ? "" : ", writes not synced")"
    }
}

internal import CommandLineKit
internal import ImmuDBServer
internal import ImmuDBTransport
internal import SystemIO

/// Everything that decides how the server runs, checked.
struct ServerConfiguration: Sendable {
    var directory = "./data"
    var address = ListeningAddress(host: "127.0.0.1", port: 3322)
    /// nil: plain text.
    var tls: ServerTLS?
    var issuesOwnCertificate = false
    /// Plain text on an address that other machines can reach is all right.
    var isInsecure = false
    /// The known password on such an address is all right, too.
    var usesReferenceDefaults = false
    var messageBytesMax = 32 << 20
    /// Further connections are closed at once.
    var connectionsMax = ImmuDBTransport.Limits.connectionsMax
    var adminPassword = AdminPassword("immudb")
    var forcesAdminPassword = false
    var options = ServerOptions()
    var isSynced = true
    var signingKeyFile: String?
    var log = LogConfiguration()
    /// nil: no metrics.
    var metricsPort: Int?
    var hasHistograms = true
    var pidFile: String?
    var isDetached = false
    /// Where to report the start.
    var notifyDescriptor: Int32?
    /// For the files of a certificate that the server issues itself.
    var home: String?
    /// One sentence for everything the operator should know about the settings.
    var notices: [String] = []

    init() {}

    /// From all sources.
    /// - Throws: `CommandFailure` for anything that is unknown, impossible or contradictory.
    init(
        flags: [String: String], environment: [String: String], fileSystem: any FileSystem = RealFileSystem()
    ) throws(CommandFailure) {
        let resolved = try ResolvedSettings(flags: flags, environment: environment, fileSystem: fileSystem)
        let settings = resolved.settings
        notices = resolved.notices
        home = environment["HOME"]
        directory = settings.text(.dir) ?? directory
        isInsecure = try settings.flag(.insecure)
        usesReferenceDefaults = try settings.flag(.referenceDefaults)
        messageBytesMax = try settings.integer(.maxRecvMsgSize) ?? messageBytesMax
        connectionsMax = try settings.integer(.maxConnections) ?? connectionsMax
        isSynced = try settings.flag(.synced)
        signingKeyFile = settings.text(.signingKey)
        hasHistograms = try !settings.flag(.noHistograms)
        pidFile = settings.text(.pidfile)
        notifyDescriptor = try settings.integer(.notifyDescriptor).map { Int32(clamping: $0) }
        let runsInBackground = try settings.flag(.detached)
        // The process in the background gets the same settings as the one that started it.
        isDetached = runsInBackground && notifyDescriptor == nil
        address = ListeningAddress(
            host: settings.text(.address) ?? address.host,
            port: try settings.integer(.grpcPort) ?? address.port)
        if try settings.flag(.metricsServer) { metricsPort = try settings.integer(.metricsServerPort) }
        adminPassword = try AdminPassword(settings, fileSystem: fileSystem)
        forcesAdminPassword = try settings.flag(.forceAdminPassword)
        if settings[ServerSetting.adminPassword.name]?.origin == .flag {
            notices.append(
                "admin-password on the command line can be seen by other users; use admin-password-file")
        }
        log = try LogConfiguration(settings, directory: directory, environment: environment)
        options = try Self.options(settings)
        tls = try tls(settings)
        if runsInBackground, log.file == nil {
            log.file = joinPath(joinPath(directory, "immulog"), "immudb.log")
        }
    }

    private static func options(_ settings: Settings) throws(CommandFailure) -> ServerOptions {
        let isAuthenticated = try settings.flag(.auth)
        let isMaintenance = try settings.flag(.maintenance)
        var options: ServerOptions
        do throws(InvalidOptions) {
            options = try ServerOptions(isAuthenticated: isAuthenticated, isMaintenance: isMaintenance)
        } catch {
            throw CommandFailure(.failure, error.description)
        }
        options.isDevelopmentMode = try settings.flag(.devmode)
        options.tokenExpiry = .seconds(60 * (try settings.integer(.tokenExpiryTime) ?? 0))
        options.sessions.sessionsMax = try settings.integer(.maxSessions) ?? options.sessions.sessionsMax
        options.sessions.timeout = try settings.duration(.sessionTimeout)
        options.sessions.inactivity = try settings.duration(.maxSessionInactivityTime)
        options.sessions.ageMax = try settings.duration(.maxSessionAgeTime)
        options.sessions.guardInterval = try settings.duration(.sessionsGuardCheckInterval)
        do throws(InvalidOptions) {
            try options.validate()
        } catch {
            throw CommandFailure(.failure, error.description)
        }
        return options
    }

    private mutating func tls(_ settings: Settings) throws(CommandFailure) -> ServerTLS? {
        issuesOwnCertificate = try settings.flag(.autoCert)
        let isMutual = try settings.flag(.mtls)
        var tls: ServerTLS?
        switch (settings.text(.certificate), settings.text(.pkey)) {
        case (let certificate?, let key?):
            tls = ServerTLS(certificateFile: certificate, keyFile: key)
            issuesOwnCertificate = false
        case (nil, nil): break
        case (nil, _): throw CommandFailure(.failure, "pkey is given without certificate")
        case (_, nil): throw CommandFailure(.failure, "certificate is given without pkey")
        }
        guard isMutual else { return tls }
        guard tls != nil else {
            throw CommandFailure(.failure, "mtls needs certificate and pkey")
        }
        tls?.requiresClientCertificate = true
        tls?.clientAuthoritiesFile = settings.text(.clientcas)
        return tls
    }
}

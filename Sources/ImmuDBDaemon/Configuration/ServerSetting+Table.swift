/// Every setting there is. The defaults are those of the reference server, but for the ones with a
/// `reference` of their own.
extension ServerSetting {
    private static let port = 0...65_535
    private static let count = 0...Int(Int32.max)

    // MARK: Where and how the process runs

    static let config = ServerSetting(
        name: "config", kind: .file, summary: "configuration file, TOML with flag names as keys")
    static let dir = ServerSetting(
        name: "dir", kind: .directory, standard: "./data", summary: "data directory")
    static let detached = ServerSetting(
        name: "detached", short: "d", kind: .flag, standard: "false",
        summary: "start in the background and return when the server is ready")
    static let pidfile = ServerSetting(
        name: "pidfile", kind: .file, standard: "", summary: "file for the process id, removed at the end")
    static let referenceDefaults = ServerSetting(
        name: "reference-defaults", kind: .flag, standard: "false",
        summary: "defaults of the reference server: all addresses, plain text, the default password")
    static let notifyDescriptor = ServerSetting(
        name: "notify-fd", kind: .integer(count), standard: "",
        summary: "descriptor to report the start on", isHidden: true)

    // MARK: Network

    static let address = ServerSetting(
        name: "address", short: "a", kind: .text, standard: "127.0.0.1", reference: "0.0.0.0",
        summary: "address of all listeners")
    static let grpcPort = ServerSetting(
        name: "port", short: "p", kind: .integer(port), standard: "3322", summary: "port for gRPC")
    static let insecure = ServerSetting(
        name: "insecure", kind: .flag, standard: "false", reference: "true",
        summary: "allow plain text on an address that other machines can reach")
    static let certificate = ServerSetting(
        name: "certificate", kind: .file, standard: "", summary: "certificate of the server, PEM")
    static let pkey = ServerSetting(
        name: "pkey", kind: .file, standard: "", summary: "private key of the certificate, PEM")
    static let clientcas = ServerSetting(
        name: "clientcas", kind: .file, standard: "",
        summary: "authorities of client certificates, PEM; without it those the system trusts")
    static let mtls = ServerSetting(
        name: "mtls", short: "m", kind: .flag, standard: "false",
        summary: "demand a certificate of every gRPC client")
    static let autoCert = ServerSetting(
        name: "auto-cert", kind: .flag, standard: "false",
        summary: "use TLS with a certificate that the server issues itself")
    static let maxRecvMsgSize = ServerSetting(
        name: "max-recv-msg-size", kind: .integer(1...Limits.messageBytesMax), standard: "33554432",
        summary: "largest request, in bytes")

    // MARK: Users

    static let auth = ServerSetting(
        name: "auth", short: "s", kind: .flag, standard: "true", summary: "demand a login")
    static let adminPassword = ServerSetting(
        name: "admin-password", kind: .text, standard: "immudb",
        summary: "password of the user immudb in a new data directory; enc: and base64 is accepted")
    static let adminPasswordFile = ServerSetting(
        name: "admin-password-file", kind: .file, standard: "",
        summary: "file that holds the password of the user immudb")
    static let forceAdminPassword = ServerSetting(
        name: "force-admin-password", kind: .flag, standard: "false",
        summary: "set the password of the user immudb in an existing data directory, too")
    static let devmode = ServerSetting(
        name: "devmode", kind: .flag, standard: "false",
        summary: "without logins: serve callers on other machines, too")
    static let maintenance = ServerSetting(
        name: "maintenance", kind: .flag, standard: "false",
        summary: "read only, any database, no login; needs --auth=false")
    static let tokenExpiryTime = ServerSetting(
        name: "token-expiry-time", kind: .integer(count), standard: "1440",
        summary: "life of a login token, in minutes")
    static let maxSessions = ServerSetting(
        name: "max-sessions", kind: .integer(1...Int(Int32.max)), standard: "100",
        summary: "sessions at a time")
    static let maxConnections = ServerSetting(
        name: "max-connections", kind: .integer(1...Int(Int32.max)), standard: "1024",
        summary: "connections at a time; further ones are closed at once")
    static let sessionTimeout = ServerSetting(
        name: "session-timeout", kind: .duration, standard: "2m",
        summary: "a session without calls is closed after this time; 0 = never")
    static let maxSessionInactivityTime = ServerSetting(
        name: "max-session-inactivity-time", kind: .duration, standard: "3m",
        summary: "a session without calls counts as inactive after this time; 0 = never")
    static let maxSessionAgeTime = ServerSetting(
        name: "max-session-age-time", kind: .duration, standard: "0",
        summary: "a session is closed after this time; 0 = never")
    static let sessionsGuardCheckInterval = ServerSetting(
        name: "sessions-guard-check-interval", kind: .duration, standard: "1m",
        summary: "how often old sessions are looked for", isHidden: true)

    // MARK: Storage

    static let synced = ServerSetting(
        name: "synced", kind: .flag, standard: "true",
        summary: "acknowledge writes when they are on disk; false: when the system has them")
    static let signingKey = ServerSetting(
        name: "signingKey", kind: .file, standard: "",
        summary: "private key (EC, P-256, PEM) that signs the state of databases")
    static let maxActiveDatabases = ServerSetting(
        name: "max-active-databases", kind: .integer(1...Int(Int32.max)), standard: "100",
        summary: "databases that are open at a time",
        treatment: .ignored("databases stay open once they are used"))
    static let maxKeyLength = ServerSetting(
        name: "max-key-length", kind: .integer(0...65_535), standard: "0",
        summary: "SQL: length of indexed VARCHAR and BLOB values, in bytes",
        treatment: .refused("the length of indexed SQL values cannot be changed"))

    // MARK: Logs

    static let logfile = ServerSetting(
        name: "logfile", kind: .file, standard: "",
        summary: "log file, below the log directory unless absolute; without it standard error")
    static let logdir = ServerSetting(
        name: "logdir", kind: .directory, standard: "immulog",
        summary: "log directory, below the data directory unless absolute")
    static let logformat = ServerSetting(
        name: "logformat", kind: .text, standard: "text", summary: "text or json")
    static let logRotationSize = ServerSetting(
        name: "log-rotation-size", kind: .integer(0...Int.max), standard: "0",
        summary: "begin a new log file after so many bytes; 0 = never")
    static let logRotationAge = ServerSetting(
        name: "log-rotation-age", kind: .duration, standard: "0",
        summary: "begin a new log file after this time, at least 1m; 0 = never")
    static let logAccess = ServerSetting(
        name: "log-access", kind: .flag, standard: "false", summary: "log a line for every unary call")
    static let logRequestMetadata = ServerSetting(
        name: "log-request-metadata", kind: .flag, standard: "false",
        summary: "store user and address in each transaction",
        treatment: .refused("user and address cannot be stored in transactions yet"))
    static let auditLog = ServerSetting(
        name: "audit-log", kind: .flag, standard: "false", summary: "record calls in the system database",
        treatment: .refused("calls cannot be recorded in the system database yet"))
    static let auditLogEvents = ServerSetting(
        name: "audit-log-events", kind: .text, standard: "all", summary: "which calls the audit log records",
        treatment: .ignored("there is no audit log yet"))

    // MARK: Monitoring

    static let metricsServer = ServerSetting(
        name: "metrics-server", kind: .flag, standard: "true",
        summary: "serve metrics and health over HTTP")
    static let metricsServerPort = ServerSetting(
        name: "metrics-server-port", kind: .integer(port), standard: "9497",
        summary: "port for metrics and health")
    static let noHistograms = ServerSetting(
        name: "no-histograms", kind: .flag, standard: "false",
        summary: "leave the durations of calls out of the metrics")
}

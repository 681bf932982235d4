/// Settings of the reference server whose subject this server does not have. Existing configurations keep
/// working where nothing is lost by that, and are refused where something would be.
extension ServerSetting {
    private static let port = 0...65_535
    private static let count = 0...Int(Int32.max)

    private static let noPages = Treatment.ignored("there is no web server for REST and a console")
    private static let noWire = Treatment.ignored("there is no listener for PostgreSQL clients")
    private static let noBucket = Treatment.ignored("there is no storage in S3")
    private static let noReplica = Treatment.ignored("this server does not replicate another one")

    static let foreign: [ServerSetting] = web + postgres + replication + bucket

    private static let web = [
        ServerSetting(
            name: "web-server", kind: .flag, standard: "false", summary: "REST and web console",
            treatment: noPages),
        ServerSetting(
            name: "web-server-port", kind: .integer(port), standard: "8080",
            summary: "port of the web server",
            treatment: noPages),
        ServerSetting(
            name: "swaggerui", kind: .flag, standard: "false", summary: "API browser", treatment: noPages),
        ServerSetting(
            name: "grpc-reflection", kind: .flag, standard: "false", summary: "description of the services",
            treatment: .ignored("the services do not describe themselves")),
        ServerSetting(
            name: "pprof", kind: .flag, standard: "false", summary: "profiles on the metrics listener",
            treatment: .ignored("there are no profiles")),
    ]

    private static let postgres = [
        ServerSetting(
            name: "pgsql-server", kind: .flag, standard: "false", summary: "listener for PostgreSQL clients",
            treatment: noWire),
        ServerSetting(
            name: "pgsql-server-port", kind: .integer(port), standard: "5432",
            summary: "port for PostgreSQL clients", treatment: noWire),
    ]

    private static let replication = [
        ServerSetting(
            name: "replication-is-replica", aliases: ["replication-enabled"], kind: .flag, standard: "false",
            summary: "fetch systemdb and defaultdb from another server",
            treatment: .refused("this server cannot be a replica; as one it would accept writes")),
        ServerSetting(
            name: "replication-sync-enabled", kind: .flag, standard: "false",
            summary: "acknowledge writes when replicas have them",
            treatment: .refused("this server cannot wait for replicas")),
        ServerSetting(
            name: "replication-sync-acks", kind: .integer(0...Int(Int32.max)), standard: "0",
            summary: "replicas that must have a write",
            treatment: .refused("this server cannot wait for replicas")),
        text("replication-primary-host", ["replication-master-address"], "address of the primary"),
        ServerSetting(
            name: "replication-primary-port", aliases: ["replication-master-port"], kind: .integer(port),
            standard: "3322", summary: "port of the primary", treatment: noReplica),
        text("replication-primary-username", ["replication-follower-username"], "user on the primary"),
        text("replication-primary-password", ["replication-follower-password"], "password on the primary"),
        number("replication-prefetch-tx-buffer-size", "100", "transactions fetched ahead"),
        number("replication-commit-concurrency", "10", "parallel commits of a replica"),
        flag("replication-allow-tx-discarding", "discard transactions that the primary does not have"),
        flag("replication-skip-integrity-check", "do not check replicated transactions"),
        flag("replication-wait-for-indexing", "wait for the index after each transaction"),
    ]

    private static let bucket = [
        ServerSetting(
            name: "s3-storage", kind: .flag, standard: "false", summary: "keep the data in S3",
            treatment: .refused("there is no storage in S3; the data would be in the directory only")),
        stored("s3-endpoint"), stored("s3-bucket-name"), stored("s3-location"), stored("s3-path-prefix"),
        stored("s3-access-key-id"), stored("s3-secret-key"), stored("s3-role"),
        stored("s3-server-side-encryption"), stored("s3-sse-kms-key-id"),
        ServerSetting(
            name: "s3-instance-metadata-url", kind: .text, standard: "http://169.254.169.254",
            summary: "setting of the storage in S3", treatment: noBucket),
        ServerSetting(
            name: "s3-role-enabled", kind: .flag, standard: "false",
            summary: "setting of the storage in S3", treatment: noBucket),
        ServerSetting(
            name: "s3-use-fargate-credentials", kind: .flag, standard: "false",
            summary: "setting of the storage in S3", treatment: noBucket),
        ServerSetting(
            name: "s3-external-identifier", kind: .flag, standard: "false",
            summary: "take the identity of the server from S3",
            treatment: .refused("there is no storage in S3 to take an identity from")),
    ]

    private static func text(_ name: String, _ aliases: [String], _ summary: String) -> ServerSetting {
        ServerSetting(
            name: name, aliases: aliases, kind: .text, standard: "", summary: summary, treatment: noReplica)
    }

    private static func number(_ name: String, _ standard: String, _ summary: String) -> ServerSetting {
        ServerSetting(
            name: name, kind: .integer(count), standard: standard, summary: summary, treatment: noReplica)
    }

    private static func flag(_ name: String, _ summary: String) -> ServerSetting {
        ServerSetting(
            name: name, kind: .flag, standard: "false", summary: summary, treatment: noReplica)
    }

    private static func stored(_ name: String) -> ServerSetting {
        ServerSetting(
            name: name, kind: .text, standard: "", summary: "setting of the storage in S3",
            treatment: noBucket)
    }
}

extension ServerSetting {
    static let own: [ServerSetting] = [
        config, dir, detached, pidfile, referenceDefaults, notifyDescriptor, address, grpcPort, insecure,
        certificate, pkey, clientcas, mtls, autoCert, maxRecvMsgSize, auth, adminPassword, adminPasswordFile,
        forceAdminPassword, devmode, maintenance, tokenExpiryTime, maxSessions, maxConnections,
        sessionTimeout, maxSessionInactivityTime, maxSessionAgeTime, sessionsGuardCheckInterval, synced,
        signingKey,
        maxActiveDatabases, maxKeyLength, logfile, logdir, logformat, logRotationSize, logRotationAge,
        logAccess, logRequestMetadata, auditLog, auditLogEvents, metricsServer, metricsServerPort,
        noHistograms,
    ]

    static let all: [ServerSetting] = own + foreign

    /// Keys of configuration files that the reference server's samples hold and that never meant anything.
    static let meaninglessKeys: Set<String> = ["network", "dbname", "consistency-check"]

    /// By every name, lower case.
    static let byName: [String: ServerSetting] = {
        var names: [String: ServerSetting] = [:]
        for setting in all {
            for name in setting.names { names[name.lowercased()] = setting }
        }
        return names
    }()
}

internal import ArgumentParser

/// Options of one kind: which were given, by setting.
protocol SettingOptions: ParsableArguments {
    var given: [(ServerSetting, String?)] { get }
}

/// Process.
struct ProcessOptions: SettingOptions {
    @Option(.config) var config: String?
    @Option(.dir) var dir: String?
    @Option(.detached) var detached: String?
    @Option(.pidfile) var pidfile: String?
    @Option(.referenceDefaults) var referenceDefaults: String?
    @Option(.notifyDescriptor) var notifyDescriptor: String?

    var given: [(ServerSetting, String?)] {
        [
            (.config, config), (.dir, dir), (.detached, detached), (.pidfile, pidfile),
            (.referenceDefaults, referenceDefaults), (.notifyDescriptor, notifyDescriptor),
        ]
    }
}

/// Network.
struct NetworkOptions: SettingOptions {
    @Option(.address) var address: String?
    @Option(.grpcPort) var grpcPort: String?
    @Option(.insecure) var insecure: String?
    @Option(.certificate) var certificate: String?
    @Option(.pkey) var pkey: String?
    @Option(.clientcas) var clientcas: String?
    @Option(.mtls) var mtls: String?
    @Option(.autoCert) var autoCert: String?
    @Option(.maxRecvMsgSize) var maxRecvMsgSize: String?

    var given: [(ServerSetting, String?)] {
        [
            (.address, address), (.grpcPort, grpcPort), (.insecure, insecure), (.certificate, certificate),
            (.pkey, pkey), (.clientcas, clientcas), (.mtls, mtls), (.autoCert, autoCert),
            (.maxRecvMsgSize, maxRecvMsgSize),
        ]
    }
}

/// Users.
struct UserOptions: SettingOptions {
    @Option(.auth) var auth: String?
    @Option(.adminPassword) var adminPassword: String?
    @Option(.adminPasswordFile) var adminPasswordFile: String?
    @Option(.forceAdminPassword) var forceAdminPassword: String?
    @Option(.devmode) var devmode: String?
    @Option(.maintenance) var maintenance: String?
    @Option(.tokenExpiryTime) var tokenExpiryTime: String?
    @Option(.maxSessions) var maxSessions: String?
    @Option(.maxConnections) var maxConnections: String?
    @Option(.sessionTimeout) var sessionTimeout: String?
    @Option(.maxSessionInactivityTime) var maxSessionInactivityTime: String?
    @Option(.maxSessionAgeTime) var maxSessionAgeTime: String?
    @Option(.sessionsGuardCheckInterval) var sessionsGuardCheckInterval: String?

    var given: [(ServerSetting, String?)] {
        [
            (.auth, auth), (.adminPassword, adminPassword), (.adminPasswordFile, adminPasswordFile),
            (.forceAdminPassword, forceAdminPassword), (.devmode, devmode), (.maintenance, maintenance),
            (.tokenExpiryTime, tokenExpiryTime), (.maxSessions, maxSessions),
            (.maxConnections, maxConnections), (.sessionTimeout, sessionTimeout),
            (.maxSessionInactivityTime, maxSessionInactivityTime),
            (.maxSessionAgeTime, maxSessionAgeTime),
            (.sessionsGuardCheckInterval, sessionsGuardCheckInterval),
        ]
    }
}

/// Storage.
struct StorageOptions: SettingOptions {
    @Option(.synced) var synced: String?
    @Option(.signingKey) var signingKey: String?
    @Option(.maxActiveDatabases) var maxActiveDatabases: String?
    @Option(.maxKeyLength) var maxKeyLength: String?

    var given: [(ServerSetting, String?)] {
        [
            (.synced, synced), (.signingKey, signingKey), (.maxActiveDatabases, maxActiveDatabases),
            (.maxKeyLength, maxKeyLength),
        ]
    }
}

/// Logs.
struct LogOptions: SettingOptions {
    @Option(.logfile) var logfile: String?
    @Option(.logdir) var logdir: String?
    @Option(.logformat) var logformat: String?
    @Option(.logRotationSize) var logRotationSize: String?
    @Option(.logRotationAge) var logRotationAge: String?
    @Option(.logAccess) var logAccess: String?
    @Option(.logRequestMetadata) var logRequestMetadata: String?
    @Option(.auditLog) var auditLog: String?
    @Option(.auditLogEvents) var auditLogEvents: String?

    var given: [(ServerSetting, String?)] {
        [
            (.logfile, logfile), (.logdir, logdir), (.logformat, logformat),
            (.logRotationSize, logRotationSize), (.logRotationAge, logRotationAge), (.logAccess, logAccess),
            (.logRequestMetadata, logRequestMetadata), (.auditLog, auditLog),
            (.auditLogEvents, auditLogEvents),
        ]
    }
}

/// Monitoring.
struct MonitoringOptions: SettingOptions {
    @Option(.metricsServer) var metricsServer: String?
    @Option(.metricsServerPort) var metricsServerPort: String?
    @Option(.noHistograms) var noHistograms: String?

    var given: [(ServerSetting, String?)] {
        [
            (.metricsServer, metricsServer), (.metricsServerPort, metricsServerPort),
            (.noHistograms, noHistograms),
        ]
    }
}

/// Options without a subject in this server.
struct ForeignOptions: SettingOptions {
    @Option(.foreign("web-server")) var webServer: String?
    @Option(.foreign("web-server-port")) var webServerPort: String?
    @Option(.foreign("swaggerui")) var swaggerui: String?
    @Option(.foreign("grpc-reflection")) var grpcReflection: String?
    @Option(.foreign("pprof")) var pprof: String?
    @Option(.foreign("pgsql-server")) var pgsqlServer: String?
    @Option(.foreign("pgsql-server-port")) var pgsqlServerPort: String?
    @Option(.foreign("replication-is-replica")) var replicationIsReplica: String?
    @Option(.foreign("replication-sync-enabled")) var replicationSyncEnabled: String?
    @Option(.foreign("replication-sync-acks")) var replicationSyncAcks: String?
    @Option(.foreign("replication-primary-host")) var replicationPrimaryHost: String?
    @Option(.foreign("replication-primary-port")) var replicationPrimaryPort: String?
    @Option(.foreign("replication-primary-username")) var replicationPrimaryUsername: String?
    @Option(.foreign("replication-primary-password")) var replicationPrimaryPassword: String?
    @Option(.foreign("replication-prefetch-tx-buffer-size")) var replicationPrefetchTxBufferSize: String?
    @Option(.foreign("replication-commit-concurrency")) var replicationCommitConcurrency: String?
    @Option(.foreign("replication-allow-tx-discarding")) var replicationAllowTxDiscarding: String?
    @Option(.foreign("replication-skip-integrity-check")) var replicationSkipIntegrityCheck: String?
    @Option(.foreign("replication-wait-for-indexing")) var replicationWaitForIndexing: String?
    @Option(.foreign("s3-storage")) var s3Storage: String?
    @Option(.foreign("s3-endpoint")) var s3Endpoint: String?
    @Option(.foreign("s3-bucket-name")) var s3BucketName: String?
    @Option(.foreign("s3-location")) var s3Location: String?
    @Option(.foreign("s3-path-prefix")) var s3PathPrefix: String?
    @Option(.foreign("s3-access-key-id")) var s3AccessKeyId: String?
    @Option(.foreign("s3-secret-key")) var s3SecretKey: String?
    @Option(.foreign("s3-role")) var s3Role: String?
    @Option(.foreign("s3-server-side-encryption")) var s3ServerSideEncryption: String?
    @Option(.foreign("s3-sse-kms-key-id")) var s3SseKmsKeyId: String?
    @Option(.foreign("s3-instance-metadata-url")) var s3InstanceMetadataUrl: String?
    @Option(.foreign("s3-role-enabled")) var s3RoleEnabled: String?
    @Option(.foreign("s3-use-fargate-credentials")) var s3UseFargateCredentials: String?
    @Option(.foreign("s3-external-identifier")) var s3ExternalIdentifier: String?

    var given: [(ServerSetting, String?)] {
        [
            (.foreign("web-server"), webServer), (.foreign("web-server-port"), webServerPort),
            (.foreign("swaggerui"), swaggerui), (.foreign("grpc-reflection"), grpcReflection),
            (.foreign("pprof"), pprof), (.foreign("pgsql-server"), pgsqlServer),
            (.foreign("pgsql-server-port"), pgsqlServerPort),
            (.foreign("replication-is-replica"), replicationIsReplica),
            (.foreign("replication-sync-enabled"), replicationSyncEnabled),
            (.foreign("replication-sync-acks"), replicationSyncAcks),
            (.foreign("replication-primary-host"), replicationPrimaryHost),
            (.foreign("replication-primary-port"), replicationPrimaryPort),
            (.foreign("replication-primary-username"), replicationPrimaryUsername),
            (.foreign("replication-primary-password"), replicationPrimaryPassword),
            (.foreign("replication-prefetch-tx-buffer-size"), replicationPrefetchTxBufferSize),
            (.foreign("replication-commit-concurrency"), replicationCommitConcurrency),
            (.foreign("replication-allow-tx-discarding"), replicationAllowTxDiscarding),
            (.foreign("replication-skip-integrity-check"), replicationSkipIntegrityCheck),
            (.foreign("replication-wait-for-indexing"), replicationWaitForIndexing),
            (.foreign("s3-storage"), s3Storage), (.foreign("s3-endpoint"), s3Endpoint),
            (.foreign("s3-bucket-name"), s3BucketName), (.foreign("s3-location"), s3Location),
            (.foreign("s3-path-prefix"), s3PathPrefix), (.foreign("s3-access-key-id"), s3AccessKeyId),
            (.foreign("s3-secret-key"), s3SecretKey), (.foreign("s3-role"), s3Role),
            (.foreign("s3-server-side-encryption"), s3ServerSideEncryption),
            (.foreign("s3-sse-kms-key-id"), s3SseKmsKeyId),
            (.foreign("s3-instance-metadata-url"), s3InstanceMetadataUrl),
            (.foreign("s3-role-enabled"), s3RoleEnabled),
            (.foreign("s3-use-fargate-credentials"), s3UseFargateCredentials),
            (.foreign("s3-external-identifier"), s3ExternalIdentifier),
        ]
    }
}

extension Option where Value == String? {
    /// An option for a setting. Its value is checked later, with that of variables and files.
    fileprivate init(_ setting: ServerSetting) {
        var specification: [NameSpecification.Element] = setting.names.map { .customLong($0) }
        if let short = setting.short { specification.append(.customShort(short)) }
        let help = ArgumentHelp(
            setting.describedSummary, valueName: setting.valueName,
            visibility: setting.isHidden ? .hidden : .default)
        let names = NameSpecification(specification)
        if setting.kind == .flag {
            self.init(wrappedValue: nil, name: names, defaultAsFlag: "true", help: help)
        } else {
            self.init(wrappedValue: nil, name: names, help: help, completion: setting.completion)
        }
    }
}

extension ServerSetting {
    /// One of ``foreign``. A name that is not among them is none of this program's.
    fileprivate static func foreign(_ name: String) -> ServerSetting {
        byName[name] ?? ServerSetting(name: name, kind: .text, summary: "")
    }

    fileprivate var describedSummary: String {
        var text = summary
        if case .ignored(let reason) = treatment { text += "; no effect: \(reason)" }
        if case .refused(let reason) = treatment { text += "; not available: \(reason)" }
        guard let standard, !standard.isEmpty else { return text }
        return "\(text) (default: \(standard))"
    }

    fileprivate var valueName: String {
        switch kind {
        case .text: "text"
        case .file: "file"
        case .directory: "dir"
        case .duration: "time"
        case .flag: "true|false"
        case .integer: "number"
        }
    }

    fileprivate var completion: CompletionKind {
        switch kind {
        case .file: .file()
        case .directory: .directory
        default: .default
        }
    }
}

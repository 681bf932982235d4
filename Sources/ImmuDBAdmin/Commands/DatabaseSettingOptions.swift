import ArgumentParser
import CommandLineKit
import ImmuDBClient

/// The settings of a database as flags; only those that are given are sent.
struct DatabaseSettingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Put no commit time into transactions.", valueName: "true|false"))
    var excludeCommitTime: String?
    @Option(help: ArgumentHelp("Keep values inside the transaction log.", valueName: "true|false"))
    var embeddedValues: String?
    @Option(help: ArgumentHelp("Reserve the space of files in advance.", valueName: "true|false"))
    var preallocFiles: String?
    @Option(help: ArgumentHelp("Version of transaction headers, 0 or 1.", valueName: "number"))
    var writeTxHeaderVersion: String?
    @Option(help: ArgumentHelp("Commits under way at once.", valueName: "number"))
    var maxCommitConcurrency: String?
    @Option(help: ArgumentHelp("Time between two syncs.", valueName: "time"))
    var syncFrequency: String?
    @Option(help: ArgumentHelp("Bytes of the write buffer.", valueName: "number"))
    var writeBufferSize: String?
    @Option(help: ArgumentHelp("Transactions read at once.", valueName: "number"))
    var readTxPoolSize: String?
    @Option(help: ArgumentHelp("Open the database when the server starts.", valueName: "true|false"))
    var autoload: String?
    @Option(help: ArgumentHelp("Keep values for this long, at least a day.", valueName: "time"))
    var retentionPeriod: String?
    @Option(help: ArgumentHelp("Time between two truncations.", valueName: "time"))
    var truncationFrequency: String?
    @Option(help: ArgumentHelp("Entries after which the index is written.", valueName: "number"))
    var indexingFlushThreshold: String?
    @Option(help: ArgumentHelp("Part of the index that a flush rewrites.", valueName: "percent"))
    var indexingCleanupPercentage: String?
    @Option(help: ArgumentHelp("Entries after which the index is synced.", valueName: "number"))
    var indexingSyncThreshold: String?
    @Option(help: ArgumentHelp("Bytes of the index cache.", valueName: "number"))
    var indexingCacheSize: String?
    @Option(help: ArgumentHelp("Snapshots open at once.", valueName: "number"))
    var indexingMaxActiveSnapshots: String?
    @Option(
        name: [.long, .customLong("replication-enabled")],
        help: ArgumentHelp("Follow another database.", valueName: "true|false"))
    var replicationIsReplica: String?
    @Option(help: ArgumentHelp("Wait for replicas.", valueName: "true|false"))
    var replicationSyncEnabled: String?
    @Option(help: ArgumentHelp("Replicas to wait for.", valueName: "number"))
    var replicationSyncAcks: String?
    @Option(
        name: [.long, .customLong("replication-master-database")],
        help: ArgumentHelp("Database to follow.", valueName: "text"))
    var replicationPrimaryDatabase: String?
    @Option(
        name: [.long, .customLong("replication-master-address")],
        help: ArgumentHelp("Host of the primary.", valueName: "text"))
    var replicationPrimaryHost: String?
    @Option(
        name: [.long, .customLong("replication-master-port")],
        help: ArgumentHelp("Port of the primary.", valueName: "number"))
    var replicationPrimaryPort: String?
    @Option(
        name: [.long, .customLong("replication-follower-username")],
        help: ArgumentHelp("User to log in there as.", valueName: "text"))
    var replicationPrimaryUsername: String?
    @Option(
        name: [.long, .customLong("replication-follower-password")],
        help: ArgumentHelp("Its password.", valueName: "text"))
    var replicationPrimaryPassword: String?
    @Option(help: ArgumentHelp("Transactions fetched in advance.", valueName: "number"))
    var replicationPrefetchTxBufferSize: String?
    @Option(help: ArgumentHelp("Transactions taken at once.", valueName: "number"))
    var replicationCommitConcurrency: String?
    @Option(help: ArgumentHelp("Drop what the primary does not have.", valueName: "true|false"))
    var replicationAllowTxDiscarding: String?
    @Option(help: ArgumentHelp("Do not compare hashes.", valueName: "true|false"))
    var replicationSkipIntegrityCheck: String?
    @Option(help: ArgumentHelp("Wait for the index.", valueName: "true|false"))
    var replicationWaitForIndexing: String?

    init() {}

    /// How the text of a flag is read.
    private enum Kind { case flag, number, duration, fraction, text }

    private var given: [(name: String, kind: Kind, text: String?)] {
        [
            ("exclude-commit-time", .flag, excludeCommitTime),
            ("embedded-values", .flag, embeddedValues),
            ("prealloc-files", .flag, preallocFiles),
            ("write-tx-header-version", .number, writeTxHeaderVersion),
            ("max-commit-concurrency", .number, maxCommitConcurrency),
            ("sync-frequency", .duration, syncFrequency),
            ("write-buffer-size", .number, writeBufferSize),
            ("read-tx-pool-size", .number, readTxPoolSize),
            ("autoload", .flag, autoload),
            ("retention-period", .duration, retentionPeriod),
            ("truncation-frequency", .duration, truncationFrequency),
            ("indexing-flush-threshold", .number, indexingFlushThreshold),
            ("indexing-cleanup-percentage", .fraction, indexingCleanupPercentage),
            ("indexing-sync-threshold", .number, indexingSyncThreshold),
            ("indexing-cache-size", .number, indexingCacheSize),
            ("indexing-max-active-snapshots", .number, indexingMaxActiveSnapshots),
            ("replication-is-replica", .flag, replicationIsReplica),
            ("replication-sync-enabled", .flag, replicationSyncEnabled),
            ("replication-sync-acks", .number, replicationSyncAcks),
            ("replication-primary-database", .text, replicationPrimaryDatabase),
            ("replication-primary-host", .text, replicationPrimaryHost),
            ("replication-primary-port", .number, replicationPrimaryPort),
            ("replication-primary-username", .text, replicationPrimaryUsername),
            ("replication-primary-password", .text, replicationPrimaryPassword),
            ("replication-prefetch-tx-buffer-size", .number, replicationPrefetchTxBufferSize),
            ("replication-commit-concurrency", .number, replicationCommitConcurrency),
            ("replication-allow-tx-discarding", .flag, replicationAllowTxDiscarding),
            ("replication-skip-integrity-check", .flag, replicationSkipIntegrityCheck),
            ("replication-wait-for-indexing", .flag, replicationWaitForIndexing),
        ]
    }

    /// Flags that may stand alone, which means true.
    static let switches: Set<String> = [
        "--exclude-commit-time",
        "--embedded-values",
        "--prealloc-files",
        "--autoload",
        "--replication-is-replica",
        "--replication-enabled",
        "--replication-sync-enabled",
        "--replication-allow-tx-discarding",
        "--replication-skip-integrity-check",
        "--replication-wait-for-indexing",
    ]

    /// The settings that were given, checked.
    func values() throws(CommandFailure) -> DatabaseSettingValues {
        var values: DatabaseSettingValues = [:]
        for (name, kind, text) in given {
            guard let text else { continue }
            values[name] = try Self.value(name, kind, text)
        }
        return values
    }

    private static func value(
        _ name: String, _ kind: Kind, _ text: String
    ) throws(CommandFailure) -> DatabaseSettingValue {
        func wrong(_ what: String) -> CommandFailure {
            CommandFailure(.usage, "--\(name): '\(text)' is \(what)")
        }
        switch kind {
        case .flag:
            switch text.lowercased() {
            case "true", "1", "yes", "on": return .flag(true)
            case "false", "0", "no", "off": return .flag(false)
            default: throw wrong("not true or false")
            }
        case .number:
            guard let number = UInt64(text) else { throw wrong("no whole number") }
            return .number(number)
        case .duration: return .milliseconds(try milliseconds(text))
        case .fraction:
            guard let number = Double(text), (0...100).contains(number) else {
                throw wrong("not a percentage from 0 to 100")
            }
            return .fraction(number)
        case .text: return .text(text)
        }
    }

    /// `0`, `20ms`, and spans as everywhere.
    private static func milliseconds(_ text: String) throws(CommandFailure) -> Int64 {
        if text == "0" || text == "0s" { return 0 }
        if text.hasSuffix("ms"), let number = Int64(text.dropLast(2)), number >= 0 { return number }
        let seconds = try DurationText.seconds(text)
        return seconds * 1000  // a hundred years of milliseconds fit
    }
}

import CommandLineKit
import ImmuDBClient
import ImmuDBProofs
import ImmuDBStorage
import TerminalUI

/// Restoring to a server. Databases of a server cannot be renamed: a new one is a replica, which nobody can
/// write to, until it is complete, and is removed when something fails.
extension HotRestoreCommand {
    /// - Returns: nil when nothing was to be done.
    @MainActor
    func restore(
        _ database: String, to client: LedgerClient, _ point: RestorePoint, _ session: AdminSession
    ) async throws -> Outcome? {
        let found = try await client.databaseSummaries().first { $0.name == database }
        guard found == nil || append else {
            throw CommandFailure(
                .conflict, "cannot restore to non-empty database without --append flag")
        }
        if dryRun {
            try session.printer.remark("Nothing was restored: --dry-run")
            return nil
        }
        if let found {
            guard found.isReplica || forceReplica else {
                throw CommandFailure(
                    .conflict, "database '\(database)' is NOT a replica",
                    hint: "--force-replica makes it one while it is restored")
            }
            if !found.isReplica {
                try await Self.asReplica { settings in
                    _ = try await client.updateDatabase(database, settings: settings)
                }
            }
            return try await finishing(client, database, keepsReplica: found.isReplica) {
                try await fill(database, client, point, session, isNew: false)
            }
        }
        try await Self.asReplica { settings in
            _ = try await client.createDatabase(database, settings: settings)
        }
        do {
            return try await finishing(client, database, keepsReplica: false) {
                try await fill(database, client, point, session, isNew: true)
            }
        } catch {
            do {
                try await client.unloadDatabase(database)
                try await client.deleteDatabase(database)
            } catch let removal {
                try session.printer.remark(
                    "immuadmin: the unfinished database '\(database)' could not be removed: "
                        + ReasonText.of(removal))
            }
            throw error
        }
    }

    private static let replica: DatabaseSettingValues = [
        "replication-is-replica": .flag(true), "replication-prefetch-tx-buffer-size": .number(100),
        "replication-commit-concurrency": .number(10),
    ]

    /// Servers of the original want to be told of a primary, a name that leads nowhere; servers that would
    /// really follow it want none.
    @MainActor
    private static func asReplica(
        _ body: @MainActor (DatabaseSettingValues) async throws -> Void
    ) async throws {
        let placeholder: DatabaseSettingValues = [
            "replication-primary-database": .text("dummy"), "replication-primary-host": .text("dummy"),
            "replication-primary-port": .number(9999),
        ]
        do {
            try await body(replica.merging(placeholder) { $1 })
        } catch let error as ClientError where error.code == .unsupported {
            try await body(replica)
        }
    }

    /// Ends replica mode when the transactions are there.
    @MainActor
    private func finishing(
        _ client: LedgerClient, _ database: String, keepsReplica: Bool,
        _ body: @MainActor () async throws -> Outcome
    ) async throws -> Outcome {
        let outcome = try await body()
        if !keepsReplica {
            _ = try await client.updateDatabase(
                database, settings: ["replication-is-replica": .flag(false)])
        }
        return outcome
    }

    @MainActor
    private func fill(
        _ database: String, _ client: LedgerClient, _ point: RestorePoint, _ session: AdminSession,
        isNew: Bool
    ) async throws -> Outcome {
        try await client.useDatabase(database)
        let state = try await client.claimedState().claimed
        let source = ServerBackupSource(database: database, client: client)
        var outcome = Outcome()
        var sawOverlap = state.txID == 0
        outcome.alh = state.alh
        let replication = Replication(client)
        defer { replication.cancel() }
        var sent = state.txID
        _ = try await records(session) { record in
            guard point.includes(record) else { return false }
            if record.id <= state.txID {
                // The last one stands for all before it.
                guard record.id == state.txID else { return true }
                guard try await source.alh(of: record.id) == record.alh else {
                    throw CommandFailure(
                        .fork,
                        "backup and database have different histories at transaction \(record.id); "
                            + "nothing was written")
                }
                sawOverlap = true
                return true
            }
            guard sawOverlap || force else {
                throw CommandFailure(
                    .conflict, "backup and database have no transaction in common; nothing was written")
            }
            guard record.id == sent + 1 else {
                throw CommandFailure(
                    .conflict,
                    "the backup goes on with transaction \(record.id), \(sent + 1) is the next one: "
                        + "there is a gap")
            }
            try await replication.send(record)
            sent = record.id
            if outcome.first == 0 { outcome.first = record.id }
            outcome.last = record.id
            outcome.alh = record.alh
            return true
        }
        try await replication.finish()
        guard outcome.first > 0 || !isNew else {
            throw CommandFailure(.conflict, "the backup has no transaction that early")
        }
        return outcome
    }
}

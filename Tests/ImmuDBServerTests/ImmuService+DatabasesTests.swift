// Covers ImmuService+Databases.swift, ImmuService+Settings.swift, ImmuService+Info.swift and the conversions
// of settings.
import Foundation
import GRPCCore
import ImmuDBEngine
import ImmuDBProtocol
import SwiftProtobuf
import Testing

@testable import ImmuDBServer

@Suite struct DatabaseCallsTests {
    @Test func theEffectiveSettingsAreComplete() async throws {
        try await Bench.with { bench in
            let created = try await bench.client.createDatabaseV2(
                .with {
                    $0.name = "Db1"
                    $0.settings.maxKeyLen.value = 100
                    $0.settings.truncationSettings.retentionPeriod.value = 0
                    $0.settings.autoload.value = false
                }, metadata: bench.session)
            #expect(created.name == "db1" && !created.alreadyExisted)
            let settings = created.settings
            #expect(settings.maxKeyLen.value == 100 && settings.fileSize.value == 536_870_912)
            #expect(settings.hasAutoload && !settings.autoload.value)
            #expect(settings.hasVLogCacheSize && settings.vLogCacheSize.value == 0)
            #expect(settings.replicationSettings.hasReplica && settings.hasPreallocFiles)
            #expect(settings.indexSettings.renewSnapRootAfter.value == 1000)
            #expect(settings.ahtSettings.writeBufferSize.value == 16_777_216)
            #expect(settings.truncationSettings.truncationFrequency.value == 86_400_000)
            let again = try await bench.client.createDatabaseV2(
                .with {
                    $0.name = "db1"
                    $0.ifNotExists = true
                    $0.settings.maxKeyLen.value = 7
                }, metadata: bench.session)
            #expect(again.alreadyExisted && again.settings == settings)
            try await bench.use("db1")
            let current = try await bench.client.getDatabaseSettingsV2(.init(), metadata: bench.session)
            #expect(current.database == "db1" && current.settings == settings)
            let old = try await bench.client.getDatabaseSettings(.init(), metadata: bench.session)
            #expect(old.databaseName == "db1" && old.maxKeyLen == 100 && old.maxTxEntries == 1024)
        }
    }

    @Test func everySettingSurvivesTheWire() async throws {
        var settings = DatabaseSettings()
        settings.replication = .replica
        settings.replication.primaryUser = "u"
        settings.mvccReadSetLimit = 17
        settings.index.cleanupPercentage = 3
        settings.index.bulkPreparationTimeoutMilliseconds = 5
        settings.tree.writeBufferSize = 6
        settings.embedsValues = true
        settings.autoload = .on
        var read = DatabaseSettings()
        let wire = Immudb_Schema_DatabaseNullableSettings(settings)
        read.apply(
            try Immudb_Schema_DatabaseNullableSettings(serializedBytes: wire.serializedBytes() as [UInt8]))
        #expect(read == settings)
    }

    @Test func oldClientsCreateAndUpdate() async throws {
        try await Bench.with { bench in
            _ = try await bench.client.createDatabase(
                .with { $0.databaseName = "plain" }, metadata: bench.session)
            _ = try await bench.client.createDatabaseWith(
                .with {
                    $0.databaseName = "small"
                    $0.maxValueLen = 50
                    $0.excludeCommitTime = true
                }, metadata: bench.session)
            let small = try await bench.engine.settings(of: "small")
            #expect(small.maxValueLength == 50 && small.excludesCommitTime && small.maxKeyLength == 1024)
            _ = try await bench.client.updateDatabase(
                .with {
                    $0.databaseName = "small"
                    $0.replica = true
                    $0.maxValueLen = 1
                }, metadata: bench.session)
            let changed = try await bench.engine.settings(of: "small")
            #expect(changed.replication == .replica && changed.maxValueLength == 50)
            try await bench.use("small")
            let error = await #expect(throws: RPCError.self) { try await bench.set("k") }
            #expect(error?.code == .unknown)
            #expect(error?.message == "database is read-only because it's a replica")
            _ = try await bench.client.updateDatabaseV2(
                .with {
                    $0.database = "small"
                    $0.settings.replicationSettings.replica.value = false
                }, metadata: bench.session)
            #expect(try await bench.set("k") == 1)
        }
    }

    @Test func listsTellWhatIsLoaded() async throws {
        try await Bench.with { bench in
            try await bench.create("db1")
            try await bench.set("k")
            try await bench.create("db2")
            _ = try await bench.client.unloadDatabase(.with { $0.database = "db2" }, metadata: bench.session)
            let names = try await bench.client.databaseList(.init(), metadata: bench.session)
            #expect(names.databases.map(\.databaseName) == ["db1", "db2", "defaultdb"])
            let list = try await bench.client.databaseListV2(.init(), metadata: bench.session).databases
            #expect(list.map(\.name) == ["db1", "db2", "defaultdb"])
            #expect(list.map(\.loaded) == [true, false, true] && list.map(\.numTransactions) == [1, 0, 0])
            #expect(list.allSatisfy { $0.diskSize > 0 && $0.createdAt > 1_700_000_000 })
            #expect(list.map(\.createdBy) == ["immudb", "immudb", ""])
            #expect(list.allSatisfy { $0.settings.hasMaxKeyLen })
            let info = try await bench.client.serverInfo(.init())
            #expect(info.version == "1.11.1" && info.numDatabases == 3 && info.numTransactions == 1)
            #expect(info.databasesDiskSize > 0)
            let health = try await bench.client.health(.init())
            #expect(health.status && health.version.hasPrefix("1.11.1-"))
            try await bench.use("db1")
            let activity = try await bench.client.databaseHealth(.init(), metadata: bench.session)
            #expect(activity.lastRequestCompletedAt > 1_700_000_000_000)
        }
    }

    /// Runs a handler as somebody.
    private func call<R>(
        as caller: Caller?, _ bench: Bench,
        _ body: (ImmuService, ServerContext) async throws -> R
    ) async throws -> R {
        let service = ImmuService(
            engine: bench.engine, access: bench.services.access)
        return try await CallContext.$current.withValue(CallContext(caller: caller)) {
            try await withServerContextRPCCancellationHandle { handle in
                try await body(
                    service,
                    ServerContext(
                        descriptor: MethodDescriptor(
                            service: ServiceDescriptor(fullyQualifiedService: "test"), method: "test"),
                        remotePeer: "test", localPeer: "test", cancellation: handle))
            }
        }
    }

    private func refusal(
        as caller: Caller?, _ bench: Bench, _ body: (ImmuService, ServerContext) async throws -> Void
    ) async -> String? {
        do {
            try await call(as: caller, bench, body)
            return nil
        } catch {
            return ServerFailure(calling: error).message
        }
    }

    @Test func onlyAdministratorsChangeDatabases() async throws {
        let golden = Dictionary(uniqueKeysWithValues: try GoldenError.all().map { ($0.case, $0) })
        try await Bench.with { bench in
            try await bench.create("db1")
            let writer = Caller(user: "writer", levels: ["db1": .readWrite], isSystemAdministrator: false)
            let admin = Caller(user: "dbadmin", levels: ["db1": .admin], isSystemAdministrator: false)
            let refused = golden["permission.admin_user_createdb"]?.message
            for caller in [writer, admin] {
                #expect(
                    await refusal(as: caller, bench) { service, context in
                        _ = try await service.createDatabaseV2(
                            request: .with { $0.name = "x" }, context: context)
                    } == refused)
            }
            let calls: [(String, @Sendable (ImmuService, ServerContext) async throws -> Void)] = [
                (
                    "permission.rw_user_updatedb",
                    {
                        _ = try await $0.updateDatabaseV2(
                            request: .with { $0.database = "db1" }, context: $1)
                    }
                ),
                (
                    "permission.rw_user_unload",
                    {
                        _ = try await $0.unloadDatabase(
                            request: .with { $0.database = "db1" }, context: $1)
                    }
                ),
                (
                    "permission.rw_user_truncate",
                    {
                        _ = try await $0.truncateDatabase(
                            request: .with { $0.database = "db1" }, context: $1)
                    }
                ),
            ]
            for (name, call) in calls {
                #expect(await refusal(as: writer, bench, call) == golden[name]?.message, "\(name)")
                #expect(
                    await refusal(as: nil, bench, call) == "could not get loggedin user data", "\(name)")
                #expect(await refusal(as: admin, bench, call) != golden[name]?.message, "\(name)")
            }
            let own = try await call(as: writer, bench) {
                try await $0.databaseListV2(request: .init(), context: $1)
            }
            #expect(own.databases.map(\.name) == ["db1"])
            #expect(
                await refusal(as: nil, bench) { _ = try await $0.databaseList(request: .init(), context: $1) }
                    == "please login")
        }
    }
}

// Covers the calls about databases, streams and replication: replays what a reference server answered, and
// compares status, text and code word for word.
import Foundation
import GRPCCore
import ImmuDBProtocol
import SwiftProtobuf
import Testing

@testable import ImmuDBServer

@Suite struct GoldenDatabaseErrorsTests {
    typealias Call = @Sendable (Bench) async throws -> Void

    @Test func everyReplayedCallIsAnsweredAlike() async throws {
        let golden = Dictionary(uniqueKeysWithValues: try GoldenError.all().map { ($0.case, $0) })
        let tables = [
            Self.creating, Self.creatingWithSettings, Self.changing, Self.streamReads, Self.streamWrites,
            Self.replication,
        ]
        for (name, call) in tables.flatMap({ $0 }) {
            let expected = try #require(golden[name], "\(name)")
            try await Bench.with { bench in
                let failure = await self.failure(of: call, bench)
                guard expected.grpcCode != "OK" else {
                    #expect(failure == nil, "\(name)")
                    return
                }
                #expect(failure?.status == expected.status, "\(name): \(failure?.message ?? "no error")")
                if expected.status != .deadlineExceeded {
                    #expect(failure?.message == expected.message, "\(name)")
                }
                #expect(failure?.details?.code == expected.errorInfo?.code, "\(name)")
                #expect(failure?.details?.cause == expected.errorInfo?.cause, "\(name)")
            }
        }
    }

    /// Where this server answers otherwise on purpose: what the reference server drops silently, or what ends
    /// its process.
    @Test func deviationsAreRefusals() async throws {
        let golden = Set(try GoldenError.all().map(\.case))
        for (name, call) in Self.deviations {
            #expect(golden.contains(name), "\(name)")
            try await Bench.with { bench in
                let failure = await self.failure(of: call, bench)
                #expect(failure?.status == .invalidArgument, "\(name): \(failure?.message ?? "no error")")
                let last = try bench.last
                #expect(last == 0, "\(name)")
            }
        }
    }

    private func failure(of call: Call, _ bench: Bench) async -> ServerFailure? {
        do {
            try await call(bench)
            return nil
        } catch let error as RPCError {
            return ServerFailure(error)
        } catch {
            Issue.record("not an answer of the server: \(error)")
            return nil
        }
    }
}

// MARK: Databases

extension GoldenDatabaseErrorsTests {
    private static func create(
        _ name: String,
        _ change: @Sendable @escaping (inout Immudb_Schema_DatabaseNullableSettings) -> Void = { _ in }
    ) -> Call {
        { bench in
            let request = Immudb_Schema_CreateDatabaseRequest.with {
                $0.name = name
                $0.settings = .with { change(&$0) }
            }
            _ = try await bench.client.createDatabaseV2(request, metadata: bench.session)
        }
    }

    private static let creating: [(String, Call)] = [
        (
            "database.create_existing",
            { bench in
                try await bench.create("db1")
                try await create("db1")(bench)
            }
        ),
        (
            "database.create_existing_v1",
            { bench in
                try await bench.create("db1")
                _ = try await bench.client.createDatabase(
                    .with { $0.databaseName = "db1" }, metadata: bench.session)
            }
        ),
        ("database.create_reserved", create("defaultdb")),
        ("database.create_reserved_system", create("systemdb")),
        ("database.create_reserved_upper", create("DEFAULTDB")), ("database.create_empty", create("")),
        ("database.create_long", create(String(repeating: "a", count: 129))),
        ("database.create_dash", create("a-b")), ("database.create_space", create("a b")),
        ("database.create_slash", create("a/b")),
    ]

    private static let creatingWithSettings: [(String, Call)] = [
        ("database.create_bad_maxkeylen", create("db3") { $0.maxKeyLen.value = 0 }),
        ("database.create_bad_maxkeylen_big", create("db3") { $0.maxKeyLen.value = 65536 }),
        ("database.create_bad_filesize", create("db3") { $0.fileSize.value = 0 }),
        (
            "database.create_bad_retention",
            create("db3") { $0.truncationSettings.retentionPeriod.value = 3_600_000 }
        ),
        (
            "database.create_bad_truncfreq",
            create("db3") { $0.truncationSettings.truncationFrequency.value = 60_000 }
        ),
        (
            "database.create_primary_with_primaryhost",
            create("db3") { $0.replicationSettings.primaryHost.value = "localhost" }
        ),
        (
            "database.create_sync_without_acks",
            create("db3") { $0.replicationSettings.syncReplication.value = true }
        ),
        ("database.create_acks_without_sync", create("db3") { $0.replicationSettings.syncAcks.value = 1 }),
        (
            "database.create_replica_with_acks",
            create("db3") {
                $0.replicationSettings.replica.value = true
                $0.replicationSettings.syncAcks.value = 1
            }
        ),
        ("database.create_header_version", create("db3") { $0.writeTxHeaderVersion.value = 9 }),
        ("database.create_readpool", create("db3") { $0.readTxPoolSize.value = 0 }),
    ]

    private static func update(
        _ name: String, creates: Bool = false,
        _ change: @Sendable @escaping (inout Immudb_Schema_DatabaseNullableSettings) -> Void
    ) -> Call {
        { bench in
            if creates { try await bench.create(name) }
            let request = Immudb_Schema_UpdateDatabaseRequest.with {
                $0.database = name
                $0.settings = .with { change(&$0) }
            }
            _ = try await bench.client.updateDatabaseV2(request, metadata: bench.session)
        }
    }

    private static func load(_ name: String) -> Call {
        { bench in
            _ = try await bench.client.loadDatabase(.with { $0.database = name }, metadata: bench.session)
        }
    }

    private static func unload(_ name: String) -> Call {
        { bench in
            _ = try await bench.client.unloadDatabase(.with { $0.database = name }, metadata: bench.session)
        }
    }

    private static func delete(_ name: String) -> Call {
        { bench in
            _ = try await bench.client.deleteDatabase(.with { $0.database = name }, metadata: bench.session)
        }
    }

    private static func truncate(_ name: String, _ milliseconds: Int64) -> Call {
        { bench in
            let request = Immudb_Schema_TruncateDatabaseRequest.with {
                $0.database = name
                $0.retentionPeriod = milliseconds
            }
            _ = try await bench.client.truncateDatabase(request, metadata: bench.session)
        }
    }

    private static func onDatabase1(_ calls: Call...) -> Call {
        { bench in
            try await bench.create("db1")
            for call in calls { try await call(bench) }
        }
    }

    private static let changing: [(String, Call)] = [
        ("database.update_reserved", update("defaultdb") { $0.autoload.value = true }),
        ("database.update_unknown", update("none") { $0.autoload.value = true }),
        ("database.update_permanent_filesize", update("db1", creates: true) { $0.fileSize.value = 1 << 29 }),
        (
            "database.update_permanent_embedded",
            update("db1", creates: true) { $0.embeddedValues.value = false }
        ),
        (
            "database.update_permanent_nodesize",
            update("db1", creates: true) { $0.indexSettings.maxNodeSize.value = 4096 }
        ),
        ("database.load_open", onDatabase1(load("db1"))), ("database.load_unknown", load("none")),
        ("database.load_reserved", load("defaultdb")), ("database.unload_unknown", unload("none")),
        ("database.unload_reserved", unload("defaultdb")),
        ("database.delete_open", onDatabase1(delete("db1"))), ("database.delete_unknown", delete("none")),
        ("database.delete_reserved", delete("defaultdb")),
        ("database.truncate_reserved", truncate("defaultdb", 86_400_000)),
        ("database.truncate_short", onDatabase1(truncate("db1", 1))),
        ("database.truncate_negative", onDatabase1(truncate("db1", -1))),
        (
            "database.truncate_not_reached",
            onDatabase1({ try await $0.set("k") }, truncate("db1", 86_400_000))
        ),
        ("database.truncate_unknown", truncate("none", 86_400_000)),
        ("database.unload_twice", onDatabase1(unload("db1"), unload("db1"))),
        (
            "database.state_on_unloaded",
            onDatabase1(
                unload("db1"), { _ = try await $0.client.currentState(.init(), metadata: $0.session) })
        ),
        ("database.use_unloaded", onDatabase1(unload("db1"), { try await $0.use("db1") })),
        ("database.use_deleted", onDatabase1(unload("db1"), delete("db1"), { try await $0.use("db1") })),
        ("database.create_deleted_again", onDatabase1(unload("db1"), delete("db1"), create("db1"))),
        (
            "permission.systemdb_health",
            { bench in
                try await bench.use("systemdb")
                _ = try await bench.client.databaseHealth(.init(), metadata: bench.session)
            }
        ),
        (
            "permission.systemdb_settings",
            { bench in
                try await bench.use("systemdb")
                _ = try await bench.client.getDatabaseSettingsV2(.init(), metadata: bench.session)
            }
        ),
        ("auth.no_credentials_health", { _ = try await $0.client.health(.init()) }),
        ("auth.no_credentials_serverinfo", { _ = try await $0.client.serverInfo(.init()) }),
        ("auth.no_credentials_currentstate", { _ = try await $0.client.currentState(.init()) }),
        ("auth.no_credentials_dbhealth", { _ = try await $0.client.databaseHealth(.init()) }),
        (
            "auth.no_credentials_stream",
            { _ = try await $0.client.streamGet(.init(), onResponse: Bench.collect) }
        ),
    ]
}

// MARK: Streams

extension GoldenDatabaseErrorsTests {
    private static let streamReads: [(String, Call)] = [
        (
            "stream.get_missing",
            {
                _ = try await $0.client.streamGet(
                    .with { $0.key = Data("none".utf8) }, metadata: $0.session, onResponse: Bench.collect)
            }
        ),
        (
            "stream.vget_missing",
            {
                _ = try await $0.client.streamVerifiableGet(
                    .with { $0.keyRequest.key = Data("none".utf8) }, metadata: $0.session,
                    onResponse: Bench.collect)
            }
        ),
        (
            "stream.scan_limit",
            {
                _ = try await $0.client.streamScan(
                    .with { $0.limit = 2501 }, metadata: $0.session, onResponse: Bench.collect)
            }
        ),
        (
            "stream.history_missing",
            {
                _ = try await $0.client.streamHistory(
                    .with { $0.key = Data("none".utf8) }, metadata: $0.session, onResponse: Bench.collect)
            }
        ),
        (
            "stream.zscan_empty",
            {
                _ = try await $0.client.streamZScan(
                    .init(), metadata: $0.session, onResponse: Bench.collect)
            }
        ),
    ]

    private static func set(_ chunks: [UInt8]...) -> Call { { _ = try await $0.streamSet(chunks) } }

    private static func verifiableSet(_ chunks: [UInt8]...) -> Call {
        { _ = try await $0.streamVerifiableSet(chunks) }
    }

    private static func execAll(_ chunks: [UInt8]...) -> Call { { _ = try await $0.streamExecAll(chunks) } }

    private static let k = Framing.message("k")
    private static let v = Framing.message("v")
    private static let mebibyte = [UInt8](repeating: 1, count: 1 << 20)
    private static let huge: UInt64 = 1 << 63

    private static let streamWrites: [(String, Call)] = [
        ("stream.set_nothing", set()), ("stream.set_empty_chunk", set([])),
        ("stream.set_empty_key", set(Framing.message(""), v)),
        ("stream.set_duplicate", set(k, v, k, v)),
        ("stream.set_long_key", set(Framing.message([UInt8](repeating: 1, count: 2000)), v)),
        ("stream.set_value_at_limit", set(k, Framing.message(mebibyte, length: 32 << 20))),
        ("stream.set_value_over_limit", set(k, Framing.message(mebibyte, length: 32 << 20 + 1))),
        (
            "stream.vset_future",
            verifiableSet(Framing.message(Framing.number(1_000_000)), k, v)
        ),
        ("stream.vset_short_number", verifiableSet(Framing.message([0, 0, 0, 1]), k, v)),
        ("stream.vset_nothing", verifiableSet()), ("stream.execall_nothing", execAll()),
        ("stream.execall_reference", execAll(Framing.message([4]), k, v)),
        ("stream.execall_bad_zadd", execAll(Framing.message([2]), Framing.message([0xff, 0xff, 0xff]))),
        (
            "stream.set_empty_value_then_more",
            {
                let header = try await $0.streamSet([k, Framing.message(""), Framing.message("l"), v])
                #expect(header.nentries == 2)
            }
        ),
    ]

    private static let deviations: [(String, Call)] = [
        ("stream.set_key_only", set(k)), ("stream.set_short_prefix", set([0, 0, 0])),
        ("stream.set_truncated_value", set(k, Framing.message([1], length: 5))),
        ("stream.set_length_2_63", set(Framing.message([1], length: huge))),
        ("stream.set_value_length_2_63", set(k, Framing.message([1], length: huge))),
        ("stream.set_value_length_2_40", set(k, Framing.message([1, 2, 3], length: 1 << 40))),
        ("stream.vset_length_2_63", verifiableSet(Framing.message([1], length: huge))),
        ("stream.execall_length_2_63", execAll(Framing.message([1]), Framing.message([1], length: huge))),
        (
            "replication.length_2_40",
            onReplica { _, _ in [Framing.message([1, 2, 3], length: 1 << 40)] }
        ),
        (
            "database.update_nil_settings",
            onDatabase1({
                _ = try await $0.client.updateDatabaseV2(
                    .with { $0.database = "db1" }, metadata: $0.session)
            })
        ),
    ]
}

// MARK: Replication

extension GoldenDatabaseErrorsTests {
    /// Sends chunks made of the exported first two transactions of the default database to a replica.
    private static func onReplica(
        headers: [String: String] = [:], options: CallOptions = .defaults,
        _ chunks: @Sendable @escaping (_ first: [UInt8], _ second: [UInt8]) -> [[UInt8]]
    ) -> Call {
        { bench in
            try await bench.create("source")
            try await bench.set("a")
            try await bench.set("b")
            let (first, second) = (try await bench.export(1).content, try await bench.export(2).content)
            try await bench.create("copy", isReplica: true)
            for chunk in chunks(first, second) {
                _ = try await bench.replicate([chunk], headers: headers, options: options)
            }
        }
    }

    private static var soon: CallOptions {
        var options = CallOptions.defaults
        options.timeout = .milliseconds(200)
        return options
    }

    private static let replication: [(String, Call)] = [
        ("replication.export_zero", { _ = try await $0.export(0) }),
        ("replication.export_future", { _ = try await $0.export(5) }),
        (
            "replication.export_replica_state_unexpected",
            { bench in
                try await bench.set("k")
                _ = try await bench.export(1) { $0.replicaState.uuid = "x" }
            }
        ),
        ("replication.into_primary", { _ = try await $0.replicate([Framing.message("x")]) }),
        ("replication.gap", onReplica(options: soon) { _, second in [second] }),
        (
            "replication.tampered",
            onReplica { first, _ in
                var changed = first
                changed[changed.count - 4] ^= 1
                return [changed]
            }
        ),
        ("replication.garbage", onReplica { _, _ in [Framing.message("no transaction at all")] }),
        ("replication.empty", onReplica { _, _ in [Framing.message("")] }),
        ("replication.short_chunk", onReplica { first, _ in [Array(first.prefix(5))] }),
        (
            "replication.nothing",
            { bench in
                try await bench.create("copy", isReplica: true)
                _ = try await bench.replicate([])
            }
        ),
        ("replication.truncated", onReplica { first, _ in [Array(first.dropLast())] }),
        ("replication.twice", onReplica { first, _ in [first, first] }),
        (
            "replication.bad_metadata",
            onReplica(headers: ["skip-integrity-check": "maybe"]) { first, _ in [first] }
        ),
    ]
}

// Covers the services as a whole: replays calls that a reference server answered, and compares status, text
// and code word for word.
import Foundation
import GRPCCore
import ImmuDBProtocol
import SwiftProtobuf
import Testing

@Suite struct GoldenErrorsTests {
    typealias Call = @Sendable (Bench) async throws -> Void

    @Test func everyReplayedCallIsAnsweredAlike() async throws {
        let golden = Dictionary(uniqueKeysWithValues: try GoldenError.all().map { ($0.case, $0) })
        let tables = [Self.reads, Self.writes, Self.references, Self.sortedSets, Self.lists, Self.proofs]
        for (name, call) in tables.flatMap({ $0 }) {
            let expected = try #require(golden[name], "\(name)")
            try await Bench.with { bench in
                let failure = await self.failure(of: call, bench)
                guard expected.grpcCode != "OK" else {
                    #expect(failure == nil, "\(name)")
                    return
                }
                let last = try bench.last
                #expect(failure?.status == expected.status, "\(name): \(failure?.message ?? "no error")")
                #expect(
                    failure?.message == expected.message.replacingOccurrences(of: "<last>", with: "\(last)"),
                    "\(name)")
                #expect(failure?.details?.code == expected.errorInfo?.code, "\(name)")
                #expect(failure?.details?.cause == expected.errorInfo?.cause, "\(name)")
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

    private static let future: UInt64 = 1_000_000
}

// MARK: Keys and values

extension GoldenErrorsTests {
    private static func get(
        _ key: String, _ change: @Sendable @escaping (inout Immudb_Schema_KeyRequest) -> Void = { _ in }
    ) -> Call {
        { bench in
            try await bench.set("k")
            var request = Immudb_Schema_KeyRequest.with { $0.key = Data(key.utf8) }
            change(&request)
            _ = try await bench.client.get(request, metadata: bench.session)
        }
    }

    private static func attributes(_ change: (inout Immudb_Schema_KVMetadata) -> Void)
        -> Immudb_Schema_KVMetadata
    {
        .with(change)
    }

    private static func getAfter(
        _ metadata: Immudb_Schema_KVMetadata, atTx: UInt64 = 0
    ) -> Call {
        { bench in
            try await bench.set("m", "v", metadata)
            _ = try await bench.client.get(
                .with {
                    $0.key = Data("m".utf8)
                    $0.atTx = atTx
                }, metadata: bench.session)
        }
    }

    private static func history(
        _ key: String, _ change: @Sendable @escaping (inout Immudb_Schema_HistoryRequest) -> Void = { _ in }
    ) -> Call {
        { bench in
            try await bench.set("k")
            var request = Immudb_Schema_HistoryRequest.with { $0.key = Data(key.utf8) }
            change(&request)
            _ = try await bench.client.history(request, metadata: bench.session)
        }
    }

    private static let expired = attributes { $0.expiration.expiresAt = 1 }
    private static let nonIndexable = attributes { $0.nonIndexable = true }
    private static let deleted = attributes { $0.deleted = true }

    private static let reads: [(String, Call)] = [
        ("kv.get_missing", get("none")), ("kv.get_empty", get("")),
        (
            "kv.get_attx_not_there",
            { bench in
                try await bench.set("other")
                try await get("k") { $0.atTx = 1 }(bench)
            }
        ),
        ("kv.get_attx_future", get("k") { $0.atTx = future }),
        ("kv.get_attx_and_sincetx", get("k") { ($0.atTx, $0.sinceTx) = (1, 1) }),
        ("kv.get_attx_and_revision", get("k") { ($0.atTx, $0.atRevision) = (1, 1) }),
        ("kv.get_sincetx_future", get("k") { $0.sinceTx = future }),
        ("kv.get_revision_high", get("k") { $0.atRevision = 5 }),
        ("kv.get_revision_next", get("k") { $0.atRevision = 2 }),
        ("kv.get_revision_low", get("k") { $0.atRevision = -1 }),
        ("kv.get_revision_very_low", get("k") { $0.atRevision = -9 }),
        ("kv.get_revision_missing_key", get("none") { $0.atRevision = 1 }),
        ("kv.get_expired", getAfter(expired)), ("kv.get_expired_attx", getAfter(expired, atTx: 1)),
        ("kv.get_nonindexable", getAfter(nonIndexable)),
        ("kv.get_nonindexable_attx", getAfter(nonIndexable, atTx: 1)),
        ("kv.get_deleted_metadata", getAfter(deleted)),
        (
            "kv.get_deleted",
            { bench in
                try await delete(["k"], sets: true)(bench)
                _ = try await bench.client.get(.with { $0.key = Data("k".utf8) }, metadata: bench.session)
            }
        ),
        ("kv.getall_future", getAll(["k"], sinceTx: future)), ("kv.getall_empty", getAll([])),
        ("kv.getall_empty_key", getAll([""])),
        ("kv.scan_limit", scan { $0.limit = 2501 }), ("kv.scan_future", scan { $0.sinceTx = future }),
        ("kv.history_missing", history("none")), ("kv.history_empty", history("")),
        ("kv.history_limit", history("k") { $0.limit = 2501 }),
        ("kv.history_negative_limit", history("k") { $0.limit = -1 }),
        ("kv.history_offset_at_end", history("k") { $0.offset = 1 }),
        ("kv.history_offset_past_end", history("k") { $0.offset = 2 }),
        ("kv.history_future", history("k") { $0.sinceTx = future }),
    ]

    private static func getAll(_ keys: [String], sinceTx: UInt64 = 0) -> Call {
        { bench in
            let request = Immudb_Schema_KeyListRequest.with {
                $0.keys = keys.map { Data($0.utf8) }
                $0.sinceTx = sinceTx
            }
            _ = try await bench.client.getAll(request, metadata: bench.session)
        }
    }

    private static func scan(_ change: @Sendable @escaping (inout Immudb_Schema_ScanRequest) -> Void) -> Call
    {
        { bench in _ = try await bench.client.scan(.with { change(&$0) }, metadata: bench.session) }
    }

    private static func delete(_ keys: [String], sets: Bool = false, sinceTx: UInt64 = 0) -> Call {
        { bench in
            if sets { for key in keys { try await bench.set(key) } }
            let request = Immudb_Schema_DeleteKeysRequest.with {
                $0.keys = keys.map { Data($0.utf8) }
                $0.sinceTx = sinceTx
            }
            _ = try await bench.client.delete(request, metadata: bench.session)
        }
    }

    private static func set(_ pairs: [Immudb_Schema_KeyValue]) -> Call {
        { bench in _ = try await bench.client.set(.pairs(pairs), metadata: bench.session) }
    }

    /// A write with a precondition, after three writes of `k`.
    private static func set(if change: @Sendable @escaping (inout Immudb_Schema_Precondition) -> Void) -> Call
    {
        { bench in
            for _ in 0..<3 { try await bench.set("k") }
            _ = try await bench.client.set(
                .pairs([.pair("n")], if: [.with { change(&$0) }]), metadata: bench.session)
        }
    }

    private static func many(_ count: Int) -> [Immudb_Schema_KeyValue] { (0..<count).map { .pair("k\($0)") } }

    private static let writes: [(String, Call)] = [
        ("kv.set_empty_key", set([.pair("")])), ("kv.set_no_entries", set([])),
        ("kv.set_key_1024", set([.pair(String(repeating: "k", count: 1024))])),
        ("kv.set_key_1023", set([.pair(String(repeating: "k", count: 1023))])),
        ("kv.set_duplicate", set([.pair("k"), .pair("k")])),
        ("kv.set_1024_entries", set(many(1024))), ("kv.set_1025_entries", set(many(1025))),
        ("kv.set_1026_entries", set(many(1026))),
        ("kv.set_deleted_metadata", set([.pair("k", "v", deleted)])),
        ("kv.delete_missing", delete(["none"])), ("kv.delete_none", delete([])),
        ("kv.delete_empty_key", delete([""])), ("kv.delete_future", delete(["k"], sinceTx: future)),
        (
            "kv.delete_deleted",
            { bench in
                try await delete(["k"], sets: true)(bench)
                try await delete(["k"])(bench)
            }
        ),
        ("kv.pre_must_exist", set { $0.keyMustExist.key = Data("none".utf8) }),
        ("kv.pre_must_not_exist", set { $0.keyMustNotExist.key = Data("k".utf8) }),
        (
            "kv.pre_not_modified",
            set {
                $0.keyNotModifiedAfterTx.key = Data("k".utf8)
                $0.keyNotModifiedAfterTx.txID = 1
            }
        ),
        ("kv.pre_not_modified_zero", set { $0.keyNotModifiedAfterTx.key = Data("k".utf8) }),
        (
            "kv.pre_not_modified_future",
            set {
                $0.keyNotModifiedAfterTx.key = Data("k".utf8)
                $0.keyNotModifiedAfterTx.txID = future
            }
        ),
        ("kv.pre_empty_key", set { $0.keyMustExist.key = Data() }), ("kv.pre_none", set { _ in }),
        ("kv.pre_long_key", set { $0.keyMustExist.key = Data(repeating: 1, count: 1024) }),
        (
            "kv.pre_no_wait",
            { bench in
                var request = Immudb_Schema_SetRequest.pairs(
                    [.pair("n")], if: [.with { $0.keyMustExist.key = Data("none".utf8) }])
                request.noWait = true
                _ = try await bench.client.set(request, metadata: bench.session)
            }
        ),
    ]
}

// MARK: References, sorted sets, lists of operations

extension GoldenErrorsTests {
    /// After `k` and `plain` were set and `r` refers to `k`.
    private static func refer(_ key: String, _ target: String, atTx: UInt64 = 0, isBound: Bool = false)
        -> Call
    {
        { bench in
            try await prepare(bench)
            try await bench.refer(key, target, atTx: atTx, isBound: isBound)
        }
    }

    private static func prepare(_ bench: Bench) async throws {
        try await bench.set("k")
        try await bench.set("plain")
        try await bench.refer("r", "k")
    }

    private static let references: [(String, Call)] = [
        ("reference.missing_target", refer("x", "none")), ("reference.empty_key", refer("", "k")),
        ("reference.empty_target", refer("x", "")),
        ("reference.bound_without_tx", refer("x", "k", isBound: true)),
        ("reference.tx_without_bound", refer("x", "k", atTx: 1)),
        ("reference.bound_wrong_tx", refer("x", "k", atTx: 2, isBound: true)),
        ("reference.to_reference", refer("x", "r")), ("reference.over_plain_key", refer("plain", "k")),
        ("reference.to_itself", refer("k", "k")),
        (
            "reference.verifiable_future_state",
            { bench in
                try await bench.set("k")
                let request = Immudb_Schema_VerifiableReferenceRequest.with {
                    $0.referenceRequest = .make("x", "k")
                    $0.proveSinceTx = future
                }
                _ = try await bench.client.verifiableSetReference(request, metadata: bench.session)
            }
        ),
        (
            "reference.verifiable_empty",
            { bench in
                _ = try await bench.client.verifiableSetReference(.init(), metadata: bench.session)
            }
        ),
    ]

    private static func add(_ request: Immudb_Schema_ZAddRequest) -> Call {
        { bench in
            try await prepare(bench)
            _ = try await bench.client.zAdd(request, metadata: bench.session)
        }
    }

    private static func zScan(_ change: @Sendable @escaping (inout Immudb_Schema_ZScanRequest) -> Void)
        -> Call
    {
        { bench in
            var request = Immudb_Schema_ZScanRequest.with { $0.set = Data("s".utf8) }
            change(&request)
            _ = try await bench.client.zScan(request, metadata: bench.session)
        }
    }

    private static let sortedSets: [(String, Call)] = [
        ("zset.missing_key", add(.make("s", 1, "none"))), ("zset.empty_set", add(.make("", 1, "k"))),
        ("zset.empty_key", add(.make("s", 1, ""))),
        ("zset.bound_without_tx", add(.make("s", 1, "k", isBound: true))),
        ("zset.tx_without_bound", add(.make("s", 1, "k", atTx: 1))),
        ("zset.of_reference", add(.make("s", 1, "r"))),
        ("zset.verifiable_bound", verifiableAdd(.make("s", 1, "k", atTx: 1))),
        ("zset.verifiable_future", verifiableAdd(.make("s", 1, "k"), since: future)),
        ("zset.scan_empty_set", zScan { $0.set = Data() }), ("zset.scan_limit", zScan { $0.limit = 2501 }),
        ("zset.scan_future", zScan { $0.sinceTx = future }), ("zset.scan_unknown_set", zScan { _ in }),
    ]

    private static func verifiableAdd(_ request: Immudb_Schema_ZAddRequest, since: UInt64 = 0) -> Call {
        { bench in
            try await prepare(bench)
            let verifiable = Immudb_Schema_VerifiableZAddRequest.with {
                $0.zAddRequest = request
                $0.proveSinceTx = since
            }
            _ = try await bench.client.verifiableZAdd(verifiable, metadata: bench.session)
        }
    }

    private static func execute(_ operations: [Immudb_Schema_Op], noWait: Bool = false) -> Call {
        { bench in
            try await prepare(bench)
            let request = Immudb_Schema_ExecAllRequest.with {
                $0.operations = operations
                $0.noWait = noWait
            }
            _ = try await bench.client.execAll(request, metadata: bench.session)
        }
    }

    private static let lists: [(String, Call)] = [
        ("execall.empty", execute([])), ("execall.op_unset", execute([Immudb_Schema_Op()])),
        ("execall.duplicate_key", execute([.set("d"), .set("d")])),
        ("execall.duplicate_zadd", execute([.add(.make("s", 1, "k")), .add(.make("s", 1, "k"))])),
        ("execall.key_and_ref", execute([.set("d"), .refer(.make("d", "k"))])),
        ("execall.missing_target", execute([.add(.make("s", 1, "none"))])),
        ("execall.ref_missing_target", execute([.refer(.make("x", "none"))])),
        ("execall.order_matters", execute([.refer(.make("x", "d")), .set("d")])),
        ("execall.nowait_unbound", execute([.set("d"), .refer(.make("x", "d"))], noWait: true)),
        ("execall.nowait_foreign", execute([.refer(.make("x", "k", isBound: true))], noWait: true)),
        ("execall.empty_kv_key", execute([.set("")])),
        ("execall.ref_to_ref", execute([.refer(.make("x", "r"))])),
        ("execall.ref_over_plain", execute([.refer(.make("plain", "k"))])),
        ("execall.tx_without_bound", execute([.refer(.make("x", "k", atTx: 1))])),
        (
            "kv.pre_execall",
            { bench in
                let request = Immudb_Schema_ExecAllRequest.with {
                    $0.operations = [.set("d")]
                    $0.preconditions = [.with { $0.keyMustExist.key = Data("none".utf8) }]
                }
                _ = try await bench.client.execAll(request, metadata: bench.session)
            }
        ),
    ]
}

// MARK: Proofs, transactions, access

extension GoldenErrorsTests {
    private static func transaction(_ change: @Sendable @escaping (inout Immudb_Schema_TxRequest) -> Void)
        -> Call
    {
        { bench in
            try await prepare(bench)
            _ = try await bench.client.txById(.with { change(&$0) }, metadata: bench.session)
        }
    }

    private static func proven(_ tx: UInt64, since: UInt64 = 0) -> Call {
        { bench in
            try await prepare(bench)
            let request = Immudb_Schema_VerifiableTxRequest.with { ($0.tx, $0.proveSinceTx) = (tx, since) }
            _ = try await bench.client.verifiableTxById(request, metadata: bench.session)
        }
    }

    private static func list(_ first: UInt64, limit: UInt32 = 0, isDescending: Bool = false) -> Call {
        { bench in
            try await prepare(bench)
            let request = Immudb_Schema_TxScanRequest.with {
                ($0.initialTx, $0.limit, $0.desc) = (first, limit, isDescending)
            }
            let answer = try await bench.client.txScan(request, metadata: bench.session)
            #expect(first < future || answer.txs.isEmpty)
        }
    }

    private static let resolving = Immudb_Schema_EntriesSpec.with {
        $0.kvEntriesSpec.action = .resolve
        $0.zEntriesSpec.action = .resolve
    }

    private static let proofs: [(String, Call)] = [
        (
            "verifiable.set_future",
            { bench in
                let request = Immudb_Schema_VerifiableSetRequest.with {
                    $0.setRequest = .pairs([.pair("k")])
                    $0.proveSinceTx = future
                }
                _ = try await bench.client.verifiableSet(request, metadata: bench.session)
            }
        ),
        (
            "verifiable.set_empty",
            { bench in
                _ = try await bench.client.verifiableSet(.init(), metadata: bench.session)
            }
        ),
        ("verifiable.get_future", verifiableGet("k", since: future)),
        (
            "verifiable.get_empty",
            { bench in
                _ = try await bench.client.verifiableGet(.init(), metadata: bench.session)
            }
        ),
        ("verifiable.get_missing", verifiableGet("none")), ("verifiable.tx_future", proven(1, since: future)),
        ("verifiable.tx_missing", proven(future)), ("verifiable.tx_zero", proven(0)),
        ("verifiable.txbyid_missing", transaction { $0.tx = future }),
        ("verifiable.txbyid_zero", transaction { $0.tx = 0 }),
        (
            "verifiable.txbyid_sincetx_future",
            transaction {
                ($0.tx, $0.sinceTx, $0.entriesSpec) = (1, future, resolving)
            }
        ),
        (
            "verifiable.txbyid_unresolved_ignores_sincetx",
            transaction {
                ($0.tx, $0.sinceTx, $0.entriesSpec) = (1, future, resolving)
                $0.keepReferencesUnresolved = true
            }
        ),
        ("verifiable.txscan_limit", list(1, limit: 2501)), ("verifiable.txscan_zero", list(0)),
        ("verifiable.txscan_future", list(future)),
        ("verifiable.txscan_future_desc", list(future, isDescending: true)),
        (
            "permission.admin_user_flushindex",
            { bench in
                let answer = try await bench.client.flushIndex(.init(), metadata: bench.session)
                #expect(answer.database == "defaultdb")
            }
        ),
        ("database.truncate_reserved", truncate("defaultdb")),
        ("database.truncate_unknown", truncate("db1")),
        (
            "permission.systemdb_set",
            { bench in
                try await onSystemDatabase(bench)
                try await bench.set("k")
            }
        ),
        (
            "permission.systemdb_get",
            { bench in
                try await onSystemDatabase(bench)
                _ = try await bench.client.get(.with { $0.key = Data("none".utf8) }, metadata: bench.session)
            }
        ),
        (
            "permission.systemdb_scan",
            { bench in
                try await onSystemDatabase(bench)
                _ = try await bench.client.scan(.with { $0.limit = 1 }, metadata: bench.session)
            }
        ),
    ]

    private static func truncate(_ name: String) -> Call {
        { bench in
            let request = Immudb_Schema_TruncateDatabaseRequest.with {
                $0.database = name
                $0.retentionPeriod = 86_400_000
            }
            _ = try await bench.client.truncateDatabase(request, metadata: bench.session)
        }
    }

    private static func onSystemDatabase(_ bench: Bench) async throws {
        _ = try await bench.client.useDatabase(
            .with { $0.databaseName = "systemdb" }, metadata: bench.session)
    }

    private static func verifiableGet(_ key: String, since: UInt64 = 0) -> Call {
        { bench in
            try await bench.set("k")
            let request = Immudb_Schema_VerifiableGetRequest.with {
                $0.keyRequest.key = Data(key.utf8)
                $0.proveSinceTx = since
            }
            _ = try await bench.client.verifiableGet(request, metadata: bench.session)
        }
    }
}

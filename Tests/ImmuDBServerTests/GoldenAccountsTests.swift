// Covers users and permissions: replays calls that a reference server refused or answered.
import Foundation
import GRPCCore
import ImmuDBProtocol
import SwiftProtobuf
import Testing

@testable import ImmuDBServer

@Suite struct GoldenAccountsTests {
    typealias Call = GoldenReplay.Call

    /// Cases that are answered otherwise, or cannot be replayed here.
    static let excluded: [String: String] = [
        "users.create_big_permission": "levels above 255 are refused: no such level exists",
        "permission.rw_user_changepassword": "every user may change his own password if he knows it",
        "permission.read_user_newtx": "SQL", "permission.read_user_txsqlexec": "SQL",
        "session_limits.idle_tx": "SQL", "auth_off.createcollection": "documents",
        "auth_off.getcollections": "documents", "debug_level.login": "stack texts are never sent",
    ]

    @Test func everyCaseIsReplayedOrExcluded() throws {
        let groups: Set<String> = [
            "auth", "users", "permission", "auth_off", "maintenance", "session_limits", "token_expiry",
            "single_database", "debug_level",
        ]
        let replayed = Set(
            [Self.permissions, Self.systemDatabase, Self.creations, Self.changes, Self.rights].flatMap {
                $0.map(\.0)
            })
        let all = replayed.union(GoldenLoginTests.names).union(GoldenModesTests.names)
        for golden in try GoldenError.all()
        where groups.contains(String(golden.case.prefix { $0 != "." })) {
            let isExcluded = Self.excluded[golden.case] != nil
            #expect(all.contains(golden.case) != isExcluded, "\(golden.case)")
        }
    }

    @Test func everyReplayedCallIsAnsweredAlike() async throws {
        let golden = try GoldenReplay.byName()
        let tables = [Self.permissions, Self.systemDatabase, Self.creations, Self.changes, Self.rights]
        for (name, call) in tables.flatMap({ $0 }) {
            try await Accounts.with(options: .with { $0.strictReferencePermissions = true }) { bench in
                try await GoldenReplay.compare(name, call, bench, with: golden)
            }
        }
    }

    @Test func readersMayReadSeveralKeysUnlessToldOtherwise() async throws {
        try await Accounts.with { bench in
            let reader = try await bench.session("reader")
            let entries = try await bench.client.getAll(
                .with { $0.keys = [Data("k".utf8)] }, metadata: reader)
            #expect(entries.entries.isEmpty)
        }
    }
}

// MARK: Calls

extension GoldenAccountsTests {
    private static func flush(_ user: String) -> Call {
        { bench in
            _ = try await bench.client.flushIndex(.init(), metadata: try await bench.session(user))
        }
    }

    private static func sqlExec(_ session: @escaping @Sendable (Bench) async throws -> Metadata) -> Call {
        { bench in
            let request = Immudb_Schema_SQLExecRequest.with {
                $0.sql = "CREATE TABLE t (id INTEGER, PRIMARY KEY id)"
            }
            _ = try await bench.client.sqlExec(request, metadata: try await session(bench))
        }
    }

    private static let permissions: [(String, Call)] = [
        ("permission.read_user_set", { bench in try await bench.set(try await bench.session("reader")) }),
        (
            "permission.read_user_getall",
            { bench in
                _ = try await bench.client.getAll(.init(), metadata: try await bench.session("reader"))
            }
        ),
        (
            "permission.read_user_delete",
            { bench in
                _ = try await bench.client.delete(.init(), metadata: try await bench.session("reader"))
            }
        ),
        ("permission.read_user_sqlexec", sqlExec { try await $0.session("reader") }),
        ("permission.read_user_flushindex", flush("reader")),
        ("permission.rw_user_flushindex", flush("writer")),
        ("permission.admin_user_flushindex", flush("dbadmin")),
        (
            "permission.rw_user_exporttx",
            { bench in
                try await bench.client.exportTx(
                    .with { $0.tx = 1 }, metadata: try await bench.session("writer")
                ) { for try await _ in $0.messages {} }
            }
        ),
        (
            "permission.admin_user_createdb",
            { bench in
                _ = try await bench.client.createDatabaseV2(
                    .with { $0.name = "db9" }, metadata: try await bench.session("dbadmin"))
            }
        ),
        (
            "permission.admin_user_createuser_elsewhere",
            { bench in
                try await bench.createUser("someone", on: "defaultdb", try await bench.session("dbadmin"))
            }
        ),
        (
            "permission.rw_user_createuser",
            { bench in try await bench.createUser("someone", on: "db1", try await bench.session("writer")) }
        ),
        (
            "permission.admin_changes_foreign_password",
            { bench in try await bench.changePassword("reader", try await bench.session("dbadmin")) }
        ),
        (
            "permission.admin_setactive_foreign",
            { bench in try await bench.setActive("reader", false, try await bench.session("dbadmin")) }
        ),
        (
            "permission.rw_user_setactive",
            { bench in try await bench.setActive("reader", false, try await bench.session("writer")) }
        ),
        (
            "permission.rw_user_updatedb",
            { bench in
                let request = Immudb_Schema_UpdateDatabaseRequest.with {
                    $0.database = "db1"
                    $0.settings = .init()
                }
                _ = try await bench.client.updateDatabaseV2(
                    request, metadata: try await bench.session("writer"))
            }
        ),
        (
            "permission.rw_user_unload",
            { bench in
                _ = try await bench.client.unloadDatabase(
                    .with { $0.database = "db1" }, metadata: try await bench.session("writer"))
            }
        ),
        (
            "permission.rw_user_truncate",
            { bench in
                let request = Immudb_Schema_TruncateDatabaseRequest.with {
                    $0.database = "db1"
                    $0.retentionPeriod = 86_400_000
                }
                _ = try await bench.client.truncateDatabase(
                    request, metadata: try await bench.session("writer"))
            }
        ),
        (
            "permission.rw_user_grants",
            { bench in
                try await bench.changePermission(
                    "reader", 1, on: "db1", .grant, try await bench.session("writer"))
            }
        ),
    ]

    @Sendable private static func system(_ bench: Bench) async throws -> Metadata {
        try await bench.session("immudb", "immudb", on: "systemdb")
    }

    private static let systemDatabase: [(String, Call)] = [
        ("permission.systemdb_set", { try await $0.set(try await system($0)) }),
        ("permission.systemdb_get", { try await $0.get("none", try await system($0)) }),
        (
            "permission.systemdb_scan",
            { bench in
                _ = try await bench.client.scan(.with { $0.limit = 1 }, metadata: try await system(bench))
            }
        ),
        (
            "permission.systemdb_health",
            { _ = try await $0.client.databaseHealth(.init(), metadata: try await system($0)) }
        ),
        (
            "permission.systemdb_settings",
            { _ = try await $0.client.getDatabaseSettingsV2(.init(), metadata: try await system($0)) }
        ),
        ("permission.systemdb_sqlexec", sqlExec(system)),
    ]

    private static let creations: [(String, Call)] = [
        ("users.create_existing", { try await $0.createUser("reader") }),
        ("users.create_bad_permission", { try await $0.createUser("someone", "pw", 7) }),
        ("users.create_zero_permission", { try await $0.createUser("someone", "pw", 0) }),
        ("users.create_sysadmin", { try await $0.createUser("someone", "pw", 255) }),
        ("users.create_empty_name", { try await $0.createUser("") }),
        ("users.create_bad_name", { try await $0.createUser("some-one") }),
        ("users.create_long_name", { try await $0.createUser(String(repeating: "n", count: 64)) }),
        ("users.create_empty_password", { try await $0.createUser("someone", "") }),
        (
            "users.create_long_password",
            { try await $0.createUser("someone", String(repeating: "p", count: 73)) }
        ),
        ("users.create_unknown_db", { try await $0.createUser("someone", on: "nosuchdb") }),
        ("users.create_empty_db", { try await $0.createUser("someone", on: "") }),
        ("users.create_on_systemdb", { try await $0.createUser("someone", on: "systemdb") }),
    ]

    private static let changes: [(String, Call)] = [
        ("users.chpw_unknown", { try await $0.changePassword("ghost") }),
        ("users.chpw_own_wrong_old", { try await $0.changePassword("immudb", old: "wrong") }),
        ("users.chpw_empty_new", { try await $0.changePassword("reader", new: "") }),
        ("users.chpw_empty_user", { try await $0.changePassword("") }),
        ("users.setactive_own", { try await $0.setActive("immudb") }),
        ("users.setactive_unknown", { try await $0.setActive("ghost") }),
        ("users.setactive_empty", { try await $0.setActive("") }),
    ]

    private static let rights: [(String, Call)] = [
        ("users.perm_own", { try await $0.changePermission("immudb") }),
        ("users.perm_unknown_user", { try await $0.changePermission("ghost") }),
        ("users.perm_unknown_db", { try await $0.changePermission("reader", on: "nosuchdb") }),
        ("users.perm_empty_user", { try await $0.changePermission("") }),
        ("users.perm_empty_db", { try await $0.changePermission("reader", on: "") }),
        ("users.perm_bad", { try await $0.changePermission("reader", 3) }),
        ("users.perm_zero", { try await $0.changePermission("reader", 0) }),
        (
            "users.perm_bad_action",
            { try await $0.changePermission("reader", 1, on: "db1", .UNRECOGNIZED(9)) }
        ),
        ("users.perm_inactive", { try await $0.changePermission("inactive") }),
        ("users.perm_systemdb_rw", { try await $0.changePermission("reader", 2, on: "systemdb") }),
        ("users.sqlpriv_bad", { try await $0.changePrivileges("reader", ["FLY"]) }),
        ("users.sqlpriv_lowercase", { try await $0.changePrivileges("reader", ["select"]) }),
        ("users.sqlpriv_unknown_db", { try await $0.changePrivileges("reader", on: "nosuchdb") }),
        ("users.sqlpriv_unknown_user", { try await $0.changePrivileges("ghost") }),
        ("users.sqlpriv_no_permission", { try await $0.changePrivileges("writer", on: "defaultdb") }),
        ("users.sqlpriv_own", { try await $0.changePrivileges("immudb") }),
        ("users.sqlpriv_inactive", { try await $0.changePrivileges("inactive") }),
    ]
}

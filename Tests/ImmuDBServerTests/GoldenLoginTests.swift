// Covers logins, sessions and tokens: replays calls that a reference server refused or answered.
import Foundation
import GRPCCore
import ImmuDBProtocol
import SwiftProtobuf
import Testing

@testable import ImmuDBServer

@Suite struct GoldenLoginTests {
    typealias Call = GoldenReplay.Call

    static let names = Set(
        [logins, nobody, tokens, sessions].flatMap { $0.map(\.0) } + [
            "session_limits.max_sessions", "session_limits.authz_open", "session_limits.idle",
            "session_limits.idle_keepalive", "session_limits.aged", "token_expiry.get", "token_expiry.usedb",
            "token_expiry.listusers", "single_database.token_selects_default",
            "single_database.token_without_prefix", "single_database.create_user_empty_db",
        ])

    @Test func everyReplayedCallIsAnsweredAlike() async throws {
        let golden = try GoldenReplay.byName()
        for (name, call) in [Self.logins, Self.nobody, Self.tokens, Self.sessions].flatMap({ $0 }) {
            try await Accounts.with { bench in
                try await GoldenReplay.compare(name, call, bench, with: golden)
            }
        }
    }

    @Test func sessionsHaveLimits() async throws {
        let golden = try GoldenReplay.byName()
        try await Accounts.with(options: .with { $0.sessions.sessionsMax = 1 }) { bench in
            try await GoldenReplay.compare(
                "session_limits.max_sessions", Self.opensSession("immudb", "immudb", "db1"), bench,
                with: golden)
            try await GoldenReplay.compare(
                "session_limits.authz_open", { _ = try await $0.openAuthorization("immudb", "immudb") },
                bench, with: golden)
        }
        try await Accounts.with { bench in
            bench.clock.advance(.seconds(121))
            try await GoldenReplay.compare(
                "session_limits.idle", { try await $0.get("k", $0.session) }, bench, with: golden)
            try await GoldenReplay.compare(
                "session_limits.idle_keepalive",
                { _ = try await $0.client.keepAlive(.init(), metadata: $0.session) }, bench, with: golden)
        }
        try await Accounts.with(options: .with { $0.sessions.ageMax = .seconds(300) }) { bench in
            for _ in 0..<3 {
                bench.clock.advance(.seconds(100))
                _ = try await bench.client.keepAlive(.init(), metadata: bench.session)
            }
            bench.clock.advance(.seconds(1))
            try await GoldenReplay.compare(
                "session_limits.aged", { try await $0.get("k", $0.session) }, bench, with: golden)
        }
    }

    @Test func tokensExpire() async throws {
        let golden = try GoldenReplay.byName()
        try await Accounts.with { bench in
            let token = try await bench.useDatabase("db1", try await bench.token("immudb", "immudb"))
            bench.clock.advance(.seconds(86_399))
            try await bench.currentState(token)
            bench.clock.advance(.seconds(1))
            let calls: [(String, Call)] = [
                ("token_expiry.get", { try await $0.get("k", token) }),
                ("token_expiry.usedb", { _ = try await $0.useDatabase("db1", token) }),
                ("token_expiry.listusers", { _ = try await $0.listUsers(token) }),
            ]
            for (name, call) in calls {
                try await GoldenReplay.compare(name, call, bench, with: golden)
            }
        }
    }

    @Test func aSingleDatabaseNeedsNoChoice() async throws {
        let golden = try GoldenReplay.byName()
        try await Bench.with(.authenticated) { bench in
            let token = try await bench.token("immudb", "immudb")
            var bare: Metadata = [:]
            bare.addString(
                try #require(
                    token.first(HeaderName.authorization).flatMap(AuthorizationHeader.token(in:))),
                forKey: HeaderName.authorization)
            let withoutPrefix = bare
            let calls: [(String, Call)] = [
                ("single_database.token_selects_default", { try await $0.currentState(token) }),
                ("single_database.token_without_prefix", { try await $0.currentState(withoutPrefix) }),
                ("single_database.create_user_empty_db", { try await $0.createUser("someone", on: "") }),
            ]
            for (name, call) in calls {
                try await GoldenReplay.compare(name, call, bench, with: golden)
            }
        }
    }
}

// MARK: Calls

extension GoldenLoginTests {
    private static func logsIn(_ user: String, _ password: String) -> Call {
        { bench in _ = try await bench.token(user, password) }
    }

    private static func opensSession(_ user: String, _ password: String, _ database: String) -> Call {
        { bench in _ = try await bench.session(user, password, on: database) }
    }

    private static func streamGet(_ metadata: Metadata) -> Call {
        { bench in
            try await bench.client.streamGet(.with { $0.key = Data("k".utf8) }, metadata: metadata) {
                for try await _ in $0.messages {}
            }
        }
    }

    private static let logins: [(String, Call)] = [
        ("auth.login_wrong_password", logsIn("reader", "wrong")),
        ("auth.login_unknown_user", logsIn("ghost", "pw")), ("auth.login_empty_user", logsIn("", "pw")),
        ("auth.login_inactive_user", logsIn("inactive", "pw")),
        ("auth.login_inactive_user_wrong_password", logsIn("inactive", "wrong")),
        ("auth.session_wrong_password", opensSession("reader", "wrong", "db1")),
        ("auth.session_unknown_user", opensSession("ghost", "pw", "db1")),
        ("auth.session_unknown_db", opensSession("immudb", "immudb", "nosuchdb")),
        ("auth.session_empty_db", opensSession("immudb", "immudb", "")),
        ("auth.session_db_without_permission", opensSession("writer", "pw", "defaultdb")),
        ("auth.session_inactive_user", opensSession("inactive", "pw", "db1")),
        ("auth.session_systemdb_superuser", opensSession("immudb", "immudb", "systemdb")),
        ("auth.session_uppercase_db", opensSession("immudb", "immudb", "DB1")),
        (
            "auth.authz_opensession_wrong_password",
            { _ = try await $0.openAuthorization("immudb", "wrong") }
        ),
    ]

    private static let nobody: [(String, Call)] = [
        ("auth.no_credentials", { try await $0.get("k", [:]) }),
        ("auth.no_credentials_stream", streamGet([:])),
        ("auth.no_credentials_currentstate", { try await $0.currentState([:]) }),
        ("auth.no_credentials_dbhealth", { _ = try await $0.client.databaseHealth(.init()) }),
        ("auth.no_credentials_health", { _ = try await $0.client.health(.init()) }),
        ("auth.no_credentials_serverinfo", { _ = try await $0.client.serverInfo(.init()) }),
        ("auth.no_credentials_listusers", { _ = try await $0.listUsers([:]) }),
        ("auth.no_credentials_dblist", { _ = try await $0.client.databaseListV2(.init()) }),
        ("auth.no_credentials_createdb", { _ = try await $0.client.createDatabaseV2(.init()) }),
        ("auth.no_credentials_usedb", { _ = try await $0.useDatabase("db1", [:]) }),
        (
            "auth.no_credentials_changeperm",
            { try await $0.changePermission("reader", 1, on: "db1", .grant, [:]) }
        ),
        ("auth.logout_without_login", { _ = try await $0.client.logout(.init()) }),
        ("auth.keepalive_no_session", { _ = try await $0.client.keepAlive(.init()) }),
        ("auth.close_no_session", { _ = try await $0.client.closeSession(.init()) }),
        ("auth.update_auth_config", { _ = try await $0.client.updateAuthConfig(.init()) }),
        ("auth.update_mtls_config", { _ = try await $0.client.updateMTLSConfig(.init()) }),
    ]

    private static let unknown = Metadata.session("nosuchsession")

    private static let sessions: [(String, Call)] = [
        ("auth.unknown_session", { try await $0.get("k", unknown) }),
        ("auth.unknown_session_stream", streamGet(unknown)),
        ("auth.empty_session", { try await $0.get("k", .session("")) }),
        (
            "auth.keepalive_unknown_session",
            { _ = try await $0.client.keepAlive(.init(), metadata: unknown) }
        ),
        (
            "auth.close_unknown_session",
            { _ = try await $0.client.closeSession(.init(), metadata: unknown) }
        ),
        (
            "auth.closed_session",
            { bench in
                _ = try await bench.client.closeSession(.init(), metadata: bench.session)
                try await bench.get("k", bench.session)
            }
        ),
        ("auth.health_unknown_session", { _ = try await $0.client.health(.init(), metadata: unknown) }),
        (
            "auth.opensession_unknown_session_header",
            { bench in
                let request = Immudb_Schema_OpenSessionRequest.with {
                    $0.username = Data("immudb".utf8)
                    $0.password = Data("immudb".utf8)
                    $0.databaseName = "defaultdb"
                }
                _ = try await bench.client.openSession(request, metadata: unknown)
            }
        ),
        (
            "auth.authz_opensession_unknown_session_header",
            { _ = try await $0.openAuthorization("immudb", "immudb", on: "defaultdb", unknown) }
        ),
        (
            "auth.logout_with_session",
            { _ = try await $0.client.logout(.init(), metadata: $0.session) }
        ),
        ("auth.usedb_unknown", { _ = try await $0.useDatabase("nosuchdb", $0.session) }),
    ]

    /// The token of a login with one of its three pieces changed.
    private static func changed(_ piece: Int, _ bench: Bench) async throws -> Metadata {
        let token = try await bench.token("immudb", "immudb")
        let text = try #require(
            token.first(HeaderName.authorization).flatMap(AuthorizationHeader.token(in:)))
        var pieces = text.split(separator: ".").map(String.init)
        pieces[piece] = pieces[piece].dropLast(4) + "0000"
        return .token(pieces.joined(separator: "."))
    }

    private static let tokens: [(String, Call)] = [
        ("auth.garbage_token", { try await $0.get("k", .token("garbage")) }),
        ("auth.empty_token", { try await $0.get("k", .token("")) }),
        (
            "auth.token_without_database",
            { bench in try await bench.get("k", try await bench.token("immudb", "immudb")) }
        ),
        (
            "auth.token_usedb_denied",
            { bench in
                _ = try await bench.useDatabase("defaultdb", try await bench.token("writer", "pw"))
            }
        ),
        ("auth.tampered_token", { bench in try await bench.get("k", try await changed(2, bench)) }),
        ("auth.tampered_token_payload", { bench in try await bench.get("k", try await changed(1, bench)) }),
        (
            "auth.token_after_logout",
            { bench in
                let token = try await bench.token("immudb", "immudb")
                _ = try await bench.client.logout(.init(), metadata: token)
                try await bench.get("k", token)
            }
        ),
    ]
}

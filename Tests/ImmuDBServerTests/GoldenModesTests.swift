// Covers servers without authentication and in maintenance mode: replays calls that a reference server in
// the same mode answered.
import Foundation
import GRPCCore
import ImmuDBEngine
import ImmuDBProtocol
import SwiftProtobuf
import Testing

@testable import ImmuDBServer

@Suite struct GoldenModesTests {
    typealias Call = GoldenReplay.Call

    static let names = Set((open + maintenance).map(\.0))

    @Test func withoutAuthentication() async throws {
        let golden = try GoldenReplay.byName()
        for (name, call) in Self.open {
            try await Bench.with(.open) { bench in
                try await GoldenReplay.compare(name, call, bench, with: golden)
            }
        }
    }

    @Test func inMaintenance() async throws {
        let golden = try GoldenReplay.byName()
        for (name, call) in Self.maintenance {
            try await Bench.with(.maintenance) { bench in
                let pair = KeyValueWrite(key: Array("k".utf8), value: [1])
                _ = try await bench.engine.database("defaultdb").set([pair])
                try await GoldenReplay.compare(name, call, bench, with: golden)
            }
        }
    }

    @Test func onlyCallersOnThisMachineAreServedWithoutAuthentication() async throws {
        let remote = "ipv4:10.0.0.1:5000"
        try await Bench.with(.open) { bench in
            func admits(_ peer: String, _ change: (inout ServerOptions) -> Void = { _ in }) -> Bool {
                var options = bench.services.options
                change(&options)
                let access = AccessControl(engine: bench.engine, options: options)
                let rule = CallRule.rule(
                    for: Immudb_Schema_ImmuService.Method.Health.descriptor, isStrict: false)
                do throws(ServerFailure) {
                    _ = try access.admit(rule, .none, [:], peer: peer)
                    return true
                } catch {
                    #expect(error == .onlyLocalConnections)
                    return false
                }
            }
            #expect(admits("ipv4:127.0.0.1:5000"))
            #expect(!admits(remote))
            #expect(admits(remote) { $0.isDevelopmentMode = true })
            #expect(admits(remote) { $0.access = .authenticated })
            #expect(!admits(remote) { $0.access = .maintenance })
        }
    }
}

// MARK: Calls

extension GoldenModesTests {
    private static let open: [(String, Call)] = [
        ("auth_off.set", { try await $0.set([:]) }),
        (
            "auth_off.get",
            { bench in
                try await bench.set([:])
                try await bench.get("k", [:])
            }
        ),
        ("auth_off.login", { _ = try await $0.token("immudb", "immudb") }),
        ("auth_off.logout", { _ = try await $0.client.logout(.init()) }),
        ("auth_off.opensession", { _ = try await $0.session("immudb", "immudb", on: "defaultdb") }),
        ("auth_off.closesession", { _ = try await $0.client.closeSession(.init()) }),
        ("auth_off.createdb", { _ = try await $0.client.createDatabaseV2(.init()) }),
        ("auth_off.updatedb", { _ = try await $0.client.updateDatabaseV2(.init()) }),
        ("auth_off.deletedb", { _ = try await $0.client.deleteDatabase(.init()) }),
        ("auth_off.loaddb", { _ = try await $0.client.loadDatabase(.init()) }),
        ("auth_off.truncatedb", { _ = try await $0.client.truncateDatabase(.init()) }),
        ("auth_off.usedb", { _ = try await $0.useDatabase("defaultdb", [:]) }),
        ("auth_off.dblist", { _ = try await $0.client.databaseList(.init()) }),
        ("auth_off.dblistv2", { _ = try await $0.client.databaseListV2(.init()) }),
        ("auth_off.dbsettings", { _ = try await $0.client.getDatabaseSettingsV2(.init()) }),
        ("auth_off.createuser", { try await $0.createUser("someone", on: "defaultdb") }),
        ("auth_off.listusers", { _ = try await $0.listUsers([:]) }),
        ("auth_off.changepassword", { try await $0.changePassword("immudb") }),
        ("auth_off.changepermission", { try await $0.changePermission("someone") }),
        ("auth_off.setactive", { try await $0.setActive("someone") }),
        ("auth_off.sqlexec", { _ = try await $0.client.sqlExec(.with { $0.sql = "SELECT 1" }) }),
        (
            "auth_off.sqlquery",
            { bench in
                try await bench.client.sqlQuery(.with { $0.sql = "SELECT 1" }) {
                    for try await _ in $0.messages {}
                }
            }
        ),
        ("auth_off.newtx", { _ = try await $0.client.newTx(.init()) }),
        ("auth_off.state", { try await $0.currentState([:]) }),
    ]

    /// A call with the token of `UseDatabase`.
    private static func using(
        _ call: @escaping @Sendable (Bench, Metadata) async throws -> Void
    ) -> Call {
        { bench in try await call(bench, try await bench.useDatabase("defaultdb", [:])) }
    }

    private static let maintenance: [(String, Call)] = [
        ("maintenance.get_before_use", { try await $0.get("k", [:]) }),
        ("maintenance.usedb", { _ = try await $0.useDatabase("defaultdb", [:]) }),
        ("maintenance.get", using { try await $0.get("k", $1) }),
        ("maintenance.set", using { try await $0.set($1) }),
        ("maintenance.delete", using { _ = try await $0.client.delete(.init(), metadata: $1) }),
        ("maintenance.execall", using { _ = try await $0.client.execAll(.init(), metadata: $1) }),
        ("maintenance.sqlexec", using { _ = try await $0.client.sqlExec(.init(), metadata: $1) }),
        ("maintenance.listusers", { _ = try await $0.listUsers([:]) }),
        ("maintenance.createuser", { try await $0.createUser("someone", on: "defaultdb") }),
        ("maintenance.createdb", { _ = try await $0.client.createDatabaseV2(.init()) }),
        ("maintenance.dblist", { _ = try await $0.client.databaseList(.init()) }),
        ("maintenance.newtx", { _ = try await $0.client.newTx(.init()) }),
        (
            "maintenance.streamset",
            using { bench, token in
                _ = try await bench.client.streamSet(metadata: token) { _ in }
            }
        ),
        (
            "maintenance.settings",
            using { _ = try await $0.client.getDatabaseSettingsV2(.init(), metadata: $1) }
        ),
        ("maintenance.health", using { _ = try await $0.client.databaseHealth(.init(), metadata: $1) }),
        ("maintenance.state", using { try await $0.currentState($1) }),
        ("maintenance.opensession", { _ = try await $0.session("immudb", "immudb", on: "defaultdb") }),
    ]
}

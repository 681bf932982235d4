import Foundation
import GRPCCore
import ImmuDBEngine
import ImmuDBProtocol
import SwiftProtobuf
import Testing

@testable import ImmuDBServer

@Suite struct AccessControlTests {
    @Test func failedLoginsAreHeldBackAndRightOnesAreNot() async throws {
        try await Accounts.with { bench in
            let before = bench.clock.slept.count
            for _ in 0..<3 {
                #expect(try await bench.failure { _ = try await $0.token("reader", "wrong") } != nil)
                #expect(try await bench.failure { _ = try await $0.token("ghost", "wrong") } != nil)
            }
            let delays = bench.clock.slept.dropFirst(before)
            #expect(Array(delays) == [100, 100, 200, 200, 400, 400].map { Duration.milliseconds($0) })
            _ = try await bench.token("reader", "pw")
            #expect(bench.clock.slept.count == before + 6)
        }
    }

    @Test func allFailedLoginsLookAlike() async throws {
        try await Accounts.with { bench in
            var failures: Set<ServerFailure> = []
            for (user, password) in [
                ("reader", "wrong"), ("ghost", "pw"), ("", "pw"), ("reader", ""), ("inactive", "wrong"),
                ("reader", String(repeating: "p", count: 73)), ("reader", "p\0w"), ("no-name", "pw"),
            ] {
                let failure = try await bench.failure { _ = try await $0.token(user, password) }
                failures.insert(try #require(failure))
                let other = try await bench.failure {
                    _ = try await $0.session(user, password, on: "db1")
                }
                failures.insert(try #require(other))
            }
            #expect(failures == [.invalidCredentials])
        }
    }

    @Test func aLoginWarnsOfTheDefaultPassword() async throws {
        try await Accounts.with { bench in
            func warning(_ password: String) async throws -> String {
                let answer = try await bench.client.login(
                    .with {
                        $0.user = Data("immudb".utf8)
                        $0.password = Data(password.utf8)
                    })
                return String(decoding: answer.warning, as: UTF8.self)
            }
            #expect(try await warning("immudb") == ServerErrorText.defaultPasswordWarning)
            try await bench.changePassword("immudb", old: "immudb", new: "Better#123")
            #expect(try await warning("Better#123").isEmpty)
        }
    }

    @Test func theIdentityComesWithAnswersAndRefusals() async throws {
        try await Accounts.with { bench in
            func identity(_ metadata: Metadata) async throws -> String? {
                try await bench.client.currentState(.init(), metadata: metadata) { response in
                    response.metadata.first(HeaderName.serverIdentity)
                }
            }
            var answers: [String?] = []
            for metadata in [bench.session, [:], .session("nosuch"), .session("")] as [Metadata] {
                answers.append(try await identity(metadata))
            }
            // The last one is refused before there is an answer to put it in.
            let expected = bench.engine.identity
            #expect(answers == [expected, expected, expected, nil])
        }
    }

    @Test func tamperingStopsEveryCall() async throws {
        try await Accounts.with { bench in
            bench.services.reportTampering()
            for call: GoldenReplay.Call in [
                { try await $0.get("k", $0.session) }, { _ = try await $0.client.health(.init()) },
                { _ = try await $0.token("immudb", "immudb") },
            ] {
                let failure = try await bench.failure(of: call)
                #expect(failure?.status == .dataLoss)
            }
        }
    }

    @Test func timesOfASessionAreTold() async throws {
        try await Accounts.with(options: .with { $0.sessions.ageMax = .seconds(3600) }) { bench in
            bench.clock.advance(.seconds(5))
            let opened = try await bench.openAuthorization("reader", "pw", on: "db1")
            #expect(opened.expirationTimestamp == Int32(TestClock.start) + 5 + 3600)
            #expect(opened.inactivityTimestamp == Int32(TestClock.start) + 5 + 180)
            #expect(opened.serverUuid == bench.engine.identity)
            let session = Metadata.session(opened.sessionID)
            _ = try await bench.authorization.keepAlive(.init(), metadata: session)
            _ = try await bench.authorization.closeSession(.init(), metadata: session)
            let late = try await bench.failure {
                _ = try await $0.authorization.keepAlive(.init(), metadata: session)
            }
            #expect(late == .sessionNotFound)
        }
        try await Accounts.with { bench in
            let opened = try await bench.openAuthorization("reader", "pw", on: "db1")
            #expect(opened.expirationTimestamp == 0)
        }
    }

    @Test func theGuardClosesIdleSessions() async throws {
        try await Accounts.with { bench in
            let services = bench.services
            bench.clock.advance(.seconds(121))
            let watching = Task { await services.runGuard() }
            while services.access.sessions.counts.active > 0 { await Task.yield() }
            watching.cancel()
            await watching.value
            #expect(bench.clock.slept.contains(.seconds(60)))
        }
    }

    @Test func aSessionMovesToAnotherDatabase() async throws {
        try await Accounts.with { bench in
            let session = try await bench.session("immudb")
            try await bench.set(session)
            _ = try await bench.useDatabase("defaultdb", session)
            #expect(try await bench.failure { try await $0.get("k", session) }?.isKeyNotFound == true)
            let token = try await bench.useDatabase("db1", session)
            try await bench.get("k", session)
            try await bench.get("k", token)
        }
    }

    @Test func aSessionWinsOverAToken() async throws {
        try await Accounts.with { bench in
            var both = try await bench.session("reader")
            for (key, value) in try await bench.token("immudb", "immudb") {
                both.addString(value.encoded(), forKey: key)
            }
            #expect(try await bench.failure { try await $0.set(both) } == .permissionDenied)
        }
    }

    @Test func theSystemDatabaseIsForTheAdministratorOnly() async throws {
        try await Accounts.with { bench in
            let refused = try await bench.failure {
                _ = try await $0.session("dbadmin", "pw", on: "systemdb")
            }
            #expect(refused == .noPermissionOnDatabase)
            let token = try await bench.token("dbadmin", "pw")
            #expect(
                try await bench.failure { _ = try await $0.useDatabase("systemdb", token) }
                    == .noPermissionOnDatabase)
        }
    }
}

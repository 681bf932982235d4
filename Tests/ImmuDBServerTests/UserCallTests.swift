// Covers the calls about users and their rights.
import Foundation
import GRPCCore
import ImmuDBEngine
import ImmuDBProtocol
import SwiftProtobuf
import Testing

@testable import ImmuDBServer

@Suite struct UserCallTests {
    @Test func everyoneSeesTheUsersHeMaySee() async throws {
        try await Accounts.with { bench in
            func names(_ metadata: Metadata) async throws -> Set<String> {
                Set(try await bench.listUsers(metadata).map { String(decoding: $0.user, as: UTF8.self) })
            }
            try await bench.createUser("outsider", "pw", 1, on: "defaultdb")
            let all: Set<String> = ["immudb", "reader", "writer", "dbadmin", "inactive", "outsider"]
            #expect(try await names(bench.session) == all)
            #expect(
                try await names(try await bench.session("dbadmin"))
                    == all.subtracting(["immudb", "outsider"]))
            #expect(try await names(try await bench.session("writer")) == ["writer"])
            #expect(try await names(try await bench.token("dbadmin", "pw")) == ["dbadmin"])
        }
    }

    @Test func aUserIsListedAsItIsStored() async throws {
        try await Accounts.with { bench in
            try await bench.changePrivileges("reader", ["INSERT"])
            let users = try await bench.listUsers(bench.session)
            let reader = try #require(users.first { $0.user == Data("reader".utf8) })
            #expect(reader.permissions.map(\.permission) == [1] && reader.permissions[0].database == "db1")
            #expect(reader.sqlPrivileges.map(\.privilege) == ["SELECT", "INSERT"])
            #expect(reader.createdby == "immudb" && reader.active)
            #expect(reader.createdat.hasSuffix(" +0000 UTC"))
        }
    }

    @Test func changesEndSessionsAndTokens() async throws {
        let changes: [GoldenReplay.Call] = [
            { try await $0.changePassword("reader", new: "pw") },
            { try await $0.changePermission("reader", 1) }, { try await $0.changePrivileges("reader") },
            { try await $0.setActive("reader", true) },
        ]
        try await Accounts.with { bench in
            for change in changes {
                let session = try await bench.session("reader")
                let token = try await bench.useDatabase("db1", try await bench.token("reader", "pw"))
                try await bench.currentState(session)
                try await bench.currentState(token)
                try await change(bench)
                #expect(try await bench.failure { try await $0.currentState(session) } == .sessionNotFound)
                #expect(try await bench.failure { try await $0.currentState(token) } == .notLoggedIn)
            }
            try await bench.currentState(bench.session)
        }
    }

    /// The administrator of one database must not get hold of an account of somebody else.
    @Test func grantingDoesNotMakeOneTheCreator() async throws {
        try await Accounts.with { bench in
            try await bench.createUser("victim", "pw", 254, on: "defaultdb")
            let before = try await bench.engine.users().user("victim")
            let dbadmin = try await bench.session("dbadmin")
            try await bench.changePermission("victim", 1, on: "db1", .grant, dbadmin)
            let after = try #require(try await bench.engine.users().user("victim"))
            #expect(after.createdBy == "immudb" && after.createdAt == before?.createdAt)
            #expect(after.levels == ["defaultdb": .admin, "db1": .read])
            #expect(after.permissions.last?.grantedBy == "dbadmin")
            #expect(
                try await bench.failure { try await $0.changePassword("victim", dbadmin) }?.message
                    == "user victim was not found or it was not created by you")
            #expect(
                try await bench.failure { try await $0.setActive("victim", false, dbadmin) }?.message
                    == "victim was not created by you")
            for name in ["immudb", "dbadmin"] {
                #expect(
                    try await bench.failure {
                        try await $0.changePermission(name, 1, on: "db1", .grant, dbadmin)
                    }?.status == .invalidArgument)
            }
        }
    }

    @Test func nobodyBecomesSystemAdministrator() async throws {
        try await Accounts.with { bench in
            for permission: UInt32 in [0, 3, 253, 255, 256, .max] {
                let granted = try await bench.failure { try await $0.changePermission("reader", permission) }
                #expect(granted?.message == "unrecognized permission", "\(permission)")
                let created = try await bench.failure { try await $0.createUser("new", "pw", permission) }
                #expect(created?.status == .unknown, "\(permission)")
            }
            #expect(try await bench.engine.users().user("new") == nil)
        }
    }

    @Test func onlyTheNamedDatabaseLosesItsPrivileges() async throws {
        try await Accounts.with { bench in
            try await bench.changePermission("reader", 2, on: "defaultdb")
            try await bench.changePrivileges("reader", ["ALTER"], on: "db1")
            try await bench.changePermission("reader", 1, on: "defaultdb", .revoke)
            let user = try #require(try await bench.engine.users().user("reader"))
            #expect(user.levels == ["db1": .read])
            #expect(user.privileges(on: "db1") == [.select, .alter])
            #expect(user.privileges(on: "defaultdb").isEmpty)
        }
    }

    @Test func everybodyMayChangeHisOwnPassword() async throws {
        try await Accounts.with { bench in
            let writer = try await bench.session("writer")
            let wrong = try await bench.failure {
                try await $0.changePassword("writer", old: "wrong", new: "x", writer)
            }
            #expect(wrong?.message == "old password is incorrect")
            try await bench.changePassword("writer", old: "pw", new: "other", writer)
            #expect(try await bench.failure { try await $0.currentState(writer) } == .sessionNotFound)
            _ = try await bench.session("writer", "other", on: "db1")
            #expect(
                try await bench.failure { _ = try await $0.session("writer", "pw", on: "db1") }
                    == .invalidCredentials)
        }
    }

    @Test func aDatabaseAdministratorLooksAfterHisOwnUsers() async throws {
        try await Accounts.with { bench in
            let dbadmin = try await bench.session("dbadmin")
            try await bench.createUser("mine", "pw", 2, on: "db1", dbadmin)
            try await bench.changePassword("mine", new: "pw2", dbadmin)
            _ = try await bench.session("mine", "pw2", on: "db1")
            try await bench.setActive("mine", false, dbadmin)
            #expect(
                try await bench.failure { _ = try await $0.session("mine", "pw2", on: "db1") }
                    == .userNotActive)
            try await bench.setActive("mine", true, dbadmin)
            try await bench.changePrivileges("mine", ["DROP"], on: "db1", .revoke, dbadmin)
            let user = try #require(try await bench.engine.users().user("mine"))
            #expect(user.createdBy == "dbadmin" && !user.privileges(on: "db1").contains(.drop))
        }
    }

    /// Who can open the files may set any password.
    @Test func theOwnerOfADirectoryRecoversTheAdministrator() async throws {
        try await Bench.with { bench in
            try await bench.changePassword("immudb", new: "recovered")
            #expect(
                try await bench.engine.users().authenticate("immudb", password: Array("recovered".utf8))
                    != nil)
        }
    }
}

import ImmuDBProofs
import Testing

@testable import ImmuDBEngine

@Suite struct UserDirectoryTests {
    private func with(_ body: (UserDirectory) async throws -> Void) async throws {
        let directory = try TemporaryDirectory()
        var options = EngineOptions()
        options.isSynced = false
        options.passwordCost = 4
        let engine = try await Engine.open(directory.file("data"), options: options)
        try await body(try engine.users())
        try engine.close()
    }

    private func failure(_ body: () async throws -> Void) async throws -> EngineError.Code? {
        do {
            try await body()
            return nil
        } catch let error as EngineError {
            return error.code
        }
    }

    @Test func aFreshDirectoryHasItsAdministrator() async throws {
        try await with { users in
            let all = try await users.all()
            #expect(all.map(\.name) == ["immudb"] && all[0].isSystemAdministrator && all[0].isActive)
            #expect(all[0].privileges(on: "anything") == Set(SQLPrivilege.allCases))
            #expect(try await users.authenticate("immudb", password: Array("immudb".utf8)) == all[0])
            #expect(try await users.authenticate("immudb", password: Array("Immudb".utf8)) == nil)
        }
    }

    @Test func accountsAreCreatedOnce() async throws {
        try await with { users in
            func create(_ name: String, _ password: String = "pw", _ level: AccessLevel = .read) async throws
            {
                _ = try await users.create(
                    name, password: Array(password.utf8), level: level, on: "db", by: "immudb")
            }
            try await create("reader")
            #expect(try await failure { try await create("reader", "other", .admin) } == .userExists)
            #expect(try await failure { try await create("immudb") } == .userExists)
            #expect(try await failure { try await create("a b") } == .invalidUserName)
            #expect(try await failure { try await create("new", "pw", .systemAdmin) } == .illegalArguments)
            for password in ["", String(repeating: "p", count: 73), "p\0w"] {
                #expect(try await failure { try await create("new", password) } == .invalidPassword)
            }
            #expect(try await users.all().map(\.name) == ["immudb", "reader"])
            #expect(try await users.user("reader")?.levels == ["db": .read])
        }
    }

    @Test func twoCreationsAtOnceMakeOneAccount() async throws {
        try await with { users in
            let made = try await withThrowingTaskGroup(of: Bool.self) { group in
                for index in 0..<8 {
                    group.addTask {
                        do throws(EngineError) {
                            _ = try await users.create(
                                "same", password: [UInt8(index) + 65], level: .read, on: "db", by: "x\(index)"
                            )
                            return true
                        } catch  where error.code == .userExists {
                            return false
                        }
                    }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(made == 1)
        }
    }

    @Test func changesAtOnceAllCount() async throws {
        try await with { users in
            _ = try await users.create("user", password: [65], level: .read, on: "db", by: "immudb")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for index in 0..<6 {
                    group.addTask { try await users.grant(.read, on: "db\(index)", to: "user", by: "immudb") }
                }
                try await group.waitForAll()
            }
            let user = try #require(try await users.user("user"))
            #expect(Set(user.levels.keys) == ["db", "db0", "db1", "db2", "db3", "db4", "db5"])
        }
    }

    @Test func aNewPasswordReplacesTheOldOne() async throws {
        try await with { users in
            let created = try await users.create(
                "user", password: Array("old".utf8), level: .readWrite, on: "db", by: "immudb")
            #expect(try await users.setPassword(Array("new".utf8), of: "user") == created)
            #expect(try await users.authenticate("user", password: Array("old".utf8)) == nil)
            #expect(try await users.authenticate("user", password: Array("new".utf8)) == created)
            #expect(try await failure { try await users.setPassword([65], of: "ghost") } == .userNotFound)
        }
    }

    @Test func inactiveUsersAreKnownByTheirPassword() async throws {
        try await with { users in
            _ = try await users.create("user", password: [65], level: .read, on: "db", by: "immudb")
            try await users.setActive(false, "user")
            #expect(try await users.authenticate("user", password: [65])?.isActive == false)
            #expect(try await users.authenticate("user", password: [66]) == nil)
            try await users.setActive(true, "user")
            #expect(try await users.user("user")?.isActive == true)
        }
    }

    @Test func rightsOfOneDatabaseLeaveTheOthersAlone() async throws {
        try await with { users in
            let created = try await users.create(
                "user", password: [65], level: .read, on: "a", by: "immudb")
            try await users.grant(.readWrite, on: "b", to: "user", by: "owner")
            try await users.grant([.alter], on: "a", to: "user")
            try await users.revoke([.drop, .delete], on: "b", from: "user")
            var user = try #require(try await users.user("user"))
            #expect(user.levels == ["a": .read, "b": .readWrite])
            #expect(user.privileges(on: "a") == [.select, .alter])
            #expect(user.privileges(on: "b") == [.select, .create, .insert, .update, .alter])
            #expect(user.createdBy == "immudb" && user.createdAt == created.createdAt)
            #expect(user.permissions.map(\.grantedBy) == [nil, "owner"])
            user = try await users.grant(.read, on: "b", to: "user", by: "owner")
            #expect(user.levels["b"] == .read && user.privileges(on: "b") == [.select])
            user = try await users.revoke(on: "b", from: "user")
            #expect(user.levels == ["a": .read] && user.privileges(on: "b").isEmpty)
            #expect(
                try await failure { try await users.grant(.systemAdmin, on: "b", to: "user", by: "x") }
                    == .illegalArguments)
        }
    }

    @Test func recordedUsersLogInAndKeepTheirBytes() async throws {
        let directory = try TemporaryDirectory()
        let path = try Vectors.unpackServer(into: directory)
        var options = EngineOptions()
        options.isReadOnly = true
        let engine = try await Engine.open(path, options: options)
        let users = try engine.users()
        let expected: [(String, String, [String: AccessLevel])] = [
            ("dbadmin", "Admin#12345", ["defaultdb": .admin]), ("immudb", "immudb", [:]),
            ("reader", "Reader#1234", ["ledger": .read]), ("writer", "Writer#1234", ["ledger": .readWrite]),
        ]
        #expect(try await users.all().map(\.name) == expected.map(\.0))
        for (name, password, levels) in expected {
            let user = try await users.authenticate(name, password: Array(password.utf8))
            #expect(user?.levels == levels, "\(name)")
            let stored = try await engine.database("systemdb").get(UserRecord.key(of: name)).value
            #expect(try UserRecord(json: stored, name: name).encoded() == stored, "\(name)")
        }
        #expect(try await failure { try await users.setActive(false, "reader") } == .readOnly)
        try engine.close()
    }
}

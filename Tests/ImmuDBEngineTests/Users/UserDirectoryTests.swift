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
            _ = try await users.create("reader", password: [65], level: .read, on: "db", by: "immudb")
            let long = [UInt8](repeating: 65, count: 73)
            let cases: [(String, [UInt8], AccessLevel, EngineError.Code)] = [
                ("reader", [66], .admin, .userExists), ("immudb", [66], .read, .userExists),
                ("a b", [66], .read, .invalidUserName), ("new", [66], .systemAdmin, .illegalArguments),
                ("new", [], .read, .invalidPassword), ("new", long, .read, .invalidPassword),
                ("new", [65, 0, 66], .read, .invalidPassword),
            ]
            for (name, password, level, code) in cases {
                let failure = try await failure {
                    _ = try await users.create(name, password: password, level: level, on: "db", by: "x")
                }
                #expect(failure == code, "\(name) \(password)")
            }
            #expect(try await users.all().map(\.name) == ["immudb", "reader"])
            #expect(try await users.user("reader")?.levels == ["db": .read])
        }
    }

    @Test func twoCreationsAtOnceMakeOneAccount() async throws {
        try await with { users in
            let codes = try await withThrowingTaskGroup(of: EngineError.Code?.self) { group in
                for index: UInt8 in 0..<8 {
                    group.addTask {
                        try await failure {
                            _ = try await users.create(
                                "same", password: [index + 65], level: .read, on: "db", by: "x\(index)")
                        }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(codes.count { $0 == nil } == 1)
            #expect(codes.count { $0 == .userExists } == 7)
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
            let user = try await users.revoke([.drop, .delete], on: "b", from: "user")
            #expect(user.levels == ["a": .read, "b": .readWrite])
            #expect(user.privileges(on: "a") == [.select, .alter])
            #expect(user.privileges(on: "b") == [.select, .create, .insert, .update, .alter])
            #expect(user.createdBy == "immudb" && user.createdAt == created.createdAt)
            #expect(user.permissions.map(\.grantedBy) == [nil, "owner"])
        }
    }

    @Test func aGrantReplacesTheLevelAndARevocationRemovesIt() async throws {
        try await with { users in
            _ = try await users.create("user", password: [65], level: .readWrite, on: "a", by: "immudb")
            let less = try await users.grant(.read, on: "a", to: "user", by: "owner")
            #expect(less.levels == ["a": .read] && less.privileges(on: "a") == [.select])
            let none = try await users.revoke(on: "a", from: "user")
            #expect(none.levels.isEmpty && none.privileges(on: "a").isEmpty)
            let refused = try await failure {
                try await users.grant(.systemAdmin, on: "a", to: "user", by: "x")
            }
            #expect(refused == .illegalArguments)
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

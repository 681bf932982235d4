import Foundation
import GRPCCore
import ImmuDBEngine
import ImmuDBProtocol
import SwiftProtobuf

@testable import ImmuDBServer

/// A server with users of every level on `db1`, all with the password `pw`.
enum Accounts {
    static let password = "pw"

    static func with(
        options: ServerOptions = ServerOptions(), run body: (Bench) async throws -> Void
    ) async throws {
        try await Bench.with(.authenticated, databases: ["db1"], options: options) { bench in
            let users = try bench.engine.users()
            let levels: [(String, AccessLevel)] = [
                ("reader", .read), ("writer", .readWrite), ("dbadmin", .admin), ("inactive", .read),
            ]
            for (name, level) in levels {
                _ = try await users.create(
                    name, password: Array(password.utf8), level: level, on: "db1", by: "immudb")
            }
            try await users.setActive(false, "inactive")
            try await body(bench)
        }
    }
}

extension Bench {
    /// A session of a user on `db1`.
    func session(_ user: String) async throws -> Metadata {
        user == "immudb"
            ? try await session(user, "immudb", on: "db1")
            : try await session(user, Accounts.password, on: "db1")
    }

    func createUser(
        _ name: String, _ password: String = "pw", _ permission: UInt32 = 1, on database: String = "db1",
        _ metadata: Metadata? = nil
    ) async throws {
        let request = Immudb_Schema_CreateUserRequest.with {
            $0.user = Data(name.utf8)
            $0.password = Data(password.utf8)
            $0.permission = permission
            $0.database = database
        }
        _ = try await client.createUser(request, metadata: metadata ?? session)
    }

    func changePassword(
        _ name: String, old: String = "", new: String = "new", _ metadata: Metadata? = nil
    ) async throws {
        let request = Immudb_Schema_ChangePasswordRequest.with {
            $0.user = Data(name.utf8)
            $0.oldPassword = Data(old.utf8)
            $0.newPassword = Data(new.utf8)
        }
        _ = try await client.changePassword(request, metadata: metadata ?? session)
    }

    func setActive(_ name: String, _ isActive: Bool = false, _ metadata: Metadata? = nil) async throws {
        let request = Immudb_Schema_SetActiveUserRequest.with {
            $0.username = name
            $0.active = isActive
        }
        _ = try await client.setActiveUser(request, metadata: metadata ?? session)
    }

    func changePermission(
        _ name: String, _ permission: UInt32 = 1, on database: String = "db1",
        _ action: Immudb_Schema_PermissionAction = .grant, _ metadata: Metadata? = nil
    ) async throws {
        let request = Immudb_Schema_ChangePermissionRequest.with {
            $0.action = action
            $0.username = name
            $0.database = database
            $0.permission = permission
        }
        _ = try await client.changePermission(request, metadata: metadata ?? session)
    }

    func changePrivileges(
        _ name: String, _ privileges: [String] = ["INSERT"], on database: String = "db1",
        _ action: Immudb_Schema_PermissionAction = .grant, _ metadata: Metadata? = nil
    ) async throws {
        let request = Immudb_Schema_ChangeSQLPrivilegesRequest.with {
            $0.action = action
            $0.username = name
            $0.database = database
            $0.privileges = privileges
        }
        _ = try await client.changeSQLPrivileges(request, metadata: metadata ?? session)
    }

    func get(_ key: String, _ metadata: Metadata) async throws {
        _ = try await client.get(.with { $0.key = Data(key.utf8) }, metadata: metadata)
    }

    func set(_ metadata: Metadata) async throws {
        _ = try await client.set(.pairs([.pair("k")]), metadata: metadata)
    }

    func currentState(_ metadata: Metadata) async throws {
        _ = try await client.currentState(.init(), metadata: metadata)
    }

    func listUsers(_ metadata: Metadata) async throws -> [Immudb_Schema_User] {
        try await client.listUsers(.init(), metadata: metadata).users
    }

    func useDatabase(_ name: String, _ metadata: Metadata) async throws -> Metadata {
        .token(try await client.useDatabase(.with { $0.databaseName = name }, metadata: metadata).token)
    }

    func openAuthorization(
        _ user: String, _ password: String, on database: String = "defaultdb", _ metadata: Metadata = [:]
    ) async throws -> Immudb_Model_OpenSessionResponse {
        let request = Immudb_Model_OpenSessionRequest.with {
            $0.username = user
            $0.password = password
            $0.database = database
        }
        return try await authorization.openSession(request, metadata: metadata)
    }
}

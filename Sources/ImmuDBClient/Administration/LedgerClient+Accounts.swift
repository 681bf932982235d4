internal import GRPCCore
internal import ImmuDBProtocol
internal import SwiftProtobuf

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

extension LedgerClient {
    /// The accounts that the user may see.
    /// - Throws: `ClientError`: `authentication`, `permission`.
    public func accounts() async throws -> [Account] {
        let reply = try await reply("ListUsers", Google_Protobuf_Empty()) {
            try await $0.listUsers($1, metadata: $2, options: $3, onResponse: $4)
        }
        return reply.answer.users.map { user in
            Account(
                name: String(decoding: user.user, as: UTF8.self), isActive: user.active,
                permissions: user.permissions.map {
                    AccountPermission(database: $0.database, code: $0.permission)
                },
                privileges: user.sqlPrivileges.map {
                    AccountPrivilege(database: $0.database, privilege: $0.privilege)
                }, claimedCreator: user.createdby, claimedCreationTime: user.createdat)
        }
    }

    /// Makes an account with a permission on one database.
    /// - Parameter database: empty for a permission that is not on one database.
    public func createAccount(
        _ name: String, password: String, level: AccessLevel, database: String
    ) async throws {
        let request = Immudb_Schema_CreateUserRequest.with {
            $0.user = Data(name.utf8)
            $0.password = Data(password.utf8)
            $0.permission = level.rawValue
            $0.database = database
        }
        _ = try await reply("CreateUser", request) {
            try await $0.createUser($1, metadata: $2, options: $3, onResponse: $4)
        }
    }

    /// Replaces a password.
    /// - Parameter old: needed for the own account of the system administrator.
    public func changePassword(of name: String, old: String, new: String) async throws {
        let request = Immudb_Schema_ChangePasswordRequest.with {
            $0.user = Data(name.utf8)
            $0.oldPassword = Data(old.utf8)
            $0.newPassword = Data(new.utf8)
        }
        _ = try await reply("ChangePassword", request) {
            try await $0.changePassword($1, metadata: $2, options: $3, onResponse: $4)
        }
    }

    /// Lets an account in, or keeps it out.
    public func setActive(_ isActive: Bool, account name: String) async throws {
        let request = Immudb_Schema_SetActiveUserRequest.with {
            $0.username = name
            $0.active = isActive
        }
        _ = try await reply("SetActiveUser", request) {
            try await $0.setActiveUser($1, metadata: $2, options: $3, onResponse: $4)
        }
    }

    /// Grants or takes a permission on a database.
    public func changePermission(
        of name: String, isGranted: Bool, level: AccessLevel, database: String
    ) async throws {
        let request = Immudb_Schema_ChangePermissionRequest.with {
            $0.action = isGranted ? .grant : .revoke
            $0.username = name
            $0.database = database
            $0.permission = level.rawValue
        }
        _ = try await reply("ChangePermission", request) {
            try await $0.changePermission($1, metadata: $2, options: $3, onResponse: $4)
        }
    }

    /// Grants or takes SQL privileges on a database.
    public func changePrivileges(
        of name: String, isGranted: Bool, privileges: [String], database: String
    ) async throws {
        let request = Immudb_Schema_ChangeSQLPrivilegesRequest.with {
            $0.action = isGranted ? .grant : .revoke
            $0.username = name
            $0.database = database
            $0.privileges = privileges
        }
        _ = try await reply("ChangeSQLPrivileges", request) {
            try await $0.changeSQLPrivileges($1, metadata: $2, options: $3, onResponse: $4)
        }
    }
}

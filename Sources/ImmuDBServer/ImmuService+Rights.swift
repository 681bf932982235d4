package import GRPCCore
internal import ImmuDBEngine
package import ImmuDBProtocol
package import SwiftProtobuf

/// Grants and revocations. Only the named database is concerned, and who created an account never changes.
extension ImmuService {
    package func changePermission(
        request: Immudb_Schema_ChangePermissionRequest, context: ServerContext
    ) async throws -> Google_Protobuf_Empty {
        let caller = try caller()
        let (name, database) = (request.username, request.database)
        try check(name, database)
        guard let level = AccessLevel(rawValue: request.permission), level < .systemAdmin else {
            throw ServerFailure.refused("unrecognized permission")
        }
        let isGrant = try request.action.isGrant
        try checkExists(database)
        guard name != caller.user else {
            throw ServerFailure.refused("changing your own permissions is not allowed")
        }
        guard name != UserName.administrator else {
            throw ServerFailure.refused("changing sysadmin permissions is not allowed")
        }
        guard database != DatabaseName.system || level == .read else { throw ServerFailure.permissionDenied }
        let users = try engine.users()
        _ = try await changeableUser(name, on: database, by: caller, in: users)
        if isGrant {
            try await users.grant(level, on: database, to: name, by: caller.user)
        } else {
            try await users.revoke(on: database, from: name)
        }
        access.forget(name)
        return Google_Protobuf_Empty()
    }

    package func changeSQLPrivileges(
        request: Immudb_Schema_ChangeSQLPrivilegesRequest, context: ServerContext
    ) async throws -> Immudb_Schema_ChangeSQLPrivilegesResponse {
        let caller = try caller()
        let (name, database) = (request.username, request.database)
        try check(name, database)
        let privileges = try request.privileges.map { text in
            guard let privilege = SQLPrivilege(rawValue: text) else {
                throw ServerFailure.refused("SQL privilege not recognized")
            }
            return privilege
        }
        let isGrant = try request.action.isGrant
        try checkExists(database)
        guard name != caller.user else {
            throw ServerFailure.refused("changing your own privileges is not allowed")
        }
        guard name != UserName.administrator else {
            throw ServerFailure.refused("changing sysadmin permissions is not allowed")
        }
        let users = try engine.users()
        let user = try await changeableUser(name, on: database, by: caller, in: users)
        guard user.levels[database] != nil else {
            throw ServerFailure(
                RPCError.Code.failedPrecondition,
                "user \(name) doesn't have permission on database \(database)")
        }
        if isGrant {
            try await users.grant(privileges, on: database, to: name)
        } else {
            try await users.revoke(privileges, on: database, from: name)
        }
        access.forget(name)
        return Immudb_Schema_ChangeSQLPrivilegesResponse()
    }

    private func check(_ name: String, _ database: String) throws(ServerFailure) {
        guard !name.isEmpty else { throw .refused(ServerFailure.emptyUserName.message) }
        guard !database.isEmpty else { throw .refused("database can not be empty") }
    }

    private func checkExists(_ database: String) throws(ServerFailure) {
        guard engine.databaseNames.contains(database) else {
            throw .refused(ServerFailure.databaseNotFound.message)
        }
    }

    /// An active user whose rights on a database the caller may change. Who has no right to that does not
    /// learn whether the user exists.
    private func changeableUser(
        _ name: String, on database: String, by caller: Caller, in users: UserDirectory
    ) async throws -> User {
        guard caller.administers(database) else { throw ServerFailure.noRightOnDatabase }
        guard let user = try await users.user(name) else {
            throw ServerFailure(RPCError.Code.notFound, "user \(name) not found")
        }
        guard user.isActive else {
            throw ServerFailure(RPCError.Code.failedPrecondition, "user \(name) is not active")
        }
        return user
    }
}

extension Immudb_Schema_PermissionAction {
    fileprivate var isGrant: Bool {
        get throws(ServerFailure) {
            switch self {
            case .grant: true
            case .revoke: false
            case .UNRECOGNIZED: throw .refused("action not recognized")
            }
        }
    }
}

extension ServerFailure {
    fileprivate static func refused(_ text: String) -> ServerFailure {
        ServerFailure(RPCError.Code.invalidArgument, text)
    }
}

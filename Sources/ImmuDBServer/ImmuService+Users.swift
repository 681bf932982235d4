package import GRPCCore
internal import ImmuDBEngine
package import ImmuDBProtocol
package import SwiftProtobuf

extension ImmuService {
    /// All users for the system administrator; for the administrator of the current database those with a
    /// permission on it; for others themselves.
    package func listUsers(
        request: Google_Protobuf_Empty, context: ServerContext
    ) async throws -> Immudb_Schema_UserList {
        let caller = try caller()
        let current = CallContext.current?.database
        let isAdmin = current.map { caller.administers($0) } ?? false
        let users = try await engine.users().all().filter { user in
            caller.isSystemAdministrator || user.name == caller.user
                || (isAdmin && user.permissions.contains { $0.database == current })
        }
        return .with { $0.users = users.map { Immudb_Schema_User($0) } }
    }

    package func createUser(
        request: Immudb_Schema_CreateUserRequest, context: ServerContext
    ) async throws -> Google_Protobuf_Empty {
        let caller = try caller()
        guard !request.user.isEmpty else { throw ServerFailure.emptyUserName }
        let database = try databaseOfNewUser(request.database)
        let value = request.permission
        guard let level = AccessLevel(rawValue: value) else {
            throw ServerFailure(RPCError.Code.unknown, "unrecognized permission")
        }
        guard caller.administers(database) else {
            throw ServerFailure(RPCError.Code.unknown, ServerFailure.noRightOnDatabase.message)
        }
        _ = try await engine.users().create(
            String(decoding: request.user, as: UTF8.self), password: [UInt8](request.password), level: level,
            on: database, by: caller.user)
        return Google_Protobuf_Empty()
    }

    private func databaseOfNewUser(_ name: String) throws(ServerFailure) -> String {
        let names = engine.databaseNames.filter { $0 != DatabaseName.system }
        if name.isEmpty {
            guard names == [DatabaseName.standard] else {
                throw ServerFailure(
                    RPCError.Code.unknown,
                    "database name can not be empty when there are multiple databases")
            }
            return DatabaseName.standard
        }
        guard names.contains(name) else {
            throw ServerFailure(RPCError.Code.unknown, "database \(name) does not exist")
        }
        return name
    }

    /// The system administrator sets any password; others that of users they created, and their own if they
    /// know the old one.
    package func changePassword(
        request: Immudb_Schema_ChangePasswordRequest, context: ServerContext
    ) async throws -> Google_Protobuf_Empty {
        let caller = try caller()
        guard !request.user.isEmpty else { throw ServerFailure.emptyUserName }
        guard !request.newPassword.isEmpty else {
            throw ServerFailure(RPCError.Code.unknown, "password is empty")
        }
        let name = String(decoding: request.user, as: UTF8.self)
        let users = try engine.users()
        if name == caller.user, access.policy != .directoryOwner {
            guard try await users.authenticate(name, password: [UInt8](request.oldPassword)) != nil else {
                throw ServerFailure(RPCError.Code.permissionDenied, "old password is incorrect")
            }
        } else {
            guard caller.administersSomething else { throw ServerFailure.administersNothing }
            guard let user = try await users.user(name), user.isChangeable(by: caller) else {
                throw ServerFailure(
                    RPCError.Code.unknown, "user \(name) was not found or it was not created by you")
            }
        }
        try await users.setPassword([UInt8](request.newPassword), of: name)
        access.forget(name)
        return Google_Protobuf_Empty()
    }

    package func setActiveUser(
        request: Immudb_Schema_SetActiveUserRequest, context: ServerContext
    ) async throws -> Google_Protobuf_Empty {
        let caller = try caller()
        let name = request.username
        guard !name.isEmpty else { throw ServerFailure.emptyUserName }
        guard caller.administersSomething else { throw ServerFailure.administersNothing }
        guard name != caller.user else {
            throw ServerFailure(RPCError.Code.unknown, "changing your own status is not allowed")
        }
        let users = try engine.users()
        guard let user = try await users.user(name) else {
            throw ServerFailure(RPCError.Code.unknown, "user \(name) not found")
        }
        guard user.isChangeable(by: caller) else {
            throw ServerFailure(RPCError.Code.unknown, "\(name) was not created by you")
        }
        try await users.setActive(request.active, name)
        access.forget(name)
        return Google_Protobuf_Empty()
    }
}

extension User {
    /// The creator of an account is responsible for it; the system administrator for all.
    fileprivate func isChangeable(by caller: Caller) -> Bool {
        caller.isSystemAdministrator || (!isSystemAdministrator && createdBy == caller.user)
    }
}

extension ServerFailure {
    static let emptyUserName = ServerFailure(RPCError.Code.unknown, "username can not be empty")
    static let noRightOnDatabase = ServerFailure(
        RPCError.Code.permissionDenied, "you do not have permission on this database")
    fileprivate static let administersNothing = ServerFailure(
        RPCError.Code.unknown, "user is not system admin nor admin in any of the databases")
}

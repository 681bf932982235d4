internal import GRPCCore
internal import ImmuDBEngine
internal import ImmuDBProtocol
internal import ImmuDBSQL
internal import SwiftProtobuf

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// What SQL statements of a call can ask of the server: other databases, and users, with the rights of the
/// caller. The rules are those of the calls for the same things.
struct CallHost: SQLHost {
    let service: ImmuService
    let context: ServerContext
    let caller: Caller
    let database: String
    /// Accounts, looked up beforehand for statements that may ask for them.
    private let accounts: [User]

    /// - Parameter text: the script; accounts are read only when it mentions them.
    init(
        _ service: ImmuService, _ context: ServerContext, caller: Caller, database: String,
        script text: String
    ) async throws {
        self.service = service
        self.context = context
        self.caller = caller
        self.database = database
        let words = text.uppercased()
        let asks = ["USERS", "GRANTS", "PG_USER", "PG_ROLES"].contains { words.contains($0) }
        accounts = asks ? try await service.engine.users().all() : []
    }

    var isCancelled: Bool { context.cancellation.isCancelled }

    var currentUser: String { caller.user }

    var permission: SQLPermission {
        SQLPermission(caller.level(on: database) ?? .read)
    }

    var privileges: Set<ImmuDBSQL.SQLPrivilege> {
        Set(
            ImmuDBSQL.SQLPrivilege.allCases.filter { privilege in
                ImmuDBEngine.SQLPrivilege(rawValue: privilege.rawValue).map { caller.may($0, on: database) }
                    ?? false
            })
    }

    func databases() throws -> [String] { try service.visibleDatabases() }

    func users() throws -> [(name: String, permission: SQLPermission)] {
        accounts.compactMap { user in
            if user.isSystemAdministrator { return (user.name, .systemAdmin) }
            return user.levels[database].map { (user.name, SQLPermission($0)) }
        }
    }

    func grants() throws -> [(user: String, privilege: ImmuDBSQL.SQLPrivilege)] {
        accounts.flatMap { user in
            user.privileges(on: database).sorted { $0.rawValue < $1.rawValue }.compactMap { privilege in
                ImmuDBSQL.SQLPrivilege(rawValue: privilege.rawValue).map { (user.name, $0) }
            }
        }
    }

    func createDatabase(_ name: String, ifNotExists: Bool) async throws {
        _ = try await service.createDatabaseV2(
            request: .with {
                $0.name = name
                $0.ifNotExists = ifNotExists
            }, context: context)
    }

    func useDatabase(_ name: String) async throws -> (engine: SQLEngine, store: any KeyValueStore) {
        guard CallContext.current?.session != nil else {
            throw ServerFailure(
                RPCError.Code.unknown, "this command is available only in a session: \(name) was not selected"
            )
        }
        _ = try await service.useDatabase(request: .with { $0.databaseName = name }, context: context)
        let database = try service.engine.database(name)
        return (database.sql, database.keyValues)
    }

    func createUser(_ name: String, password: String, permission: SQLPermission) async throws {
        _ = try await service.createUser(
            request: .with {
                $0.user = Data(name.utf8)
                $0.password = Data(password.utf8)
                $0.permission = permission.level.rawValue
                $0.database = database
            }, context: context)
    }

    func alterUser(_ name: String, password: String, permission: SQLPermission) async throws {
        _ = try await service.setActiveUser(
            request: .with {
                $0.username = name
                $0.active = true
            }, context: context)
        _ = try await service.changePassword(
            request: .with {
                $0.user = Data(name.utf8)
                $0.newPassword = Data(password.utf8)
            }, context: context)
        _ = try await service.changePermission(
            request: .with {
                $0.action = .grant
                $0.username = name
                $0.database = database
                $0.permission = permission.level.rawValue
            }, context: context)
    }

    func dropUser(_ name: String) async throws {
        _ = try await service.setActiveUser(
            request: .with {
                $0.username = name
                $0.active = false
            }, context: context)
    }

    func grant(_ privileges: [ImmuDBSQL.SQLPrivilege], database: String, user: String) async throws {
        try await change(.grant, privileges, database, user)
    }

    func revoke(_ privileges: [ImmuDBSQL.SQLPrivilege], database: String, user: String) async throws {
        try await change(.revoke, privileges, database, user)
    }

    private func change(
        _ action: Immudb_Schema_PermissionAction, _ privileges: [ImmuDBSQL.SQLPrivilege], _ database: String,
        _ user: String
    ) async throws {
        _ = try await service.changeSQLPrivileges(
            request: .with {
                $0.action = action
                $0.username = user
                $0.database = database
                $0.privileges = privileges.map(\.rawValue)
            }, context: context)
    }
}

extension SQLPermission {
    fileprivate init(_ level: AccessLevel) {
        switch level {
        case .read: self = .read
        case .readWrite: self = .readWrite
        case .admin: self = .admin
        case .systemAdmin: self = .systemAdmin
        }
    }

    fileprivate var level: AccessLevel {
        switch self {
        case .read: .read
        case .readWrite: .readWrite
        case .admin: .admin
        case .systemAdmin: .systemAdmin
        }
    }
}

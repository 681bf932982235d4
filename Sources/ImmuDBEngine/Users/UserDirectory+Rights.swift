extension UserDirectory {
    /// Gives a user a level on a database in place of the one he has there, with the SQL privileges that go
    /// with it. Rights on other databases, and who created the account, stay as they are.
    /// - Throws: `userNotFound`, `illegalArguments` for the highest level, and what writing throws.
    @discardableResult
    package func grant(
        _ level: AccessLevel, on database: String, to name: String, by grantor: String
    ) async throws(EngineError) -> User {
        guard level < .systemAdmin else {
            throw EngineError(.illegalArguments, "unrecognized permission")
        }
        return try await change(name) { record in
            record.removeRights(on: database)
            record.permissions.append(
                UserRecord.Permission(permission: level.rawValue, database: database, grantedBy: grantor))
            record.add(SQLPrivilege.defaults(for: level), on: database)
        }
    }

    /// Takes a user's level and SQL privileges on a database away.
    /// - Throws: `userNotFound`, and what writing throws.
    @discardableResult
    package func revoke(on database: String, from name: String) async throws(EngineError) -> User {
        try await change(name) { $0.removeRights(on: database) }
    }

    /// Adds SQL privileges.
    /// - Throws: `userNotFound`, and what writing throws.
    @discardableResult
    package func grant(
        _ privileges: [SQLPrivilege], on database: String, to name: String
    ) async throws(EngineError) -> User {
        try await change(name) { $0.add(privileges, on: database) }
    }

    /// Takes SQL privileges away.
    /// - Throws: `userNotFound`, and what writing throws.
    @discardableResult
    package func revoke(
        _ privileges: [SQLPrivilege], on database: String, from name: String
    ) async throws(EngineError) -> User {
        try await change(name) { record in
            record.sqlPrivileges.removeAll { privilege in
                privilege.database == database && privileges.contains { $0.rawValue == privilege.privilege }
            }
        }
    }
}

extension UserRecord {
    fileprivate mutating func removeRights(on database: String) {
        permissions.removeAll { $0.database == database }
        sqlPrivileges.removeAll { $0.database == database }
    }

    fileprivate mutating func add(_ privileges: [SQLPrivilege], on database: String) {
        for privilege in privileges {
            let added = Privilege(privilege: privilege.rawValue, database: database)
            if !sqlPrivileges.contains(added) { sqlPrivileges.append(added) }
        }
    }
}

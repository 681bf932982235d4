/// An account as the rest of the program sees it: without its password.
package struct User: Sendable, Hashable {
    /// A level on a database.
    package struct Permission: Sendable, Hashable {
        /// `*` for all databases.
        package var database: String
        /// Number of the level. Directories written elsewhere may hold numbers that are none.
        package var value: UInt32
        /// Who granted it; nil when it came with the account or is not known.
        package var grantedBy: String?
    }

    /// A right to a kind of SQL statement.
    package struct Privilege: Sendable, Hashable {
        package var database: String
        /// Name of the privilege.
        package var name: String
    }

    package var name: String
    package var permissions: [Permission]
    package var privileges: [Privilege]
    package var isActive: Bool
    /// Name of the creator, empty for the built-in user.
    package var createdBy: String
    /// Time of creation in the form of RFC 3339, empty when not known.
    package var createdAt: String

    /// The built-in user, who may do everything.
    package var isSystemAdministrator: Bool { name == UserName.administrator }

    /// Levels by database. Numbers that are no level grant nothing; nor does the highest one, which only the
    /// built-in user has.
    package var levels: [String: AccessLevel] {
        var levels: [String: AccessLevel] = [:]
        for permission in permissions {
            guard let level = AccessLevel(rawValue: permission.value), level < .systemAdmin else { continue }
            levels[permission.database] = level
        }
        return levels
    }

    /// SQL privileges on a database.
    package func privileges(on database: String) -> Set<SQLPrivilege> {
        guard !isSystemAdministrator else { return Set(SQLPrivilege.allCases) }
        return Set(
            privileges.compactMap { $0.database == database ? SQLPrivilege(rawValue: $0.name) : nil })
    }
}

extension User {
    init(_ record: UserRecord) {
        self.init(
            name: record.username,
            permissions: record.permissions.map {
                Permission(database: $0.database, value: $0.permission, grantedBy: $0.grantedBy)
            },
            privileges: record.sqlPrivileges.map { Privilege(database: $0.database, name: $0.privilege) },
            isActive: record.active, createdBy: record.createdBy, createdAt: record.createdat)
    }
}

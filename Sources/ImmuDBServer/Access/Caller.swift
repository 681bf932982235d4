package import ImmuDBEngine

/// Who makes a call: a logged-in user with the rights he had when he logged in.
package struct Caller: Sendable, Hashable {
    package var user: String
    /// Levels by database. A system administrator needs no entries.
    package var levels: [String: AccessLevel]
    package var isSystemAdministrator: Bool
    /// SQL privileges by database. A system administrator needs no entries.
    package var privileges: [String: Set<SQLPrivilege>]

    package init(
        user: String, levels: [String: AccessLevel], isSystemAdministrator: Bool,
        privileges: [String: Set<SQLPrivilege>] = [:]
    ) {
        self.user = user
        self.levels = levels
        self.isSystemAdministrator = isSystemAdministrator
        self.privileges = privileges
    }

    init(_ user: User) {
        let levels = user.levels
        self.init(
            user: user.name, levels: levels, isSystemAdministrator: user.isSystemAdministrator,
            privileges: Dictionary(uniqueKeysWithValues: levels.keys.map { ($0, user.privileges(on: $0)) }))
    }

    /// The level on a database, nil for none.
    package func level(on database: String) -> AccessLevel? {
        isSystemAdministrator ? .systemAdmin : levels[database]
    }

    /// Whether the caller administers a database.
    package func administers(_ database: String) -> Bool {
        isSystemAdministrator || levels[database] == .admin
    }

    /// Whether the caller administers any database.
    package var administersSomething: Bool { isSystemAdministrator || levels.values.contains(.admin) }

    /// Whether the caller may run a kind of SQL statement on a database.
    package func may(_ privilege: SQLPrivilege, on database: String) -> Bool {
        isSystemAdministrator || privileges[database]?.contains(privilege) == true
    }

    /// Whoever may open the files of a directory.
    package static let directoryOwner = Caller(
        user: UserName.administrator, levels: [:], isSystemAdministrator: true)

    /// Anybody, on a server without authentication.
    static let anybody = Caller(
        user: "", levels: [DatabaseName.standard: .admin], isSystemAdministrator: false,
        privileges: [DatabaseName.standard: Set(SQLPrivilege.allCases)])
}

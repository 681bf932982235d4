/// What a user may do on one database, with the numbers of the wire format.
package enum AccessLevel: UInt32, Sendable, Hashable {
    case read = 1
    case readWrite = 2
    case admin = 254
    case systemAdmin = 255
}

/// Who makes a call: a logged-in user with the rights he had when he logged in.
package struct Caller: Sendable, Hashable {
    package var user: String
    /// Levels by database. A system administrator needs no entries.
    package var levels: [String: AccessLevel]
    package var isSystemAdministrator: Bool

    package init(user: String, levels: [String: AccessLevel], isSystemAdministrator: Bool) {
        self.user = user
        self.levels = levels
        self.isSystemAdministrator = isSystemAdministrator
    }

    /// The level on a database, nil for none.
    package func level(on database: String) -> AccessLevel? {
        isSystemAdministrator ? .systemAdmin : levels[database]
    }

    /// Whether the caller administers a database.
    package func administers(_ database: String) -> Bool {
        isSystemAdministrator || levels[database] == .admin
    }

    /// Whoever may open the files of a directory.
    package static let directoryOwner = Caller(user: "immudb", levels: [:], isSystemAdministrator: true)
}

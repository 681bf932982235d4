/// A right to one kind of SQL statement on a database, below the level.
package enum SQLPrivilege: String, Sendable, Hashable, CaseIterable {
    case select = "SELECT"
    case create = "CREATE"
    case insert = "INSERT"
    case update = "UPDATE"
    case delete = "DELETE"
    case drop = "DROP"
    case alter = "ALTER"

    /// What comes with a level unless said otherwise, in the order of the user records.
    package static func defaults(for level: AccessLevel) -> [SQLPrivilege] {
        level == .read ? [.select] : allCases
    }
}

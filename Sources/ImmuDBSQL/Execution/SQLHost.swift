/// What the surroundings of a database offer: other databases and users.
package protocol SQLHost: Sendable {
    /// Name of the user who is logged in.
    var currentUser: String { get }
    /// Permission of that user for the current database.
    var permission: SQLPermission { get }
    /// Privileges of that user for the current database.
    var privileges: Set<SQLPrivilege> { get }

    /// Whether nobody waits for the statement any more.
    var isCancelled: Bool { get }

    func databases() throws -> [String]
    func users() throws -> [(name: String, permission: SQLPermission)]
    func grants() throws -> [(user: String, privilege: SQLPrivilege)]

    /// - Throws: `SQLError.databaseAlreadyExists` unless that is allowed.
    func createDatabase(_ name: String, ifNotExists: Bool) async throws
    /// Makes another database the current one of the session.
    func useDatabase(_ name: String) async throws -> (engine: SQLEngine, store: any KeyValueStore)
    func createUser(_ name: String, password: String, permission: SQLPermission) async throws
    func alterUser(_ name: String, password: String, permission: SQLPermission) async throws
    func dropUser(_ name: String) async throws
    func grant(_ privileges: [SQLPrivilege], database: String, user: String) async throws
    func revoke(_ privileges: [SQLPrivilege], database: String, user: String) async throws
}

extension SQLHost {
    package var isCancelled: Bool { false }
}

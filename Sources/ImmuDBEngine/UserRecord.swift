internal import SystemCodecs
internal import SystemIO

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A user as the system database keeps it: a JSON object under the key `01 || name`.
struct UserRecord: Codable, Sendable, Equatable {
    struct Permission: Codable, Sendable, Equatable {
        /// 1 read, 2 read and write, 254 database administrator, 255 system administrator.
        var permission: UInt32
        /// Name of a database, `*` for all.
        var database: String
    }

    struct Privilege: Codable, Sendable, Equatable {
        var privilege: String
        var database: String
    }

    var username: String
    /// Standard base64 of the bcrypt text.
    var hashedpassword: Data
    var permissions: [Permission]?
    var sqlPrivileges: [Privilege]?
    var hasPrivileges: Bool?
    var active: Bool
    var createdBy: String?
    /// RFC 3339.
    var createdat: String?

    static let administratorName = "immudb"
    private static let keyPrefix: UInt8 = 1
    private static let systemAdministrator: UInt32 = 255
    private static let allPrivileges = ["SELECT", "CREATE", "INSERT", "UPDATE", "DELETE", "DROP", "ALTER"]

    /// Key in the system database.
    static func key(of username: String) -> [UInt8] { [keyPrefix] + Array(username.utf8) }

    /// The built-in administrator.
    /// - Throws: `illegalArguments` for a password that cannot be hashed.
    static func administrator(password: String, at time: Timestamp) throws(EngineError) -> UserRecord {
        let hash: String
        do throws(Bcrypt.Failure) {
            hash = try Bcrypt.hash(Array(password.utf8))
        } catch {
            throw EngineError(
                .illegalArguments, "the administrator's password cannot be used", cause: error.description)
        }
        return UserRecord(
            username: administratorName, hashedpassword: Data(hash.utf8),
            permissions: [Permission(permission: systemAdministrator, database: "*")],
            sqlPrivileges: allPrivileges.map { Privilege(privilege: $0, database: "*") }, hasPrivileges: true,
            active: true, createdBy: "", createdat: time.rfc3339)
    }

    func encoded() throws(EngineError) -> [UInt8] {
        try translating { [UInt8](try JSONEncoder().encode(self)) }
    }
}

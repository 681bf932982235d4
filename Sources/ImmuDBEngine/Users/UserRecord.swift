internal import SystemIO

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A user as the system database keeps it: a JSON object under the key `01 || name`.
struct UserRecord: Sendable, Equatable {
    struct Permission: Codable, Sendable, Equatable {
        /// 1 read, 2 read and write, 254 database administrator, 255 system administrator.
        var permission: UInt32
        /// Name of a database, `*` for all.
        var database: String
        /// Ours; other programs pass over it.
        var grantedBy: String?
    }

    struct Privilege: Codable, Sendable, Equatable {
        var privilege: String
        var database: String
    }

    var username: String
    /// The bcrypt text; in JSON its standard base64.
    var hashedpassword: Data
    var permissions: [Permission]
    var sqlPrivileges: [Privilege]
    var active: Bool
    var createdBy: String
    /// RFC 3339.
    var createdat: String

    static let keyPrefix: UInt8 = 1
    static let allDatabases = "*"

    /// Key in the system database.
    static func key(of username: String) -> [UInt8] { [keyPrefix] + Array(username.utf8) }

    /// A fresh account.
    /// - Parameter hash: the bcrypt text of its password.
    init(
        name: String, hash: String, level: AccessLevel, on database: String, by creator: String,
        at time: Timestamp
    ) {
        username = name
        hashedpassword = Data(hash.utf8)
        permissions = [Permission(permission: level.rawValue, database: database)]
        sqlPrivileges = SQLPrivilege.defaults(for: level).map {
            Privilege(privilege: $0.rawValue, database: database)
        }
        active = true
        createdBy = creator
        createdat = time.rfc3339
    }

    /// The built-in administrator.
    static func administrator(hash: String, at time: Timestamp) -> UserRecord {
        UserRecord(
            name: UserName.administrator, hash: hash, level: .systemAdmin, on: allDatabases, by: "", at: time)
    }

    var passwordHash: String { String(decoding: hashedpassword, as: UTF8.self) }
}

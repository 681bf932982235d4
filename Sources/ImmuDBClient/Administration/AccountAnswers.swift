/// What an account may do with a database, or with all of them.
public enum AccessLevel: UInt32, Sendable, Hashable, CaseIterable {
    case none = 0
    case read = 1
    case readWrite = 2
    /// Administrator of one database.
    case admin = 254
    /// Administrator of the server.
    case systemAdmin = 255

    /// The word for it on command lines; nil for `none`, which is no permission.
    public var word: String? {
        switch self {
        case .none: nil
        case .read: "read"
        case .readWrite: "readwrite"
        case .admin: "admin"
        case .systemAdmin: "sysadmin"
        }
    }

    /// The word for it in lists.
    public var title: String {
        switch self {
        case .none: "None"
        case .read: "Read"
        case .readWrite: "Read/Write"
        case .admin: "Admin"
        case .systemAdmin: "System Admin"
        }
    }
}

/// One permission of an account.
public struct AccountPermission: Sendable, Hashable {
    /// `*` for all databases.
    public var database: String
    /// The number of the protocol; ``AccessLevel`` names the known ones.
    public var code: UInt32

    public var level: AccessLevel? { AccessLevel(rawValue: code) }
}

/// One SQL privilege of an account.
public struct AccountPrivilege: Sendable, Hashable {
    public var database: String
    /// SELECT, CREATE, INSERT, UPDATE, DELETE, DROP or ALTER.
    public var privilege: String
}

/// An account as the server lists it.
public struct Account: Sendable, Hashable {
    public var name: String
    public var isActive: Bool
    public var permissions: [AccountPermission]
    public var privileges: [AccountPrivilege]
    /// Who changed it last, as the server says.
    public var claimedCreator: String
    /// When it was changed last, as the server words it.
    public var claimedCreationTime: String
}

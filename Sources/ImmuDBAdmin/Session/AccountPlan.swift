import ImmuDBClient

/// What makes an account as a file wants it.
enum AccountChange: Equatable {
    case create(AccessLevel, database: String)
    case grant(AccessLevel, database: String)
    case revoke(AccessLevel, database: String)
    case allow([String], database: String)
    case forbid([String], database: String)
    case setActive(Bool)

    /// For a person.
    var text: String {
        switch self {
        case .create(let level, let database): "create with \(level.title) on \(Self.place(database))"
        case .grant(let level, let database): "grant \(level.title) on \(Self.place(database))"
        case .revoke(let level, let database): "revoke \(level.title) on \(Self.place(database))"
        case .allow(let names, let database):
            "grant \(names.joined(separator: ",")) on \(Self.place(database))"
        case .forbid(let names, let database):
            "revoke \(names.joined(separator: ",")) on \(Self.place(database))"
        case .setActive(let flag): flag ? "activate" : "deactivate"
        }
    }

    private static func place(_ database: String) -> String {
        database.isEmpty || database == "*" ? "all databases" : database
    }
}

/// The changes between an account as it is and as it is wanted.
enum AccountPlan {
    /// Everything but privileges, which follow from permissions first.
    /// - Parameter current: nil for an account that does not exist.
    static func permissions(of wanted: AccountFile, from current: AccountFile?) -> [AccountChange] {
        var changes: [AccountChange] = []
        var levels = current?.permissions ?? [:]
        let ordered = wanted.permissions.sorted { $0.key < $1.key }
        if current == nil, let first = ordered.first {
            changes.append(.create(first.value, database: first.key))
            levels[first.key] = first.value
        }
        for (database, level) in ordered where levels[database] != level {
            changes.append(.grant(level, database: database))
        }
        for (database, level) in levels.sorted(by: { $0.key < $1.key })
        where wanted.permissions[database] == nil {
            changes.append(.revoke(level, database: database))
        }
        return changes
    }

    /// Privileges and whether it may log in.
    static func privileges(of wanted: AccountFile, from current: AccountFile) -> [AccountChange] {
        var changes: [AccountChange] = []
        let databases = Set(wanted.privileges.keys).union(current.privileges.keys)
        for database in databases.sorted() where current.permissions[database] != nil {
            let (want, have) = (wanted.privileges[database] ?? [], current.privileges[database] ?? [])
            let (more, fewer) = (want.subtracting(have).sorted(), have.subtracting(want).sorted())
            if !more.isEmpty { changes.append(.allow(more, database: database)) }
            if !fewer.isEmpty { changes.append(.forbid(fewer, database: database)) }
        }
        if wanted.isActive != current.isActive { changes.append(.setActive(wanted.isActive)) }
        return changes
    }
}

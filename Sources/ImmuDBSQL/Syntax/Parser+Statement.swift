extension Parser {
    mutating func statement() throws(SQLError) -> Statement {
        if isAtQuery { return .query(try query()) }
        guard case .keyword(let word) = token.kind else { throw unexpected() }
        switch word {
        case "INSERT": return try insert(isUpsert: false)
        case "UPSERT": return try insert(isUpsert: true)
        case "UPDATE": return try update()
        case "DELETE": return try delete()
        case "CREATE": return try create()
        case "DROP": return try drop()
        case "ALTER": return try alter()
        case "TRUNCATE":
            advance()
            try expect("TABLE")
            return .definition(.truncateTable(try name()))
        case "GRANT", "REVOKE": return .access(try privileges())
        default: return .transaction(try transactionStatement())
        }
    }

    private mutating func transactionStatement() throws(SQLError) -> TransactionStatement {
        switch take(any: ["BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "USE"]) {
        case "BEGIN":
            _ = skip("TRANSACTION")
            return .begin
        case "COMMIT": return .commit
        case "ROLLBACK":
            guard skip("TO") else { return .rollback }
            _ = skip("SAVEPOINT")
            return .rollbackTo(try identifier())
        case "SAVEPOINT": return .savepoint(try identifier())
        case "RELEASE":
            try expect("SAVEPOINT")
            return .release(try identifier())
        case "USE":
            if skip("SNAPSHOT") {
                while !isAt(sign: ";"), token.kind != .end, token.kind != .error { advance() }
                return .useSnapshot
            }
            _ = skip("DATABASE")
            return .useDatabase(try identifier())
        default: throw unexpected()
        }
    }

    mutating func ifNotExists() throws(SQLError) -> Bool {
        guard skip("IF") else { return false }
        try expect("NOT")
        guard skip("EXISTS") else { throw unexpected(expecting: "EXISTS") }
        return true
    }

    mutating func ifExists() throws(SQLError) -> Bool {
        guard skip("IF") else { return false }
        guard skip("EXISTS") else { throw unexpected(expecting: "EXISTS") }
        return true
    }

    private mutating func alter() throws(SQLError) -> Statement {
        advance()
        if skip("USER") {
            let (name, password, permission) = try credentials()
            return .access(.alterUser(name, password: password, permission))
        }
        try expect("TABLE")
        let table = try name()
        switch take(any: ["ADD", "RENAME", "DROP", "ALTER"]) {
        case "ADD":
            try expect("COLUMN")
            return .definition(.addColumn(table: table, try columnDefinition()))
        case "RENAME":
            if skip("TO") { return .definition(.renameTable(table, to: try name())) }
            try expect("COLUMN")
            let old = try column()
            try expect("TO")
            return .definition(.renameColumn(table: table, column: old, to: try column()))
        case "DROP":
            if skip("CONSTRAINT") {
                return .definition(.dropConstraint(table: table, name: try identifier()))
            }
            try expect("COLUMN")
            return .definition(.dropColumn(table: table, column: try column()))
        case "ALTER":
            try expect("COLUMN")
            return .definition(try alterColumn(of: table))
        default: throw unexpected(expecting: "DROP", "ALTER", "ADD", "RENAME")
        }
    }

    private mutating func alterColumn(of table: String) throws(SQLError) -> DefinitionStatement {
        let column = try column()
        if token.kind == .identifier("type") {
            advance()
            return .setType(table: table, column: column, try type())
        }
        guard let word = take(any: ["SET", "DROP"]) else { throw unexpected(expecting: "SET", "DROP") }
        try expect("NOT")
        guard token.kind == .null else { throw unexpected(expecting: "NULL") }
        advance()
        return .setNotNull(table: table, column: column, word == "SET")
    }

    /// `ident WITH PASSWORD string [permission]`.
    mutating func credentials() throws(SQLError) -> (String, String, SQLPermission) {
        let name = try identifier()
        try expect("WITH")
        try expect("PASSWORD")
        let password = try string()
        let word = take(any: ["READ", "READWRITE", "ADMIN"])
        return (name, password, word.flatMap { SQLPermission(rawValue: $0) } ?? .readWrite)
    }

    private mutating func privileges() throws(SQLError) -> AccessStatement {
        let isGrant = isAt("GRANT")
        advance()
        var privileges = SQLPrivilege.allCases
        if skip("ALL") {
            try expect("PRIVILEGES")
        } else {
            privileges = try list { (parser) throws(SQLError) in
                guard let word = parser.take(any: Set(SQLPrivilege.allCases.map(\.rawValue))),
                    let privilege = SQLPrivilege(rawValue: word)
                else { throw parser.unexpected() }
                return privilege
            }
        }
        try expect("ON")
        try expect("DATABASE")
        let database = try name()
        try expect("TO")
        try expect("USER")
        let user = try identifier()
        return isGrant
            ? .grant(privileges, database: database, user: user)
            : .revoke(privileges, database: database, user: user)
    }
}

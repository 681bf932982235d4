package import ImmuDBRecords

/// One statement of a script.
package enum Statement: Sendable, Hashable {
    case transaction(TransactionStatement)
    case definition(DefinitionStatement)
    case access(AccessStatement)
    case change(ChangeStatement)
    case query(Query)
}

/// Statements that steer transactions.
package enum TransactionStatement: Sendable, Hashable {
    case begin
    case commit
    case rollback
    case savepoint(String)
    case release(String)
    case rollbackTo(String)
    case useDatabase(String)
    case useSnapshot
}

/// A column in CREATE TABLE or ADD COLUMN.
package struct ColumnDefinition: Sendable, Hashable {
    package var name: String
    package var type: SQLType
    package var maxLength: Int = 0
    package var isNotNull = false
    package var isAutoIncrement = false
    package var isPrimaryKey = false
    package var defaultValue: Expression?

    package init(
        name: String, type: SQLType, maxLength: Int = 0, isNotNull: Bool = false,
        isAutoIncrement: Bool = false, isPrimaryKey: Bool = false, defaultValue: Expression? = nil
    ) {
        self.name = name
        self.type = type
        self.maxLength = maxLength
        self.isNotNull = isNotNull
        self.isAutoIncrement = isAutoIncrement
        self.isPrimaryKey = isPrimaryKey
        self.defaultValue = defaultValue
    }
}

/// A check constraint in CREATE TABLE.
package struct CheckDefinition: Sendable, Hashable {
    package var name: String?
    package var condition: Expression

    package init(name: String? = nil, condition: Expression) {
        self.name = name
        self.condition = condition
    }
}

/// A foreign key in CREATE TABLE.
package struct ForeignKeyDefinition: Sendable, Hashable {
    package var columns: [String]
    package var table: String
    package var referenced: [String]

    package init(columns: [String], table: String, referenced: [String]) {
        self.columns = columns
        self.table = table
        self.referenced = referenced
    }
}

/// CREATE TABLE.
package struct TableDefinition: Sendable, Hashable {
    package var name: String
    package var ifNotExists = false
    package var columns: [ColumnDefinition] = []
    package var checks: [CheckDefinition] = []
    package var foreignKeys: [ForeignKeyDefinition] = []
    /// One per PRIMARY KEY clause of the table.
    package var primaryKeys: [[String]] = []

    package init(
        name: String, ifNotExists: Bool = false, columns: [ColumnDefinition] = [],
        checks: [CheckDefinition] = [], foreignKeys: [ForeignKeyDefinition] = [], primaryKeys: [[String]] = []
    ) {
        self.name = name
        self.ifNotExists = ifNotExists
        self.columns = columns
        self.checks = checks
        self.foreignKeys = foreignKeys
        self.primaryKeys = primaryKeys
    }
}

/// Statements that change the catalog.
package enum DefinitionStatement: Sendable, Hashable {
    case createTable(TableDefinition)
    case dropTable(String, ifExists: Bool)
    case truncateTable(String)
    case createIndex(
        table: String, columns: [String], isUnique: Bool, ifNotExists: Bool, condition: Expression?)
    case dropIndex(table: String, columns: [String])
    case addColumn(table: String, ColumnDefinition)
    case renameTable(String, to: String)
    case renameColumn(table: String, column: String, to: String)
    case dropColumn(table: String, column: String)
    case dropConstraint(table: String, name: String)
    case setNotNull(table: String, column: String, Bool)
    case setType(table: String, column: String, SQLType)
    case createView(String, ifNotExists: Bool, Query, text: String)
    case dropView(String, ifExists: Bool)
    case createSequence(String)
    case dropSequence(String, ifExists: Bool)
}

/// Permission given to a user for a database.
package enum SQLPermission: String, Sendable, Hashable {
    case read = "READ"
    case readWrite = "READWRITE"
    case admin = "ADMIN"
    case systemAdmin = "SYSADMIN"
}

/// What a statement needs to be allowed.
package enum SQLPrivilege: String, Sendable, Hashable, CaseIterable {
    case select = "SELECT"
    case create = "CREATE"
    case insert = "INSERT"
    case update = "UPDATE"
    case delete = "DELETE"
    case drop = "DROP"
    case alter = "ALTER"
}

/// Statements about databases and users, which the host carries out.
package enum AccessStatement: Sendable, Hashable {
    case createDatabase(String, ifNotExists: Bool)
    case createUser(String, password: String, SQLPermission)
    case alterUser(String, password: String, SQLPermission)
    case dropUser(String)
    case grant([SQLPrivilege], database: String, user: String)
    case revoke([SQLPrivilege], database: String, user: String)
}

/// What RETURNING lists; empty for `*`.
package struct Returning: Sendable, Hashable {
    package var targets: [Target]

    package init(targets: [Target]) {
        self.targets = targets
    }
}

/// `SET column = expression`.
package struct Assignment: Sendable, Hashable {
    package var column: String
    package var comparison: ComparisonOperator
    package var value: Expression

    package init(column: String, comparison: ComparisonOperator, value: Expression) {
        self.column = column
        self.comparison = comparison
        self.value = value
    }
}

/// What an INSERT does about an existing key.
package enum ConflictAction: Sendable, Hashable {
    case fail
    case nothing
    case update([Assignment])
}

/// INSERT and UPSERT.
package struct Insert: Sendable, Hashable {
    package var table: String
    package var columns: [String] = []
    package var source: RowSource
    package var isUpsert = false
    package var conflict: ConflictAction = .fail
    package var returning: Returning?

    package init(
        table: String, columns: [String] = [], source: RowSource, isUpsert: Bool = false,
        conflict: ConflictAction = .fail, returning: Returning? = nil
    ) {
        self.table = table
        self.columns = columns
        self.source = source
        self.isUpsert = isUpsert
        self.conflict = conflict
        self.returning = returning
    }

    package enum RowSource: Sendable, Hashable {
        case values([[Expression]])
        case query(Query)
    }
}

/// UPDATE and DELETE.
package struct RowChange: Sendable, Hashable {
    package var table: String
    /// nil for DELETE.
    package var assignments: [Assignment]?
    package var condition: Expression?
    package var index: [String] = []
    package var limit: Expression?
    package var offset: Expression?
    package var returning: Returning?

    package init(
        table: String, assignments: [Assignment]? = nil, condition: Expression? = nil, index: [String] = [],
        limit: Expression? = nil, offset: Expression? = nil, returning: Returning? = nil
    ) {
        self.table = table
        self.assignments = assignments
        self.condition = condition
        self.index = index
        self.limit = limit
        self.offset = offset
        self.returning = returning
    }
}

/// Statements that change rows.
package enum ChangeStatement: Sendable, Hashable {
    case insert(Insert)
    case modify(RowChange)

    /// What the statement returns, if it does.
    package var returning: Returning? {
        switch self {
        case .insert(let insert): insert.returning
        case .modify(let change): change.returning
        }
    }
}

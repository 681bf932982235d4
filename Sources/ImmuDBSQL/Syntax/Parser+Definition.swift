extension Parser {
    mutating func create() throws(SQLError) -> Statement {
        advance()
        switch take(any: ["DATABASE", "TABLE", "UNIQUE", "INDEX", "VIEW", "SEQUENCE", "USER"]) {
        case "DATABASE":
            let ifNotExists = try ifNotExists()
            return .access(.createDatabase(try identifier(), ifNotExists: ifNotExists))
        case "TABLE": return .definition(.createTable(try tableDefinition()))
        case "UNIQUE":
            try expect("INDEX")
            return .definition(try indexDefinition(isUnique: true))
        case "INDEX": return .definition(try indexDefinition(isUnique: false))
        case "VIEW":
            let ifNotExists = try ifNotExists()
            let name = try identifier()
            try expect("AS")
            let start = token.start
            let query = try query()
            return .definition(
                .createView(name, ifNotExists: ifNotExists, query, text: text(from: start)))
        case "SEQUENCE": return .definition(.createSequence(try identifier()))
        case "USER":
            let (name, password, permission) = try credentials()
            return .access(.createUser(name, password: password, permission))
        default: throw unexpected()
        }
    }

    private mutating func tableDefinition() throws(SQLError) -> TableDefinition {
        let ifNotExists = try ifNotExists()
        var table = TableDefinition(name: try name(), ifNotExists: ifNotExists)
        try expect(sign: "(")
        repeat { try tableElement(of: &table) } while skip(sign: ",")
        try expect(sign: ")")
        return table
    }

    private mutating func tableElement(of table: inout TableDefinition) throws(SQLError) {
        if skip("PRIMARY") {
            try expect("KEY")
            table.primaryKeys.append(try columnOrList())
        } else if skip("CHECK") {
            table.checks.append(CheckDefinition(name: nil, condition: try expression()))
        } else if isAt("CONSTRAINT"), case .identifier(let name) = following.kind {
            advance()
            advance()
            try expect("CHECK")
            table.checks.append(CheckDefinition(name: name, condition: try expression()))
        } else if skip("FOREIGN") {
            try expect("KEY")
            let columns = try columnList()
            try expect("REFERENCES")
            let referenced = try name()
            table.foreignKeys.append(
                ForeignKeyDefinition(columns: columns, table: referenced, referenced: try columnList()))
        } else {
            table.columns.append(try columnDefinition())
        }
    }

    mutating func columnDefinition() throws(SQLError) -> ColumnDefinition {
        var column = ColumnDefinition(name: try column(), type: try type())
        if isAt(sign: "[") || isAt(sign: "(") {
            let close = isAt(sign: "[") ? "]" : ")"
            advance()
            guard case .integer(let length) = token.kind, length >= 0, length <= Int64(UInt32.max) else {
                throw unexpected()
            }
            advance()
            column.maxLength = Int(length)
            try expect(sign: close)
        }
        if token.kind == .null {
            advance()
        } else if skip("NOT") {
            guard token.kind == .null else { throw unexpected(expecting: "NULL") }
            advance()
            column.isNotNull = true
        }
        if skip("DEFAULT") { column.defaultValue = try expression() }
        column.isAutoIncrement = skip("AUTO_INCREMENT")
        if skip("PRIMARY") {
            try expect("KEY")
            column.isPrimaryKey = true
        }
        return column
    }

    private mutating func indexDefinition(isUnique: Bool) throws(SQLError) -> DefinitionStatement {
        let ifNotExists = try ifNotExists()
        try expect("ON")
        let table = try name()
        let columns = try columnList()
        let condition = skip("WHERE") ? try expression() : nil
        return .createIndex(
            table: table, columns: columns, isUnique: isUnique, ifNotExists: ifNotExists, condition: condition
        )
    }

    mutating func drop() throws(SQLError) -> Statement {
        advance()
        switch take(any: ["TABLE", "INDEX", "VIEW", "SEQUENCE", "USER"]) {
        case "TABLE":
            let ifExists = try ifExists()
            let table = try name()
            _ = skip("CASCADE")
            return .definition(.dropTable(table, ifExists: ifExists))
        case "INDEX":
            if skip("ON") {
                let table = try name()
                return .definition(.dropIndex(table: table, columns: try columnList()))
            }
            let table = try name()
            try expect(sign: ".")
            return .definition(.dropIndex(table: table, columns: [try column()]))
        case "VIEW":
            let ifExists = try ifExists()
            return .definition(.dropView(try identifier(), ifExists: ifExists))
        case "SEQUENCE":
            let ifExists = try ifExists()
            return .definition(.dropSequence(try identifier(), ifExists: ifExists))
        case "USER": return .access(.dropUser(try identifier()))
        default: throw unexpected()
        }
    }
}

extension Parser {
    mutating func insert(isUpsert: Bool) throws(SQLError) -> Statement {
        advance()
        try expect("INTO")
        var insert = Insert(table: try name(), source: .values([]), isUpsert: isUpsert)
        if isAt(sign: "(") { insert.columns = try columnList() }
        if skip("VALUES") {
            insert.source = .values(try valueRows())
        } else if isAtQuery {
            insert.source = .query(try query())
        } else {
            throw unexpected()
        }
        if !isUpsert, skip("ON") {
            try expect("CONFLICT")
            try expect("DO")
            if skip("NOTHING") {
                insert.conflict = .nothing
            } else {
                try expect("UPDATE")
                try expect("SET")
                insert.conflict = .update(try assignments())
            }
        }
        insert.returning = try returning()
        return .change(.insert(insert))
    }

    private mutating func returning() throws(SQLError) -> Returning? {
        guard skip("RETURNING") else { return nil }
        return Returning(targets: skip(sign: "*") ? [] : try targets())
    }

    private mutating func assignments() throws(SQLError) -> [Assignment] {
        let operators: [String: ComparisonOperator] = [
            "=": .equal, "!=": .notEqual, "<>": .notEqual, "<": .less, "<=": .lessOrEqual, ">": .greater,
            ">=": .greaterOrEqual,
        ]
        return try list { (parser) throws(SQLError) in
            guard parser.isAtColumn else { throw parser.unexpected(expecting: "IDENTIFIER") }
            let column = try parser.column()
            guard case .sign(let sign) = parser.token.kind, let comparison = operators[sign] else {
                throw parser.unexpected()
            }
            parser.advance()
            return Assignment(column: column, comparison: comparison, value: try parser.expression())
        }
    }

    mutating func update() throws(SQLError) -> Statement {
        advance()
        var change = RowChange(table: try name())
        try expect("SET")
        change.assignments = try assignments()
        return try finish(&change)
    }

    mutating func delete() throws(SQLError) -> Statement {
        advance()
        try expect("FROM")
        var change = RowChange(table: try name())
        return try finish(&change)
    }

    private mutating func finish(_ change: inout RowChange) throws(SQLError) -> Statement {
        if skip("WHERE") { change.condition = try expression() }
        if isAt("USE") { change.index = try useIndex() }
        (change.limit, change.offset) = try limits()
        change.returning = try returning()
        return .change(.modify(change))
    }
}

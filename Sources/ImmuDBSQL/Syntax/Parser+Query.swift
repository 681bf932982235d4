internal import ImmuDBRecords

extension Parser {
    /// True when a query begins here.
    var isAtQuery: Bool { isAt(any: ["SELECT", "WITH", "SHOW", "EXPLAIN"]) }

    mutating func query() throws(SQLError) -> Query {
        try nested { (parser) throws(SQLError) in try parser.unnestedQuery() }
    }

    private mutating func unnestedQuery() throws(SQLError) -> Query {
        if skip("SHOW") { return .show(try show()) }
        if skip("EXPLAIN") {
            let showsRows = skip("ROWS")
            return .explain(try query(), showsRows: showsRows)
        }
        if skip("WITH") {
            let isRecursive = skip("RECURSIVE")
            let tables = try list { (parser) throws(SQLError) in
                let name = try parser.identifier()
                try parser.expect("AS")
                try parser.expect(sign: "(")
                let query = try parser.query()
                try parser.expect(sign: ")")
                return CommonTable(name: name, query: query)
            }
            return .with(tables, isRecursive: isRecursive, try query())
        }
        let left = Query.select(try select())
        let operation: SetOperator
        if skip("UNION") {
            operation = skip("ALL") ? .unionAll : .union
        } else if skip("EXCEPT") {
            operation = .except
        } else if skip("INTERSECT") {
            operation = .intersect
        } else {
            return left
        }
        return .setOperation(operation, left, try query())
    }

    private mutating func show() throws(SQLError) -> ShowStatement {
        switch take(any: ["DATABASES", "TABLES", "TABLE", "USERS", "GRANTS"]) {
        case "DATABASES": return .databases
        case "TABLES": return .tables
        case "TABLE": return .table(try name())
        case "USERS": return .users
        case "GRANTS": return .grants(user: skip("FOR") ? try identifier() : nil)
        default: throw unexpected()
        }
    }

    private mutating func select() throws(SQLError) -> Select {
        try expect("SELECT")
        var select = Select()
        select.isDistinct = skip("DISTINCT")
        if !skip(sign: "*") { select.targets = try targets() }
        guard skip("FROM") else { return select }
        var source = try source()
        if isAt("USE") { source.index = try useIndex() }
        select.source = source
        select.joins = try joins()
        if skip("WHERE") { select.condition = try expression() }
        if skip("GROUP") {
            try expect("BY")
            select.grouping = try list { (parser) throws(SQLError) in try parser.columnName() }
        }
        if skip("HAVING") { select.having = try expression() }
        if skip("ORDER") {
            try expect("BY")
            select.order = try orderTerms()
        }
        (select.limit, select.offset) = try limits()
        return select
    }

    /// LIMIT or FETCH FIRST, then OFFSET.
    mutating func limits() throws(SQLError) -> (Expression?, Expression?) {
        var limit: Expression?
        if skip("LIMIT") {
            if !skip("ALL") { limit = try expression() }
        } else if skip("FETCH") {
            try expect("FIRST")
            limit = try expression()
            try expect("ROWS")
            _ = skip("ONLY")
        }
        return (limit, skip("OFFSET") ? try expression() : nil)
    }

    mutating func targets() throws(SQLError) -> [Target] {
        try list { (parser) throws(SQLError) in
            let expression = try parser.expression()
            return Target(expression: expression, alias: try parser.targetAlias())
        }
    }

    private mutating func targetAlias() throws(SQLError) -> String? {
        guard skip("AS") else { return isAtName ? try name() : nil }
        if let word = take(any: Keywords.aggregates) { return word }
        return try column()
    }

    mutating func orderTerms() throws(SQLError) -> [OrderTerm] {
        try list { (parser) throws(SQLError) in
            var term = OrderTerm(expression: try parser.expression())
            if let word = parser.take(any: ["ASC", "DESC"]) { term.isDescending = word == "DESC" }
            if parser.skip("NULLS") {
                guard let word = parser.take(any: ["FIRST", "LAST"]) else {
                    throw parser.unexpected(expecting: "FIRST", "LAST")
                }
                term.nullsFirst = word == "FIRST"
            }
            return term
        }
    }

    mutating func useIndex() throws(SQLError) -> [String] {
        try expect("USE")
        try expect("INDEX")
        try expect("ON")
        return try columnOrList()
    }

    private mutating func source() throws(SQLError) -> Source {
        if skip(sign: "(") { return try bracketedSource() }
        if let word = take(any: ["DATABASES"]) {
            return try functionSource(word.lowercased())
        }
        if isAt(any: ["TABLES", "USERS"]), following.kind == .sign("(") {
            let name = token.text.lowercased()
            advance()
            return try functionSource(name)
        }
        if skip("TABLE") {
            try expect(sign: "(")
            let name = try name()
            try expect(sign: ")")
            return try aliased(Source(kind: .function("table", [.literal(.varchar(name))])))
        }
        if case .identifier(let name) = token.kind, following.kind == .sign("(") {
            advance()
            return try functionSource(name)
        }
        var source = Source(kind: .table(try name()))
        source.period = try period()
        return try aliased(source)
    }

    private mutating func functionSource(_ name: String) throws(SQLError) -> Source {
        try expect(sign: "(")
        var arguments: [Expression] = []
        if !isAt(sign: ")") {
            arguments = try list { (parser) throws(SQLError) in try parser.expression() }
        }
        try expect(sign: ")")
        return try aliased(Source(kind: .function(name, arguments)))
    }

    private mutating func bracketedSource() throws(SQLError) -> Source {
        if skip("HISTORY") {
            try expect("OF")
            let name = try name()
            try expect(sign: ")")
            return try aliased(Source(kind: .history(name)))
        }
        if skip("DIFF") {
            try expect("OF")
            var source = Source(kind: .difference(try name()))
            try expect(sign: ")")
            source.period = try period()
            return try aliased(source)
        }
        if skip("VALUES") {
            let rows = try valueRows()
            try expect(sign: ")")
            return Source(kind: .values(rows))
        }
        let inner = try query()
        try expect(sign: ")")
        return try aliased(Source(kind: .query(inner)))
    }

    private mutating func aliased(_ source: Source) throws(SQLError) -> Source {
        var source = source
        if skip("AS") {
            source.alias = try name()
        } else if isAtName {
            source.alias = try name()
        }
        return source
    }

    mutating func valueRows() throws(SQLError) -> [[Expression]] {
        try list { (parser) throws(SQLError) in
            try parser.expect(sign: "(")
            var row: [Expression] = []
            if !parser.isAt(sign: ")") {
                row = try parser.list { (parser) throws(SQLError) in try parser.expression() }
            }
            try parser.expect(sign: ")")
            return row
        }
    }

    private mutating func period() throws(SQLError) -> Period {
        var period = Period()
        if let word = take(any: ["SINCE", "AFTER"]) {
            period.start = try instant(isInclusive: word == "SINCE")
        }
        if let word = take(any: ["UNTIL", "BEFORE"]) {
            period.end = try instant(isInclusive: word == "UNTIL")
        }
        return period
    }

    private mutating func instant(isInclusive: Bool) throws(SQLError) -> Period.Instant {
        let isTransaction = skip("TX")
        return Period.Instant(
            expression: try expression(), isTransaction: isTransaction, isInclusive: isInclusive)
    }

    private mutating func joins() throws(SQLError) -> [Join] {
        var joins: [Join] = []
        while let join = try join() { joins.append(join) }
        return joins
    }

    private static let joinKinds: [String: Join.Kind] = [
        "INNER": .inner, "LEFT": .left, "RIGHT": .right, "CROSS": .cross, "FULL": .full,
    ]

    private mutating func join() throws(SQLError) -> Join? {
        if skip(sign: ",") {
            let isLateral = skip("LATERAL")
            return Join(kind: .cross, source: try source(), isLateral: isLateral)
        }
        let isNatural = skip("NATURAL")
        let word = take(any: Keywords.joins)
        guard isNatural || word != nil || isAt("JOIN") else { return nil }
        try expect("JOIN")
        let kind = word.flatMap { Parser.joinKinds[$0] } ?? .inner
        let isLateral = skip("LATERAL")
        var join = Join(kind: kind, source: try source(), isLateral: isLateral, isNatural: isNatural)
        if isAt("USE") { join.source.index = try useIndex() }
        if isNatural { return join }
        if skip("USING") {
            join.using = try columnList()
        } else if skip("ON") {
            join.condition = try expression()
        } else if kind != .cross {
            throw syntaxError("ON clause is required for non-CROSS joins")
        }
        return join
    }
}

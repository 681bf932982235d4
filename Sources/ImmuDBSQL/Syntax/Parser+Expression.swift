internal import ImmuDBRecords

extension Parser {
    mutating func expression() throws(SQLError) -> Expression {
        try nested { (parser) throws(SQLError) in try parser.disjunction() }
    }

    private mutating func disjunction() throws(SQLError) -> Expression {
        try chained { (parser) throws(SQLError) in
            var terms = [try parser.conjunction()]
            while parser.skip("OR") { terms.append(try parser.conjunction()) }
            return (Parser.joined(terms[...]) { .or($0, $1) }, Parser.depth(ofTerms: terms.count))
        }
    }

    private mutating func conjunction() throws(SQLError) -> Expression {
        try chained { (parser) throws(SQLError) in
            var terms = [try parser.negation()]
            while parser.skip("AND") { terms.append(try parser.negation()) }
            return (Parser.joined(terms[...]) { .and($0, $1) }, Parser.depth(ofTerms: terms.count))
        }
    }

    /// Left to right; long lists as a balanced tree, which means the same.
    private static func joined(
        _ terms: ArraySlice<Expression>, _ combine: (Expression, Expression) -> Expression
    ) -> Expression {
        guard terms.count > Limits.flatTermsMax else {
            return terms.dropFirst().reduce(terms[terms.startIndex], combine)
        }
        let middle = terms.startIndex + terms.count / 2
        return combine(joined(terms[..<middle], combine), joined(terms[middle...], combine))
    }

    /// Depth of the tree that ``joined(_:_:)`` makes, at most.
    private static func depth(ofTerms count: Int) -> Int {
        count > Limits.flatTermsMax
            ? Limits.flatTermsMax + count.bitWidth - count.leadingZeroBitCount : count - 1
    }

    private mutating func negation() throws(SQLError) -> Expression {
        guard skip("NOT") else { return try comparison() }
        return .not(try nested { (parser) throws(SQLError) in try parser.negation() })
    }

    private static let comparisons: [String: ComparisonOperator] = [
        "=": .equal, "!=": .notEqual, "<>": .notEqual, "<": .less, "<=": .lessOrEqual, ">": .greater,
        ">=": .greaterOrEqual,
    ]

    private mutating func comparison() throws(SQLError) -> Expression {
        let left = try sum()
        if case .sign(let sign) = token.kind {
            if let comparison = Parser.comparisons[sign] {
                advance()
                return .comparison(comparison, left, try sum())
            }
            guard skip(sign: "!~") else { return left }
            return .like(left, pattern: try sum(), isNegated: true, ignoresCase: false)
        }
        if skip("IS") {
            let isNegated = skip("NOT")
            guard token.kind == .null else { throw unexpected(expecting: "NULL") }
            advance()
            return .comparison(isNegated ? .notEqual : .equal, left, .literal(.null(.any)))
        }
        if skip("BETWEEN") {
            let low = try sum()
            try expect("AND")
            let high = try sum()
            return .and(.comparison(.greaterOrEqual, left, low), .comparison(.lessOrEqual, left, high))
        }
        return try wordComparison(left)
    }

    /// LIKE, ILIKE and IN, negated or not.
    private mutating func wordComparison(_ left: Expression) throws(SQLError) -> Expression {
        let isNegated = skip("NOT")
        if let word = take(any: ["LIKE", "ILIKE"]) {
            let pattern = try sum()
            return .like(left, pattern: pattern, isNegated: isNegated, ignoresCase: word == "ILIKE")
        }
        if skip("IN") {
            try expect(sign: "(")
            let result: Expression
            if isAtQuery {
                result = .inQuery(left, try query(), isNegated: isNegated)
            } else {
                let items = try list { (parser) throws(SQLError) in try parser.expression() }
                result = .inList(left, items, isNegated: isNegated)
            }
            try expect(sign: ")")
            return result
        }
        guard !isNegated else { throw unexpected() }
        return left
    }

    private mutating func sum() throws(SQLError) -> Expression {
        try chain(["+": .add, "-": .subtract]) { (parser) throws(SQLError) in try parser.product() }
    }

    private mutating func product() throws(SQLError) -> Expression {
        try chain(["*": .multiply, "/": .divide, "%": .remainder]) { (parser) throws(SQLError) in
            try parser.signed()
        }
    }

    private mutating func chain(
        _ operators: [String: ArithmeticOperator], _ operand: (inout Parser) throws(SQLError) -> Expression
    ) throws(SQLError) -> Expression {
        try chained { (parser) throws(SQLError) in
            var left = try operand(&parser)
            var length = 0
            while case .sign(let sign) = parser.token.kind, let operation = operators[sign] {
                length += 1
                guard length <= Limits.chainLengthMax else {
                    throw parser.syntaxError(
                        "syntax error: more than \(Limits.chainLengthMax) operators in a row")
                }
                parser.advance()
                left = .arithmetic(operation, left, try operand(&parser))
            }
            return (left, length)
        }
    }

    private mutating func signed() throws(SQLError) -> Expression {
        guard skip(sign: "-") else { return try primary() }
        let operand = try nested { (parser) throws(SQLError) in try parser.signed() }
        if case .literal(.integer(let value)) = operand { return .literal(.integer(0 &- value)) }
        return .arithmetic(.subtract, .literal(.integer(0)), operand)
    }

    private mutating func primary() throws(SQLError) -> Expression {
        if isAt("CASE") { return try choice() }
        if isAt("EXISTS"), following.kind == .sign("(") {
            advance()
            advance()
            let inner = try query()
            try expect(sign: ")")
            return .exists(inner)
        }
        if skip(sign: "(") {
            if isAtQuery {
                let inner = try query()
                try expect(sign: ")")
                return .scalar(inner)
            }
            let inner = try expression()
            try expect(sign: ")")
            return inner
        }
        var result = try atom()
        var length = 0
        while skip(sign: "::") {
            length += 1
            guard length <= Limits.nestingDepthMax else {
                throw syntaxError("syntax error: more than \(Limits.nestingDepthMax) casts in a row")
            }
            result = .cast(result, try type())
        }
        return result
    }

    mutating func type() throws(SQLError) -> SQLType {
        guard case .keyword(let word) = token.kind, let type = Keywords.types[word] else {
            throw unexpected()
        }
        advance()
        return type
    }

    private mutating func atom() throws(SQLError) -> Expression {
        switch token.kind {
        case .integer(let value): return literal(.integer(value))
        case .float(let value): return literal(.float(value))
        case .string(let text): return literal(.varchar(text))
        case .blob(let bytes): return literal(.blob(bytes))
        case .boolean(let flag): return literal(.boolean(flag))
        case .null: return literal(.null(.any))
        case .parameter(let name):
            advance()
            return .parameter(name)
        case .identifier(let name) where following.kind == .sign("("):
            advance()
            return try call(name)
        case .keyword(let word):
            if let result = try wordAtom(word) { return result }
        default: break
        }
        guard isAtColumn else { throw unexpected() }
        return try columnOrPath()
    }

    private mutating func literal(_ value: SQLValue) -> Expression {
        advance()
        return .literal(value)
    }

    private mutating func wordAtom(_ word: String) throws(SQLError) -> Expression? {
        if let function = AggregateFunction(rawValue: word) {
            advance()
            return try aggregate(function)
        }
        switch word {
        case "CAST":
            advance()
            try expect(sign: "(")
            let value = try expression()
            try expect("AS")
            let type = try type()
            try expect(sign: ")")
            return .cast(value, type)
        case "TIMESTAMP":
            guard case .string(let text) = following.kind else { return nil }
            advance()
            advance()
            return .cast(.literal(.varchar(text)), .timestamp)
        case "EXTRACT":
            guard following.kind == .sign("(") else { return nil }
            advance()
            advance()
            guard let name = take(any: Set(TimeField.allCases.map(\.rawValue))),
                let field = TimeField(rawValue: name)
            else { throw unexpected() }
            try expect("FROM")
            let value = try expression()
            try expect(sign: ")")
            return .extract(field, value)
        default: return nil
        }
    }

    private mutating func columnOrPath() throws(SQLError) -> Expression {
        let column = try columnName()
        var path: [String] = []
        while skip(sign: "->") { path.append(try string()) }
        return path.isEmpty ? .column(column) : .path(column, path)
    }

    mutating func columnName() throws(SQLError) -> ColumnName {
        let first = try column()
        guard skip(sign: ".") else { return ColumnName(source: nil, name: first) }
        return ColumnName(source: first, name: try column())
    }

    private mutating func call(_ name: String) throws(SQLError) -> Expression {
        try expect(sign: "(")
        var arguments: [Expression] = []
        if !isAt(sign: ")") {
            arguments = try list { (parser) throws(SQLError) in try parser.expression() }
        }
        try expect(sign: ")")
        guard isAt("OVER") else { return .call(name, arguments) }
        return try window(name.uppercased(), arguments)
    }

    private mutating func aggregate(_ function: AggregateFunction) throws(SQLError) -> Expression {
        try expect(sign: "(")
        var aggregate = Aggregate(function: function, column: nil)
        if !skip(sign: "*") {
            aggregate.isDistinct = skip("DISTINCT")
            let isBracketed = aggregate.isDistinct && skip(sign: "(")
            aggregate.column = try columnName()
            if isBracketed { try expect(sign: ")") }
            if !aggregate.isDistinct, skip(sign: ",") { aggregate.separator = try string() }
        }
        try expect(sign: ")")
        guard isAt("OVER") else { return .aggregate(aggregate) }
        return try window(function.rawValue, aggregate.column.map { [.column($0)] } ?? [])
    }

    private mutating func window(
        _ function: String, _ arguments: [Expression]
    ) throws(SQLError) -> Expression {
        try expect("OVER")
        try expect(sign: "(")
        var call = WindowCall(function: function, arguments: arguments, partition: [], order: [])
        if skip("PARTITION") {
            try expect("BY")
            call.partition = try list { (parser) throws(SQLError) in try parser.expression() }
        }
        if skip("ORDER") {
            try expect("BY")
            call.order = try orderTerms()
        }
        try expect(sign: ")")
        return .window(call)
    }

    private mutating func choice() throws(SQLError) -> Expression {
        try nested { (parser) throws(SQLError) in
            parser.advance()
            var operand: Expression?
            if !parser.isAt("WHEN") {
                if parser.isAt("END") { throw parser.unexpected(expecting: "WHEN") }
                operand = try parser.expression()
            }
            var arms: [CaseArm] = []
            repeat {
                try parser.expect("WHEN")
                let condition = try parser.expression()
                try parser.expect("THEN")
                arms.append(CaseArm(condition: condition, result: try parser.expression()))
            } while parser.isAt("WHEN")
            let otherwise = parser.skip("ELSE") ? try parser.expression() : nil
            try parser.expect("END")
            return .choice(operand: operand, arms: arms, otherwise: otherwise)
        }
    }
}

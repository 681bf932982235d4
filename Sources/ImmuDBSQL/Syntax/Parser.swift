/// Recursive-descent parser of scripts.
struct Parser {
    private let tokens: [Token]
    let bytes: [UInt8]
    private var index = 0
    private var depth = 0
    /// Most operators in a row on a way into what was parsed of the current expression.
    private var chainDepth = 0

    init(_ text: some Collection<UInt8>) throws(SQLError) {
        bytes = [UInt8](text)
        guard bytes.count <= Limits.statementBytesMax else {
            throw SQLError(.illegalArguments, ": statement longer than \(Limits.statementBytesMax) bytes")
        }
        tokens = Lexer.tokens(of: bytes)
    }

    /// The token to come.
    var token: Token { tokens[index] }

    /// The token after the one to come.
    var following: Token { tokens[min(index + 1, tokens.count - 1)] }

    mutating func advance() { index = min(index + 1, tokens.count - 1) }

    /// Statements of a script.
    static func statements(of text: some Collection<UInt8>) throws(SQLError) -> [Statement] {
        var parser = try Parser(text)
        var statements: [Statement] = []
        if parser.token.kind == .end { return [] }
        while true {
            statements.append(try parser.statement())
            guard parser.skip(sign: ";") else { break }
            if parser.token.kind == .end { break }
        }
        guard parser.token.kind == .end else { throw parser.unexpected() }
        return statements
    }

    /// A lone expression, as the catalog stores them.
    static func expression(of text: String) throws(SQLError) -> Expression {
        var parser = try Parser(text.utf8)
        let expression = try parser.expression()
        guard parser.token.kind == .end else { throw parser.unexpected() }
        return expression
    }

    /// A syntax error at the token to come.
    func unexpected(expecting expected: String...) -> SQLError {
        var text = "syntax error: unexpected \(token.name)"
        if !expected.isEmpty { text += ", expecting \(expected.joined(separator: " or "))" }
        return syntaxError(text, expected: expected)
    }

    func syntaxError(_ text: String, expected: [String] = []) -> SQLError {
        let before = bytes.prefix(token.start)
        let line = before.reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
        let column = before.count - (before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) + 1
        return SQLError(
            .parsing, ": \(text) at position \(token.end)",
            location: SyntaxLocation(
                position: token.end, line: line, column: column, token: token.name, expected: expected))
    }

    /// Runs one level of nesting.
    mutating func nested<R>(_ body: (inout Parser) throws(SQLError) -> R) throws(SQLError) -> R {
        guard depth < Limits.nestingDepthMax else {
            throw syntaxError("syntax error: nested deeper than \(Limits.nestingDepthMax) levels")
        }
        depth += 1
        defer { depth -= 1 }
        return try body(&self)
    }

    /// Parses operands and says how many operators they add to the depth of the expression.
    mutating func chained<R>(
        _ body: (inout Parser) throws(SQLError) -> (R, operators: Int)
    ) throws(SQLError) -> R {
        let before = chainDepth
        chainDepth = 0
        let (result, operators) = try body(&self)
        chainDepth += operators
        guard chainDepth <= Limits.chainDepthMax else {
            throw syntaxError("syntax error: more than \(Limits.chainDepthMax) operators within each other")
        }
        chainDepth = max(before, chainDepth)
        return result
    }

    func isAt(_ keyword: String) -> Bool { token.kind == .keyword(keyword) }

    func isAt(sign: String) -> Bool { token.kind == .sign(sign) }

    /// True when the token to come is one of these keywords.
    func isAt(any keywords: Set<String>) -> Bool {
        if case .keyword(let word) = token.kind { keywords.contains(word) } else { false }
    }

    /// The keyword to come when it is one of these.
    mutating func take(any keywords: Set<String>) -> String? {
        guard case .keyword(let word) = token.kind, keywords.contains(word) else { return nil }
        advance()
        return word
    }

    mutating func skip(_ keyword: String) -> Bool {
        guard isAt(keyword) else { return false }
        advance()
        return true
    }

    mutating func skip(sign: String) -> Bool {
        guard isAt(sign: sign) else { return false }
        advance()
        return true
    }

    mutating func expect(_ keyword: String) throws(SQLError) {
        guard skip(keyword) else { throw unexpected(expecting: keyword) }
    }

    mutating func expect(sign: String) throws(SQLError) {
        guard skip(sign: sign) else { throw unexpected(expecting: "'\(sign)'") }
    }

    /// An identifier, and no keyword.
    mutating func identifier() throws(SQLError) -> String {
        guard case .identifier(let name) = token.kind else { throw unexpected(expecting: "IDENTIFIER") }
        advance()
        return name
    }

    /// True when the token to come can be a name.
    var isAtName: Bool {
        switch token.kind {
        case .identifier: true
        case .keyword(let word): Keywords.names.contains(word)
        default: false
        }
    }

    /// An identifier or a keyword that may serve as one.
    mutating func name() throws(SQLError) -> String {
        guard isAtName else { throw unexpected() }
        defer { advance() }
        if case .identifier(let name) = token.kind { return name }
        return token.text.lowercased()
    }

    /// True when the token to come can name a column.
    var isAtColumn: Bool {
        if case .keyword(let word) = token.kind, Keywords.columnNames.contains(word) { return true }
        return isAtName
    }

    mutating func column() throws(SQLError) -> String {
        guard isAtColumn else { throw unexpected() }
        defer { advance() }
        if case .identifier(let name) = token.kind { return name }
        return token.text.lowercased()
    }

    mutating func string() throws(SQLError) -> String {
        guard case .string(let text) = token.kind else { throw unexpected(expecting: "string literal") }
        advance()
        return text
    }

    /// `( column, … )`.
    mutating func columnList() throws(SQLError) -> [String] {
        try expect(sign: "(")
        let columns = try list { (parser) throws(SQLError) in try parser.column() }
        try expect(sign: ")")
        return columns
    }

    /// A column or a bracketed list of them.
    mutating func columnOrList() throws(SQLError) -> [String] {
        isAt(sign: "(") ? try columnList() : [try column()]
    }

    /// Items separated by commas.
    mutating func list<R>(_ item: (inout Parser) throws(SQLError) -> R) throws(SQLError) -> [R] {
        var items = [try item(&self)]
        while skip(sign: ",") { items.append(try item(&self)) }
        return items
    }

    /// Text of the statement from a token that was consumed to the last one consumed.
    func text(from start: Int) -> String {
        let end = index > 0 ? tokens[index - 1].end : start
        return String(
            decoding: bytes[min(start, bytes.count)..<max(start, min(end, bytes.count))], as: UTF8.self)
    }
}

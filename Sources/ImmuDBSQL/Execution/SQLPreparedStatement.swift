/// One statement, parsed once, to be run any number of times.
package final class SQLPreparedStatement: Sendable {
    package let statement: Statement

    /// - Throws: `SQLError.parsing` with the place; `illegalArguments` unless the text is one statement that a
    ///   transaction can run.
    package init(_ text: String) throws(SQLError) {
        let statements = try SQLEngine.parse(text)
        guard let statement = statements.first, statements.count == 1 else {
            throw SQLError(.illegalArguments, ": one statement is wanted, there are \(statements.count)")
        }
        switch statement {
        case .transaction, .access: throw SQLError(.nonTransactional)
        case .definition, .change, .query: self.statement = statement
        }
    }
}

extension SQLTransaction {
    /// - Throws: as `execute(_:_:)` of a statement.
    package func execute(_ prepared: SQLPreparedStatement, _ parameters: Parameters) throws {
        try execute(prepared.statement, parameters)
    }

    /// - Throws: as `query(_:_:)` of a statement.
    package func query(_ prepared: SQLPreparedStatement, _ parameters: Parameters) throws -> SQLRows {
        try query(prepared.statement, parameters)
    }
}

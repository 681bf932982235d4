internal import ImmuDBRecords
internal import Synchronization

/// One statement, parsed once, to be run any number of times. A query over tables is planned once, too, as
/// long as the catalog stays the same and it only reads.
package final class SQLPreparedStatement: Sendable {
    package let statement: Statement
    /// The plan that nobody uses at the moment.
    private let kept = Mutex<KeptPlan?>(nil)

    /// - Throws: `SQLError.parsing` with the place; `illegalArguments` unless the text is one statement,
    ///   `nonTransactional` for one that no transaction can run.
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

    fileprivate func takePlan() -> KeptPlan? {
        kept.withLock { kept in
            defer { kept = nil }
            return kept
        }
    }

    fileprivate func keep(_ plan: KeptPlan) { kept.withLock { $0 = plan } }
}

/// A plan with the places of its parameters. Whoever takes it out of its statement is the only one to use it.
private struct KeptPlan: @unchecked Sendable {
    let plan: any QueryPlan
    let cells: ParameterCells
    let engine: SQLEngine
    let catalogVersion: UInt64
}

extension SQLTransaction {
    /// - Throws: as `execute(_:_:)` of a statement.
    package func execute(_ prepared: SQLPreparedStatement, _ parameters: Parameters) throws {
        try execute(prepared.statement, parameters)
    }

    /// - Throws: as `query(_:_:)` of a statement.
    package func query(_ prepared: SQLPreparedStatement, _ parameters: Parameters) throws -> SQLRows {
        guard case .query(let query) = prepared.statement, store.isReadOnly,
            let version = store.catalogVersion(engine.keys.kind)
        else { return try self.query(prepared.statement, parameters) }
        if let kept = prepared.takePlan(), kept.engine === engine, kept.catalogVersion == version,
            kept.cells.fill(from: parameters)
        {
            return try run(kept, of: prepared)
        }
        let cells = ParameterCells(parameters)
        let planner = Planner(transaction: self, parameters: parameters, cells: cells)
        let plan = try planner.plan(query)
        guard planner.isReusable else { return try rows(of: plan) }
        return try run(
            KeptPlan(plan: plan, cells: cells, engine: engine, catalogVersion: version), of: prepared)
    }

    private func run(_ kept: KeptPlan, of prepared: SQLPreparedStatement) throws -> SQLRows {
        SQLRows(
            columns: kept.plan.columns, cursor: try kept.plan.open(Evaluation(transaction: self)),
            onEnd: { prepared.keep(kept) })
    }

    func rows(of plan: any QueryPlan) throws -> SQLRows {
        SQLRows(columns: plan.columns, cursor: try plan.open(Evaluation(transaction: self)))
    }
}

internal import ImmuDBRecords

extension Planner {
    /// The rows that an item of FROM stands for.
    func source(_ source: Source, outer: Scope?) throws -> any SourceNode {
        if case .table = source.kind {} else { noteUnrepeatable() }
        switch source.kind {
        case .table(let name): return try table(name, source, outer: outer)
        case .history(let name):
            let table = try catalog().requireTable(name)
            return try tableSource(table, source, .history)
        case .difference(let name):
            let table = try catalog().requireTable(name)
            guard source.period.start != nil, source.period.end != nil else {
                throw SQLError(.diffRequiresPeriod)
            }
            return try tableSource(table, source, .difference)
        case .query(let query):
            let plan = try plan(query, outer: outer)
            return QuerySource(source.alias ?? plan.columns.first?.source ?? "", plan)
        case .values(let rows): return try values(rows, outer: outer)
        case .function(let name, let arguments):
            let evaluation = Evaluation(transaction: transaction)
            let values = try arguments.map { try constant($0, evaluation) }
            for case .parameter(let parameter) in arguments { try inference?.require(parameter, .varchar) }
            let relation = try systemRelation(name, values)
            return source.alias.map { AliasSource($0, relation) } ?? relation
        }
    }

    private func table(_ name: String, _ source: Source, outer: Scope?) throws -> any SourceNode {
        if let relation = commonTables.last(where: { $0.name == name })?.relation {
            return RelationSource(
                source.alias ?? name, relation.columns.map { ($0.name, $0.type) }
            ) { try relation.current($0) }
        }
        let catalog = try catalog()
        try catalog.requireReadable(name)
        if let table = catalog.table(named: name) { return try tableSource(table, source, .rows) }
        noteUnrepeatable()
        if let view = catalog.view(named: name) {
            guard source.period.isEmpty else {
                throw SQLError(.illegalArguments, ": a period applies to tables only, \(name) is a view")
            }
            return QuerySource(source.alias ?? name, try plan(view))
        }
        if name == "pg_type" {
            let relation = SystemRelations.pgType()
            return source.alias.map { AliasSource($0, relation) } ?? relation
        }
        throw SQLError(.tableDoesNotExist, " (\(name))")
    }

    private func tableSource(_ table: Table, _ source: Source, _ mode: TableSource.Mode) throws -> TableSource
    {
        try transaction.noteUse(of: table)
        var forced: Index?
        if !source.index.isEmpty {
            let ids = try source.index.map { (name) throws(SQLError) in try table.requireColumn(name).id }
            forced = table.indexes.first { $0.columnIDs == ids }
            guard forced != nil else {
                let name = "\(table.name)(\(source.index.joined(separator: ",")))"
                throw SQLError(.indexNotFound, " (\(name))")
            }
        }
        return TableSource(
            table, name: source.alias ?? table.name, mode: mode, period: try bind(source.period),
            forcedIndex: forced, keys: transaction.engine.keys)
    }

    private func bind(_ period: Period) throws -> BoundPeriod {
        let binder = Binder(self, scope: nil)
        func instant(_ written: Period.Instant?) throws -> BoundPeriod.Instant? {
            guard let written else { return nil }
            if case .parameter(let name) = written.expression, written.isTransaction {
                try inference?.require(name, .integer)
            }
            return BoundPeriod.Instant(
                value: try binder.bind(written.expression), isTransaction: written.isTransaction,
                isInclusive: written.isInclusive)
        }
        return BoundPeriod(start: try instant(period.start), end: try instant(period.end))
    }

    private func values(_ rows: [[Expression]], outer: Scope?) throws -> any SourceNode {
        let count = rows.first?.count ?? 0
        guard rows.allSatisfy({ $0.count == count }) else { throw SQLError(.invalidNumberOfValues) }
        let scope = Scope(parent: outer)
        let binder = Binder(self, scope: scope)
        let inference = TypeInference(self, scope: scope)
        let bound = try rows.map { try $0.map { try binder.bind($0) } }
        let types = try (0..<count).map { column in
            var type = SQLType.any
            for row in rows {
                let next = try inference.type(of: row[column])
                if next == .any || next == type { continue }
                guard type == .any else {
                    throw SQLError(text: "cannot match types \(type.rawValue) and \(next.rawValue)")
                }
                type = next
            }
            return ("col\(column)", type)
        }
        return RelationSource("values", types) { evaluation in
            try bound.map { row in try row.map { try $0.value([], evaluation) } }
        }
    }
}

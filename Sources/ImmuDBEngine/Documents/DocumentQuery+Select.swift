internal import ImmuDBRecords
internal import ImmuDBSQL

extension DocumentQuery {
    /// The SELECT that finds the documents.
    /// - Parameter columns: what to return of each.
    /// - Throws: `fieldNotFound`, `unexpectedValue`, `illegalArguments`, `limitExceeded`.
    func select(_ columns: [String], of table: Table, offset: UInt64 = 0) throws(EngineError) -> Select {
        var select = Select()
        select.targets = columns.map { Target(expression: .column(ColumnName(name: $0))) }
        select.source = Source(kind: .table(table.name))
        select.condition = try condition(on: table)
        guard order.count <= Limits.queryOrderTermsMax else {
            throw .illegal("more than \(Limits.queryOrderTermsMax) fields to order by")
        }
        for term in order {
            guard table.searchable(term.field) != nil else {
                throw EngineError(.fieldNotFound, "column does not exist (\(term.field))")
            }
            select.order.append(
                OrderTerm(
                    expression: .column(ColumnName(name: term.field)), isDescending: term.isDescending))
        }
        if limit > 0 { select.limit = .literal(.integer(Int64(min(limit, UInt32(Int32.max))))) }
        // No collection has as many documents as the largest offset skips.
        if offset > 0 { select.offset = .literal(.integer(Int64(min(offset, UInt64(Int32.max))))) }
        return select
    }

    func condition(on table: Table) throws(EngineError) -> Expression? {
        let count = alternatives.reduce(0) { $0 + $1.count }
        guard count <= Limits.queryComparisonsMax else {
            throw .illegal("more than \(Limits.queryComparisonsMax) comparisons")
        }
        var choices: [Expression] = []
        for comparisons in alternatives {
            var parts: [Expression] = []
            for comparison in comparisons { parts.append(try comparison.expression(on: table)) }
            guard let all = Expression.balanced(parts[...], { .and($0, $1) }) else {
                throw .illegal("query expression without any field comparisson")
            }
            choices.append(all)
        }
        return Expression.balanced(choices[...]) { .or($0, $1) }
    }

    /// The same documents, if they have an id.
    func restricted(to id: JSONValue, field: String) -> DocumentQuery {
        let own = Comparison(field, .equal, id)
        var query = self
        query.alternatives = alternatives.isEmpty ? [[own]] : alternatives.map { [own] + $0 }
        return query
    }
}

extension DocumentQuery.Comparison {
    fileprivate func expression(on table: Table) throws(EngineError) -> Expression {
        guard let column = table.searchable(field) else { throw .fieldNotFound(field) }
        let left = Expression.column(ColumnName(name: field))
        let right = Expression.literal(try literal(for: column))
        switch test {
        case .equal: return .comparison(.equal, left, right)
        case .notEqual: return .comparison(.notEqual, left, right)
        case .less: return .comparison(.less, left, right)
        case .lessOrEqual: return .comparison(.lessOrEqual, left, right)
        case .greater: return .comparison(.greater, left, right)
        case .greaterOrEqual: return .comparison(.greaterOrEqual, left, right)
        case .like, .notLike:
            return .like(left, pattern: right, isNegated: test == .notLike, ignoresCase: false)
        }
    }

    private func literal(for column: Column) throws(EngineError) -> SQLValue {
        if column.id == Table.idColumnID {
            switch value {
            case .null: return .null(.blob)
            case .string(let text): return .blob(try DocumentID.reading(text).bytes)
            default: throw EngineError(value: .unexpectedValue(.blob))
            }
        }
        guard let type = DocumentFieldType(columnType: column.type) else {
            throw EngineError(.corrupted, "data is corrupted: field \(field) has a type of tables")
        }
        do throws(SQLRecordError) {
            return try type.columnValue(of: value)
        } catch {
            throw EngineError(value: error)
        }
    }
}

extension DocumentID {
    /// - Throws: `unexpectedValue`, `illegalArguments`, `limitExceeded`.
    static func reading(_ text: String) throws(EngineError) -> DocumentID {
        do throws(Problem) {
            return try DocumentID(text: text)
        } catch {
            throw EngineError(error)
        }
    }
}

extension Expression {
    /// Many expressions in one, nested as little as possible; nil for none.
    fileprivate static func balanced(
        _ parts: ArraySlice<Expression>, _ join: (Expression, Expression) -> Expression
    ) -> Expression? {
        guard parts.count > 1 else { return parts.first }
        let middle = parts.startIndex + parts.count / 2
        guard let left = balanced(parts[..<middle], join), let right = balanced(parts[middle...], join) else {
            return nil
        }
        return join(left, right)
    }
}

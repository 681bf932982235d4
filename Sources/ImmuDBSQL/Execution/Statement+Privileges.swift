extension Statement {
    /// Privileges a user needs for the statement.
    package var requiredPrivileges: Set<SQLPrivilege> {
        switch self {
        case .transaction: return []
        case .query(let query): return query.needsSelect ? [.select] : []
        case .change(.insert(let insert)):
            var needed: Set<SQLPrivilege> = insert.isUpsert ? [.insert, .update] : [.insert]
            if case .query = insert.source { needed.insert(.select) }
            if case .update = insert.conflict { needed.insert(.update) }
            return needed
        case .change(.modify(let change)): return [change.assignments == nil ? .delete : .update]
        case .access(let access):
            switch access {
            case .createDatabase, .createUser: return [.create]
            case .alterUser: return [.alter]
            case .dropUser: return [.drop]
            case .grant, .revoke: return []
            }
        case .definition(let definition):
            switch definition {
            case .createTable, .createIndex, .createView, .createSequence: return [.create]
            case .dropTable, .dropIndex, .dropColumn, .dropConstraint, .dropView, .dropSequence:
                return [.drop]
            case .truncateTable: return [.drop, .create]
            case .addColumn, .renameTable, .renameColumn, .setNotNull, .setType: return [.alter]
            }
        }
    }

    /// Whether the statement writes nothing.
    package var isReadOnly: Bool {
        switch self {
        case .query, .transaction: true
        case .definition, .access, .change: false
        }
    }

    /// Whether the statement yields rows.
    package var yieldsRows: Bool {
        switch self {
        case .query: true
        case .change(let change): change.returning != nil
        case .transaction, .definition, .access: false
        }
    }
}

extension Query {
    /// Queries of the catalog need no privilege.
    fileprivate var needsSelect: Bool {
        switch self {
        case .select(let select):
            guard let source = select.source else { return false }
            if case .function = source.kind, select.joins.isEmpty { return false }
            return true
        case .setOperation(_, let left, let right): return left.needsSelect || right.needsSelect
        case .with: return true
        case .show: return false
        case .explain(let query, _): return query.needsSelect
        }
    }
}

extension SQLHost {
    /// Whether the user may run a statement.
    /// - Throws: `SQLError.accessDenied` that says what is missing.
    package func requireAccess(_ statement: Statement) throws(SQLError) {
        guard statement.isReadOnly || permission != .read else {
            throw SQLError(.accessDenied, ": statement requires READWRITE permission")
        }
        let missing = statement.requiredPrivileges.subtracting(privileges)
        guard missing.isEmpty else {
            let names = missing.map(\.rawValue).sorted().joined(separator: ", ")
            throw SQLError(.accessDenied, ": statement requires [\(names)] privileges")
        }
    }
}

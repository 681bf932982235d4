import ImmuDBClient
import ImmuDBProofs

extension CommandSession {
    /// Looks up tables, collections and their columns for completion, after something may have changed them.
    func refreshNames() async {
        guard sqlState.namesAreOld, let ledger = ledgerIfOpen else { return }
        sqlState.namesAreOld = false
        do {
            let tables = try await ledger.sql.tables()
            var columns: [String: [String]] = [:]
            for table in tables.prefix(Limits.completionTablesMax) {
                columns[table.lowercased()] = try await ledger.sql.describe(table).map(\.name)
            }
            (sqlState.tables, sqlState.columns) = (tables, columns)
            var collections: [String: [String]] = [:]
            for collection in try await ledger.documents.collections().claimed {
                collections[collection.name] = [collection.idField] + collection.fields.map(\.name)
            }
            sqlState.collections = collections
        } catch {
            // Without a login, or with a ledger of its own kind, there is nothing to offer.
            (sqlState.tables, sqlState.columns, sqlState.collections) = ([], [:], [:])
        }
    }
}

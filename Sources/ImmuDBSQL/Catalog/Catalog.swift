package import ImmuDBRecords

/// Everything a database says about its tables.
package struct Catalog: Sendable, Hashable {
    /// In order of ids.
    package var tables: [Table] = []
    /// Highest table id ever given.
    package var maxTableID: UInt32 = 0
    package var views: [View] = []
    package var sequences: [String: SequenceRecord] = [:]
    /// Why tables and views cannot be used whose definitions cannot be read, by name.
    package var damaged: [String: String] = [:]

    /// A named query.
    package struct View: Sendable, Hashable {
        package var name: String
        package var query: Query
    }

    package init() {}

    package func table(named name: String) -> Table? { tables.first { $0.name == name } }

    package func view(named name: String) -> View? { views.first { $0.name == name } }

    /// - Throws: `SQLError.corruptedData` for one whose definition cannot be read.
    func requireReadable(_ name: String) throws(SQLError) {
        guard let problem = damaged[name] else { return }
        throw SQLError(.corruptedData, ": definition of \(name): \(problem)")
    }

    /// - Throws: `SQLError`: `tableDoesNotExist`, `corruptedData`.
    package func requireTable(_ name: String) throws(SQLError) -> Table {
        try requireReadable(name)
        guard let table = table(named: name) else { throw SQLError(.tableDoesNotExist, " (\(name))") }
        return table
    }

    /// - Throws: `SQLError`: `tableAlreadyExists`, `corruptedData`.
    func requireFreeName(_ name: String) throws(SQLError) {
        try requireReadable(name)
        guard table(named: name) == nil, view(named: name) == nil else {
            throw SQLError(.tableAlreadyExists, " (\(name))")
        }
    }

    /// Puts a changed table in the place of the one with its id, or adds it.
    mutating func put(_ table: Table) {
        maxTableID = max(maxTableID, table.id)
        if let position = tables.firstIndex(where: { $0.id == table.id }) {
            tables[position] = table
        } else {
            tables.append(table)
        }
    }
}

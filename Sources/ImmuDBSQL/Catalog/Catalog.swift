package import ImmuDBRecords

/// Everything a database says about its tables.
package struct Catalog: Sendable, Hashable {
    /// In order of ids.
    package private(set) var tables: [Table] = []
    /// Ids of tables by name; of several with one name, which only damage can bring about, the lowest.
    private var ids: [String: UInt32] = [:]
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

    package func table(named name: String) -> Table? { ids[name].flatMap(table(id:)) }

    package func table(id: UInt32) -> Table? {
        let position = position(of: id)
        return position < tables.count && tables[position].id == id ? tables[position] : nil
    }

    /// Where the table with an id is, or has to be put.
    private func position(of id: UInt32) -> Int {
        var (low, high) = (0, tables.count)
        while low < high {
            let middle = low + (high - low) / 2
            if tables[middle].id < id { low = middle + 1 } else { high = middle }
        }
        return low
    }

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
        let position = position(of: table.id)
        if position < tables.count, tables[position].id == table.id {
            let old = tables[position].name
            tables[position] = table
            if old != table.name { forget(old, of: table.id) }
        } else {
            tables.insert(table, at: position)
        }
        ids[table.name] = min(ids[table.name] ?? table.id, table.id)
    }

    /// Takes out a table; none with this id is fine.
    mutating func remove(tableID id: UInt32) {
        let position = position(of: id)
        guard position < tables.count, tables[position].id == id else { return }
        let name = tables[position].name
        tables.remove(at: position)
        forget(name, of: id)
    }

    private mutating func forget(_ name: String, of id: UInt32) {
        guard ids[name] == id else { return }
        ids[name] = tables.first { $0.name == name }?.id
    }
}

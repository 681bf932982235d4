package import ImmuDBRecords

/// Statements of one transaction. Used by one task at a time.
package final class SQLTransaction {
    package let engine: SQLEngine
    package let store: any KeyValueTransaction
    package let host: (any SQLHost)?

    /// Rows written so far.
    package internal(set) var affectedRows = 0
    /// First and last key of each table with an AUTO_INCREMENT key.
    package internal(set) var firstKeys: [String: SQLValue] = [:]
    package internal(set) var lastKeys: [String: SQLValue] = [:]

    private var known: Catalog?
    /// Highest AUTO_INCREMENT keys by table id.
    var counters: [UInt32: Int64] = [:]
    private var savepoints: [Savepoint] = []
    private var notedTables: Set<UInt32> = []
    private var isCatalogNoted = false

    private struct Savepoint {
        var name: String
        var mark: Int
        var catalog: Catalog?
        var affectedRows: Int
        var counters: [UInt32: Int64]
        var firstKeys: [String: SQLValue]
        var lastKeys: [String: SQLValue]
    }

    package init(engine: SQLEngine, store: any KeyValueTransaction, host: (any SQLHost)? = nil) {
        self.engine = engine
        self.store = store
        self.host = host
    }

    var keys: SQLKeySpace { engine.keys }

    /// The catalog with the changes of this transaction.
    package func catalog() throws -> Catalog {
        if let known { return known }
        let catalog = try engine.catalog(for: store)
        known = catalog
        return catalog
    }

    /// Replaces the catalog of this transaction after its entries were written.
    func replace(_ catalog: Catalog) { known = catalog }

    /// From here on, a change of the table's definition by others is a conflict.
    func noteUse(of table: Table) throws {
        guard !store.isReadOnly, notedTables.insert(table.id).inserted else { return }
        for kind in [SQLKeySpace.CatalogKind.table, .column, .index, .check] {
            try store.requireUnchanged(prefix: keys.catalogPrefix(kind, table: table.id))
        }
    }

    /// From here on, any change of the catalog by others is a conflict.
    func noteCatalogChange() throws {
        guard !store.isReadOnly, !isCatalogNoted else { return }
        isCatalogNoted = true
        for kind in SQLKeySpace.CatalogKind.allCases where kind != .sequence {
            try store.requireUnchanged(prefix: keys.catalogPrefix(kind))
        }
    }

    // MARK: Savepoints

    package func savepoint(_ name: String) {
        savepoints.append(
            Savepoint(
                name: name, mark: store.mark(), catalog: known, affectedRows: affectedRows,
                counters: counters, firstKeys: firstKeys, lastKeys: lastKeys))
    }

    /// Forgets a savepoint and those after it; what was written stays.
    /// - Throws: `SQLError` for an unknown name.
    package func release(_ name: String) throws(SQLError) {
        savepoints.removeSubrange(try position(of: name)...)
    }

    /// Takes back what was written after a savepoint, which stays.
    /// - Throws: `SQLError` for an unknown name.
    package func rollback(to name: String) throws {
        let position = try position(of: name)
        savepoints.removeSubrange((position + 1)...)
        let point = savepoints[position]
        try store.rollback(to: point.mark)
        (known, affectedRows, counters) = (point.catalog, point.affectedRows, point.counters)
        (firstKeys, lastKeys) = (point.firstKeys, point.lastKeys)
    }

    private func position(of name: String) throws(SQLError) -> Int {
        guard let position = savepoints.lastIndex(where: { $0.name == name }) else {
            throw SQLError(text: "savepoint \(name) does not exist")
        }
        return position
    }

    // MARK: Sequences

    func nextValue(ofSequence name: String) throws -> Int64 {
        let name = name.lowercased()
        guard let stored = try catalog().sequences[name] else {
            throw SQLError(text: "sequence does not exist (\(name))")
        }
        let next = try engine.next(ofSequence: name, stored: stored)
        guard !store.isReadOnly else { return next }
        let record = SequenceRecord(current: next, step: stored.step)
        try store.set(keys.sequenceKey(name), value: record.encoded, isDeleted: false)
        return next
    }

    func currentValue(ofSequence name: String) throws -> Int64 {
        let name = name.lowercased()
        guard try catalog().sequences[name] != nil else {
            throw SQLError(text: "sequence does not exist (\(name))")
        }
        guard let current = engine.current(ofSequence: name) else {
            throw SQLError(text: "sequence '\(name)' has not been used yet")
        }
        return current
    }
}

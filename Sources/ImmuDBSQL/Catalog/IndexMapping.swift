package import ImmuDBRecords

/// How index entries follow from row entries. A store that keeps derived keys itself feeds every row entry of
/// its log through this.
package struct IndexMapping: Sendable {
    private let keys: SQLKeySpace
    private let table: Table

    package init(table: Table, keys: SQLKeySpace) {
        self.table = table
        self.keys = keys
    }

    /// One change of a derived key.
    package struct Change: Sendable, Hashable {
        package var key: [UInt8]
        package var isDeleted: Bool
    }

    /// Entry of an index for a row.
    /// - Throws: `SQLError`: `corruptedData` for a row that cannot be read, `maxKeyLengthExceeded`.
    package func key(ofRow values: [SQLValue], in index: Index) throws(SQLError) -> [UInt8] {
        let key = try table.keyBytes(of: values)
        return keys.indexPrefix(table: table.id, index: index.id)
            + (try table.entryBytes(of: values, in: index, key: key))
    }

    /// Changes of secondary index entries when a row entry is written.
    /// - Parameters:
    ///   - row: the new row value; of a deletion the last value the row had.
    ///   - previous: the row value before, when the row was there and not deleted.
    /// - Throws: as ``key(ofRow:in:)``.
    package func changes(
        row: [UInt8], isDeleted: Bool, previous: [UInt8]?
    ) throws(SQLError) -> [Change] {
        let values = try table.values(ofRow: row)
        let old = try previous.map { (bytes) throws(SQLError) in try table.values(ofRow: bytes) }
        return try changes(values: values, isDeleted: isDeleted, previous: old)
    }

    func changes(
        values: [SQLValue], isDeleted: Bool, previous: [SQLValue]?
    ) throws(SQLError) -> [Change] {
        var changes: [Change] = []
        for index in table.secondaryIndexes {
            let new = try key(ofRow: values, in: index)
            if let previous {
                let old = try key(ofRow: previous, in: index)
                if old != new { changes.append(Change(key: old, isDeleted: true)) }
            }
            changes.append(Change(key: new, isDeleted: isDeleted))
        }
        return changes
    }

    /// Primary key bytes at the end of an entry of an index.
    /// - Parameter entry: the whole key.
    /// - Throws: `SQLError.corruptedData`.
    package func rowKey(ofEntry entry: [UInt8], in index: Index) throws(SQLError) -> [UInt8] {
        let key = try onRecords { () throws(SQLRecordError) in
            try SQLIndexEntry.primaryKey(
                ofEntry: entry, after: keys.indexPrefix(table: table.id, index: index.id).count,
                columns: table.columns(of: index).map { ($0.type, $0.maxLength) })
        }
        return keys.rowPrefix(table: table.id) + key
    }
}

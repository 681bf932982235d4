package import ImmuDBRecords

extension Table {
    /// Key form of the primary key.
    /// - Parameter values: one per column of the table, in order.
    /// - Throws: `SQLError`: `keyCannotBeNull`, and what ``indexedBytes(of:in:)`` throws.
    package func keyBytes(of values: [SQLValue]) throws(SQLError) -> [UInt8] {
        for id in primaryIndex.columnIDs {
            guard let position = columns.firstIndex(where: { $0.id == id }), !values[position].isNull else {
                throw SQLError(.keyCannotBeNull)
            }
        }
        let bytes = try indexedBytes(of: values, in: primaryIndex)
        guard Limits.indexEntryOverheadBytes + 2 * bytes.count <= Limits.indexEntryKeyBytesMax else {
            throw SQLError(.maxKeyLengthExceeded)
        }
        return bytes
    }

    /// Store key of the row with a primary key.
    /// - Parameter key: one value per column of the primary key, in its order.
    /// - Throws: `SQLError`: `illegalArguments` for another number of values, `keyCannotBeNull`, and what
    ///   ``indexedBytes(of:in:)`` throws.
    package func rowKey(ofPrimaryKey key: [SQLValue], keys: SQLKeySpace) throws(SQLError) -> [UInt8] {
        let columns = columns(of: primaryIndex)
        guard key.count == columns.count else {
            throw SQLError(.illegalArguments, ": table \(name) has a key of \(columns.count) columns")
        }
        var bytes = keys.rowPrefix(table: id)
        for (column, value) in zip(columns, key) {
            guard !value.isNull else { throw SQLError(.keyCannotBeNull) }
            try append(value, of: column, to: &bytes)
        }
        return bytes
    }

    /// Key form of an index's columns.
    /// - Throws: `SQLError`: `maxLengthExceeded`, `maxKeyLengthExceeded`, `invalidValue`, `unsupportedCast`.
    package func indexedBytes(of values: [SQLValue], in index: Index) throws(SQLError) -> [UInt8] {
        var bytes: [UInt8] = []
        for id in index.columnIDs {
            guard let position = columns.firstIndex(where: { $0.id == id }) else {
                throw SQLError(.corruptedData, ": index of table \(name) names column \(id)")
            }
            let column = columns[position]
            try append(values[position], of: column, to: &bytes)
        }
        return bytes
    }

    func append(_ value: SQLValue, of column: Column, to bytes: inout [UInt8]) throws(SQLError) {
        do throws(SQLRecordError) {
            try SQLKeyForm.append(value, type: column.type, maxLength: column.maxLength, to: &bytes)
        } catch {
            throw SQLError(error).appending(": index of table '\(name)' and column '\(column.name)'")
        }
    }

    /// Bytes of the entry of an index for a row, without the beginning that names the index.
    /// - Throws: as ``indexedBytes(of:in:)``; `maxKeyLengthExceeded` when it does not fit a store key.
    package func entryBytes(
        of values: [SQLValue], in index: Index, key: [UInt8]
    ) throws(SQLError) -> [UInt8] {
        let bytes = try indexedBytes(of: values, in: index)
        guard Limits.indexEntryOverheadBytes + bytes.count + key.count <= Limits.indexEntryKeyBytesMax else {
            throw SQLError(.maxKeyLengthExceeded)
        }
        return bytes + key
    }

    /// Bytes of a row.
    /// - Throws: `SQLError`: `maxLengthExceeded`, `invalidValue`, `unsupportedCast`.
    package func rowBytes(of values: [SQLValue]) throws(SQLError) -> [UInt8] {
        var contents: [(id: UInt32, content: [UInt8])] = []
        for (column, value) in zip(columns, values) where !value.isNull {
            let content = try onRecords(": table: \(name), column: \(column.name)") {
                () throws(SQLRecordError) in
                try SQLRowForm.content(of: value, type: column.type, maxLength: column.maxLength)
            }
            contents.append((column.id, content))
        }
        return SQLRowForm.encode(contents)
    }

    /// All columns of a row.
    /// - Throws: `SQLError.corruptedData`.
    package func values(ofRow bytes: [UInt8]) throws(SQLError) -> [SQLValue] {
        var values: [SQLValue] = columns.map { .null($0.type) }
        let all = columns.enumerated().map { position, column in
            SQLRowSelection.Column(id: column.id, type: column.type, slot: position)
        }
        do throws(SQLRecordError) {
            try SQLRowSelection(all, maxColumnID: maxColumnID).read(bytes, into: &values)
        } catch {
            throw SQLError(error)
        }
        return values
    }
}

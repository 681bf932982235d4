internal import ImmuDBProofs

/// Keys of index entries: the indexed values, then the primary key.
package enum SQLIndexEntry {
    /// The primary key at the end of an entry.
    /// - Parameters:
    ///   - offset: where the indexed values begin.
    ///   - columns: type and declared length of the indexed columns.
    /// - Throws: `SQLRecordError.corrupted`.
    package static func primaryKey(
        ofEntry entry: [UInt8], after offset: Int, columns: [(type: SQLType, maxLength: Int)]
    ) throws(SQLRecordError) -> [UInt8] {
        var reader = ByteReader(entry, at: offset)
        for (type, maxLength) in columns {
            try SQLKeyForm.skip(type: type, maxLength: maxLength, in: &reader)
        }
        guard !reader.isAtEnd else { throw SQLRecordError(.corrupted, "index entry without primary key") }
        return [UInt8](entry[reader.offset...])
    }
}

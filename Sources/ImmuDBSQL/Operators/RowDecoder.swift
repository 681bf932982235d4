internal import ImmuDBRecords

/// Decodes the columns of a row that are used and leaves the others NULL.
struct RowDecoder {
    private let template: [SQLValue]
    private let selection: SQLRowSelection

    /// - Parameters:
    ///   - leading: columns of the source before those of the table.
    ///   - trailing: columns of the source behind those of the table.
    init(_ table: Table, leading: Int = 0, trailing: Int = 0, isUsed: (Int) -> Bool) {
        template =
            Array(repeating: .null(.any), count: leading) + table.columns.map { .null($0.type) }
            + Array(repeating: .null(.json), count: trailing)
        let needed = table.columns.enumerated().compactMap { position, column in
            isUsed(leading + position)
                ? SQLRowSelection.Column(id: column.id, type: column.type, slot: leading + position) : nil
        }
        selection = SQLRowSelection(needed, maxColumnID: table.maxColumnID)
    }

    /// Whether the bytes of a row matter at all.
    var needsValues: Bool { !selection.columns.isEmpty }

    func decode(_ bytes: [UInt8]) throws(SQLError) -> [SQLValue] {
        var row = template
        guard needsValues else { return row }
        do throws(SQLRecordError) {
            try selection.read(bytes, into: &row)
        } catch {
            throw SQLError(error)
        }
        return row
    }

    /// How to read the used columns from the entries of an index alone; nil when it lacks some of them.
    func reader(of index: Index, in table: Table) -> IndexEntryReader? {
        let indexed =
            table.columns(of: index) + (index.isPrimary ? [] : table.columns(of: table.primaryIndex))
        var missing = Set(selection.columns.map(\.id))
        var parts: [IndexEntryReader.Part] = []
        for column in indexed {
            let isWanted = missing.remove(column.id) != nil
            if isWanted, !SQLKeyForm.isInvertible(column.type) { return nil }
            let slot = selection.columns.first { $0.id == column.id }?.slot ?? 0
            parts.append(
                IndexEntryReader.Part(
                    type: column.type, maxLength: column.maxLength, slot: slot, isWanted: isWanted))
        }
        guard missing.isEmpty else { return nil }
        while parts.last?.isWanted == false { parts.removeLast() }
        return IndexEntryReader(parts: parts, template: template)
    }
}

/// Reads rows from index entries, which hold the indexed columns and those of the primary key.
struct IndexEntryReader {
    struct Part {
        var type: SQLType
        var maxLength: Int
        var slot: Int
        var isWanted: Bool
    }

    /// Up to the last one that is wanted.
    let parts: [Part]
    let template: [SQLValue]

    /// - Parameter offset: where the indexed values begin.
    func row(_ key: [UInt8], after offset: Int) throws(SQLError) -> [SQLValue] {
        var row = template
        var offset = offset
        do throws(SQLRecordError) {
            for part in parts {
                let value = try SQLKeyForm.value(
                    type: part.type, maxLength: part.maxLength, isWanted: part.isWanted, in: key, at: &offset)
                if part.isWanted { row[part.slot] = value }
            }
        } catch {
            throw SQLError(error)
        }
        return row
    }
}

internal import ImmuDBRecords

/// Decodes the columns of a row that are used and leaves the others NULL.
struct RowDecoder {
    private let maxColumnID: UInt32
    private let template: [SQLValue]
    private let needed: [(slot: Int, id: UInt32, type: SQLType)]

    /// - Parameters:
    ///   - leading: columns of the source before those of the table.
    ///   - trailing: columns of the source behind those of the table.
    init(_ table: Table, leading: Int = 0, trailing: Int = 0, isUsed: (Int) -> Bool) {
        maxColumnID = table.maxColumnID
        template =
            Array(repeating: .null(.any), count: leading) + table.columns.map { .null($0.type) }
            + Array(repeating: .null(.json), count: trailing)
        needed = table.columns.enumerated().compactMap { position, column in
            isUsed(leading + position) ? (leading + position, column.id, column.type) : nil
        }
    }

    /// Whether the bytes of a row matter at all.
    var needsValues: Bool { !needed.isEmpty }

    func decode(_ bytes: [UInt8]) throws(SQLError) -> [SQLValue] {
        guard !needed.isEmpty else { return template }
        do throws(SQLRecordError) {
            let reader = try SQLRowReader(bytes, maxColumnID: maxColumnID)
            var row = template
            for column in needed { row[column.slot] = try reader.value(of: column.id, type: column.type) }
            return row
        } catch {
            throw SQLError(error)
        }
    }
}

package import ImmuDBRecords

/// A column of a table.
package struct Column: Sendable, Hashable {
    package var id: UInt32
    package var name: String
    package var type: SQLType
    /// Declared length; 8, 1 or 16 for types of fixed size; 0 = unbounded.
    package var maxLength: Int
    package var isNotNull: Bool
    package var isAutoIncrement: Bool
    package var defaultValue: Expression?

    package init(
        id: UInt32, name: String, type: SQLType, maxLength: Int, isNotNull: Bool = false,
        isAutoIncrement: Bool = false, defaultValue: Expression? = nil
    ) {
        self.id = id
        self.name = name
        self.type = type
        self.maxLength = maxLength
        self.isNotNull = isNotNull
        self.isAutoIncrement = isAutoIncrement
        self.defaultValue = defaultValue
    }

    /// What the catalog stores.
    var record: ColumnRecord {
        ColumnRecord(
            name: name, maxLength: UInt32(clamping: maxLength), isNotNull: isNotNull,
            isAutoIncrement: isAutoIncrement, defaultText: defaultValue?.text)
    }
}

/// An index of a table. Index 0 is the primary key.
package struct Index: Sendable, Hashable {
    package var id: UInt32
    package var isUnique: Bool
    package var columnIDs: [UInt32]

    package init(id: UInt32, isUnique: Bool, columnIDs: [UInt32]) {
        self.id = id
        self.isUnique = isUnique
        self.columnIDs = columnIDs
    }

    package var isPrimary: Bool { id == SQLKeySpace.primaryIndexID }
}

/// A check constraint of a table.
package struct Check: Sendable, Hashable {
    package var id: UInt32
    package var name: String
    package var condition: Expression
}

/// A table as the catalog describes it.
package struct Table: Sendable, Hashable {
    package var id: UInt32
    package var name: String
    /// In order of ids.
    package var columns: [Column]
    /// In order of ids; the first is the primary key.
    package var indexes: [Index]
    package var checks: [Check]
    /// Highest column id ever given, dropped columns included.
    package var maxColumnID: UInt32
    /// Highest index id ever given, dropped indexes included.
    package var maxIndexID: UInt32

    package init(
        id: UInt32, name: String, columns: [Column], indexes: [Index], checks: [Check] = [],
        maxColumnID: UInt32, maxIndexID: UInt32 = 0
    ) {
        self.id = id
        self.name = name
        self.columns = columns
        self.indexes = indexes
        self.checks = checks
        self.maxColumnID = maxColumnID
        self.maxIndexID = maxIndexID
    }

    package func column(named name: String) -> Column? { columns.first { $0.name == name } }

    package func column(id: UInt32) -> Column? { columns.first { $0.id == id } }

    /// - Throws: `SQLError.columnDoesNotExist`.
    package func requireColumn(_ name: String) throws(SQLError) -> Column {
        guard let column = column(named: name) else { throw SQLError(.columnDoesNotExist, " (\(name))") }
        return column
    }

    /// The primary key.
    package var primaryIndex: Index { indexes.first ?? Index(id: 0, isUnique: true, columnIDs: []) }

    package var secondaryIndexes: ArraySlice<Index> { indexes.dropFirst() }

    package func columns(of index: Index) -> [Column] { index.columnIDs.compactMap { column(id: $0) } }

    /// `table(c1,c2)`.
    package func name(of index: Index) -> String {
        name + "(" + columns(of: index).map(\.name).joined(separator: ",") + ")"
    }

    /// The column that counts by itself, if the table has one.
    package var autoIncrementColumn: Column? {
        let key = columns(of: primaryIndex)
        guard let column = key.first, key.count == 1, column.isAutoIncrement else { return nil }
        return column
    }

    package func isIndexed(_ column: Column) -> Bool {
        indexes.contains { $0.columnIDs.contains(column.id) }
    }
}

public import ImmuDBRecords

/// The columns of a table as the database itself defines them: what a row is decoded with.
public struct PinnedTable: Sendable, Hashable {
    /// One column.
    public struct Column: Sendable, Hashable {
        public var id: UInt32
        public var name: String
        public var type: SQLType
        /// Declared length in bytes; 0 for none.
        public var length: Int

        public init(id: UInt32, name: String, type: SQLType, length: Int) {
            self.id = id
            self.name = name
            self.type = type
            self.length = length
        }
    }

    public var name: String
    public var id: UInt32
    /// Ids of the columns of the primary key, in its order.
    public var primaryKey: [UInt32]
    /// Ascending by id.
    public var columns: [Column]
    /// Highest id a column ever had.
    public var maxColumnID: UInt32

    public init(
        name: String, id: UInt32, primaryKey: [UInt32], columns: [Column], maxColumnID: UInt32
    ) {
        self.name = name
        self.id = id
        self.primaryKey = primaryKey
        self.columns = columns.sorted { $0.id < $1.id }
        self.maxColumnID = maxColumnID
    }

    /// What proofs of documents show of a collection: its number, and the name of the id.
    var ofDocuments: PinnedTable {
        PinnedTable(
            name: name, id: id, primaryKey: primaryKey,
            columns: columns.filter { $0.id == DocumentRow.idColumn }, maxColumnID: DocumentRow.idColumn)
    }

    /// Column of an id.
    public func column(_ id: UInt32) -> Column? { columns.first { $0.id == id } }

    /// Column of a name, `column` or `(table.column)`.
    public func column(named name: String) -> Column? {
        let plain = SQLColumn.plainName(of: name)
        return columns.first { $0.name == plain }
    }
}

/// The pinned tables, or collections, of one database.
///
/// A schema is no part of a proof: the server claims it. So it is compared with what the transactions of the
/// database say, see ``LearnedCatalog``.
public struct SchemaPin: Sendable, Hashable {
    /// What is pinned. Tables and collections have ids and names of their own.
    public enum Subject: String, Sendable, Hashable {
        case table
        /// A collection of documents: a table whose first column is the id of a document.
        case collection
    }

    public var pin: TrustPin
    public let subject: Subject
    /// Ordered by name.
    public private(set) var tables: [PinnedTable]
    /// What the tables follow from.
    public var catalog: LearnedCatalog

    public init(
        pin: TrustPin, subject: Subject = .table, tables: [PinnedTable] = [],
        catalog: LearnedCatalog? = nil
    ) {
        self.pin = pin
        self.subject = subject
        self.catalog = catalog ?? LearnedCatalog(of: subject)
        self.tables = []
        for table in tables { set(table) }
    }

    public subscript(name: String) -> PinnedTable? { tables.first { $0.name == name } }

    /// Pins a table, or replaces what is pinned.
    mutating func set(_ table: PinnedTable) {
        tables.removeAll { $0.name == table.name }
        let place = tables.firstIndex { $0.name > table.name } ?? tables.endIndex
        tables.insert(table, at: place)
    }

    /// Gives up what is pinned of a table.
    mutating func remove(_ name: String) { tables.removeAll { $0.name == name } }
}

package import ImmuDBRecords
internal import ImmuDBSQL

/// A collection of documents: its declared fields and its indexes.
package struct DocumentCollection: Sendable, Hashable {
    package var name: String
    /// Member of every document that holds its id.
    package var idField: String
    /// In order of declaration, without the id field.
    package var fields: [Field]
    /// In order of creation, without the one of the id.
    package var indexes: [FieldIndex]

    package init(
        name: String, idField: String = DocumentName.standardIDField, fields: [Field] = [],
        indexes: [FieldIndex] = []
    ) {
        self.name = name
        self.idField = idField
        self.fields = fields
        self.indexes = indexes
    }

    /// A member that can be searched, by name or path.
    package struct Field: Sendable, Hashable {
        package var name: String
        package var type: DocumentFieldType

        package init(_ name: String, _ type: DocumentFieldType) {
            self.name = name
            self.type = type
        }
    }

    /// An index over fields, in their order.
    package struct FieldIndex: Sendable, Hashable {
        package var fields: [String]
        package var isUnique: Bool

        package init(_ fields: [String], isUnique: Bool = false) {
            self.fields = fields
            self.isUnique = isUnique
        }
    }
}

extension DocumentCollection {
    init(_ table: Table) {
        self.init(
            name: table.name, idField: table.idField,
            fields: table.fieldColumns.compactMap { column in
                DocumentFieldType(columnType: column.type).map { Field(column.name, $0) }
            },
            indexes: table.secondaryIndexes.map { index in
                FieldIndex(table.columns(of: index).map(\.name), isUnique: index.isUnique)
            })
    }
}

/// A collection as a table: the id, the document, and a column for each declared field.
extension Table {
    static let idColumnID: UInt32 = 1
    static let documentColumnID: UInt32 = 2

    var idField: String { column(id: Table.idColumnID)?.name ?? "" }

    var fieldColumns: [Column] { columns.filter { $0.id > Table.documentColumnID } }

    /// A column that queries may name: a declared field or the id.
    func searchable(_ name: String) -> Column? {
        columns.first { $0.name == name && $0.id != Table.documentColumnID }
    }
}

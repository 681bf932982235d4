public import ImmuDBRecords

/// A collection of documents: the members that can be searched, and the indexes over them.
public struct CollectionDescription: Sendable, Hashable {
    /// A member that can be searched, by name or by path (`origin.country`).
    public struct Field: Sendable, Hashable {
        public var name: String
        public var type: DocumentFieldType

        public init(_ name: String, _ type: DocumentFieldType) {
            self.name = name
            self.type = type
        }
    }

    /// An index over fields in their order.
    public struct Index: Sendable, Hashable {
        public var fields: [String]
        public var isUnique: Bool

        public init(_ fields: [String], isUnique: Bool = false) {
            self.fields = fields
            self.isUnique = isUnique
        }
    }

    public var name: String
    /// Member that holds the id of each document.
    public var idField: String
    /// Declared fields, without the id.
    public var fields: [Field]
    /// Without the one of the id.
    public var indexes: [Index]

    public init(name: String, idField: String = "_id", fields: [Field] = [], indexes: [Index] = []) {
        self.name = name
        self.idField = idField
        self.fields = fields
        self.indexes = indexes
    }
}

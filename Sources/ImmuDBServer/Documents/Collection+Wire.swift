internal import ImmuDBEngine
internal import ImmuDBProtocol
internal import ImmuDBRecords
internal import SwiftProtobuf

extension DocumentCollection.Field {
    /// - Throws: `unsupportedType`.
    init(wire message: Immudb_Model_Field) throws(EngineError) {
        guard let type = DocumentFieldType(rawValue: message.type.rawValue) else {
            throw EngineError(.unsupportedType, "unsupported type(\(message.type.rawValue))")
        }
        self.init(message.name, type)
    }
}

extension Immudb_Model_Collection {
    /// The id field comes first, as text, and its index too.
    init(_ collection: DocumentCollection) {
        self.init()
        name = collection.name
        documentIDFieldName = collection.idField
        let all = [DocumentCollection.Field(collection.idField, .string)] + collection.fields
        fields = all.map { field in
            .with {
                $0.name = field.name
                $0.type = Immudb_Model_FieldType(rawValue: field.type.rawValue) ?? .string
            }
        }
        let primary = DocumentCollection.FieldIndex([collection.idField], isUnique: true)
        indexes = ([primary] + collection.indexes).map { index in
            .with {
                $0.fields = index.fields
                $0.isUnique = index.isUnique
            }
        }
    }
}

extension Immudb_Model_DocumentAtRevision {
    init(_ revision: DocumentRevision) {
        self.init()
        transactionID = revision.txID
        documentID = revision.id.description
        self.revision = revision.revision
        if revision.isDeleted { metadata = .with { $0.deleted = true } }
        if let document = revision.document { self.document = .init(document) }
        username = revision.user
        ts = revision.seconds
    }
}

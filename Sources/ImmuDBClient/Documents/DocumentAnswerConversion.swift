internal import ImmuDBProofs
internal import ImmuDBProtocol
internal import ImmuDBRecords
internal import SwiftProtobuf

extension CollectionDescription {
    init(wire message: Immudb_Model_Collection) throws(ProtocolError) {
        var fields: [Field] = []
        for (index, field) in message.fields.enumerated() where field.name != message.documentIDFieldName {
            guard let type = DocumentFieldType(rawValue: field.type.rawValue) else {
                throw ProtocolError(
                    .malformedMessage, "fields", "[\(index)]",
                    problem: "an unknown type \(field.type.rawValue)")
            }
            fields.append(Field(field.name, type))
        }
        self.init(
            name: message.name, idField: message.documentIDFieldName, fields: fields,
            indexes: message.indexes.filter { $0.fields != [message.documentIDFieldName] }
                .map { Index($0.fields, isUnique: $0.isUnique) })
    }
}

extension Immudb_Model_Field {
    init(_ field: CollectionDescription.Field) {
        self.init()
        name = field.name
        type = Immudb_Model_FieldType(rawValue: field.type.rawValue) ?? .string
    }
}

extension Immudb_Model_Query {
    init(_ selection: DocumentSelection) {
        self.init()
        collectionName = selection.collection
        expressions = selection.alternatives.map { comparisons in
            .with {
                $0.fieldComparisons = comparisons.map { comparison in
                    .with {
                        $0.field = comparison.field
                        $0.operator = .init(rawValue: comparison.operator.rawValue) ?? .eq
                        $0.value = Google_Protobuf_Value(comparison.value)
                    }
                }
            }
        }
        orderBy = selection.order.map { term in
            .with { ($0.field, $0.desc) = (term.field, term.isDescending) }
        }
        limit = selection.limit
    }
}

extension DocumentID {
    init(wire text: String, _ field: String) throws(ProtocolError) {
        do throws(Problem) {
            try self.init(text: text)
        } catch {
            throw ProtocolError(.malformedMessage, field, problem: "'\(text)' is no id of a document")
        }
    }
}

extension FoundDocument {
    init(wire message: Immudb_Model_DocumentAtRevision) throws(ProtocolError) {
        self.init(
            id: try DocumentID(wire: message.documentID, "documentId"),
            document: try Document(wire: message.document))
    }
}

extension DocumentVersion {
    init(wire message: Immudb_Model_DocumentAtRevision) throws(ProtocolError) {
        self.init(
            id: try DocumentID(wire: message.documentID, "documentId"), txID: message.transactionID,
            revision: message.revision, isDeleted: message.metadata.deleted,
            document: message.hasDocument ? try Document(wire: message.document) : nil,
            user: message.username, timestamp: message.ts)
    }
}

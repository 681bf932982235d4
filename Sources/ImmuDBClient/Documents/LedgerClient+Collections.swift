internal import GRPCCore
public import ImmuDBProofs
internal import ImmuDBProtocol
internal import ImmuDBRecords
internal import SwiftProtobuf

extension LedgerClient {
    /// One call of the document service.
    func documentReply<Request: Sendable, Answer: Sendable>(
        _ name: String, _ request: Request,
        _ call: (
            any Immudb_Model_DocumentService.ClientProtocol, Request, Metadata, CallOptions,
            @escaping Handler<Answer>
        ) async throws -> Reply<Answer>
    ) async throws -> Answer {
        try await ClientError.inDocuments {
            try await reply(name, request) { _, request, metadata, options, handler in
                try await call(documents, request, metadata, options, handler)
            }.answer
        }
    }

    /// All collections of the database, in order of creation.
    public func collections() async throws -> Unverified<[CollectionDescription]> {
        let answer = try await documentReply("GetCollections", Immudb_Model_GetCollectionsRequest()) {
            try await $0.getCollections($1, metadata: $2, options: $3, onResponse: $4)
        }
        return Unverified(
            try convert("GetCollections") { () throws(ProtocolError) in
                var collections: [CollectionDescription] = []
                for collection in answer.collections {
                    collections.append(try CollectionDescription(wire: collection))
                }
                return collections
            })
    }

    /// A collection by its name.
    /// - Throws: `ClientError`: `notFound`.
    public func collection(_ name: String) async throws -> Unverified<CollectionDescription> {
        let request = Immudb_Model_GetCollectionRequest.with { $0.name = name }
        let answer = try await documentReply("GetCollection", request) {
            try await $0.getCollection($1, metadata: $2, options: $3, onResponse: $4)
        }
        return Unverified(
            try convert("GetCollection") { () throws(ProtocolError) in
                try CollectionDescription(wire: answer.collection)
            })
    }

    /// Creates a collection with its fields and indexes.
    /// - Throws: `ClientError`: `conflict` when there is one of this name, `invalidArgument`, `limit`.
    public func createCollection(_ collection: CollectionDescription) async throws {
        let request = Immudb_Model_CreateCollectionRequest.with {
            $0.name = collection.name
            $0.documentIDFieldName = collection.idField
            $0.fields = collection.fields.map { Immudb_Model_Field($0) }
            $0.indexes = collection.indexes.map { index in
                .with { ($0.fields, $0.isUnique) = (index.fields, index.isUnique) }
            }
        }
        _ = try await documentReply("CreateCollection", request) {
            try await $0.createCollection($1, metadata: $2, options: $3, onResponse: $4)
        }
    }

    /// Renames the id field of a collection. Documents keep the member they have until they are replaced.
    public func updateCollection(_ name: String, idField: String) async throws {
        let request = Immudb_Model_UpdateCollectionRequest.with {
            ($0.name, $0.documentIDFieldName) = (name, idField)
        }
        _ = try await documentReply("UpdateCollection", request) {
            try await $0.updateCollection($1, metadata: $2, options: $3, onResponse: $4)
        }
    }

    /// Drops a collection. Its documents stay in the history of the database.
    public func deleteCollection(_ name: String) async throws {
        let request = Immudb_Model_DeleteCollectionRequest.with { $0.name = name }
        _ = try await documentReply("DeleteCollection", request) {
            try await $0.deleteCollection($1, metadata: $2, options: $3, onResponse: $4)
        }
    }

    /// Declares a field. Documents count as having no value there until they are replaced.
    public func addField(_ field: CollectionDescription.Field, to collection: String) async throws {
        let request = Immudb_Model_AddFieldRequest.with {
            ($0.collectionName, $0.field) = (collection, Immudb_Model_Field(field))
        }
        _ = try await documentReply("AddField", request) {
            try await $0.addField($1, metadata: $2, options: $3, onResponse: $4)
        }
    }

    /// Takes the declaration of a field back. Documents keep the member.
    public func removeField(_ name: String, from collection: String) async throws {
        let request = Immudb_Model_RemoveFieldRequest.with {
            ($0.collectionName, $0.fieldName) = (collection, name)
        }
        _ = try await documentReply("RemoveField", request) {
            try await $0.removeField($1, metadata: $2, options: $3, onResponse: $4)
        }
    }

    /// Creates an index. A unique one needs an empty collection.
    public func createIndex(_ index: CollectionDescription.Index, on collection: String) async throws {
        let request = Immudb_Model_CreateIndexRequest.with {
            ($0.collectionName, $0.fields, $0.isUnique) = (collection, index.fields, index.isUnique)
        }
        _ = try await documentReply("CreateIndex", request) {
            try await $0.createIndex($1, metadata: $2, options: $3, onResponse: $4)
        }
    }

    /// Drops the index over exactly these fields in this order.
    public func deleteIndex(_ fields: [String], of collection: String) async throws {
        let request = Immudb_Model_DeleteIndexRequest.with {
            ($0.collectionName, $0.fields) = (collection, fields)
        }
        _ = try await documentReply("DeleteIndex", request) {
            try await $0.deleteIndex($1, metadata: $2, options: $3, onResponse: $4)
        }
    }
}

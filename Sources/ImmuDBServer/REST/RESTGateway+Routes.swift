internal import GRPCCore
internal import ImmuDBProtocol
internal import SwiftProtobuf

private typealias Method = Immudb_Model_DocumentService.Method
private typealias Login = Immudb_Model_AuthorizationService.Method

extension RESTGateway {
    /// The call that a method and a path stand for.
    func route(_ request: RESTRequest) async throws -> RESTAnswer {
        switch (request.method, request.path.first, request.path.dropFirst()) {
        case (_, "authorization", let rest): try await session(request, Array(rest))
        case ("GET", "collections", []):
            try await call(Method.GetCollections.descriptor, request, documents.getCollections)
        case (_, "collection", let rest) where rest.count == 1:
            try await collection(request, rest.joined())
        case (_, "collection", let rest) where rest.count > 1:
            try await inside(request, Array(rest))
        default: throw Self.unknown(request)
        }
    }

    private static func unknown(_ request: RESTRequest) -> RPCError {
        RPCError(
            code: .notFound,
            message: "there is no \(request.method) /api/v2/\(request.path.joined(separator: "/"))")
    }

    private func session(_ request: RESTRequest, _ path: [String]) async throws -> RESTAnswer {
        guard request.method == "POST", path.count == 2, path[0] == "session" else {
            throw Self.unknown(request)
        }
        switch path[1] {
        case "open":
            return try await call(Login.OpenSession.descriptor, request, authorization.openSession)
        case "keepalive":
            return try await call(Login.KeepAlive.descriptor, request, authorization.keepAlive)
        case "close":
            return try await call(Login.CloseSession.descriptor, request, authorization.closeSession)
        default: throw Self.unknown(request)
        }
    }

    private func collection(_ request: RESTRequest, _ name: String) async throws -> RESTAnswer {
        switch request.method {
        case "POST":
            try await call(
                Method.CreateCollection.descriptor, request, fill: { $0.name = name },
                documents.createCollection)
        case "GET":
            try await call(
                Method.GetCollection.descriptor, request, fill: { $0.name = name }, documents.getCollection)
        case "PUT":
            try await call(
                Method.UpdateCollection.descriptor, request, fill: { $0.name = name },
                documents.updateCollection)
        case "DELETE":
            try await call(
                Method.DeleteCollection.descriptor, request, fill: { $0.name = name },
                documents.deleteCollection)
        default: throw Self.unknown(request)
        }
    }

    /// Below a collection, which is the first part of the path.
    private func inside(_ request: RESTRequest, _ path: [String]) async throws -> RESTAnswer {
        let (name, rest) = (path[0], Array(path.dropFirst()))
        switch (request.method, rest.count, rest[0]) {
        case ("POST", 3, "document"):
            return try await document(request, name, id: rest[1], what: rest[2])
        case ("POST", 2, "search") where name == "documents":
            return try await call(
                Method.SearchDocuments.descriptor, request, fill: { $0.searchID = rest[1] },
                documents.searchDocuments)
        case (_, 1...2, "documents"):
            return try await documents(request, name, what: rest.count > 1 ? rest[1] : "")
        default: return try await schema(request, name, rest)
        }
    }

    private func schema(_ request: RESTRequest, _ name: String, _ path: [String]) async throws -> RESTAnswer {
        switch (request.method, path.count, path[0]) {
        case ("POST", 1, "field"):
            return try await call(
                Method.AddField.descriptor, request, fill: { $0.collectionName = name }, documents.addField)
        case ("DELETE", 2, "field"):
            return try await call(
                Method.RemoveField.descriptor, request,
                fill: { ($0.collectionName, $0.fieldName) = (name, path[1]) }, documents.removeField)
        case ("POST", 1, "index"):
            return try await call(
                Method.CreateIndex.descriptor, request, fill: { $0.collectionName = name },
                documents.createIndex)
        case ("DELETE", 1, "index"):
            let fields = request.parameters.filter { $0.name == "fields" }.map(\.value)
            return try await call(
                Method.DeleteIndex.descriptor, request,
                fill: {
                    $0.collectionName = name
                    if !fields.isEmpty { $0.fields = fields }
                }, documents.deleteIndex)
        default: throw Self.unknown(request)
        }
    }

    private func documents(_ request: RESTRequest, _ name: String, what: String) async throws -> RESTAnswer {
        switch (request.method, what) {
        case ("POST", ""):
            try await call(
                Method.InsertDocuments.descriptor, request, fill: { $0.collectionName = name },
                documents.insertDocuments)
        case ("PUT", "replace"):
            try await call(
                Method.ReplaceDocuments.descriptor, request, fill: { $0.query.collectionName = name },
                documents.replaceDocuments)
        case ("POST", "delete"):
            try await call(
                Method.DeleteDocuments.descriptor, request, fill: { $0.query.collectionName = name },
                documents.deleteDocuments)
        case ("POST", "search"):
            try await call(
                Method.SearchDocuments.descriptor, request, fill: { $0.query.collectionName = name },
                documents.searchDocuments)
        case ("POST", "count"):
            try await call(
                Method.CountDocuments.descriptor, request, fill: { $0.query.collectionName = name },
                documents.countDocuments)
        default: throw Self.unknown(request)
        }
    }

    private func document(
        _ request: RESTRequest, _ name: String, id: String, what: String
    ) async throws -> RESTAnswer {
        switch what {
        case "audit":
            try await call(
                Method.AuditDocument.descriptor, request,
                fill: { ($0.collectionName, $0.documentID) = (name, id) }, documents.auditDocument)
        case "proof":
            try await call(
                Method.ProofDocument.descriptor, request,
                fill: { ($0.collectionName, $0.documentID) = (name, id) }, documents.proofDocument)
        default: throw Self.unknown(request)
        }
    }
}

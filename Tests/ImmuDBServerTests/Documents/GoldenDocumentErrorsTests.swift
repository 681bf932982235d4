// Covers the document service: calls that a reference server answered, compared word for word.
import GRPCCore
import ImmuDBProtocol
import SwiftProtobuf
import Testing

@testable import ImmuDBServer

@Suite struct GoldenDocumentErrorsTests {
    typealias Call = GoldenReplay.Call

    /// The reference may judge an older state of the collection when it creates an index, and reports the
    /// documents written since as a conflict. We judge the newest state and say what is wrong.
    static let olderState = ["document.createindex_unique_nonempty"]

    @Test func everyCallIsAnsweredAlike() async throws {
        let golden = try GoldenReplay.byName()
        let tables = [Self.collections, Self.writes, Self.searches, Self.histories]
        #expect(tables.reduce(0) { $0 + $1.count } > 50)
        for (name, call) in tables.flatMap({ $0 }) where !Self.olderState.contains(name) {
            try await Bench.with { bench in
                try await prepare(bench)
                try await GoldenReplay.compare(name, call, bench, with: golden)
            }
        }
    }

    @Test func aUniqueIndexNeedsAnEmptyCollection() async throws {
        try await Bench.with { bench in
            try await prepare(bench)
            let failure = try await bench.failure { bench in
                _ = try await bench.documents.createIndex(
                    .with { ($0.collectionName, $0.fields, $0.isUnique) = ("col", ["age"], true) },
                    metadata: bench.session)
            }
            #expect(failure?.message == "unique index creation is only supported on empty collections")
        }
    }

    @Test func whoMayNotIsRefused() async throws {
        let golden = try GoldenReplay.byName()
        try await Bench.with(.open) { bench in
            try await GoldenReplay.compare(
                "auth_off.createcollection",
                { _ = try await $0.documents.createCollection(.with { $0.name = "c" }) }, bench, with: golden)
            try await GoldenReplay.compare(
                "auth_off.getcollections", { _ = try await $0.documents.getCollections(.init()) }, bench,
                with: golden)
        }
        try await Bench.with(.authenticated) { bench in
            try await prepare(bench)
            try await GoldenReplay.compare(
                "document.no_credentials", { _ = try await $0.documents.getCollections(.init()) }, bench,
                with: golden)
            let token = try await bench.token("immudb", "immudb")
            _ = try await bench.client.useDatabase(.with { $0.databaseName = "defaultdb" }, metadata: token)
            try await GoldenReplay.compare(
                "document.search_token_login",
                { bench in
                    let token = try await bench.token("immudb", "immudb")
                    let used = try await bench.client.useDatabase(
                        .with { $0.databaseName = "defaultdb" }, metadata: token)
                    _ = try await bench.documents.searchDocuments(
                        .page(of: "col"), metadata: .token(used.token))
                }, bench, with: golden)
        }
    }

    private func prepare(_ bench: Bench) async throws {
        _ = try await bench.documents.createCollection(
            .with {
                $0.name = "col"
                $0.fields = [
                    .with { $0.name = "name" },
                    .with { ($0.name, $0.type) = ("age", .integer) },
                ]
                $0.indexes = [.with { ($0.fields, $0.isUnique) = (["name"], true) }]
            }, metadata: bench.session)
        _ = try await bench.documents.insertDocuments(
            .with {
                $0.collectionName = "col"
                $0.documents = [["name": "ann", "age": 30], ["name": "bob", "age": 40]]
            }, metadata: bench.session)
    }
}

// MARK: Collections

extension GoldenDocumentErrorsTests {
    private static func create(
        _ name: String,
        _ change: @Sendable @escaping (inout Immudb_Model_CreateCollectionRequest) -> Void = { _ in }
    ) -> Call {
        { bench in
            var request = Immudb_Model_CreateCollectionRequest.with { $0.name = name }
            change(&request)
            _ = try await bench.documents.createCollection(request, metadata: bench.session)
        }
    }

    private static func remove(_ field: String) -> Call {
        {
            _ = try await $0.documents.removeField(
                .with { ($0.collectionName, $0.fieldName) = ("col", field) }, metadata: $0.session)
        }
    }

    private static func index(_ fields: [String], isUnique: Bool = false) -> Call {
        {
            _ = try await $0.documents.createIndex(
                .with { ($0.collectionName, $0.fields, $0.isUnique) = ("col", fields, isUnique) },
                metadata: $0.session)
        }
    }

    private static func dropIndex(_ fields: [String]) -> Call {
        {
            _ = try await $0.documents.deleteIndex(
                .with { ($0.collectionName, $0.fields) = ("col", fields) }, metadata: $0.session)
        }
    }

    static let collections: [(String, Call)] = [
        ("document.create_exists", create("col")),
        ("document.create_empty_name", create("")),
        ("document.create_bad_name", create("1col")),
        ("document.create_reserved_name", create("document")),
        ("document.create_id_in_fields", create("c") { $0.fields = [.with { $0.name = "_id" }] }),
        ("document.create_reserved_field", create("c") { $0.fields = [.with { $0.name = "_doc" }] }),
        ("document.create_index_unknown_field", create("c") { $0.indexes = [.with { $0.fields = ["x"] }] }),
        ("document.create_index_no_fields", create("c") { $0.indexes = [.init()] }),
        ("document.create_index_id_not_unique", create("c") { $0.indexes = [.with { $0.fields = ["_id"] }] }),
        (
            "document.create_bad_type",
            create("c") { $0.fields = [.with { ($0.name, $0.type) = ("x", .UNRECOGNIZED(9)) }] }
        ),
        (
            "document.get_unknown",
            { _ = try await $0.documents.getCollection(.with { $0.name = "nope" }, metadata: $0.session) }
        ),
        (
            "document.update_unknown",
            {
                _ = try await $0.documents.updateCollection(
                    .with { ($0.name, $0.documentIDFieldName) = ("nope", "k") }, metadata: $0.session)
            }
        ),
        (
            "document.delete_unknown",
            { _ = try await $0.documents.deleteCollection(.with { $0.name = "nope" }, metadata: $0.session) }
        ),
        (
            "document.addfield_exists",
            {
                _ = try await $0.documents.addField(
                    .with {
                        $0.collectionName = "col"
                        $0.field.name = "age"
                    }, metadata: $0.session)
            }
        ),
        (
            "document.addfield_none",
            { _ = try await $0.documents.addField(.with { $0.collectionName = "col" }, metadata: $0.session) }
        ),
        ("document.removefield_unknown", remove("x")), ("document.removefield_indexed", remove("name")),
        ("document.removefield_id", remove("_id")), ("document.createindex_exists", index(["name"])),
        ("document.createindex_unique_nonempty", index(["age"], isUnique: true)),
        ("document.createindex_unknown_field", index(["x"])), ("document.createindex_none", index([])),
        ("document.deleteindex_unknown", dropIndex(["age"])), ("document.deleteindex_id", dropIndex(["_id"])),
    ]
}

// MARK: Writes

extension GoldenDocumentErrorsTests {
    private static func insert(_ documents: [Google_Protobuf_Struct], into name: String = "col") -> Call {
        {
            _ = try await $0.documents.insertDocuments(
                .with { ($0.collectionName, $0.documents) = (name, documents) }, metadata: $0.session)
        }
    }

    private static func replace(_ query: Immudb_Model_Query?) -> Call {
        {
            _ = try await $0.documents.replaceDocuments(
                .with {
                    if let query { $0.query = query }
                    $0.document = ["age": 1]
                }, metadata: $0.session)
        }
    }

    private static func delete(_ query: Immudb_Model_Query?) -> Call {
        {
            _ = try await $0.documents.deleteDocuments(
                .with { if let query { $0.query = query } }, metadata: $0.session)
        }
    }

    static let writes: [(String, Call)] = [
        ("document.insert_unknown", insert([[:]], into: "nope")), ("document.insert_none", insert([])),
        ("document.insert_with_id", insert([["_id": "00"]])),
        ("document.insert_with_doc", insert([["_doc": 1]])),
        ("document.insert_bad_type", insert([["name": "cat", "age": "old"]])),
        ("document.insert_unique", insert([["name": "ann"]])),
        (
            "document.insert_long",
            insert([["name": Google_Protobuf_Value(stringValue: String(repeating: "x", count: 300))]])
        ),
        ("document.replace_no_query", replace(nil)),
        ("document.replace_unknown", replace(.all(of: "nope"))),
        ("document.replace_nothing", replace(.all(of: "col", where: ("age", 99)))),
        ("document.delete_no_query", delete(nil)),
        ("document.delete_unknown_coll", delete(.all(of: "nope"))),
    ]
}

// MARK: Searches

extension GoldenDocumentErrorsTests {
    private static func search(
        _ name: String = "col",
        _ change: @Sendable @escaping (inout Immudb_Model_SearchDocumentsRequest) -> Void = { _ in }
    ) -> Call {
        { bench in
            var request = Immudb_Model_SearchDocumentsRequest.page(of: name)
            change(&request)
            _ = try await bench.documents.searchDocuments(request, metadata: bench.session)
        }
    }

    private static func count(_ query: Immudb_Model_Query?) -> Call {
        {
            _ = try await $0.documents.countDocuments(
                .with { if let query { $0.query = query } }, metadata: $0.session)
        }
    }

    static let searches: [(String, Call)] = [
        ("document.search_no_page", search { $0.page = 0 }),
        ("document.search_no_pagesize", search { $0.pageSize = 0 }),
        ("document.search_pagesize", search { $0.pageSize = 2501 }),
        ("document.search_both", search { $0.searchID = "x" }),
        (
            "document.search_unknown_id",
            search {
                $0.clearQuery()
                $0.searchID = "x"
            }
        ),
        ("document.search_no_query", search { $0.clearQuery() }),
        ("document.search_unknown_coll", search("nope")),
        ("document.search_unknown_field", search { $0.query = .all(of: "col", where: ("zz", 1)) }),
        ("document.search_bad_value", search { $0.query = .all(of: "col", where: ("age", "old")) }),
        ("document.search_past_end", search { $0.page = 9 }), ("document.count_no_query", count(nil)),
        ("document.count_unknown", count(.all(of: "nope"))),
    ]
}

// MARK: Histories

extension GoldenDocumentErrorsTests {
    private static func audit(
        _ id: String, in name: String = "col", page: UInt32 = 1, size: UInt32 = 10
    ) -> Call {
        {
            _ = try await $0.documents.auditDocument(
                .with {
                    ($0.collectionName, $0.documentID, $0.page, $0.pageSize) = (name, id, page, size)
                }, metadata: $0.session)
        }
    }

    /// - Parameter id: nil for that of a document there is.
    private static func prove(_ id: String?, txID: UInt64 = 0, since: UInt64 = 0) -> Call {
        { bench in
            let found = try await bench.documents.searchDocuments(.page(of: "col"), metadata: bench.session)
            _ = try await bench.documents.proofDocument(
                .with {
                    $0.collectionName = "col"
                    $0.documentID = id ?? found.revisions[0].documentID
                    $0.transactionID = txID
                    $0.proofSinceTransactionID = since
                }, metadata: bench.session)
        }
    }

    static let histories: [(String, Call)] = [
        ("document.audit_bad_id", audit("zz")), ("document.audit_empty_id", audit("")),
        ("document.audit_unknown_id", audit("00")), ("document.audit_no_page", audit("00", page: 0)),
        ("document.audit_pagesize", audit("00", size: 2501)),
        ("document.audit_unknown_coll", audit("00", in: "nope")), ("document.proof_bad_id", prove("zz")),
        ("document.proof_unknown_id", prove("00")), ("document.proof_unknown_tx", prove(nil, txID: 1)),
        ("document.proof_future_tx", prove(nil, txID: 1_000_000)),
        ("document.proof_future_since", prove(nil, since: 1_000_000)),
    ]
}

extension Immudb_Model_Query {
    static func all(
        of name: String, where equal: (String, Google_Protobuf_Value)? = nil
    ) -> Immudb_Model_Query {
        .with {
            $0.collectionName = name
            guard let equal else { return }
            let comparison = Immudb_Model_FieldComparison.with { ($0.field, $0.value) = equal }
            $0.expressions = [.with { $0.fieldComparisons = [comparison] }]
        }
    }
}

extension Immudb_Model_SearchDocumentsRequest {
    static func page(
        _ page: UInt32 = 1, of name: String, size: UInt32 = 10, keepOpen: Bool = false
    ) -> Immudb_Model_SearchDocumentsRequest {
        .with { ($0.query, $0.page, $0.pageSize, $0.keepOpen) = (.all(of: name), page, size, keepOpen) }
    }
}

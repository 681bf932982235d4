// Covers RESTGateway, its routes and RESTAnswer+Failure: requests without HTTP around them.
import ImmuDBRecords
import Testing

@testable import ImmuDBServer

@Suite struct RESTGatewayTests {
    struct Client {
        let gateway: RESTGateway
        var session: String?

        func send(
            _ method: String, _ path: String, _ body: String = "", parameters: [(String, String)] = []
        ) async throws -> (status: Int, json: JSONValue) {
            let answer = await gateway.answer(
                RESTRequest(
                    method: method, path: path.split(separator: "/").map(String.init),
                    parameters: parameters.map { (name: $0.0, value: $0.1) }, sessionID: session,
                    body: Array(body.utf8), peer: "ipv4:127.0.0.1:5000"))
            return (answer.status, try JSONValue(parsing: String(decoding: answer.body, as: UTF8.self)))
        }
    }

    private func withClient(_ body: (Client) async throws -> Void) async throws {
        try await Bench.with(.authenticated) { bench in
            let gateway = RESTGateway(bench.services, interceptors: bench.services.interceptors)
            var client = Client(gateway: gateway)
            let opened = try await client.send(
                "POST", "authorization/session/open",
                #"{"username": "immudb", "password": "immudb", "database": "defaultdb"}"#)
            #expect(opened.status == 200)
            client.session = opened.json.value(at: ["sessionID"])?.plain
            try await body(client)
        }
    }

    private func create(_ client: Client) async throws {
        let created = try await client.send(
            "POST", "collection/people",
            #"{"fields": [{"name": "name"}, {"name": "age", "type": "INTEGER"}], "#
                + #""indexes": [{"fields": ["age"]}], "name": "ignored", "strange": 1}"#)
        #expect(created.status == 200 && created.json.text == "{}")
    }

    @Test func aCollectionFromItsBeginningToItsEnd() async throws {
        try await withClient { client in
            try await create(client)
            let shown = try await client.send("GET", "collection/people")
            #expect(
                shown.json.text
                    == #"{"collection":{"documentIdFieldName":"_id","fields":[{"name":"_id"},"#
                    + #"{"name":"name"},"#
                    + #"{"name":"age","type":"INTEGER"}],"indexes":[{"fields":["_id"],"isUnique":true},"#
                    + #"{"fields":["age"]}],"name":"people"}}"#)
            #expect(
                try await client.send("POST", "collection/people/field", #"{"field":{"name":"x"}}"#).status
                    == 200)
            #expect(
                try await client.send("POST", "collection/people/index", #"{"fields":["x"]}"#).status == 200)
            let dropped = try await client.send(
                "DELETE", "collection/people/index", parameters: [("fields", "x")])
            #expect(dropped.status == 200)
            #expect(try await client.send("DELETE", "collection/people/field/x").status == 200)
            let renamed = try await client.send("PUT", "collection/people", #"{"documentIdFieldName":"key"}"#)
            #expect(renamed.status == 200)
            #expect(try await client.send("GET", "collections").json.text.contains(#""name":"key""#))
            #expect(try await client.send("DELETE", "collection/people").status == 200)
            let gone = try await client.send("GET", "collection/people")
            #expect(gone.status == 500 && gone.json.value(at: ["code"])?.text == "2")
            #expect(gone.json.value(at: ["message"])?.plain == "collection does not exist (people)")
        }
    }

    @Test func documentsFromInsertionToDeletion() async throws {
        try await withClient { client in
            try await create(client)
            let inserted = try await client.send(
                "POST", "collection/people/documents",
                #"{"documents": [{"name": "ann", "age": 30}, {"name": "bob", "age": 20}, {"age": 40}]}"#)
            #expect(inserted.json.value(at: ["transactionId"])?.text == "\"2\"")
            let id = try #require(inserted.json.value(at: ["documentIds", "0"])?.plain)
            let query =
                #"{"query":{"expressions":[{"fieldComparisons":"#
                + #"[{"field":"age","operator":"GE","value":25}]}],"#
                + #""orderBy":[{"field":"age","desc":true}]}"#
            let found = try await client.send(
                "POST", "collection/people/documents/search",
                query + #","page":1,"pageSize":"1","keepOpen":true}"#)
            #expect(found.json.value(at: ["revisions", "0", "document", "age"])?.text == "40")
            let search = try #require(found.json.value(at: ["searchId"])?.plain)
            let next = try await client.send(
                "POST", "collection/documents/search/\(search)", #"{"page":2,"pageSize":1}"#)
            #expect(next.json.value(at: ["revisions", "0", "documentId"])?.plain == id)
            let count = try await client.send("POST", "collection/people/documents/count", query + "}")
            #expect(count.json.text == #"{"count":"2"}"#)
            let replaced = try await client.send(
                "PUT", "collection/people/documents/replace",
                #"{"document": {"_id": "\#(id)", "age": 31}, "query": {}}"#)
            #expect(replaced.json.value(at: ["revisions", "0", "revision"])?.plain == "2")
            let audit = try await client.send(
                "POST", "collection/people/document/\(id)/audit", #"{"page":1,"pageSize":10}"#)
            #expect(audit.json.value(at: ["revisions", "1", "username"])?.plain == "immudb")
            let proof = try await client.send("POST", "collection/people/document/\(id)/proof")
            #expect(proof.json.value(at: ["verifiableTx", "dualProof"]) != nil)
            #expect(try await client.send("POST", "collection/people/documents/delete", "{}").status == 200)
            let rest = try await client.send("POST", "collection/people/documents/count", "{}")
            #expect(rest.json.text == "{}")
        }
    }

    @Test func badRequestsAreAnsweredWithTheirPlace() async throws {
        try await withClient { client in
            try await create(client)
            let path = "collection/people/documents"
            let cases: [(String, Int, String)] = [
                (#"{"documents": [{"age": 1}, {"age": }]}"#, 400, "line 1, column 36"),
                (#"{"documents": 1}"#, 400, "cannot be read"),
                (#"{"documents": [{"age": "x"}]}"#, 500, "expecting value of type INTEGER: field: age"),
                (#"{"documents": [{"age": 1}, {"age": true}]}"#, 500, "document 2 of 2"),
                (#"{"documents": [{"age": 1e999}]}"#, 400, "does not fit a double"),
                (#"{"documents": [{"_id": "00"}]}"#, 500, "field (_id) should NOT be specified"),
                (#"{"documents": []}"#, 500, "no document specified"), ("[", 400, "unexpected end"),
                (
                    #"{"documents": [{"x": "# + String(repeating: "[", count: 200)
                        + String(repeating: "]", count: 200) + "}]}",
                    400, "nested deeper"
                ),
            ]
            for (body, status, text) in cases {
                let answer = try await client.send("POST", path, body)
                #expect(answer.status == status, "\(body): \(answer.json.text)")
                #expect(
                    answer.json.value(at: ["message"])?.plain.contains(text) == true, "\(answer.json.text)")
            }
            let count = try await client.send("POST", path + "/count", "{}")
            #expect(count.json.text == "{}", "something was inserted")
            let kind = try await client.send(
                "POST", "collection/c", #"{"fields":[{"name":"a","type":"NUMBER"}]}"#)
            #expect(kind.status == 400 && kind.json.text.contains("fields[0].type"))
            #expect(try await client.send("GET", "nothing").status == 404)
            #expect(try await client.send("PATCH", "collection/people").status == 404)
        }
    }

    @Test func strangersAreRefused() async throws {
        try await withClient { client in
            var stranger = client
            stranger.session = nil
            let refused = try await stranger.send("GET", "collections")
            #expect(
                refused.status == 500 && refused.json.value(at: ["details", "0", "code"])?.plain == "28000")
            #expect(refused.json.value(at: ["message"])?.plain == "not logged in")
            stranger.session = "nobody"
            #expect(try await stranger.send("GET", "collections").status == 403)
            let wrong = try await stranger.send(
                "POST", "authorization/session/open", #"{"username":"immudb","password":"x"}"#)
            #expect(wrong.status != 200)
            #expect(try await client.send("POST", "authorization/session/keepalive").json.text == "{}")
            #expect(try await client.send("POST", "authorization/session/close").json.text == "{}")
            #expect(try await client.send("GET", "collections").status == 403)
        }
    }
}

extension JSONValue {
    fileprivate var plain: String { if case .string(let text) = self { text } else { "" } }
}

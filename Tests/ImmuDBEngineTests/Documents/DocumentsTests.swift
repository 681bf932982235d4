// Covers the files of Documents: behaviour that needs an engine and no server.
import Foundation
import ImmuDBEngine
import ImmuDBProofs
import ImmuDBRecords
import Testing

@Suite struct DocumentsTests {
    private func withDocuments(
        _ collection: DocumentCollection, _ body: (Documents, Database) async throws -> Void
    ) async throws {
        let directory = try TemporaryDirectory()
        var options = EngineOptions()
        options.isSynced = false
        let engine = try await Engine.open(directory.path, options: options)
        let database = try engine.database("defaultdb")
        let documents = database.documents(as: "immudb")
        try await documents.create(collection)
        try await body(documents, database)
        try engine.close()
    }

    private let people = DocumentCollection(
        name: "people", fields: [.init("mail", .string), .init("age", .integer)],
        indexes: [.init(["mail"], isUnique: true), .init(["age"])])

    private func person(_ mail: String, _ age: Int = 1) -> Document {
        Document([
            .init(name: "mail", value: .string(mail)), .init(name: "age", value: .number(Double(age))),
        ])
    }

    @Test func ofManyInsertionsOfAUniqueValueOneSucceeds() async throws {
        try await withDocuments(people) { documents, _ in
            let outcomes = await withTaskGroup(of: EngineError.Code?.self) { group in
                for age in 0..<16 {
                    group.addTask {
                        do throws(EngineError) {
                            _ = try await documents.insert([person("a@x", age)], into: "people")
                            return nil
                        } catch {
                            return error.code
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 == nil }.count == 1)
            #expect(outcomes.compactMap { $0 }.allSatisfy { $0 == .documentConflict })
            let count = try await documents.count(DocumentQuery("people"))
            #expect(count == 1)
        }
    }

    @Test func insertionsOfOtherValuesDoNotDisturbEachOther() async throws {
        try await withDocuments(people) { documents, _ in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<8 {
                    group.addTask {
                        for round in 0..<4 {
                            _ = try await documents.insert([person("\(number)-\(round)@x")], into: "people")
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await documents.count(DocumentQuery("people")) == 32)
        }
    }

    @Test func aSearchKeepsItsSnapshot() async throws {
        try await withDocuments(people) { documents, _ in
            _ = try await documents.insert((0..<5).map { person("\($0)@x", $0) }, into: "people")
            let query = DocumentQuery("people", order: [.init("age", isDescending: true)])
            let reader = try await documents.search(query, offset: 1)
            #expect(try await reader.next(2).count == 2)
            try await documents.delete(DocumentQuery("people"))
            let rest = try await reader.next(10)
            #expect(rest.map { $0.document?["age"]?.text } == ["1", "0"])
            reader.close()
            #expect(try await documents.count(DocumentQuery("people")) == 0)
        }
    }

    @Test func indexesNobodyCouldEnterAreRefused() async throws {
        let texts = DocumentCollection(name: "texts", fields: [.init("a", .string), .init("b", .string)])
        try await withDocuments(texts) { documents, _ in
            await #expect(throws: EngineError.self) {
                try await documents.create(.init(["a", "b"]), on: "texts")
            }
            try await documents.create(.init(["a"]), on: "texts")
            #expect(try await documents.collection("texts").indexes == [.init(["a"])])
            let long = Document([.init(name: "a", value: .string(String(repeating: "x", count: 513)))])
            do throws(EngineError) {
                _ = try await documents.insert([long], into: "texts")
                Issue.record("a text of 513 bytes was stored")
            } catch {
                #expect(error.message == "max length exceeded (table: texts, column: a)")
            }
        }
    }

    @Test func everythingIsThereAfterReopening() async throws {
        let directory = try TemporaryDirectory()
        var options = EngineOptions()
        options.isSynced = false
        var engine = try await Engine.open(directory.path, options: options)
        var documents = try engine.database("defaultdb").documents(as: "ann")
        try await documents.create(people)
        let inserted = try await documents.insert([person("a@x"), person("b@x", 2)], into: "people")
        try engine.close()
        engine = try await Engine.open(directory.path, options: options)
        documents = try engine.database("defaultdb").documents(as: "bob")
        await #expect(throws: EngineError.self) {
            try await documents.insert([person("a@x")], into: "people")
        }
        let query = DocumentQuery("people", alternatives: [[.init("age", .equal, .number(2))]])
        let replaced = try await documents.replace(query, with: person("c@x", 3))
        #expect(replaced.map(\.id) == [inserted.ids[1]] && replaced.map(\.revision) == [2])
        let history = try await documents.history(
            of: inserted.ids[1].description, in: "people", offset: 0, limit: 10)
        #expect(history.map(\.user) == ["ann", "bob"] && history.map(\.revision) == [1, 2])
        try engine.close()
    }

    @Test func theCollectionOfTheRecordedDirectoryIsFound() async throws {
        let directory = try TemporaryDirectory()
        let path = try Vectors.unpackServer(into: directory)
        var options = EngineOptions()
        options.isReadOnly = true
        let engine = try await Engine.open(path, options: options)
        var found: [String] = []
        for name in engine.databaseNames {
            let documents = try engine.database(name).documents(as: "immudb")
            for collection in try await documents.all() where collection.name == "orders" {
                found.append(name)
                #expect(
                    collection.fields == [
                        .init("customer", .string), .init("total", .double), .init("qty", .integer),
                        .init("paid", .boolean),
                    ])
                #expect(collection.indexes == [.init(["customer"]), .init(["total", "qty"])])
                #expect(try await documents.count(DocumentQuery("orders")) == 12)
                let reader = try await documents.search(
                    DocumentQuery("orders", order: [.init("total"), .init("qty")]))
                let all = try await reader.next(100)
                reader.close()
                let customer = try #require(all.first?.document?["customer"])
                let alike = all.filter { $0.document?["customer"]?.text == customer.text }
                let query = DocumentQuery(
                    "orders", alternatives: [[.init("customer", .equal, customer)]])
                #expect(try await documents.count(query) == UInt64(alike.count))
                let id = try #require(all.first).id.description
                let proof = try await documents.proof(of: id, in: "orders", txID: 0, since: 0)
                #expect(proof.transaction.entries.contains { $0.valueLength == proof.row.count })
            }
        }
        #expect(found.count == 1)
        try engine.close()
    }
}

// Covers the document service as a whole: replays operations recorded from the reference and compares answers
// and stored entries.
import Foundation
import GRPCCore
import ImmuDBEngine
import ImmuDBProofs
import ImmuDBProtocol
import ImmuDBRecords
import SwiftProtobuf
import Testing

@testable import ImmuDBServer

@Suite struct RecordedDocumentsTests {
    struct Scenario: Sendable {
        let name: String
        let steps: [JSONValue]
    }

    static func scenarios() throws -> [Scenario] {
        var url = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { url.deleteLastPathComponent() }
        let data = try Data(contentsOf: url.appendingPathComponent("Vectors/document-encoding.json"))
        let file = try JSONValue(parsing: String(decoding: data, as: UTF8.self))
        return file["scenarios"].elements.map {
            Scenario(name: $0["name"].string, steps: $0["steps"].elements)
        }
    }

    @Test func everyRecordedScenarioIsReproduced() async throws {
        let scenarios = try Self.scenarios()
        #expect(scenarios.count == 5)
        for scenario in scenarios {
            try await Bench.with { bench in
                var replay = Replay(bench: bench, scenario: scenario.name)
                for step in scenario.steps { try await replay.run(step) }
            }
        }
    }
}

/// One scenario, with the ids given so far.
private struct Replay {
    let bench: Bench
    let scenario: String
    /// Recorded ids and ours for them.
    var ids: [(recorded: String, own: String)] = []

    mutating func run(_ step: JSONValue) async throws {
        let name = "\(scenario): \(step["op"].string) \(step["request"].text)"
        let before = try bench.last
        do {
            let answer = try await call(step["op"].string, own(step["request"].text))
            #expect(step["error"].string.isEmpty, "\(name) succeeded")
            if step["op"].string == "InsertDocuments" { learn(step["response"], answer) }
            let expected = own(step["response"].text)
            #expect(try canonical(answer).text == canonical(expected).text, "\(name)")
        } catch let error as RPCError {
            #expect(Self.withoutPosition(error.message) == step["error"].string, "\(name)")
        }
        let transactions = step["txs"].elements
        #expect(try bench.last == before + UInt64(transactions.count), "\(name)")
        for transaction in transactions where try bench.last > before {
            try compare(transaction, isDrop: step["op"].string == "DeleteCollection", name)
        }
    }

    /// We say which of several documents is refused, the reference does not (docs/documents.md).
    private static func withoutPosition(_ message: String) -> String {
        guard message.hasSuffix(")"), let start = message.range(of: " (document ") else { return message }
        return String(message[..<start.lowerBound])
    }

    private func own(_ text: String) -> String {
        ids.reduce(text) { $0.replacingOccurrences(of: $1.recorded, with: $1.own) }
    }

    private mutating func learn(_ recorded: JSONValue, _ answer: String) {
        guard let given = try? JSONValue(parsing: answer) else { return }
        for (old, new) in zip(recorded["documentIds"].elements, given["documentIds"].elements) {
            ids.append((old.string, new.string))
        }
    }

    /// Without times, members in order.
    private func canonical(_ text: String) throws -> JSONValue {
        func strip(_ value: JSONValue) -> JSONValue {
            switch value {
            case .object(let members):
                .object(
                    of: members.filter { $0.name != "ts" }.map {
                        JSONValue.Member(name: $0.name, value: strip($0.value))
                    })
            case .array(let elements): .array(elements.map(strip))
            default: value
            }
        }
        return strip(try JSONValue(parsing: text))
    }

    // MARK: Stored entries

    private func compare(_ recorded: JSONValue, isDrop: Bool, _ name: String) throws {
        let id = UInt64(recorded["tx"].number)
        let database = try bench.engine.database("defaultdb")
        let transaction = try database.transaction(id)
        #expect(Hex.encode(transaction.header.metadata.encoded) == recorded["tx_metadata"].string, "\(name)")
        // Marks of index entries are the reference's way to derive the index; the log needs none.
        var expected = recorded["entries"].elements.filter { !$0["key"].string.hasPrefix("034d2e") }
        var found = Array(zip(transaction.entries, try database.values(of: id)))
        if isDrop {
            expected.sort { $0["key"].string < $1["key"].string }
            found.sort { Hex.encode($0.0.key) < Hex.encode($1.0.key) }
        }
        #expect(found.map { Hex.encode($0.0.key) } == expected.map { own($0["key"].string) }, "\(name)")
        for ((entry, value), expected) in zip(found, expected) {
            #expect(Hex.encode(entry.metadata.encoded) == expected["kv_metadata"].string, "\(name)")
            let key = Hex.encode(entry.key)
            if key.hasPrefix("03522e") {
                let wanted = try #require(Hex.decode(own(expected["value"].string)))
                #expect(try columns(value) == columns(wanted), "\(name)")
            } else if !entry.metadata.isDeleted {
                #expect(Hex.encode(value) == expected["value"].string, "\(name)")
            }
        }
    }

    /// Columns of a row as texts, the document as JSON with our ids.
    private func columns(_ row: [UInt8]) throws -> [String] {
        let reader = try SQLRowReader(row, maxColumnID: .max)
        return try reader.columnIDs.map { id in
            let content = Array(try #require(reader.content(of: id)))
            guard id == 2 else { return "\(id) \(Hex.encode(content))" }
            return own(try Document(payload: content).json.text)
        }
    }

    // MARK: Calls

    private func call(_ operation: String, _ request: String) async throws -> String {
        let client = bench.documents
        let metadata = bench.session
        func read<M: Message>(_ type: M.Type) throws -> M { try M(jsonString: request) }
        switch operation {
        case "CreateCollection":
            return try await client.createCollection(
                try read(Immudb_Model_CreateCollectionRequest.self), metadata: metadata
            ).jsonString()
        case "GetCollection":
            return try await client.getCollection(
                try read(Immudb_Model_GetCollectionRequest.self), metadata: metadata
            ).jsonString()
        case "GetCollections":
            return try await client.getCollections(.init(), metadata: metadata).jsonString()
        case "UpdateCollection":
            return try await client.updateCollection(
                try read(Immudb_Model_UpdateCollectionRequest.self), metadata: metadata
            ).jsonString()
        case "DeleteCollection":
            return try await client.deleteCollection(
                try read(Immudb_Model_DeleteCollectionRequest.self), metadata: metadata
            ).jsonString()
        case "AddField":
            return try await client.addField(try read(Immudb_Model_AddFieldRequest.self), metadata: metadata)
                .jsonString()
        case "RemoveField":
            return try await client.removeField(
                try read(Immudb_Model_RemoveFieldRequest.self), metadata: metadata
            ).jsonString()
        case "CreateIndex":
            return try await client.createIndex(
                try read(Immudb_Model_CreateIndexRequest.self), metadata: metadata
            ).jsonString()
        case "DeleteIndex":
            return try await client.deleteIndex(
                try read(Immudb_Model_DeleteIndexRequest.self), metadata: metadata
            ).jsonString()
        default: return try await documentCall(operation, request)
        }
    }

    private func documentCall(_ operation: String, _ request: String) async throws -> String {
        let client = bench.documents
        let metadata = bench.session
        func read<M: Message>(_ type: M.Type) throws -> M { try M(jsonString: request) }
        switch operation {
        case "InsertDocuments":
            return try await client.insertDocuments(
                try read(Immudb_Model_InsertDocumentsRequest.self), metadata: metadata
            ).jsonString()
        case "ReplaceDocuments":
            return try await client.replaceDocuments(
                try read(Immudb_Model_ReplaceDocumentsRequest.self), metadata: metadata
            ).jsonString()
        case "DeleteDocuments":
            return try await client.deleteDocuments(
                try read(Immudb_Model_DeleteDocumentsRequest.self), metadata: metadata
            ).jsonString()
        case "SearchDocuments":
            return try await client.searchDocuments(
                try read(Immudb_Model_SearchDocumentsRequest.self), metadata: metadata
            ).jsonString()
        case "CountDocuments":
            return try await client.countDocuments(
                try read(Immudb_Model_CountDocumentsRequest.self), metadata: metadata
            ).jsonString()
        case "AuditDocument":
            return try await client.auditDocument(
                try read(Immudb_Model_AuditDocumentRequest.self), metadata: metadata
            ).jsonString()
        case "ProofDocument":
            return try await client.proofDocument(
                try read(Immudb_Model_ProofDocumentRequest.self), metadata: metadata
            ).jsonString()
        default:
            Issue.record("unknown operation \(operation)")
            return "{}"
        }
    }
}

extension JSONValue {
    fileprivate subscript(_ name: String) -> JSONValue { value(at: [name]) ?? .null }
    fileprivate var elements: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }
    fileprivate var string: String { if case .string(let text) = self { text } else { "" } }
    fileprivate var number: Double { if case .number(let number) = self { number } else { 0 } }
}

// Covers DocumentQuery+Select, Documents+Search and Documents+Write: random queries and a naive evaluator.
import Foundation
import ImmuDBEngine
import ImmuDBProofs
import ImmuDBRecords
import Testing

@Suite struct DocumentModelTests {
    /// SplitMix64: the same sequence for the same seed everywhere.
    struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    /// A document, its id, and its place in the order of insertion.
    struct Stored {
        var id: String
        var document: Document
    }

    static let fields: [DocumentCollection.Field] = [
        .init("s", .string), .init("n", .integer), .init("d", .double), .init("b", .boolean),
        .init("at.s", .string), .init("at.n", .integer),
    ]

    @Test(arguments: 0..<4) func queriesFindWhatANaiveEvaluatorFinds(_ round: UInt64) async throws {
        let given = ProcessInfo.processInfo.environment["SEED"].flatMap { UInt64($0) }
        let seed = given ?? UInt64.random(in: 0..<1_000_000_000)
        print("document model: SEED=\(seed), round \(round)")
        var random = Generator(state: seed &+ round)
        let directory = try TemporaryDirectory()
        var options = EngineOptions()
        options.isSynced = false
        let engine = try await Engine.open(directory.path, options: options)
        let documents = try engine.database("defaultdb").documents(as: "immudb")
        let indexes: [DocumentCollection.FieldIndex] = [
            .init(["n"]), .init(["s"]), .init(["d", "n"]), .init(["b", "at.n"]),
        ]
        try await documents.create(
            DocumentCollection(
                name: "c", fields: Self.fields,
                indexes: indexes.filter { _ in Bool.random(using: &random) }))
        var model: [Stored] = []
        for _ in 0..<6 {
            let batch = (0..<20).map { _ in Self.document(&random) }
            let written = try await documents.insert(batch, into: "c")
            for (id, document) in zip(written.ids, batch) {
                model.append(Stored(id: id.description, document: document.with(id: id.description)))
            }
            for _ in 0..<12 { try await compare(documents, model, &random, "SEED=\(seed) round \(round)") }
            try await change(documents, &model, &random)
        }
        try engine.close()
    }

    // MARK: Comparison

    private func compare(
        _ documents: Documents, _ model: [Stored], _ random: inout Generator, _ seed: String
    ) async throws {
        let query = Self.query(&random)
        let expected = Evaluator(query: query).find(model)
        let words = "\(seed): \(query)"
        let count = try await documents.count(query)
        #expect(count == UInt64(expected.count), "\(words)")
        let reader = try await documents.search(query)
        let found = try await reader.next(10_000)
        reader.close()
        #expect(found.count == expected.count, "\(words)")
        if query.limit == 0 || query.order.isEmpty {
            #expect(
                Set(found.map(\.id.description)).isSubset(of: Set(Evaluator(query: query).all(model))),
                "\(words)")
        }
        // Among equals any order is right, so the keys of the order are compared.
        let keys = found.compactMap(\.document).map { Evaluator(query: query).key($0) }
        let wanted = expected.map { Evaluator(query: query).key($0.document) }
        #expect(keys == wanted, "\(words)")
        for document in found {
            let own = model.first { $0.id == document.id.description }
            #expect(own?.document == document.document, "\(words)")
        }
    }

    private func change(
        _ documents: Documents, _ model: inout [Stored], _ random: inout Generator
    ) async throws {
        var query = Self.query(&random)
        (query.limit, query.order) = (0, [])
        let met = Set(Evaluator(query: query).all(model))
        if Bool.random(using: &random) {
            try await documents.delete(query)
            model.removeAll { met.contains($0.id) }
        } else {
            let new = Self.document(&random)
            let replaced = try await documents.replace(query, with: new)
            #expect(Set(replaced.map(\.id.description)) == met)
            for index in model.indices where met.contains(model[index].id) {
                model[index].document = new.with(id: model[index].id)
            }
        }
    }

    // MARK: Generation

    static func document(_ random: inout Generator) -> Document {
        var members: [JSONValue.Member] = []
        func maybe(_ name: String, _ value: JSONValue, _ random: inout Generator) {
            switch Int.random(in: 0..<6, using: &random) {
            case 0: break
            case 1: members.append(.init(name: name, value: .null))
            default: members.append(.init(name: name, value: value))
            }
        }
        maybe("s", text(&random), &random)
        maybe("n", number(&random), &random)
        maybe("d", number(&random), &random)
        maybe("b", .bool(Bool.random(using: &random)), &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: break
        case 1: members.append(.init(name: "at", value: .string("no object")))
        default:
            members.append(
                .init(
                    name: "at",
                    value: .object(of: [
                        .init(name: "s", value: text(&random)), .init(name: "n", value: number(&random)),
                    ])))
        }
        maybe("other", .array([.number(1), .null, text(&random)]), &random)
        return Document(members)
    }

    static func text(_ random: inout Generator) -> JSONValue {
        let letters = ["a", "b", "ä", "%", "_"]
        let count = Int.random(in: 0..<3, using: &random)
        return .string((0..<count).map { _ in letters.randomElement(using: &random) ?? "" }.joined())
    }

    static func number(_ random: inout Generator) -> JSONValue {
        let whole = Double(Int.random(in: -4..<5, using: &random))
        return .number(Bool.random(using: &random) ? whole : whole + 0.5)
    }

    static func query(_ random: inout Generator) -> DocumentQuery {
        var query = DocumentQuery("c")
        for _ in 0..<Int.random(in: 0..<3, using: &random) {
            var comparisons: [DocumentQuery.Comparison] = []
            for _ in 0..<Int.random(in: 1..<4, using: &random) { comparisons.append(comparison(&random)) }
            query.alternatives.append(comparisons)
        }
        for _ in 0..<Int.random(in: 0..<3, using: &random) {
            guard let field = fields.randomElement(using: &random) else { continue }
            query.order.append(.init(field.name, isDescending: Bool.random(using: &random)))
        }
        if Bool.random(using: &random) { query.limit = UInt32.random(in: 0..<8, using: &random) }
        return query
    }

    private static func comparison(_ random: inout Generator) -> DocumentQuery.Comparison {
        let field = fields[Int.random(in: 0..<fields.count, using: &random)]
        var tests = DocumentQuery.Test.allCases
        if field.type != .string { tests.removeAll { $0 == .like || $0 == .notLike } }
        let test = tests[Int.random(in: 0..<tests.count, using: &random)]
        let value: JSONValue
        switch (field.type, test) {
        case (_, .like), (_, .notLike):
            value = .string(["%", "a%", "%b", "_", "%a%", ""].randomElement(using: &random) ?? "")
        case _ where Int.random(in: 0..<6, using: &random) == 0: value = .null
        case (.string, _): value = text(&random)
        case (.boolean, _): value = .bool(Bool.random(using: &random))
        default: value = number(&random)
        }
        return .init(field.name, test, value)
    }
}

/// What a query means, straight from its definition, over JSON.
private struct Evaluator {
    let query: DocumentQuery

    /// A value of a field, as far as comparisons go.
    enum Key: Comparable, Hashable {
        case none
        case flag(Int)
        case whole(Int)
        case number(Double)
        /// Hexadecimal, so that the order is that of the bytes.
        case text(String)
    }

    static func key(_ value: JSONValue?, of field: String) -> Key {
        let type = DocumentModelTests.fields.first { $0.name == field }?.type
        switch (type, value) {
        case (.boolean, .bool(let flag)): return .flag(flag ? 1 : 0)
        case (.integer, .number(let number)): return .whole(Int(number.rounded(.towardZero)))
        case (.double, .number(let number)): return .number(number)
        case (.string, .string(let text)): return .text(Hex.encode(Array(text.utf8)))
        default: return .none
        }
    }

    static func value(_ document: Document, _ path: String) -> JSONValue? {
        var current = document.json
        for step in path.split(separator: ".") {
            guard case .object(let members) = current,
                let next = members.first(where: { $0.name == step })
            else { return nil }
            current = next.value
        }
        return current
    }

    func matches(_ document: Document) -> Bool {
        query.alternatives.isEmpty
            || query.alternatives.contains { $0.allSatisfy { Self.holds($0, document) } }
    }

    static func holds(_ comparison: DocumentQuery.Comparison, _ document: Document) -> Bool {
        let left = key(value(document, comparison.field), of: comparison.field)
        let right = key(comparison.value, of: comparison.field)
        switch comparison.test {
        case .equal: return left == right
        case .notEqual: return left != right
        case .less: return left < right
        case .lessOrEqual: return left <= right
        case .greater: return left > right
        case .greaterOrEqual: return left >= right
        case .like, .notLike:
            guard case .string(let text) = value(document, comparison.field),
                case .string(let pattern) = comparison.value
            else { return comparison.test == .notLike }
            let isLike = like(Array(text.unicodeScalars)[...], Array(pattern.unicodeScalars)[...])
            return isLike == (comparison.test == .like)
        }
    }

    static func like(_ text: ArraySlice<Unicode.Scalar>, _ pattern: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let first = pattern.first else { return text.isEmpty }
        if first == "%" {
            return (text.startIndex...text.endIndex).contains { like(text[$0...], pattern.dropFirst()) }
        }
        guard let letter = text.first, first == "_" || first == letter else { return false }
        return like(text.dropFirst(), pattern.dropFirst())
    }

    func all(_ model: [DocumentModelTests.Stored]) -> [String] {
        model.filter { matches($0.document) }.map(\.id)
    }

    func key(_ document: Document) -> [Key] {
        query.order.map { Self.key(Self.value(document, $0.field), of: $0.field) }
    }

    func find(_ model: [DocumentModelTests.Stored]) -> [DocumentModelTests.Stored] {
        let found = model.filter { matches($0.document) }.sorted { left, right in
            for (term, keys) in zip(query.order, zip(key(left.document), key(right.document)))
            where keys.0 != keys.1 {
                return (keys.0 < keys.1) != term.isDescending
            }
            return left.id < right.id
        }
        return query.limit == 0 ? found : Array(found.prefix(Int(query.limit)))
    }
}

extension Document {
    fileprivate func with(id: String) -> Document {
        var document = self
        document["_id"] = .string(id)
        return document
    }
}

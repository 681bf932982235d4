// Covers Document.swift and Document+Payload.swift against rows recorded from the reference.
import Foundation
import ImmuDBProofs
import ImmuDBRecords
import Testing

@Suite struct DocumentPayloadTests {
    /// Values of all rows in the vector file.
    static func rows() throws -> [[UInt8]] {
        var url = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { url.deleteLastPathComponent() }
        let data = try Data(contentsOf: url.appendingPathComponent("Vectors/document-encoding.json"))
        let file = try JSONValue(parsing: String(decoding: data, as: UTF8.self))
        var rows: [[UInt8]] = []
        for scenario in list(file.value(at: ["scenarios"])) {
            for step in list(scenario.value(at: ["steps"])) {
                for transaction in list(step.value(at: ["txs"])) {
                    for entry in list(transaction.value(at: ["entries"])) {
                        guard case .string(let key)? = entry.value(at: ["key"]), key.hasPrefix("03522e"),
                            case .string(let value)? = entry.value(at: ["value"])
                        else { continue }
                        rows.append(try #require(Hex.decode(value)))
                    }
                }
            }
        }
        return rows
    }

    private static func list(_ value: JSONValue?) -> [JSONValue] {
        if case .array(let elements)? = value { elements } else { [] }
    }

    @Test func everyRecordedDocumentIsReadAndWrittenAgain() throws {
        let rows = try Self.rows()
        #expect(rows.count > 30)
        for row in rows {
            let reader = try SQLRowReader(row, maxColumnID: .max)
            let id = try #require(reader.content(of: 1).flatMap { DocumentID(bytes: Array($0)) })
            let stored = Array(try #require(reader.content(of: 2)))
            let document = try Document(payload: stored)
            let ids = document.members.compactMap { member -> String? in
                if case .string(let text) = member.value { text } else { nil }
            }
            #expect(ids.contains(id.description))
            // The reference writes members in any order, we in that of their names: the same bytes, sorted.
            #expect(document.payload.count == stored.count)
            #expect(document.payload.sorted() == stored.sorted())
            #expect(try Document(payload: document.payload) == document)
        }
    }

    @Test func bytesAreThoseOfTheFormat() throws {
        let document = Document([.init(name: "x", value: .string("y")), .init(name: "n", value: .number(1))])
        #expect(
            Hex.encode(document.payload) == "0a0e0a016e120911000000000000f03f" + "0a080a0178" + "12031a0179")
        let others = Document([
            .init(name: "b", value: .bool(true)), .init(name: "z", value: .null),
            .init(name: "l", value: .array([.bool(false)])), .init(name: "o", value: .object([])),
        ])
        #expect(
            Hex.encode(others.payload)
                == "0a070a016212022001" + "0a0b0a016c120632040a022000" + "0a070a016f12022a00"
                + "0a070a017a12020800")
        #expect(try Document(payload: others.payload) == others)
    }

    @Test func aValueWithoutKindIsNull() throws {
        let bytes = try #require(Hex.decode("0a030a01610a050a01621200"))
        let document = try Document(payload: bytes)
        #expect(document.json.text == #"{"a":null,"b":null}"#)
    }

    @Test func damageIsAnErrorAndNeverATrap() throws {
        for row in try Self.rows().prefix(4) {
            let reader = try SQLRowReader(row, maxColumnID: .max)
            let stored = Array(try #require(reader.content(of: 2)))
            for length in 0..<stored.count {
                // Cut between two members it is a shorter document.
                do { _ = try Document(payload: Array(stored.prefix(length))) } catch {
                    #expect(error.code == .corrupted)
                }
            }
            for position in stored.indices {
                var damaged = stored
                damaged[position] ^= 0xFF
                do { _ = try Document(payload: damaged) } catch { #expect(error.code == .corrupted) }
            }
        }
        var deep: [UInt8] = []
        for _ in 0..<200 { deep = nested(deep) }
        #expect(throws: SQLRecordError.self) { try Document(payload: deep) }
    }

    /// An object with the member "" that holds the object of these bytes.
    private func nested(_ object: [UInt8]) -> [UInt8] {
        func field(_ number: UInt8, _ content: [UInt8]) -> [UInt8] {
            var length: [UInt8] = []
            var rest = content.count
            while rest > 0x7F {
                length.append(UInt8(rest & 0x7F) | 0x80)
                rest >>= 7
            }
            return [number << 3 | 2] + length + [UInt8(rest)] + content
        }
        return field(1, field(2, field(5, object)))
    }

    @Test func pathsHaveThreeSteps() throws {
        let json = try JSONValue(parsing: #"{"a":{"b":{"c":1,"c.d":2},"x.y":3},"a.b":4,"l":[5],"t":"text"}"#)
        var members: [JSONValue.Member] = []
        if case .object(let found) = json { members = found }
        let document = Document(members)
        func found(_ name: String) -> String? { document.value(ofField: name)?.text }
        #expect(found("a.b.c") == "1")
        #expect(found("a.b.c.d") == "2")
        #expect(found("a.x.y") == nil && found("t.x") == nil && found("l.0") == nil && found("z") == nil)
        #expect(found("t") == #""text""#)
        var changed = document
        changed["t"] = nil
        changed["n"] = .null
        #expect(changed["t"] == nil && changed["n"] != nil && changed != document)
    }
}

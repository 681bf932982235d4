// Covers DocumentDeserializer.swift and DocumentNesting.swift.
import GRPCCore
import ImmuDBRecords
import SwiftProtobuf
import Testing

@testable import ImmuDBProtocol

@Suite struct DocumentDeserializerTests {
    private struct Bytes: GRPCContiguousBytes {
        var bytes: [UInt8]

        init(repeating byte: UInt8, count: Int) { bytes = Array(repeating: byte, count: count) }
        init(_ sequence: some Sequence<UInt8>) { bytes = Array(sequence) }
        var count: Int { bytes.count }

        func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
            try bytes.withUnsafeBytes(body)
        }

        mutating func withUnsafeMutableBytes<R>(
            _ body: (UnsafeMutableRawBufferPointer) throws -> R
        ) rethrows -> R {
            try bytes.withUnsafeMutableBytes(body)
        }
    }

    private static func varint(_ number: Int) -> [UInt8] {
        var (rest, bytes) = (number, [UInt8]())
        while rest > 127 {
            bytes.append(UInt8(rest & 127 | 128))
            rest >>= 7
        }
        return bytes + [UInt8(rest)]
    }

    /// The bytes of `{"a": {"a": … true}}`, or of lists in lists below one member, without recursion.
    private static func nested(_ levels: Int, isList: Bool = false) -> [UInt8] {
        // From the inside out, reversed, so that every level is appended.
        var reversed: [UInt8] = [0x01, 0x20]
        func wrap(_ tag: UInt8) { reversed += Array((([tag] + varint(reversed.count))).reversed()) }
        for level in 0..<levels {
            let isOutermost = level == levels - 1
            if isList, !isOutermost {
                wrap(0x0A)  // values of a list
                wrap(0x32)  // list of a value
            } else {
                wrap(0x12)  // value of a member
                reversed += [0x61, 0x01, 0x0A]  // its name
                wrap(0x0A)  // members of an object
                if !isOutermost { wrap(0x2A) }  // object of a value
            }
        }
        return reversed.reversed()
    }

    private func insertion(_ documents: [[UInt8]]) -> Bytes {
        var bytes: [UInt8] = [0x0A, 0x01, 0x63]
        for document in documents { bytes += [0x12] + Self.varint(document.count) + document }
        return Bytes(bytes)
    }

    private func read(_ bytes: Bytes) throws -> Immudb_Model_InsertDocumentsRequest {
        try DocumentDeserializer<Immudb_Model_InsertDocumentsRequest>().deserialize(bytes)
    }

    @Test(arguments: [1, 33, 34, 50, 100, 128], [true, false])
    func allowedDocumentsAreRead(levels: Int, isList: Bool) throws {
        let request = try read(insertion([Self.nested(levels, isList: isList)]))
        let document = try Document(wire: try #require(request.documents.first))
        let opening = document.json.text.filter { $0 == "{" || $0 == "[" }
        #expect(opening.count == levels)
    }

    @Test(arguments: [2_000, 100_000], [true, false])
    func deeperOnesAreNamed(levels: Int, isList: Bool) throws {
        let bytes = insertion([Self.nested(2), Self.nested(levels, isList: isList)])
        let error = #expect(throws: RPCError.self) { try read(bytes) }
        #expect(error?.code == .invalidArgument)
        let expected = isList ? "documents[1].a[0][0]" : "documents[1].a.a.a"
        #expect(error?.message.hasPrefix("illegal arguments: \(expected)") == true, "\(error as Any)")
        #expect(error?.message.hasSuffix("nested deeper than 128 levels") == true, "\(error as Any)")
        #expect((error?.message.utf8.count ?? 0) < 400)
    }

    @Test func valuesOfQueriesAreNamed() throws {
        func field(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
            [tag] + Self.varint(content.count) + content
        }
        let value = field(0x2A, Self.nested(5_000))
        let query = field(0x12, field(0x0A, field(0x1A, value)))
        let error = #expect(throws: RPCError.self) {
            try DocumentDeserializer<Immudb_Model_CountDocumentsRequest>().deserialize(
                Bytes(field(0x0A, query)))
        }
        let place = "query.expressions[0].fieldComparisons[0].value.a.a"
        #expect(error?.message.contains(place) == true, "\(error as Any)")
    }

    @Test func damagedMessagesAreRefused() throws {
        let whole = insertion([Self.nested(3_000)]).bytes
        for length in stride(from: 1, to: whole.count, by: 97) {
            #expect(throws: RPCError.self) { try read(Bytes(whole.prefix(length))) }
        }
        var noise = whole
        for index in stride(from: 0, to: noise.count, by: 13) { noise[index] = 0xFF }
        #expect(throws: RPCError.self) { try read(Bytes(noise)) }
    }
}

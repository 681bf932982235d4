// Covers PlainRecord.swift, SortedSetRecord.swift and KeyKind.swift against recorded encodings.
import Foundation
import ImmuDBProofs
import ImmuDBRecords
import Testing

/// One recorded encoding of a key-value operation.
struct EncodingVector: Decodable, Sendable {
    var kind: String
    var key: String
    var value: String?
    var set: String?
    var score_bits: String?
    var referenced_key: String?
    var at_tx: UInt64?
    var kv_metadata_hex: String?
    var store_key: String
    var store_value: String

    static func all() throws -> [EncodingVector] {
        struct File: Decodable { var kv_entry_encodings: [EncodingVector] }
        var url = URL(fileURLWithPath: #filePath)
        for _ in 0..<2 { url.deleteLastPathComponent() }
        let data = try Data(contentsOf: url.appendingPathComponent("Vectors/proofs.json"))
        return try JSONDecoder().decode(File.self, from: data).kv_entry_encodings
    }
}

@Suite struct VectorTests {
    @Test func everyRecordedEncodingIsReproducedAndReadBack() throws {
        let vectors = try EncodingVector.all()
        #expect(vectors.count >= 18)
        for vector in vectors {
            let key = try #require(Hex.decode(vector.key))
            let storeKey = try #require(Hex.decode(vector.store_key))
            let storeValue = try #require(Hex.decode(vector.store_value))
            if vector.kind == "zadd" {
                try expectSortedSet(vector, key: key, storeKey: storeKey)
                #expect(storeValue.isEmpty)
                continue
            }
            #expect(PlainRecord.storeKey(for: key) == storeKey)
            #expect(PlainRecord.userKey(of: storeKey) == key)
            #expect(KeyKind(storeKey: storeKey) == .plain)
            let record = try expectedRecord(vector)
            #expect(record.storeValue == storeValue)
            let metadata = try KVMetadata(decoding: try #require(Hex.decode(vector.kv_metadata_hex ?? "")))
            #expect(try PlainRecord(storeValue: storeValue, metadata: metadata) == record)
        }
    }

    private func expectedRecord(_ vector: EncodingVector) throws -> PlainRecord {
        switch vector.kind {
        case "set": return .value(try #require(Hex.decode(vector.value ?? "")))
        case "delete": return .deletion
        default:
            let target = try #require(Hex.decode(vector.referenced_key ?? ""))
            return .reference(target: target, atTx: vector.at_tx ?? 0)
        }
    }

    private func expectSortedSet(_ vector: EncodingVector, key: [UInt8], storeKey: [UInt8]) throws {
        let bits = try #require(UInt64(vector.score_bits ?? "", radix: 16))
        let record = SortedSetRecord(
            set: try #require(Hex.decode(vector.set ?? "")), score: Double(bitPattern: bits), key: key,
            atTx: vector.at_tx ?? 0)
        #expect(record.storeKey == storeKey)
        let read = try SortedSetRecord(storeKey: storeKey)
        #expect(read.storeKey == storeKey && read.score.bitPattern == bits && read.key == key)
        #expect(storeKey.starts(with: SortedSetRecord.storePrefix(of: record.set)))
    }
}

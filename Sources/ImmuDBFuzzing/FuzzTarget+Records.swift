internal import CommandLineKit
internal import ImmuDBProofs
internal import ImmuDBRecords

extension FuzzTarget {
    /// Keys, values and attributes of entries.
    static let storeRecords = FuzzTarget(
        name: "store-records",
        seeds: [
            SortedSetRecord(set: [1, 2], score: 1.5, key: [3], atTx: 4).storeKey,
            PlainRecord.reference(target: [7, 8], atTx: 9).storeValue, [0, 1, 2], [1], [2, 0, 0, 0, 0, 0, 0],
        ]
    ) { bytes in
        if let record = accepted({ () throws(FormatError) in try SortedSetRecord(storeKey: bytes) }) {
            try FuzzFinding.require(record.storeKey == bytes, "sorted set \(record)")
        }
        for metadata in [KVMetadata.none, KVMetadata(isDeleted: true)] {
            let record = accepted { () throws(FormatError) in
                try PlainRecord(storeValue: bytes, metadata: metadata)
            }
            if let record, record != .deletion {
                try FuzzFinding.require(record.storeValue == bytes, "value \(record)")
            }
        }
        if let metadata = accepted({ () throws(FormatError) in try KVMetadata(decoding: bytes) }) {
            let again = accepted { () throws(FormatError) in try KVMetadata(decoding: metadata.encoded) }
            try FuzzFinding.require(again == metadata, "metadata \(metadata)")
        }
        if let metadata = accepted({ () throws(FormatError) in try TxMetadata(decoding: bytes) }) {
            let again = accepted { () throws(FormatError) in try TxMetadata(decoding: metadata.encoded) }
            try FuzzFinding.require(again == metadata, "metadata \(metadata)")
        }
    }

    /// JSON texts.
    static let json = FuzzTarget(
        name: "json",
        seeds: [
            #"{"a":[1,-2.5e3,true,null,"x\u00e9\n"],"b":{"":{}}}"#, #"[[[["\ud83d\ude00"]]]]"#, "1e400", "\"",
        ].map { Array($0.utf8) }
    ) { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        for tellsPosition in [true, false] {
            let value = accepted { () throws(SQLRecordError) in
                try JSONValue(parsing: text, tellsPosition: tellsPosition)
            }
            guard let value else { continue }
            let again = accepted { () throws(SQLRecordError) in try JSONValue(parsing: value.text) }
            try FuzzFinding.require(again?.text == value.text, "JSON \(value.text)")
        }
    }

    /// Documents as they are stored.
    static let document = FuzzTarget(
        name: "document",
        seeds: [
            Document([
                .init(name: "a", value: .array([.number(1), .bool(true), .null])),
                .init(name: "b", value: .object(of: [.init(name: "c", value: .string("d"))])),
            ]).payload
        ]
    ) { bytes in
        let document = accepted { () throws(SQLRecordError) in try Document(payload: bytes) }
        guard let document else { return }
        let again = accepted { () throws(SQLRecordError) in try Document(payload: document.payload) }
        try FuzzFinding.require(again == document, "document \(document.json.text)")
        _ = document.value(ofField: "a.b.c.d")
    }

    /// Short texts with a meaning: times, identifiers, numbers, spans.
    static let texts = FuzzTarget(
        name: "texts",
        seeds: [
            "2024-02-29 23:59:59.123456", "f47ac10b-58cc-4372-a567-0e02b2c3d479", "-1.5e-300", "1h30m",
            "6b02f9fe0000000000000001", "immudb://u:p%20w@[::1]:3322/db?tls=true",
        ].map { Array($0.utf8) }
    ) { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        if let micros = CivilTime.micros(parsing: text) { _ = SQLValue.timestamp(micros) }
        if let id = UUIDValue(text: text) {
            try FuzzFinding.require(UUIDValue(text: id.text) == id, "UUID \(id.text)")
        }
        _ = SQLValue.float(parsing: text)
        _ = accepted { () throws(SQLRecordError) in try SQLValue.boolean(parsing: text) }
        if let id = accepted({ () throws(DocumentID.Problem) in try DocumentID(text: text) }) {
            let again = accepted { () throws(DocumentID.Problem) in try DocumentID(text: id.description) }
            try FuzzFinding.require(again == id, "id \(id)")
        }
        _ = accepted { () throws(CommandFailure) in try DurationText.seconds(text) }
        _ = accepted { () throws(CommandFailure) in try ConnectionURI(text) }
        if let decoded = Hex.decode(text) {
            try FuzzFinding.require(Hex.encode(decoded) == text.lowercased(), "hexadecimal \(text)")
        }
    }
}

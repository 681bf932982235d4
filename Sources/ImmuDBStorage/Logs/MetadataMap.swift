import ImmuDBProofs

/// Why a metadata block cannot be used.
struct MetadataFault: Error, Sendable {
    var message: String

    init(_ message: String) { self.message = message }
}

/// The metadata block at the head of a log chunk: names with byte strings.
///
/// `field(x)` is a 4-byte big-endian length and x; a map is the field of its 4-byte pair count, then a
/// field for each key and each value. Integers are 8 bytes, flags one byte. The order of pairs is free.
struct MetadataMap: Sendable, Hashable {
    private(set) var values: [String: [UInt8]] = [:]

    init() {}

    init(_ bytes: [UInt8]) throws(MetadataFault) {
        var cursor = Cursor(bytes)
        let head = try MetadataMap.field(&cursor)
        guard head.count == 4 else {
            throw MetadataFault("the pair count has \(head.count) bytes instead of 4")
        }
        let count = head.reduce(0) { $0 << 8 | Int($1) }
        guard count <= Limits.metadataPairsMax else {
            throw MetadataFault("\(count) pairs are announced, at most \(Limits.metadataPairsMax) are legal")
        }
        for _ in 0..<count {
            let key = try MetadataMap.field(&cursor)
            let name = String(decoding: key, as: UTF8.self)
            guard values.updateValue(try MetadataMap.field(&cursor), forKey: name) == nil else {
                throw MetadataFault("the key \(name) occurs twice")
            }
        }
        guard cursor.isAtEnd else { throw MetadataFault("bytes are left after the last pair") }
    }

    private static func field(_ cursor: inout Cursor) throws(MetadataFault) -> [UInt8] {
        guard let length = cursor.integer(UInt32.self), let bytes = cursor.bytes(Int(length)) else {
            throw MetadataFault("a length at byte \(cursor.offset) leads beyond the block")
        }
        return bytes
    }

    var encoded: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(bigEndian: UInt32(4))
        bytes.append(bigEndian: UInt32(truncatingIfNeeded: values.count))
        for (key, value) in values.sorted(by: { $0.key < $1.key }) {
            for part in [[UInt8](key.utf8), value] {
                bytes.append(bigEndian: UInt32(truncatingIfNeeded: part.count))
                bytes += part
            }
        }
        return bytes
    }

    func bytes(_ key: String) throws(MetadataFault) -> [UInt8] {
        guard let value = values[key] else { throw MetadataFault("the key \(key) is missing") }
        return value
    }

    func integer(_ key: String, in range: ClosedRange<UInt64>) throws(MetadataFault) -> UInt64 {
        let value = try bytes(key)
        guard value.count == 8 else { throw MetadataFault("\(key) has \(value.count) bytes instead of 8") }
        let number = value.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard range.contains(number) else {
            throw MetadataFault("\(key) is \(number), legal are \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    func flag(_ key: String) throws(MetadataFault) -> Bool {
        let value = try bytes(key)
        guard value.count == 1 else { throw MetadataFault("\(key) has \(value.count) bytes instead of 1") }
        return value[0] != 0
    }

    mutating func set(_ key: String, integer: UInt64) {
        var bytes: [UInt8] = []
        bytes.append(bigEndian: integer)
        values[key] = bytes
    }

    mutating func set(_ key: String, flag: Bool) { values[key] = [flag ? 1 : 0] }

    mutating func set(_ key: String, bytes: [UInt8]) { values[key] = bytes }
}

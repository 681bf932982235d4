internal import ImmuDBProofs

/// Bytes of a document: the protobuf form of `google.protobuf.Struct`, which are the content of the column
/// `_doc` of its row. Members are written in byte order of their names and read in any order.
extension Document {
    /// The bytes to store.
    public var payload: [UInt8] {
        var bytes: [UInt8] = []
        PayloadForm.append(members, to: &bytes)
        return bytes
    }

    /// Reads stored bytes. A value without kind counts as null, fields of other numbers are skipped.
    /// - Throws: `SQLRecordError.corrupted` for anything that is no such message, or nested too deeply.
    public init(payload: [UInt8]) throws(SQLRecordError) {
        do throws(FormatError) {
            self.init(try PayloadForm.members(of: payload, depth: 0))
        } catch {
            throw SQLRecordError(.corrupted, "data is corrupted: document: \(error.message)")
        }
    }
}

private enum PayloadForm {
    private enum WireType: UInt64 {
        case varint = 0
        case fixed64 = 1
        case delimited = 2
        case fixed32 = 5
    }

    private enum Field {
        static let entries: UInt64 = 1
        static let key: UInt64 = 1
        static let value: UInt64 = 2
        static let null: UInt64 = 1
        static let number: UInt64 = 2
        static let string: UInt64 = 3
        static let bool: UInt64 = 4
        static let object: UInt64 = 5
        static let list: UInt64 = 6
    }

    // MARK: Writing

    static func append(_ members: [JSONValue.Member], to bytes: inout [UInt8]) {
        for member in members {
            var entry: [UInt8] = []
            append([UInt8](member.name.utf8), Field.key, to: &entry)
            append(message(of: member.value), Field.value, to: &entry)
            append(entry, Field.entries, to: &bytes)
        }
    }

    private static func message(of value: JSONValue) -> [UInt8] {
        var bytes: [UInt8] = []
        switch value {
        case .null:
            append(tag: Field.null, .varint, to: &bytes)
            bytes.append(0)
        case .number(let number):
            append(tag: Field.number, .fixed64, to: &bytes)
            bytes.append(bigEndian: number.bitPattern.byteSwapped)
        case .string(let text): append([UInt8](text.utf8), Field.string, to: &bytes)
        case .bool(let flag):
            append(tag: Field.bool, .varint, to: &bytes)
            bytes.append(flag ? 1 : 0)
        case .object(let members):
            var content: [UInt8] = []
            append(members, to: &content)
            append(content, Field.object, to: &bytes)
        case .array(let elements):
            var content: [UInt8] = []
            for element in elements { append(message(of: element), Field.entries, to: &content) }
            append(content, Field.list, to: &bytes)
        }
        return bytes
    }

    private static func append(_ content: [UInt8], _ field: UInt64, to bytes: inout [UInt8]) {
        append(tag: field, .delimited, to: &bytes)
        append(varint: UInt64(content.count), to: &bytes)
        bytes += content
    }

    private static func append(tag field: UInt64, _ type: WireType, to bytes: inout [UInt8]) {
        append(varint: field << 3 | type.rawValue, to: &bytes)
    }

    private static func append(varint value: UInt64, to bytes: inout [UInt8]) {
        var rest = value
        while rest > 0x7F {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    // MARK: Reading

    static func members(of bytes: [UInt8], depth: Int) throws(FormatError) -> [JSONValue.Member] {
        guard depth <= Limits.documentDepthMax else {
            throw FormatError("nested deeper than \(Limits.documentDepthMax) levels")
        }
        var members: [JSONValue.Member] = []
        var reader = ByteReader(bytes)
        while !reader.isAtEnd {
            let (field, content) = try part(&reader)
            guard field == Field.entries, case .bytes(let entry) = content else { continue }
            var name = ""
            var value: [UInt8] = []
            var inner = ByteReader(entry)
            while !inner.isAtEnd {
                switch try part(&inner) {
                case (Field.key, .bytes(let bytes)): name = try text(bytes)
                case (Field.value, .bytes(let bytes)): value += bytes
                default: continue  // of a later version of the format
                }
            }
            members.append(JSONValue.Member(name: name, value: try self.value(of: value, depth: depth)))
        }
        return members
    }

    private static func value(of bytes: [UInt8], depth: Int) throws(FormatError) -> JSONValue {
        var value = JSONValue.null
        var reader = ByteReader(bytes)
        while !reader.isAtEnd {
            switch try part(&reader) {
            case (Field.null, .varint): value = .null
            case (Field.number, .fixed(let bits)): value = .number(Double(bitPattern: bits))
            case (Field.string, .bytes(let bytes)): value = .string(try text(bytes))
            case (Field.bool, .varint(let flag)): value = .bool(flag != 0)
            case (Field.object, .bytes(let bytes)):
                value = .object(of: try members(of: bytes, depth: depth + 1))
            case (Field.list, .bytes(let bytes)):
                value = .array(try elements(of: bytes, depth: depth + 1))
            default: continue  // of a later version of the format
            }
        }
        return value
    }

    private static func elements(of bytes: [UInt8], depth: Int) throws(FormatError) -> [JSONValue] {
        guard depth <= Limits.documentDepthMax else {
            throw FormatError("nested deeper than \(Limits.documentDepthMax) levels")
        }
        var elements: [JSONValue] = []
        var reader = ByteReader(bytes)
        while !reader.isAtEnd {
            let (field, content) = try part(&reader)
            guard field == Field.entries, case .bytes(let element) = content else { continue }
            elements.append(try value(of: element, depth: depth))
        }
        return elements
    }

    private enum Content {
        case varint(UInt64)
        case fixed(UInt64)
        case bytes([UInt8])
    }

    private static func part(_ reader: inout ByteReader) throws(FormatError) -> (UInt64, Content) {
        let tag = try varint(&reader)
        guard tag >> 3 > 0, let type = WireType(rawValue: tag & 7) else {
            throw FormatError("illegal tag \(tag) at offset \(reader.offset)")
        }
        switch type {
        case .varint: return (tag >> 3, .varint(try varint(&reader)))
        case .fixed64:
            let bits: UInt64 = try reader.integer("64-bit value")
            return (tag >> 3, .fixed(bits.byteSwapped))
        case .fixed32:
            let bits: UInt32 = try reader.integer("32-bit value")
            return (tag >> 3, .varint(UInt64(bits)))
        case .delimited:
            let length = try varint(&reader)
            guard let count = Int(exactly: length) else { throw FormatError("length \(length)") }
            return (tag >> 3, .bytes(try reader.bytes(count, "field \(tag >> 3)")))
        }
    }

    private static func varint(_ reader: inout ByteReader) throws(FormatError) -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            let byte = try reader.byte("number")
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
        }
        throw FormatError("number longer than 10 bytes at offset \(reader.offset)")
    }

    private static func text(_ bytes: [UInt8]) throws(FormatError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw FormatError("text is not UTF-8")
        }
        return text
    }
}

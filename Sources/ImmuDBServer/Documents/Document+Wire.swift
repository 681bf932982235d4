internal import ImmuDBEngine
internal import ImmuDBProtocol
internal import ImmuDBRecords
internal import SwiftProtobuf

extension Document {
    /// - Throws: `unexpectedValue` for a value without kind; `illegalArguments` for one nested too deeply.
    init(wire message: Google_Protobuf_Struct) throws(EngineError) {
        self.init(try JSONValue.members(wire: message, depth: 0))
    }
}

extension JSONValue {
    /// - Throws: as ``Document/init(wire:)``.
    init(wire message: Google_Protobuf_Value) throws(EngineError) {
        self = try JSONValue.value(wire: message, depth: 0)
    }

    fileprivate static func members(
        wire message: Google_Protobuf_Struct, depth: Int
    ) throws(EngineError) -> [Member] {
        var members: [Member] = []
        members.reserveCapacity(message.fields.count)
        for (name, value) in message.fields {
            members.append(Member(name: name, value: try self.value(wire: value, depth: depth)))
        }
        return members
    }

    private static func value(
        wire message: Google_Protobuf_Value, depth: Int
    ) throws(EngineError) -> JSONValue {
        guard depth < ImmuDBRecords.Limits.documentDepthMax else {
            throw EngineError(
                .illegalArguments,
                "illegal arguments: document nested deeper than "
                    + "\(ImmuDBRecords.Limits.documentDepthMax) levels")
        }
        switch message.kind {
        case .nullValue: return .null
        case .numberValue(let number): return .number(number)
        case .stringValue(let text): return .string(text)
        case .boolValue(let flag): return .bool(flag)
        case .structValue(let object):
            return .object(of: try members(wire: object, depth: depth + 1))
        case .listValue(let list):
            var elements: [JSONValue] = []
            for element in list.values { elements.append(try value(wire: element, depth: depth + 1)) }
            return .array(elements)
        case nil: throw EngineError(.unexpectedValue, "unexpected value: a value without kind")
        }
    }
}

extension Google_Protobuf_Struct {
    init(_ document: Document) { self.init(members: document.members) }

    fileprivate init(members: [JSONValue.Member]) {
        self.init()
        for member in members { fields[member.name] = Google_Protobuf_Value(member.value) }
    }
}

extension Google_Protobuf_Value {
    init(_ value: JSONValue) {
        self.init()
        switch value {
        case .null: kind = .nullValue(.nullValue)
        case .number(let number): kind = .numberValue(number)
        case .string(let text): kind = .stringValue(text)
        case .bool(let flag): kind = .boolValue(flag)
        case .object(let members): kind = .structValue(Google_Protobuf_Struct(members: members))
        case .array(let elements):
            kind = .listValue(.with { $0.values = elements.map { Google_Protobuf_Value($0) } })
        }
    }
}

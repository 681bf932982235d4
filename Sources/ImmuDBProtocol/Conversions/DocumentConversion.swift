internal import ImmuDBProofs
package import ImmuDBRecords
package import SwiftProtobuf

extension Document {
    /// Reads a document.
    /// - Throws: `ProtocolError` with the path of the member: `malformedMessage` for a value without kind,
    ///   `limitExceeded` for one nested too deeply.
    package init(wire message: Google_Protobuf_Struct) throws(ProtocolError) {
        self.init(try JSONValue.members(wire: message, depth: 0))
    }
}

extension JSONValue {
    /// Reads a value.
    /// - Throws: as ``Document/init(wire:)``.
    package init(wire message: Google_Protobuf_Value) throws(ProtocolError) {
        self = try JSONValue.value(wire: message, depth: 0)
    }

    fileprivate static func members(
        wire message: Google_Protobuf_Struct, depth: Int
    ) throws(ProtocolError) -> [Member] {
        var members: [Member] = []
        members.reserveCapacity(message.fields.count)
        for (name, value) in message.fields {
            do {
                members.append(Member(name: name, value: try self.value(wire: value, depth: depth)))
            } catch {
                throw error.inside(name)
            }
        }
        return members
    }

    private static func value(
        wire message: Google_Protobuf_Value, depth: Int
    ) throws(ProtocolError) -> JSONValue {
        guard depth < WireLimits.documentDepthMax else {
            throw ProtocolError(
                .limitExceeded,
                problem: "document nested deeper than \(WireLimits.documentDepthMax) levels")
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
            elements.reserveCapacity(list.values.count)
            for (index, element) in list.values.enumerated() {
                do {
                    elements.append(try value(wire: element, depth: depth + 1))
                } catch {
                    throw error.inside("[\(index)]")
                }
            }
            return .array(elements)
        case nil: throw ProtocolError(.malformedMessage, problem: "a value without kind")
        }
    }
}

extension Google_Protobuf_Struct {
    /// Writes a document.
    package init(_ document: Document) { self.init(members: document.members) }

    fileprivate init(members: [JSONValue.Member]) {
        self.init()
        fields.reserveCapacity(members.count)
        for member in members { fields[member.name] = Google_Protobuf_Value(member.value) }
    }
}

extension Google_Protobuf_Value {
    /// Writes a value.
    package init(_ value: JSONValue) {
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

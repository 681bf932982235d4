import Foundation
import ImmuDBRecords

/// A piece of a vector file.
indirect enum VectorNode: Decodable, Sendable {
    case null
    case bool(Bool)
    case integer(Int64)
    case float(Double)
    case text(String)
    case list([VectorNode])
    case object([String: VectorNode])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Int64.self) {
            self = .integer(value)
        } else if let value = try? container.decode(Double.self) {
            self = .float(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([VectorNode].self) {
            self = .list(value)
        } else {
            self = .object(try container.decode([String: VectorNode].self))
        }
    }

    static func file(_ name: String) throws -> VectorNode {
        var url = URL(fileURLWithPath: #filePath)
        for _ in 0..<2 { url.deleteLastPathComponent() }
        return try file(at: url.appendingPathComponent("Vectors/\(name)").path)
    }

    static func file(at path: String) throws -> VectorNode {
        try JSONDecoder().decode(VectorNode.self, from: try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    subscript(_ name: String) -> VectorNode? {
        if case .object(let members) = self { members[name] } else { nil }
    }

    var text: String? { if case .text(let text) = self { text } else { nil } }
    var list: [VectorNode] { if case .list(let list) = self { list } else { [] } }
    var integer: Int64? { if case .integer(let value) = self { value } else { nil } }
    var isTrue: Bool { if case .bool(true) = self { true } else { false } }
    var members: [String: VectorNode] { if case .object(let members) = self { members } else { [:] } }

    var json: JSONValue {
        switch self {
        case .null: .null
        case .bool(let value): .bool(value)
        case .integer(let value): .number(Double(value))
        case .float(let value): .number(value)
        case .text(let value): .string(value)
        case .list(let list): .array(list.map(\.json))
        case .object(let members):
            .object(of: members.map { JSONValue.Member(name: $0.key, value: $0.value.json) })
        }
    }

    /// Whether a value is the one written here.
    func matches(_ value: SQLValue) -> Bool {
        switch (self, value) {
        case (.null, .null): true
        case (.bool(let a), .boolean(let b)): a == b
        case (.integer(let a), .integer(let b)): a == b
        case (.integer(let a), .float(let b)): Double(a) == b
        case (.float(let a), .float(let b)): a == b
        case (.text(let a), .varchar(let b)): a == b
        case (.object(let members), _): VectorNode.matches(members, value)
        default: false
        }
    }

    private static func matches(_ members: [String: VectorNode], _ value: SQLValue) -> Bool {
        switch value {
        case .blob(let bytes): members["$blob"]?.text == bytes.map { hex($0) }.joined()
        case .uuid(let id): members["$uuid"]?.text == id.text
        case .timestamp(let micros):
            members["$ts"]?.text.flatMap { CivilTime.micros(parsing: $0) } == micros
        case .json(let json): members["$json"]?.json.text == json.text
        case .float(let float): members["$float"]?.text == FloatText.sql(float)
        default: false
        }
    }

    private static func hex(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }

    /// The value of a parameter; nil for one of a type that cannot be.
    var parameter: SQLValue? {
        switch self {
        case .null: return .null(.any)
        case .bool(let value): return .boolean(value)
        case .integer(let value): return .integer(value)
        case .float(let value): return .float(value)
        case .text(let value): return .varchar(value)
        case .list: return nil
        case .object(let members):
            if let digits = members["$blob"]?.text {
                let characters = Array(digits)
                return .blob(
                    stride(from: 0, to: characters.count, by: 2).compactMap {
                        UInt8(String(characters[$0..<$0 + 2]), radix: 16)
                    })
            }
            return members["$ts"]?.text.flatMap { CivilTime.micros(parsing: $0) }.map { .timestamp($0) }
        }
    }
}

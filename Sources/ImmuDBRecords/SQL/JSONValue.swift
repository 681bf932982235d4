/// A JSON value. Numbers are doubles; members of an object are kept in byte order of their names.
public indirect enum JSONValue: Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([Member])

    /// One member of an object.
    public struct Member: Sendable {
        /// Name of the member, unescaped.
        public var name: String
        /// Its value.
        public var value: JSONValue

        /// A member.
        public init(name: String, value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// An object. Of members with one name the last wins.
    public static func object(of members: [Member]) -> JSONValue {
        var sorted: [Member] = []
        let ordered = members.enumerated().sorted { left, right in
            let order = TextOrder.compare(left.element.name, right.element.name)
            return order == 0 ? left.offset < right.offset : order < 0
        }
        for (_, member) in ordered {
            if let last = sorted.last, TextOrder.compare(last.name, member.name) == 0 { sorted.removeLast() }
            sorted.append(member)
        }
        return .object(sorted)
    }

    /// The word for the kind of value.
    public var typeName: String {
        switch self {
        case .null: "NULL"
        case .bool: "BOOL"
        case .number: "NUMBER"
        case .string: "STRING"
        case .array: "ARRAY"
        case .object: "OBJECT"
        }
    }

    /// The value at a path of member names and decimal element indices.
    /// - Returns: nil where the path leads nowhere.
    public func value(at path: some Sequence<String>) -> JSONValue? {
        var current = self
        for step in path {
            switch current {
            case .object(let members):
                guard let member = members.first(where: { TextOrder.compare($0.name, step) == 0 }) else {
                    return nil
                }
                current = member.value
            case .array(let elements):
                guard let index = Int(step), elements.indices.contains(index) else { return nil }
                current = elements[index]
            default: return nil
            }
        }
        return current
    }

    /// The SQL counterpart of a scalar; nil for arrays and objects.
    package var scalar: SQLValue? {
        switch self {
        case .null: .null(.json)
        case .bool(let value): .boolean(value)
        case .number(let value): .float(value)
        case .string(let value): .varchar(value)
        case .array, .object: nil
        }
    }
}

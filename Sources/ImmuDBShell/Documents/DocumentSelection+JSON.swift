import CommandLineKit
import ImmuDBClient
import ImmuDBRecords

extension DocumentSelection {
    /// The raw form, as the protocol has it: `{"expressions": [{"fieldComparisons": [{"field": "total",
    /// "operator": "GE", "value": 100}]}], "orderBy": [{"field": "total", "desc": true}], "limit": 20}`.
    /// - Throws: `CommandFailure` that names the member.
    init(_ collection: String, json text: String) throws(CommandFailure) {
        self.init(collection)
        let members = try DocumentText.object(text, "the query").members
        for member in members {
            switch member.name {
            case "expressions":
                for (index, node) in try Self.list(member, member.name).enumerated() {
                    alternatives.append(try Self.comparisons(node, "expressions[\(index)]"))
                }
            case "orderBy":
                for (index, node) in try Self.list(member, member.name).enumerated() {
                    order.append(try Self.order(node, "orderBy[\(index)]"))
                }
            case "limit":
                guard case .number(let number) = member.value, let limit = UInt32(exactly: number) else {
                    throw Self.wrong("limit", "a number from 0")
                }
                self.limit = limit
            case "collectionName":
                guard case .string(collection) = member.value else {
                    throw Self.wrong("collectionName", "the collection of the command, '\(collection)'")
                }
            default: throw Self.unknown(member.name)
            }
        }
    }

    private static func comparisons(
        _ node: JSONValue, _ path: String
    ) throws(CommandFailure) -> [Comparison] {
        var comparisons: [Comparison] = []
        for member in try object(node, path) {
            guard member.name == "fieldComparisons" else { throw unknown("\(path).\(member.name)") }
            let inner = "\(path).fieldComparisons"
            for (index, node) in try list(member, inner).enumerated() {
                comparisons.append(try comparison(node, "\(inner)[\(index)]"))
            }
        }
        return comparisons
    }

    private static let words: [String: Operator] = [
        "EQ": .equal, "NE": .notEqual, "LT": .less, "LE": .lessOrEqual, "GT": .greater,
        "GE": .greaterOrEqual, "LIKE": .like, "NOT_LIKE": .notLike,
    ]

    private static func comparison(_ node: JSONValue, _ path: String) throws(CommandFailure) -> Comparison {
        var field: String?
        var value: JSONValue?
        var test = Operator.equal
        for member in try object(node, path) {
            switch (member.name, member.value) {
            case ("field", .string(let name)): field = name
            case ("value", let given): value = given
            case ("operator", .string(let word)):
                guard let known = words[word] else {
                    throw wrong("\(path).operator", "one of \(words.keys.sorted().joined(separator: ", "))")
                }
                test = known
            case ("operator", .number(let number)):
                guard let known = Int(exactly: number).flatMap({ Operator(rawValue: $0) }) else {
                    throw wrong("\(path).operator", "0 to 7")
                }
                test = known
            case ("field", _), ("operator", _): throw wrong("\(path).\(member.name)", "text")
            default: throw unknown("\(path).\(member.name)")
            }
        }
        guard let field, let value else { throw wrong(path, "an object with field and value") }
        return Comparison(field, test, value)
    }

    private static func order(_ node: JSONValue, _ path: String) throws(CommandFailure) -> Order {
        var term: Order?
        var isDescending = false
        for member in try object(node, path) {
            switch (member.name, member.value) {
            case ("field", .string(let name)): term = Order(name)
            case ("desc", .bool(let flag)): isDescending = flag
            case ("field", _): throw wrong("\(path).field", "text")
            case ("desc", _): throw wrong("\(path).desc", "true or false")
            default: throw unknown("\(path).\(member.name)")
            }
        }
        guard var term else { throw wrong(path, "an object with field") }
        term.isDescending = isDescending
        return term
    }

    private static func object(
        _ node: JSONValue, _ path: String
    ) throws(CommandFailure) -> [JSONValue.Member] {
        guard case .object(let members) = node else { throw wrong(path, "an object") }
        return members
    }

    private static func list(
        _ member: JSONValue.Member, _ path: String
    ) throws(CommandFailure) -> [JSONValue] {
        guard case .array(let elements) = member.value else { throw wrong(path, "a list") }
        return elements
    }

    private static func wrong(_ path: String, _ wanted: String) -> CommandFailure {
        CommandFailure(.usage, "the query: \(path) has to be \(wanted)")
    }

    private static func unknown(_ path: String) -> CommandFailure {
        CommandFailure(.usage, "the query: unknown member \(path)", hint: "type help doc find for the form")
    }
}

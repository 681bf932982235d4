/// A JSON object as collections store it. Numbers are doubles; members are kept in byte order of their names.
public struct Document: Sendable {
    /// Members in byte order of their names, no name twice.
    public private(set) var members: [JSONValue.Member]

    /// A document of members. Of members with one name the last wins.
    public init(_ members: [JSONValue.Member] = []) {
        if case .object(let sorted) = JSONValue.object(of: members) {
            self.members = sorted
        } else {
            self.members = []
        }
    }

    /// The document as a JSON object.
    public var json: JSONValue { .object(members) }

    /// A member by its name, not by a path. Setting nil removes it.
    public subscript(_ name: String) -> JSONValue? {
        get { members.first { TextOrder.compare($0.name, name) == 0 }?.value }
        set {
            let others = members.filter { TextOrder.compare($0.name, name) != 0 }
            self = Document(others + (newValue.map { [JSONValue.Member(name: name, value: $0)] } ?? []))
        }
    }

    /// The value that the name of a declared field stands for.
    ///
    /// Dots part the name into at most three steps; the third keeps any further dots. A missing member, or
    /// anything but an object before the last step, is no value. Elements of lists cannot be addressed.
    public func value(ofField name: String) -> JSONValue? {
        let steps = name.split(
            separator: ".", maxSplits: Limits.fieldPathStepsMax - 1, omittingEmptySubsequences: false)
        var current = JSONValue.object(members)
        for step in steps {
            guard case .object(let members) = current,
                let member = members.first(where: { TextOrder.compare($0.name, String(step)) == 0 })
            else { return nil }
            current = member.value
        }
        return current
    }
}

extension Document: Equatable {
    /// Equal members; numbers by their bits.
    public static func == (left: Document, right: Document) -> Bool { left.payload == right.payload }
}

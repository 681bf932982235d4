public import ImmuDBRecords

/// Which documents of a collection are meant, and in which order.
public struct DocumentSelection: Sendable, Hashable {
    /// How a field is compared. A field without value is below every value.
    public enum Operator: Int, Sendable, Hashable, CaseIterable {
        case equal = 0
        case notEqual = 1
        case less = 2
        case lessOrEqual = 3
        case greater = 4
        case greaterOrEqual = 5
        /// A pattern with `%` for any text and `_` for one character.
        case like = 6
        case notLike = 7
    }

    /// Compares a declared field, or the id, with a value.
    public struct Comparison: Sendable, Hashable {
        public var field: String
        public var `operator`: Operator
        /// Of the kind of the field; null for no value.
        public var value: JSONValue

        public init(_ field: String, _ operator: Operator, _ value: JSONValue) {
            self.field = field
            self.operator = `operator`
            self.value = value
        }

        public static func == (left: Comparison, right: Comparison) -> Bool {
            left.field == right.field && left.operator == right.operator
                && left.value.text == right.value.text
        }

        public func hash(into hasher: inout Hasher) {
            hasher.combine(field)
            hasher.combine(`operator`)
            hasher.combine(value.text)
        }
    }

    /// A term of the order.
    public struct Order: Sendable, Hashable {
        public var field: String
        public var isDescending: Bool

        public init(_ field: String, isDescending: Bool = false) {
            self.field = field
            self.isDescending = isDescending
        }
    }

    public var collection: String
    /// Alternatives, each of comparisons that must all hold; empty for all documents.
    public var alternatives: [[Comparison]]
    /// Without one the documents come in the order of their ids.
    public var order: [Order]
    /// Most documents; 0 = all.
    public var limit: UInt32

    public init(
        _ collection: String, alternatives: [[Comparison]] = [], order: [Order] = [], limit: UInt32 = 0
    ) {
        self.collection = collection
        self.alternatives = alternatives
        self.order = order
        self.limit = limit
    }
}

package import ImmuDBRecords

/// Which documents of a collection are meant, and in which order.
package struct DocumentQuery: Sendable {
    package var collection: String
    /// Alternatives, each of comparisons that must all hold; empty for all documents.
    package var alternatives: [[Comparison]] = []
    package var order: [Order] = []
    /// 0 = all.
    package var limit: UInt32 = 0

    package init(
        _ collection: String, alternatives: [[Comparison]] = [], order: [Order] = [], limit: UInt32 = 0
    ) {
        self.collection = collection
        self.alternatives = alternatives
        self.order = order
        self.limit = limit
    }

    /// Compares a field with a value.
    package struct Comparison: Sendable {
        package var field: String
        package var test: Test
        package var value: JSONValue

        package init(_ field: String, _ test: Test, _ value: JSONValue) {
            self.field = field
            self.test = test
            self.value = value
        }
    }

    /// The raw value is the number in the protocol.
    package enum Test: Int, Sendable, Hashable, CaseIterable {
        case equal = 0
        case notEqual = 1
        case less = 2
        case lessOrEqual = 3
        case greater = 4
        case greaterOrEqual = 5
        case like = 6
        case notLike = 7
    }

    /// A term of the order.
    package struct Order: Sendable, Hashable {
        package var field: String
        package var isDescending: Bool

        package init(_ field: String, isDescending: Bool = false) {
            self.field = field
            self.isDescending = isDescending
        }
    }
}

internal import ImmuDBRecords

/// Column that holds the metadata of the transaction that wrote a row.
enum SpecialColumn {
    static let revision = "_rev"
    static let transactionMetadata = "_tx_metadata"
    static let differenceAction = "_diff_action"

    static let all: Set<String> = [revision, transactionMetadata, differenceAction]
}

/// A column of a source as expressions see it.
struct ScopeColumn {
    var name: String
    var type: SQLType
    /// Selectable, but not part of `*`.
    var isHidden = false
}

/// A source as expressions see it.
struct ScopeSource {
    var alias: String
    var columns: [ScopeColumn]
    /// Position of its first column in a row.
    var base: Int
}

/// Names that can be used in an expression, and where their values are in a row.
final class Scope {
    private(set) var sources: [ScopeSource] = []
    /// Columns that expressions use.
    private(set) var used: Set<Int> = []
    /// Scope of the query around this one.
    let parent: Scope?
    /// Number of columns of a row.
    private(set) var width = 0
    /// When set, rows are groups.
    var grouping: Grouping?

    init(parent: Scope? = nil) { self.parent = parent }

    /// Adds a source whose columns follow those already there.
    /// - Throws: `SQLError.ambiguousSelector` when a source has the same name.
    @discardableResult
    func add(_ alias: String, _ columns: [ScopeColumn]) throws(SQLError) -> Int {
        guard !sources.contains(where: { $0.alias == alias }) else {
            throw SQLError(.ambiguousSelector, ": \(alias)")
        }
        let base = width
        sources.append(ScopeSource(alias: alias, columns: columns, base: base))
        width += columns.count
        return base
    }

    func hide(_ slot: Int) {
        for (position, source) in sources.enumerated()
        where (source.base..<source.base + source.columns.count).contains(slot) {
            sources[position].columns[slot - source.base].isHidden = true
        }
    }

    /// How often a query inside looked through this scope.
    private(set) var crossings = 0

    func cross() { crossings += 1 }

    func use(_ slot: Int) { used.insert(slot) }

    func useAll() { used.formUnion(0..<width) }

    /// Name and type of a slot and the source it belongs to.
    func describe(_ slot: Int) -> (source: String, column: ScopeColumn)? {
        for source in sources where (source.base..<source.base + source.columns.count).contains(slot) {
            return (source.alias, source.columns[slot - source.base])
        }
        return nil
    }

    /// Slot of a column of this scope, without regard to the scopes around it.
    /// - Throws: `SQLError.ambiguousSelector`.
    func slot(of name: ColumnName) throws(SQLError) -> Int? {
        if let alias = name.source {
            guard let source = sources.first(where: { $0.alias == alias }) else { return nil }
            return Scope.slot(of: name.name, in: source)
        }
        if let main = sources.first, let slot = Scope.slot(of: name.name, in: main) { return slot }
        let others = sources.dropFirst().compactMap { Scope.slot(of: name.name, in: $0) }
        guard others.count <= 1 else { throw SQLError(.ambiguousSelector, " (\(name.name))") }
        return others.first
    }

    private static func slot(of name: String, in source: ScopeSource) -> Int? {
        source.columns.firstIndex { $0.name == name }.map { source.base + $0 }
    }
}

/// What the columns of a grouped row are: the keys, then the aggregates.
final class Grouping {
    struct Key {
        /// Slot in the ungrouped row, when the key is a column.
        var slot: Int?
        /// Name of the target the key stands for, when it is an alias.
        var alias: String?
        var value: BoundExpression
        var type: SQLType
    }

    var keys: [Key] = []
    private(set) var aggregates: [BoundAggregate] = []
    private var definitions: [Aggregate] = []

    /// Slot of an aggregate in the grouped row.
    func slot(of aggregate: Aggregate, _ make: () throws -> BoundAggregate) rethrows -> Int {
        if let known = definitions.firstIndex(of: aggregate) { return keys.count + known }
        aggregates.append(try make())
        definitions.append(aggregate)
        return keys.count + aggregates.count - 1
    }

    func slot(ofColumn slot: Int) -> Int? { keys.firstIndex { $0.slot == slot } }
}

/// An aggregate whose argument is found.
struct BoundAggregate {
    var function: AggregateFunction
    /// nil for `COUNT(*)`.
    var slot: Int?
    var type: SQLType
    var isDistinct: Bool
    var separator: String
}

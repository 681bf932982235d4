internal import ImmuDBRecords

/// The rows of a table, its history, or what changed in it.
final class TableSource: SourceNode {
    /// What is read of a table.
    enum Mode {
        case rows
        case history
        case difference
    }

    let table: Table
    let name: String
    let mode: Mode
    let columns: [ScopeColumn]
    let period: BoundPeriod
    /// Index that the statement names.
    let forcedIndex: Index?
    let keys: SQLKeySpace
    /// Scope and position in it, which tell the columns that are used.
    private(set) var place: (scope: Scope, base: Int)?
    /// How to reach the rows; nil = by primary key, all of them.
    var access: TableAccess?

    init(
        _ table: Table, name: String, mode: Mode, period: BoundPeriod, forcedIndex: Index?, keys: SQLKeySpace
    ) {
        self.table = table
        self.name = name
        self.mode = mode
        self.period = period
        self.forcedIndex = forcedIndex
        self.keys = keys
        var columns = table.columns.map { ScopeColumn(name: $0.name, type: $0.type) }
        switch mode {
        case .rows: break
        case .history: columns.insert(ScopeColumn(name: SpecialColumn.revision, type: .integer), at: 0)
        case .difference:
            columns.insert(ScopeColumn(name: SpecialColumn.differenceAction, type: .varchar), at: 0)
        }
        columns.append(ScopeColumn(name: SpecialColumn.transactionMetadata, type: .json, isHidden: true))
        self.columns = columns
    }

    /// Columns before those of the table.
    var leading: Int { mode == .rows ? 0 : 1 }

    func place(in scope: Scope, base: Int) { place = (scope, base) }

    private func isUsed(_ position: Int) -> Bool {
        guard let place else { return true }
        return place.scope.used.contains(place.base + position)
    }

    func open(_ evaluation: Evaluation) throws -> any RowCursor {
        let access =
            access
            ?? TableAccess(table, forced: forcedIndex, ranges: [:], order: [])
        return try open(evaluation, access)
    }

    func open(_ evaluation: Evaluation, _ access: TableAccess) throws -> any RowCursor {
        let decoder = RowDecoder(table, leading: leading, trailing: 1, isUsed: isUsed)
        let store = evaluation.transaction.store
        switch mode {
        case .history, .difference:
            guard access.index.isPrimary else {
                throw SQLError(
                    .illegalArguments, ": historical queries are supported over primary index")
            }
            return mode == .history
                ? try HistoryCursor(self, decoder, access, store)
                : try DifferenceCursor(self, decoder, access, evaluation)
        case .rows:
            guard let window = try period.window(evaluation) else { return ListCursor([]) }
            if !access.index.isPrimary, !window.isAll { return try sorted(decoder, access, window, store) }
            if let key = access.key(in: table, after: keys.rowPrefix(table: table.id)) {
                return KeyCursor(self, decoder, key, window, store)
            }
            return access.index.isPrimary
                ? try PrimaryCursor(self, decoder, access, window, store)
                : try SecondaryCursor(self, decoder, access, store)
        }
    }

    /// Entries of an index that a walk meets.
    func count(_ access: TableAccess, _ evaluation: Evaluation) throws -> Int {
        let prefix =
            access.index.isPrimary
            ? keys.rowPrefix(table: table.id) : keys.indexPrefix(table: table.id, index: access.index.id)
        var range = KeyValueRange(prefix: prefix)
        (range.low, range.high) = try access.bounds(in: table, after: prefix)
        let store = evaluation.transaction.store
        if let count = try store.count(range) { return count }
        (range.includesValues, range.isRecorded) = (false, false)
        let cursor = try store.scan(range)
        var count = 0
        while try cursor.next() != nil { count += 1 }
        return count
    }

    /// Rows of a period in the order of a secondary index.
    private func sorted(
        _ decoder: RowDecoder, _ access: TableAccess, _ window: TransactionWindow,
        _ store: any KeyValueTransaction
    ) throws -> any RowCursor {
        var range = KeyValueRange(prefix: keys.rowPrefix(table: table.id))
        range.window = window
        let (low, high) = try access.bounds(in: table, after: [])
        let limits = KeyValueRange(prefix: [], low: low, high: high)
        let mapping = IndexMapping(table: table, keys: keys)
        let start = keys.indexPrefix(table: table.id, index: access.index.id).count
        var found: [(key: [UInt8], row: [SQLValue])] = []
        let cursor = try store.scan(range)
        while let entry = try cursor.next() {
            let key = try mapping.key(ofRow: try table.values(ofRow: entry.value), in: access.index)
            guard limits.contains([UInt8](key[start...])) else { continue }
            found.append((key, try row(decoder, entry, store)))
        }
        found.sort { $0.key.lexicographicallyPrecedes($1.key) != access.isDescending }
        return ListCursor(found.map(\.row))
    }

    /// Whether the metadata of the transactions that wrote the rows is wanted.
    var showsMetadata: Bool { isUsed(columns.count - 1) }

    func row(
        _ decoder: RowDecoder, _ entry: KeyValueEntry, _ store: any KeyValueTransaction
    ) throws -> [SQLValue] {
        var row = try decoder.decode(entry.value)
        if showsMetadata, entry.txID != 0 {
            row[columns.count - 1] = try TransactionMetadata.value(
                of: try store.extraMetadata(ofTransaction: entry.txID))
        }
        return row
    }
}

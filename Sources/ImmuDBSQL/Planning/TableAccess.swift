internal import ImmuDBRecords

/// How the rows of a table are reached.
struct TableAccess {
    var index: Index
    var isDescending = false
    /// Whether rows come in the wanted order.
    var isOrdered = false
    var ranges: [UInt32: ColumnRange] = [:]

    /// A column in a wanted order.
    struct OrderColumn: Hashable {
        var id: UInt32
        var isDescending: Bool
    }

    /// Chooses an index.
    /// - Parameters:
    ///   - forced: the index that the statement names.
    ///   - order: wanted order; empty when there is none.
    init(
        _ table: Table, forced: Index?, ranges: [UInt32: ColumnRange], order: [OrderColumn]
    ) {
        self.ranges = ranges
        let fixed = Set(ranges.filter { $0.value.isFixed }.keys)
        let candidates = forced.map { [$0] } ?? table.indexes
        if let match = candidates.first(where: { TableAccess.yields($0, order, fixed) }) {
            index = match
            isOrdered = true
            isDescending = order.first?.isDescending ?? false
        } else {
            index = candidates.first ?? table.primaryIndex
        }
        guard forced == nil, index.isPrimary else { return }
        let own = TableAccess.fixedCount(index, fixed)
        var best = own
        for candidate in table.secondaryIndexes {
            let count = TableAccess.fixedCount(candidate, fixed)
            guard count > best else { continue }
            best = count
            index = candidate
        }
        if !index.isPrimary, !order.isEmpty {
            isOrdered = TableAccess.yields(index, order, fixed)
            if !isOrdered { isDescending = false }
        }
    }

    /// All rows by primary key.
    init(_ table: Table) { index = table.primaryIndex }

    /// Whether the access is not just a walk over all rows by primary key.
    func isNarrow(in table: Table) -> Bool {
        !index.isPrimary || index.columnIDs.first.map { ranges[$0] != nil } == true
    }

    /// Whether an index gives an order, its columns before the first ordered one being fixed.
    private static func yields(_ index: Index, _ order: [OrderColumn], _ fixed: Set<UInt32>) -> Bool {
        guard let first = order.first, order.allSatisfy({ $0.isDescending == first.isDescending }) else {
            return false
        }
        var columns = index.columnIDs[...]
        while let column = columns.first, column != first.id, fixed.contains(column) { columns.removeFirst() }
        return columns.starts(with: order.map(\.id))
    }

    private static func fixedCount(_ index: Index, _ fixed: Set<UInt32>) -> Int {
        index.columnIDs.prefix { fixed.contains($0) }.count
    }

    /// Key bounds behind a prefix: the low one inclusive, the high one with all that begins with it.
    func bounds(in table: Table, after prefix: [UInt8]) throws(SQLError) -> (low: [UInt8], high: [UInt8]) {
        var (low, high) = (prefix, prefix)
        for column in table.columns(of: index) {
            guard let range = ranges[column.id] else { break }
            if range.isFixed, let bytes = TableAccess.keyForm(range.low, column) {
                low += bytes
                high += bytes
                continue
            }
            if let prefix = range.prefix, range.low == nil, range.high == nil {
                low += [0x80] + prefix.utf8
                high += [0x80] + prefix.utf8
                break
            }
            low += TableAccess.keyForm(range.low, column) ?? []
            high += TableAccess.keyForm(range.high, column) ?? []
            break
        }
        return (low, high)
    }

    /// The only key there can be; nil unless the index is the primary one and all of its columns are fixed.
    func key(in table: Table, after prefix: [UInt8]) -> [UInt8]? {
        guard index.isPrimary else { return nil }
        var key = prefix
        for column in table.columns(of: index) {
            guard let range = ranges[column.id], range.isFixed,
                let bytes = TableAccess.keyForm(range.low, column)
            else { return nil }
            key += bytes
        }
        return key
    }

    /// Nil for a bound that no key can have, such as a text longer than the column: it does not narrow.
    private static func keyForm(_ value: SQLValue?, _ column: Column) -> [UInt8]? {
        guard let value else { return nil }
        // Beyond the nanoseconds of 64 bits, keys no longer sort like times.
        if case .timestamp(let micros) = value, micros.multipliedReportingOverflow(by: 1000).overflow {
            return nil
        }
        var bytes: [UInt8] = []
        do throws(SQLRecordError) {
            try SQLKeyForm.append(value, type: column.type, maxLength: column.maxLength, to: &bytes)
        } catch {
            return nil
        }
        return bytes
    }
}

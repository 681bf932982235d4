internal import ImmuDBRecords

/// Rows in the order of the primary key.
final class PrimaryCursor: RowCursor {
    private let source: TableSource
    private let decoder: RowDecoder
    private let store: any KeyValueTransaction
    private let entries: any KeyValueCursor
    /// Set when the key says all that is wanted of a row.
    private let reader: IndexEntryReader?
    private let start: Int

    init(
        _ source: TableSource, _ decoder: RowDecoder, _ access: TableAccess, _ window: TransactionWindow,
        _ store: any KeyValueTransaction
    ) throws {
        self.source = source
        self.decoder = decoder
        self.store = store
        var range = KeyValueRange(prefix: source.keys.rowPrefix(table: source.table.id))
        start = range.prefix.count
        let (low, high) = try access.bounds(in: source.table, after: range.prefix)
        (range.low, range.high) = (low, high)
        range.isDescending = access.isDescending
        range.window = window
        reader =
            source.showsMetadata ? nil : decoder.reader(of: source.table.primaryIndex, in: source.table)
        range.includesValues = reader == nil && decoder.needsValues
        entries = try store.scan(range)
    }

    func next() throws -> [SQLValue]? {
        guard let entry = try entries.next() else { return nil }
        if let reader { return try reader.row(entry.key, after: start) }
        return try source.row(decoder, entry, store)
    }
}

/// The row with one primary key.
final class KeyCursor: RowCursor {
    private let source: TableSource
    private let decoder: RowDecoder
    private let store: any KeyValueTransaction
    private let window: TransactionWindow
    private var key: [UInt8]?

    init(
        _ source: TableSource, _ decoder: RowDecoder, _ key: [UInt8], _ window: TransactionWindow,
        _ store: any KeyValueTransaction
    ) {
        self.source = source
        self.decoder = decoder
        self.key = key
        self.window = window
        self.store = store
    }

    func next() throws -> [SQLValue]? {
        guard let wanted = key else { return nil }
        key = nil
        guard let entry = try store.get(wanted, in: window, isRecorded: true), !entry.isDeleted else {
            return nil
        }
        return try source.row(decoder, entry, store)
    }
}

/// Rows in the order of a secondary index.
final class SecondaryCursor: RowCursor {
    /// Where the columns of a row come from.
    private enum Origin {
        case entry(IndexEntryReader)
        /// The value of the index entry, which is that of the row.
        case value
        case row
    }

    private let source: TableSource
    private let decoder: RowDecoder
    private let store: any KeyValueTransaction
    private let entries: any KeyValueCursor
    private let mapping: IndexMapping
    private let index: Index
    private let origin: Origin
    private let start: Int

    init(
        _ source: TableSource, _ decoder: RowDecoder, _ access: TableAccess, _ store: any KeyValueTransaction
    ) throws {
        self.source = source
        self.decoder = decoder
        self.store = store
        index = access.index
        mapping = IndexMapping(table: source.table, keys: source.keys)
        let prefix = source.keys.indexPrefix(table: source.table.id, index: index.id)
        start = prefix.count
        let (low, high) = try access.bounds(in: source.table, after: prefix)
        var range = KeyValueRange(prefix: prefix, low: low, high: high, isDescending: access.isDescending)
        range.includesValues = false
        if source.showsMetadata {
            origin = .row
        } else if let reader = decoder.reader(of: index, in: source.table) {
            origin = .entry(reader)
        } else if store.hasRowsInIndexes {
            origin = .value
            range.includesValues = true
        } else {
            origin = .row
        }
        entries = try store.scan(range)
    }

    func next() throws -> [SQLValue]? {
        guard let entry = try entries.next() else { return nil }
        switch origin {
        case .entry(let reader): return try reader.row(entry.key, after: start)
        case .value where entry.txID > 0: return try source.row(decoder, entry, store)
        case .value, .row: return try row(of: entry)
        }
    }

    private func row(of entry: KeyValueEntry) throws -> [SQLValue] {
        let key = try mapping.rowKey(ofEntry: entry.key, in: index)
        guard let row = try store.get(key, in: .all, isRecorded: true), !row.isDeleted else {
            throw SQLError(.corruptedData, ": index \(source.table.name(of: index)) points to no row")
        }
        return try source.row(decoder, row, store)
    }
}

/// All versions of all rows, by key and revision.
final class HistoryCursor: RowCursor {
    private let source: TableSource
    private let decoder: RowDecoder
    private let store: any KeyValueTransaction
    private let entries: any KeyValueCursor
    private var versions: ArraySlice<KeyValueEntry> = []
    private var last: [UInt8] = []
    private var revision: UInt64 = 0

    init(
        _ source: TableSource, _ decoder: RowDecoder, _ access: TableAccess, _ store: any KeyValueTransaction
    ) throws {
        self.source = source
        self.decoder = decoder
        self.store = store
        var range = KeyValueRange(prefix: source.keys.rowPrefix(table: source.table.id))
        let (low, high) = try access.bounds(in: source.table, after: range.prefix)
        (range.low, range.high) = (low, high)
        range.isDescending = access.isDescending
        range.includesDeleted = true
        range.includesValues = false
        entries = try store.scan(range)
    }

    func next() throws -> [SQLValue]? {
        while versions.isEmpty {
            guard let entry = try entries.next() else { return nil }
            versions = try store.history(of: entry.key)[...]
            revision = 0
        }
        guard var version = versions.popFirst() else { return nil }
        revision += 1
        // A deletion carries the last values, or none, in which case those before it count.
        if version.isDeleted, version.value.isEmpty { version.value = last }
        last = version.value
        var row = try source.row(decoder, version, store)
        row[0] = .integer(Int64(clamping: revision))
        return row
    }
}

/// Rows that differ between two states.
final class DifferenceCursor: RowCursor {
    private let source: TableSource
    private let decoder: RowDecoder
    private let store: any KeyValueTransaction
    private let entries: any KeyValueCursor
    private let before: TransactionWindow?
    private let after: TransactionWindow?

    init(
        _ source: TableSource, _ decoder: RowDecoder, _ access: TableAccess, _ evaluation: Evaluation
    ) throws {
        self.source = source
        self.decoder = decoder
        store = evaluation.transaction.store
        (before, after) = try source.period.states(evaluation)
        var range = KeyValueRange(prefix: source.keys.rowPrefix(table: source.table.id))
        let (low, high) = try access.bounds(in: source.table, after: range.prefix)
        (range.low, range.high) = (low, high)
        range.isDescending = access.isDescending
        range.includesDeleted = true
        range.includesValues = false
        entries = try store.scan(range)
    }

    func next() throws -> [SQLValue]? {
        while let entry = try entries.next() {
            let old = try live(entry.key, before)
            let new = try live(entry.key, after)
            let action: String
            switch (old, new) {
            case (nil, nil): continue
            case (nil, _): action = "INSERT"
            case (_, nil): action = "DELETE"
            case (let old?, let new?):
                if old.value == new.value { continue }
                if try source.table.values(ofRow: old.value) == source.table.values(ofRow: new.value) {
                    continue
                }
                action = "UPDATE"
            }
            guard let shown = new ?? old else { continue }
            var row = try source.row(decoder, shown, store)
            row[0] = .varchar(action)
            return row
        }
        return nil
    }

    private func live(_ key: [UInt8], _ window: TransactionWindow?) throws -> KeyValueEntry? {
        guard let window, let entry = try store.get(key, in: window, isRecorded: true), !entry.isDeleted
        else {
            return nil
        }
        return entry
    }
}

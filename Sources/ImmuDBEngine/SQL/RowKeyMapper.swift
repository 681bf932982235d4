internal import ImmuDBProofs
internal import ImmuDBRecords
internal import ImmuDBSQL
internal import ImmuDBStorage
internal import Synchronization

/// Derives the entries of secondary indexes from rows and documents (docs/formats.md, rows).
///
/// What is derived for a transaction follows from the catalog as of that transaction. The last catalog read
/// is kept for the transactions that come after it, until one changes it.
final class RowKeyMapper: KeyMapper {
    /// Catalogs as of the last transaction seen, by layer.
    private let known = Mutex<[KeyKind: Catalog]>([:])

    private static let rowTag = Array("R.".utf8)
    private static let catalogTag = Array("CTL.".utf8)
    private static let derivedTag = Array("M.".utf8)

    private static func hasTag(_ key: [UInt8], _ tag: [UInt8]) -> Bool {
        guard key.count > tag.count, key[0] == KeyKind.sql.rawValue || key[0] == KeyKind.document.rawValue
        else { return false }
        return key[1..<1 + tag.count].elementsEqual(tag)
    }

    func mayConcern(firstKeyByte: UInt8) -> Bool {
        firstKeyByte == KeyKind.sql.rawValue || firstKeyByte == KeyKind.document.rawValue
    }

    func concerns(_ key: [UInt8]) -> Bool {
        Self.hasTag(key, Self.rowTag) || Self.hasTag(key, Self.catalogTag)
    }

    /// What is known about changes of the catalogs.
    let catalogChanges = CatalogChanges()
    /// Tables whose indexes lack rows, shared by all mappers of a store.
    let damage: IndexDamage

    init(_ damage: IndexDamage) { self.damage = damage }

    func note(_ entries: [StoredEntry], of id: UInt64) {
        for kind in [KeyKind.sql, .document] {
            let keys = entries.lazy.map(\.key).filter {
                $0.first == kind.rawValue && Self.hasTag($0, Self.catalogTag)
            }
            guard !keys.isEmpty else { continue }
            catalogChanges.note(kind, id, CatalogChange(keys: keys, of: SQLKeySpace(kind: kind)))
        }
    }

    func isDerived(_ key: [UInt8]) -> Bool { Self.hasTag(key, Self.derivedTag) }

    func hasWork(_ view: IndexView) throws(StorageError) -> Bool {
        for kind in [KeyKind.sql, .document] {
            var scan = view.scan(KeyRange(prefix: SQLKeySpace(kind: kind).catalogPrefix))
            if try scan.next() != nil { return true }
        }
        return false
    }

    func derive(_ transaction: MappedTransaction) throws(StorageError) -> [StoredEntry] {
        var derived: [StoredEntry] = []
        for kind in [KeyKind.sql, .document] {
            let entries = transaction.entries.filter { $0.key.first == kind.rawValue }
            guard !entries.isEmpty else { continue }
            try derive(entries, SQLKeySpace(kind: kind), transaction, into: &derived)
        }
        return derived
    }

    private func derive(
        _ entries: [StoredEntry], _ keys: SQLKeySpace, _ transaction: MappedTransaction,
        into derived: inout [StoredEntry]
    ) throws(StorageError) {
        let changesCatalog = entries.contains { Self.hasTag($0.key, Self.catalogTag) }
        let kept = known.withLock { $0[keys.kind] }
        let before: Catalog
        if let kept { before = kept } else { before = try catalog(keys, transaction.before, transaction) }
        let change = changesCatalog ? CatalogChange(keys: entries.map(\.key), of: keys) : CatalogChange()
        let after =
            changesCatalog
            ? try catalog(keys, transaction.after, transaction, change: change, to: before) : before
        known.withLock { $0[keys.kind] = after }
        let rows = rowsByTable(entries, keys)
        for id in change.tables.union(rows.keys).sorted() {
            guard let table = after.table(id: id), !table.secondaryIndexes.isEmpty else { continue }
            let old = before.table(id: id)
            let oldIDs = Set(old?.secondaryIndexes.map(\.id) ?? [])
            let added = table.secondaryIndexes.filter { !oldIDs.contains($0.id) }
            if old != nil, !added.isEmpty {
                try noting(table, keys) { () throws(StorageError) in
                    try fill(added, of: table, keys, transaction, into: &derived)
                }
            }
            let mapping = IndexMapping(table: table, keys: keys)
            for entry in rows[id] ?? [] {
                try noting(table, keys) { () throws(StorageError) in
                    try derive(entry, mapping, transaction, into: &derived)
                }
            }
        }
    }

    /// The rows among the entries of a transaction.
    private func rowsByTable(_ entries: [StoredEntry], _ keys: SQLKeySpace) -> [UInt32: [StoredEntry]] {
        var rows: [UInt32: [StoredEntry]] = [:]
        for entry in entries {
            guard let table = keys.table(ofRowKey: entry.key) else { continue }
            rows[table, default: []].append(entry)
        }
        return rows
    }

    /// Derives from one table. A damaged row takes the indexes of its table, not those of others.
    private func noting(
        _ table: Table, _ keys: SQLKeySpace, _ body: () throws(StorageError) -> Void
    ) throws(StorageError) {
        do throws(StorageError) {
            try body()
        } catch {
            guard error.code == .corrupted else { throw error }
            damage.note(keys, table: table.id, name: table.name, error.message)
        }
    }

    private func derive(
        _ entry: StoredEntry, _ mapping: IndexMapping, _ transaction: MappedTransaction,
        into derived: inout [StoredEntry]
    ) throws(StorageError) {
        var previous: [UInt8]?
        if let old = try transaction.before.latest(entry.key), !old.metadata.isDeleted {
            previous = try valueIfKept { () throws(StorageError) in
                try transaction.value(of: old, key: entry.key)
            }
        }
        guard
            let row = try valueIfKept({ () throws(StorageError) in try transaction.value(of: entry) })
        else { return }
        // A deletion carries the row that it ends; one written without it ends the row before.
        let value = row.isEmpty && entry.metadata.isDeleted ? previous ?? [] : row
        guard !value.isEmpty else { return }
        do throws(SQLError) {
            let changes = try mapping.changes(
                row: value, isDeleted: entry.metadata.isDeleted, previous: previous)
            for change in changes {
                derived.append(Self.entry(change.key, isDeleted: change.isDeleted, like: entry))
            }
        } catch {
            throw StorageError(
                .corrupted, "a row cannot be indexed: \(error.message)", file: nil, txID: transaction.id)
        }
    }

    /// Entries of indexes that a table with rows gets.
    private func fill(
        _ indexes: [Index], of table: Table, _ keys: SQLKeySpace, _ transaction: MappedTransaction,
        into derived: inout [StoredEntry]
    ) throws(StorageError) {
        let mapping = IndexMapping(table: table, keys: keys)
        var scan = transaction.before.scan(KeyRange(prefix: keys.rowPrefix(table: table.id)))
        while let found = try scan.next() {
            guard !found.version.metadata.isDeleted else { continue }
            let row = try valueIfKept { () throws(StorageError) in
                try transaction.value(of: found.version, key: found.key)
            }
            guard let row else { continue }
            do throws(SQLError) {
                let values = try table.values(ofRow: row)
                for index in indexes {
                    derived.append(
                        Self.entry(
                            try mapping.key(ofRow: values, in: index), isDeleted: false,
                            like: found.version.entry(key: found.key)))
                }
            } catch {
                throw StorageError(
                    .corrupted, "a row cannot be indexed: \(error.message)", file: nil, txID: transaction.id)
            }
        }
    }

    /// Rows whose values were discarded cannot be found by value any more; nothing else is forgiven.
    private func valueIfKept(
        _ read: () throws(StorageError) -> [UInt8]
    ) throws(StorageError) -> [UInt8]? {
        do throws(StorageError) {
            return try read()
        } catch {
            guard error.code == .valueDiscarded else { throw error }
            return nil
        }
    }

    private static func entry(_ key: [UInt8], isDeleted: Bool, like logged: StoredEntry) -> StoredEntry {
        var entry = logged
        entry.key = key
        entry.metadata.isDeleted = isDeleted
        return entry
    }

    /// The catalog that a view sees, read as a whole or as far as it changed.
    private func catalog(
        _ keys: SQLKeySpace, _ view: IndexView, _ transaction: MappedTransaction,
        change: CatalogChange = CatalogChange(), to before: Catalog? = nil
    ) throws(StorageError) -> Catalog {
        let reader = LoggedKeys(view: view, transaction: transaction)
        do {
            if let before { return try before.updated(change, from: reader, keys: keys) }
            return try Catalog.read(from: reader, keys: keys)
        } catch let error as StorageError {
            throw error
        } catch {
            throw StorageError(
                .corrupted, "the catalog cannot be read: \(error)", file: nil, txID: transaction.id)
        }
    }
}

/// Logged keys as of a transaction, for reading a catalog.
private final class LoggedKeys: KeyValueReader {
    private let view: IndexView
    private let transaction: MappedTransaction

    init(view: IndexView, transaction: MappedTransaction) {
        self.view = view
        self.transaction = transaction
    }

    func scan(_ range: KeyValueRange) throws -> any KeyValueCursor {
        Cursor(scan: view.scan(KeyRange(range)), range: range, transaction: transaction)
    }

    private final class Cursor: KeyValueCursor {
        private var scan: KeyScan
        private let range: KeyValueRange
        private let transaction: MappedTransaction

        init(scan: KeyScan, range: KeyValueRange, transaction: MappedTransaction) {
            self.scan = scan
            self.range = range
            self.transaction = transaction
        }

        func next() throws -> KeyValueEntry? {
            while let found = try scan.next() {
                if found.version.metadata.isDeleted, !range.includesDeleted { continue }
                let value = try transaction.value(of: found.version, key: found.key)
                return KeyValueEntry(found, value: value)
            }
            return nil
        }
    }
}

package import ImmuDBRecords

/// Transactions `first...last` of a database; `last` may lie beyond the newest one.
package struct TransactionWindow: Sendable, Hashable {
    package var first: UInt64
    package var last: UInt64

    package init(first: UInt64 = 1, last: UInt64 = .max) {
        self.first = first
        self.last = last
    }

    /// Everything a transaction can see.
    package static let all = TransactionWindow()

    package var isAll: Bool { first <= 1 && last == .max }
}

/// One version of a key.
package struct KeyValueEntry: Sendable, Hashable {
    package var key: [UInt8]
    /// Empty when it was not asked for.
    package var value: [UInt8]
    package var isDeleted: Bool
    /// Transaction that wrote it; 0 = the one that reads.
    package var txID: UInt64
    /// Number of the version, from 1; 0 for an own write.
    package var revision: UInt64

    package init(key: [UInt8], value: [UInt8], isDeleted: Bool, txID: UInt64, revision: UInt64) {
        self.key = key
        self.value = value
        self.isDeleted = isDeleted
        self.txID = txID
        self.revision = revision
    }
}

/// What a walk over keys covers and returns.
package struct KeyValueRange: Sendable, Hashable {
    package var prefix: [UInt8]
    /// First key, inclusive; nil = the first of the prefix.
    package var low: [UInt8]?
    /// Last key, inclusive, and everything that begins with it; nil = the last of the prefix.
    package var high: [UInt8]?
    package var isDescending = false
    /// Whether deleted keys are returned too.
    package var includesDeleted = false
    /// Whether values are read; index entries have none.
    package var includesValues = true
    /// Whether what is read must still be true at commit.
    package var isRecorded = true
    package var window = TransactionWindow.all

    package init(prefix: [UInt8], low: [UInt8]? = nil, high: [UInt8]? = nil, isDescending: Bool = false) {
        self.prefix = prefix
        self.low = low
        self.high = high
        self.isDescending = isDescending
    }
}

/// A walk over keys.
package protocol KeyValueCursor: AnyObject {
    /// The next entry; nil at the end.
    func next() throws -> KeyValueEntry?
}

/// Whoever can walk over keys: enough to read a catalog.
package protocol KeyValueReader: AnyObject {
    /// Walks over keys in byte order.
    func scan(_ range: KeyValueRange) throws -> any KeyValueCursor
}

/// A transaction of the store beneath the SQL engine: snapshot isolation plus own writes, with recorded reads
/// checked at commit.
///
/// Two kinds of keys live side by side. *Logged* keys (catalog and rows) go into the transaction log.
/// *Derived*
/// keys (index entries, tag `M.`) follow from rows: within a transaction the engine announces them, so that
/// its
/// own reads see them; a store that keeps derived keys itself may ignore the announcement at commit.
package protocol KeyValueTransaction: KeyValueReader, Sendable {
    /// Writes are refused.
    var isReadOnly: Bool { get }
    /// When the transaction began, microseconds since 1970.
    var startMicros: Int64 { get }
    /// Newest transaction the snapshot includes.
    var snapshotTxID: UInt64 { get }

    /// Newest version of a key; deletions are returned as such.
    /// - Returns: nil when the key never existed.
    func get(_ key: [UInt8], in window: TransactionWindow, isRecorded: Bool) throws -> KeyValueEntry?

    /// Newest versions of several keys, recorded as by ``get(_:in:isRecorded:)``.
    func get(_ keys: [[UInt8]]) throws -> [KeyValueEntry?]

    /// Number of keys of a range that are not deleted.
    /// - Returns: nil when only a walk can tell.
    func count(_ range: KeyValueRange) throws -> Int?

    /// A number that is equal for two transactions only when both see the same committed catalog of a layer.
    /// - Returns: nil when the store does not know.
    func catalogVersion(_ kind: KeyKind) -> UInt64?

    /// What changed in the catalog of a layer between the version of an earlier transaction and this
    /// snapshot.
    /// - Returns: nil when the store does not know.
    func catalogChange(_ kind: KeyKind, since version: UInt64) -> CatalogChange?

    /// Whether committed index entries have the value of the row they lead to as theirs.
    var hasRowsInIndexes: Bool { get }

    /// All committed versions of a key, oldest first, deletions included; an own write comes last.
    func history(of key: [UInt8]) throws -> [KeyValueEntry]

    /// A digest over the committed keys of a prefix and their newest versions.
    func fingerprint(ofPrefix prefix: [UInt8]) throws -> [UInt8]

    /// Any change of a key of this prefix by others until the commit is a conflict.
    func requireUnchanged(prefix: [UInt8]) throws

    /// Writes a logged key.
    func set(_ key: [UInt8], value: [UInt8], isDeleted: Bool) throws

    /// Announces a derived key.
    func setDerived(_ key: [UInt8], isDeleted: Bool) throws

    /// First transaction committed at or after a time (Unix seconds); nil when there is none.
    func firstTransaction(atOrAfter seconds: Int64) throws -> UInt64?

    /// Last transaction committed at or before a time (Unix seconds); nil when there is none.
    func lastTransaction(atOrBefore seconds: Int64) throws -> UInt64?

    /// Opaque part of a transaction's metadata; empty when absent.
    func extraMetadata(ofTransaction id: UInt64) throws -> [UInt8]

    /// Number of the state of own writes, for ``rollback(to:)``.
    func mark() -> Int

    /// Forgets own writes made after a mark.
    func rollback(to mark: Int) throws

    /// Whether anything was written.
    var hasWrites: Bool { get }

    /// Makes the writes durable and visible.
    /// - Returns: id of the transaction; nil when nothing was written.
    /// - Throws: a read conflict, in which case nothing was written.
    func commit() async throws -> UInt64?

    /// Forgets everything.
    func cancel()
}

/// The store beneath the SQL engine.
package protocol KeyValueStore: Sendable {
    /// Begins a transaction over everything that was committed.
    func begin(isReadOnly: Bool) async throws -> any KeyValueTransaction
}

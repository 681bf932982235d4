/// The index as of one transaction: a snapshot that costs nothing to take and to keep.
package struct IndexView: Sendable {
    package let index: any KeyIndex
    /// The last transaction visible.
    package let upTo: UInt64

    package init(index: any KeyIndex, upTo: UInt64) {
        self.index = index
        self.upTo = upTo
    }

    /// The newest version of a key, also when it is a deletion or expired.
    package func latest(_ key: [UInt8]) throws(StorageError) -> IndexedVersion? {
        try index.latest(key, upTo: upTo)
    }

    /// A version by its number, from 1.
    package func version(_ key: [UInt8], revision: UInt64) throws(StorageError) -> IndexedVersion? {
        try index.version(key, revision: revision, upTo: upTo)
    }

    /// Number of versions of a key; 0 when it never existed.
    package func revisionCount(_ key: [UInt8]) throws(StorageError) -> UInt64 {
        try index.revisionCount(key, upTo: upTo)
    }

    /// Versions oldest first, or newest first when descending, after skipping `offset` of them.
    package func history(
        _ key: [UInt8], offset: UInt64 = 0, limit: Int = .max, descending: Bool = false
    ) throws(StorageError) -> [IndexedVersion] {
        try index.history(key, offset: offset, limit: limit, descending: descending, upTo: upTo)
    }

    /// Number of keys with the prefix, deleted and expired ones included.
    package func count(prefix: [UInt8]) throws(StorageError) -> UInt64 {
        try index.count(prefix: prefix, upTo: upTo)
    }

    /// The keys of a range in order, each with its newest version, fetched page by page.
    package func scan(_ range: KeyRange) -> KeyScan { KeyScan(view: self, range: range) }
}

/// Iterates over the keys of a range. Deleted and expired keys are included: filters are the caller's.
///
/// Like an iterator, except that a step may fail: `while let found = try scan.next()`.
package struct KeyScan: Sendable {
    private let view: IndexView
    private var range: KeyRange
    private var page: [IndexedKey] = []
    private var position = 0
    private var pageLimit = Limits.scanPageKeysFirst
    private var isExhausted = false

    init(view: IndexView, range: KeyRange) {
        self.view = view
        self.range = range
    }

    package mutating func next() throws(StorageError) -> IndexedKey? {
        if position == page.count {
            guard try fill() else { return nil }
        }
        defer { position += 1 }
        return page[position]
    }

    /// Many keys at once: what is left of the page, else the next one; nil at the end.
    package mutating func nextPage() throws(StorageError) -> ArraySlice<IndexedKey>? {
        if position == page.count {
            guard try fill() else { return nil }
        }
        defer { position = page.count }
        return page[position...]
    }

    /// - Returns: whether there is another page.
    private mutating func fill() throws(StorageError) -> Bool {
        guard !isExhausted else { return false }
        page = try view.index.page(range, limit: pageLimit, upTo: view.upTo)
        position = 0
        isExhausted = page.count < pageLimit
        pageLimit = Swift.min(pageLimit * 2, Limits.scanPageKeysMax)
        guard let last = page.last else { return false }
        range.seek = last.key
        range.inclusiveSeek = false
        return true
    }

    /// Everything that is left, for small ranges.
    package consuming func rest() throws(StorageError) -> [IndexedKey] {
        var all: [IndexedKey] = []
        while let found = try next() { all.append(found) }
        return all
    }
}

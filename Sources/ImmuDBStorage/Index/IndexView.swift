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
    package func latest(_ key: [UInt8]) -> IndexedVersion? { index.latest(key, upTo: upTo) }

    /// A version by its number, from 1.
    package func version(_ key: [UInt8], revision: UInt64) -> IndexedVersion? {
        index.version(key, revision: revision, upTo: upTo)
    }

    /// Number of versions of a key; 0 when it never existed.
    package func revisionCount(_ key: [UInt8]) -> UInt64 { index.revisionCount(key, upTo: upTo) }

    /// Versions oldest first, or newest first when descending, after skipping `offset` of them.
    package func history(
        _ key: [UInt8], offset: UInt64 = 0, limit: Int = .max, descending: Bool = false
    ) -> [IndexedVersion] {
        index.history(key, offset: offset, limit: limit, descending: descending, upTo: upTo)
    }

    /// Number of keys with the prefix, deleted and expired ones included.
    package func count(prefix: [UInt8]) -> UInt64 { index.count(prefix: prefix, upTo: upTo) }

    /// The keys of a range in order, each with its newest version, fetched page by page.
    package func scan(_ range: KeyRange) -> KeyScan { KeyScan(view: self, range: range) }
}

/// Iterates over the keys of a range. Deleted and expired keys are included: filters are the caller's.
package struct KeyScan: Sequence, IteratorProtocol, Sendable {
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

    package mutating func next() -> IndexedKey? {
        if position == page.count {
            guard !isExhausted else { return nil }
            page = view.index.page(range, limit: pageLimit, upTo: view.upTo)
            position = 0
            isExhausted = page.count < pageLimit
            pageLimit = Swift.min(pageLimit * 2, Limits.scanPageKeysMax)
            guard let last = page.last else { return nil }
            range.seek = last.key
            range.inclusiveSeek = false
        }
        defer { position += 1 }
        return page[position]
    }
}

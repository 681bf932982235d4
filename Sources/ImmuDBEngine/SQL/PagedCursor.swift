internal import ImmuDBProofs
internal import ImmuDBSQL
internal import ImmuDBStorage

/// A walk over committed keys, a page at a time; of a long one the next page is read while this one is
/// worked on.
final class PagedCursor: KeyValueCursor {
    private var source: PageSource
    private let range: KeyValueRange
    private var page = PageSource.Page()
    private var position = 0
    private var ahead: ReadAhead<PageSource?>?

    init(_ scan: KeyScan, _ range: KeyValueRange, store: Store) {
        source = PageSource(scan: scan, range: range, store: store)
        self.range = range
    }

    /// What is read in advance must not be reading any more when the store is closed.
    deinit { ahead?.cancel() }

    func next() throws -> KeyValueEntry? {
        while true {
            while position == page.keys.endIndex {
                guard try onStore({ try fill() }) else { return nil }
            }
            defer { position += 1 }
            let version = page.keys[position].version
            guard version.txID >= range.window.first, range.includesDeleted || !version.metadata.isDeleted
            else { continue }
            return KeyValueEntry(
                page.keys[position],
                value: page.values.isEmpty ? [] : page.values[position - page.keys.startIndex])
        }
    }

    /// - Returns: whether there is another page.
    private func fill() throws(StorageError) -> Bool {
        let next: PageSource?
        if let ahead {
            self.ahead = nil
            next = try ahead.take()
        } else {
            next = try source.following()
        }
        guard let next else { return false }
        source = next
        page = next.page
        position = page.keys.startIndex
        // The last page of a walk is a small one; short walks need no help.
        if page.keys.count >= Limits.readAheadKeysMin {
            ahead = ReadAhead { () throws(StorageError) in try next.following() }
        }
        return true
    }
}

/// A place in a walk with the page before it.
private struct PageSource: Sendable {
    struct Page: Sendable {
        var keys: ArraySlice<IndexedKey> = []
        /// One for each key, or none at all.
        var values: [[UInt8]] = []
    }

    var scan: KeyScan
    let range: KeyValueRange
    let store: Store
    var page = Page()

    /// The place behind the next page, with that page; nil at the end.
    func following() throws(StorageError) -> PageSource? {
        var next = self
        guard let keys = try next.scan.nextPage() else { return nil }
        next.page = Page(keys: keys)
        guard range.includesValues else { return next }
        if !range.includesDeleted, keys.contains(where: { $0.version.metadata.isDeleted }) {
            // Values of deleted rows are not looked at: they may be gone.
            next.page.keys = keys.filter { !$0.version.metadata.isDeleted }[...]
        }
        next.page.values = try store.values(of: next.page.keys)
        return next
    }
}

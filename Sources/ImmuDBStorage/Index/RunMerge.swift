import SystemIO

/// Merges neighbouring runs into one, a bounded piece at a time.
struct RunMerge: Sendable {
    /// Oldest first, without gaps.
    let inputs: [Run]
    private var cursors: [RunCursor]
    /// Where each cursor stands.
    private var heads: [[UInt8]?] = []
    private var writer: RunWriter
    /// The key being copied, and the input it is copied from.
    private var current: (key: [UInt8], input: Int)?

    init(_ inputs: [Run], into writer: RunWriter) throws(StorageError) {
        self.inputs = inputs
        self.writer = writer
        cursors = []
        for run in inputs {
            var cursor = RunCursor(run, keepsPages: false)
            try cursor.seekFirst()
            cursors.append(cursor)
            heads.append(cursor.key)
        }
    }

    /// Number of the file being written.
    var number: UInt64 { writer.number }

    /// Copies until a number of bytes is written.
    /// - Returns: the new run when it is complete.
    mutating func step(_ bytes: UInt64) throws(StorageError) -> RunInfo? {
        let end = writer.bytesWritten + bytes
        while writer.bytesWritten < end {
            if current == nil {
                guard let key = smallestKey() else { return try finish() }
                try writer.begin(key)
                current = (key, 0)
            }
            try copyGroup()
        }
        return nil
    }

    func abandon() throws(StorageError) { try writer.abandon() }

    /// Copies one group of the current key, from the oldest input that still has one.
    private mutating func copyGroup() throws(StorageError) {
        guard let key = current?.key, var input = current?.input else { return }
        while input < cursors.count, heads[input] != key { input += 1 }
        guard input < cursors.count, let place = cursors[input].place else {
            current = nil
            return
        }
        current = (key, input)
        var failure: StorageError?
        place.page.withSlots(place.index) { slots in
            do throws(StorageError) { try writer.append(slots: slots) } catch { failure = error }
        }
        if let failure { throw failure }
        try cursors[input].next()
        if !cursors[input].isAt(key) { heads[input] = cursors[input].key }
    }

    private func smallestKey() -> [UInt8]? {
        var smallest: [UInt8]?
        for case let key? in heads {
            if let best = smallest, KeyOrder.compare(best, key) <= 0 { continue }
            smallest = key
        }
        return smallest
    }

    private mutating func finish() throws(StorageError) -> RunInfo? {
        guard let first = inputs.first, let last = inputs.last else { return nil }
        return try writer.finish(
            firstTxID: first.info.firstTxID, lastTxID: last.info.lastTxID, lastAlh: last.info.lastAlh)
    }

    /// Which runs to merge next: the smallest size of which there are enough, all of them.
    ///
    /// Going from new to old, a run counts as at least as big as those behind it, so that sizes form
    /// stretches; each stretch stays shorter than ``Limits/indexMergeRuns``, and their number grows with the
    /// logarithm of the versions.
    static func plan(_ runs: [RunInfo]) -> Range<Int>? {
        var end = runs.count
        while end > 0 {
            let tier = runs[end - 1].tier
            var start = end - 1
            while start > 0, runs[start - 1].tier <= tier { start -= 1 }
            if end - start >= Limits.indexMergeRuns { return start..<end }
            end = start
        }
        return nil
    }
}

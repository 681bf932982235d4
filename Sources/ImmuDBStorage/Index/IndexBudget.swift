import Synchronization
import SystemIO

/// The memory that the key indexes of all open stores share, and the thread that works for them.
///
/// Half of it caches pages of runs. Three eighths hold tables not yet written: when they are exceeded, the
/// index with the biggest table has to write it, whoever is adding. What tables do not take caches pages as
/// well.
package final class IndexBudget: Sendable {
    private struct Member: Sendable {
        weak var index: RunKeyIndex?
        var bytes: Int
    }

    private struct Members: Sendable {
        var all: [UInt64: Member] = [:]
        /// What the cache may take.
        var cacheBytes: Int

        var tableBytes: Int { all.values.reduce(0) { $0 + $1.bytes } }
    }

    /// What all of it may take, in bytes.
    package let bytes: Int
    let cache: PageCache
    let queue = BackgroundQueue()
    private let members: Mutex<Members>
    private let nextMember = Atomic<UInt64>(0)

    package init(bytes: Int = Limits.indexBudgetBytes) {
        self.bytes = max(bytes, 0)
        let cacheBytes = self.bytes / 8 * 7
        cache = PageCache(bytes: cacheBytes)
        members = Mutex(Members(cacheBytes: cacheBytes))
    }

    /// Memory of tables and cached pages at the moment, estimated, in bytes.
    package var usedBytes: Int { tableBytes + cache.bytes }

    /// Memory of the tables of all indexes.
    var tableBytes: Int { members.withLock { $0.tableBytes } }

    /// Bytes at which a table is full, were there no other.
    var fullTableBytes: Int { bytes / 8 }

    /// Bytes of entries that may wait to be put into a table, for each index.
    var queueBytesMax: Int { bytes / 4 }

    private var tableBytesMax: Int { bytes / 8 * 3 }

    func join(_ index: RunKeyIndex) -> UInt64 {
        let id = nextMember.wrappingAdd(1, ordering: .relaxed).newValue
        members.withLock { $0.all[id] = Member(index: index, bytes: 0) }
        return id
    }

    func leave(_ id: UInt64) { members.withLock { $0.all[id] = nil } }

    /// Tells what the tables of an index take.
    /// - Returns: the index that has to write its tables now; nil while there is room.
    func report(_ bytes: Int, by id: UInt64) -> RunKeyIndex? {
        members.withLock { members in
            members.all[id]?.bytes = bytes
            let tableBytes = members.tableBytes
            adaptCache(&members, tableBytes)
            guard tableBytes > tableBytesMax else { return nil }
            let biggest = members.all.values.max { $0.bytes < $1.bytes }
            guard let biggest, biggest.bytes >= Limits.indexSmallTableBytes else { return nil }
            return biggest.index
        }
    }

    /// Gives the cache what the tables leave, in steps: a small change is not worth a visit to all its parts.
    private func adaptCache(_ members: inout Members, _ tableBytes: Int) {
        let target = bytes / 2 + max(0, tableBytesMax - tableBytes)
        guard abs(target - members.cacheBytes) >= bytes / Limits.indexCacheStepsMax else { return }
        members.cacheBytes = target
        cache.resize(bytes: target)
    }
}

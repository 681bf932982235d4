import Synchronization
import SystemIO

/// The memory that the key indexes of all open stores share, and the thread that works for them.
///
/// About half of it caches pages of runs. Three eighths hold tables not yet written: when they are exceeded,
/// the index with the biggest table has to write it, whoever is adding.
package final class IndexBudget: Sendable {
    private struct Member: Sendable {
        weak var index: RunKeyIndex?
        var bytes: Int
    }

    /// What all of it may take, in bytes.
    package let bytes: Int
    let cache: PageCache
    let queue = BackgroundQueue()
    private let members = Mutex<[UInt64: Member]>([:])
    private let nextMember = Atomic<UInt64>(0)

    package init(bytes: Int = Limits.indexBudgetBytes) {
        self.bytes = max(bytes, 0)
        cache = PageCache(bytes: bytes / 2)
    }

    /// Memory of tables and cached pages at the moment, estimated, in bytes.
    package var usedBytes: Int { tableBytes + cache.bytes }

    /// Memory of the tables of all indexes.
    var tableBytes: Int { members.withLock { $0.values.reduce(0) { $0 + $1.bytes } } }

    /// Bytes at which a table is full, were there no other.
    var fullTableBytes: Int { bytes / 8 }

    /// Bytes of entries that may wait to be put into a table, for each index.
    var queueBytesMax: Int { bytes / 4 }

    private var tableBytesMax: Int { bytes / 8 * 3 }

    func join(_ index: RunKeyIndex) -> UInt64 {
        let id = nextMember.wrappingAdd(1, ordering: .relaxed).newValue
        members.withLock { $0[id] = Member(index: index, bytes: 0) }
        return id
    }

    func leave(_ id: UInt64) { members.withLock { $0[id] = nil } }

    /// Tells what the tables of an index take.
    /// - Returns: the index that has to write its tables now; nil while there is room.
    func report(_ bytes: Int, by id: UInt64) -> RunKeyIndex? {
        members.withLock { members in
            members[id]?.bytes = bytes
            guard members.values.reduce(0, { $0 + $1.bytes }) > tableBytesMax else { return nil }
            let biggest = members.values.max { $0.bytes < $1.bytes }
            guard let biggest, biggest.bytes >= Limits.indexSmallTableBytes else { return nil }
            return biggest.index
        }
    }
}

import Synchronization

/// Pages of runs kept in memory, for all indexes that share a budget: checked once, read many times.
///
/// The clock algorithm chooses who goes: a hand passes over the pages and takes the first one that was not
/// used since it came by last.
final class PageCache: Sendable {
    struct Key: Hashable, Sendable {
        /// Number of the open run within the process.
        var run: UInt64
        var offset: UInt64
    }

    fileprivate struct Slot: Sendable {
        var key: Key
        var page: RunPage
        var isUsed: Bool
    }

    fileprivate struct State: Sendable {
        var places: [Key: Int] = [:]
        var slots: [Slot] = []
        var hand = 0
        var bytes = 0
    }

    /// Neighbours in the key order are on one page anyway: a few locks are enough to keep readers apart.
    private final class Shard: Sendable {
        let state = Mutex(State())
    }

    private let shards: [Shard]
    private let shardBytes: Atomic<Int>

    init(bytes: Int) {
        let count = max(1, min(Limits.indexCacheShardsMax, bytes / Limits.indexCacheShardBytes))
        shards = (0..<count).map { _ in Shard() }
        shardBytes = Atomic(bytes / count)
    }

    /// Changes what it may take; pages go at once when that is less than before.
    func resize(bytes: Int) {
        let limit = bytes / shards.count
        guard shardBytes.exchange(limit, ordering: .relaxed) > limit else { return }
        for shard in shards {
            shard.state.withLock { state in
                while state.bytes > limit { state.evict() }
            }
        }
    }

    /// What it may take now.
    var bytesMax: Int { shardBytes.load(ordering: .relaxed) * shards.count }

    /// Memory that pages take at the moment.
    var bytes: Int { shards.reduce(0) { $0 + $1.state.withLock { $0.bytes } } }

    subscript(key: Key) -> RunPage? {
        shard(key).state.withLock { state in
            guard let place = state.places[key] else { return nil }
            state.slots[place].isUsed = true
            return state.slots[place].page
        }
    }

    func insert(_ page: RunPage, for key: Key) {
        let bytes = Self.memory(of: page)
        let shardBytes = shardBytes.load(ordering: .relaxed)
        guard bytes <= shardBytes else { return }
        shard(key).state.withLock { state in
            guard state.places[key] == nil else { return }
            while state.bytes + bytes > shardBytes { state.evict() }
            state.bytes += bytes
            state.places[key] = state.slots.count
            state.slots.append(Slot(key: key, page: page, isUsed: false))
        }
    }

    /// Forgets the pages of a run.
    func drop(run: UInt64) {
        for shard in shards {
            shard.state.withLock { state in
                var place = 0
                while place < state.slots.count {
                    if state.slots[place].key.run == run { state.remove(place) } else { place += 1 }
                }
            }
        }
    }

    private func shard(_ key: Key) -> Shard {
        let mixed = (key.offset ^ key.run &* 0x9e37_79b9) &* 0x9e37_79b9_7f4a_7c15
        return shards[Int(mixed >> 32) % shards.count]
    }

    fileprivate static func memory(of page: RunPage) -> Int {
        page.bytes.count + Limits.indexCachedPageExtraBytes
    }
}

extension PageCache.State {
    fileprivate mutating func evict() {
        while true {
            if hand >= slots.count { hand = 0 }
            guard slots[hand].isUsed else { return remove(hand) }
            slots[hand].isUsed = false
            hand += 1
        }
    }

    fileprivate mutating func remove(_ place: Int) {
        places[slots[place].key] = nil
        bytes -= PageCache.memory(of: slots[place].page)
        let last = slots.removeLast()
        if place < slots.count {
            slots[place] = last
            places[last.key] = place
        }
    }
}

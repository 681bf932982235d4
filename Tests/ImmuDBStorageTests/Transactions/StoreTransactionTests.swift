// Covers StoreTransaction and its extensions: what a transaction sees, what it refuses, and that every
// anomaly of plain snapshot isolation ends as a conflict.
import ImmuDBProofs
import Testing

@testable import ImmuDBStorage

@Suite struct StoreTransactionTests {
    private func withStore(_ body: (Store) async throws -> Void) async throws {
        let directory = try TemporaryDirectory()
        var options = StoreOptions()
        options.synced = false
        let store = try Store.open(path: directory.path + "/db", options: options)
        try await body(store)
        try store.close()
    }

    private func key(_ text: String) -> [UInt8] { Array(text.utf8) }

    @discardableResult
    private func put(_ store: Store, _ name: String, _ value: UInt8, _ metadata: KVMetadata = .none)
        async throws -> UInt64
    {
        try await store.commit([StoreEntry(key: key(name), metadata: metadata, value: [value])]).id
    }

    private func value(_ transaction: StoreTransaction, _ name: String) throws -> [UInt8]? {
        guard let entry = try transaction.get(key(name)) else { return nil }
        return try transaction.value(of: entry)
    }

    private func names(_ transaction: StoreTransaction, _ range: KeyRange) throws -> [String] {
        var scan = try transaction.scan(range)
        var found: [String] = []
        while let entry = try scan.next() { found.append(String(decoding: entry.key, as: UTF8.self)) }
        return found
    }

    private func expectConflict(
        _ transaction: StoreTransaction, _ check: (ReadConflict) -> Bool,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async {
        let before = transaction.store.committed
        do {
            _ = try await transaction.commit()
            Issue.record("expected a conflict", sourceLocation: sourceLocation)
        } catch let error as TransactionError {
            guard case .readConflict(let cause) = error else {
                Issue.record("expected a conflict, got \(error)", sourceLocation: sourceLocation)
                return
            }
            #expect(check(cause), "\(cause)", sourceLocation: sourceLocation)
            #expect(error.message == "tx read conflict", sourceLocation: sourceLocation)
        } catch {
            Issue.record("expected a conflict, got \(error)", sourceLocation: sourceLocation)
        }
        #expect(transaction.store.committed == before, sourceLocation: sourceLocation)
    }

    @Test func ownWritesAreSeenWithIDZeroAndSnapshotsStandStill() async throws {
        try await withStore { store in
            try await put(store, "a", 1)
            let transaction = try await store.begin()
            try transaction.set(key("b"), value: [2])
            let own = try #require(try transaction.get(key("b")))
            #expect(own.txID == 0)
            #expect(try transaction.value(of: own) == [2])
            #expect(try transaction.get(key("a"))?.txID == 1)
            try await put(store, "a", 9)
            try await put(store, "c", 9)
            #expect(try value(transaction, "a") == [1])
            #expect(try names(transaction, KeyRange()) == ["a", "b"])
            try transaction.set(key("a"), value: [3])
            try transaction.set(key("b"), value: [4])
            #expect(transaction.writes.map(\.key) == [key("b"), key("a")])
            #expect(try value(transaction, "b") == [4])
        }
    }

    /// Two withdrawals that each look at the sum of two accounts: one of them must fail.
    @Test func writeSkewIsDetected() async throws {
        try await withStore { store in
            try await put(store, "x", 50)
            try await put(store, "y", 50)
            let first = try await store.begin()
            let second = try await store.begin()
            for transaction in [first, second] {
                _ = try value(transaction, "x")
                _ = try value(transaction, "y")
            }
            try first.set(key("x"), value: [0])
            try second.set(key("y"), value: [0])
            _ = try await first.commit()
            await expectConflict(second) { $0 == .key(self.key("x"), seen: 1, now: 3) }
        }
    }

    @Test func aLostUpdateIsDetected() async throws {
        try await withStore { store in
            try await put(store, "counter", 1)
            let first = try await store.begin()
            let second = try await store.begin()
            for transaction in [first, second] {
                let old = try #require(try value(transaction, "counter"))
                try transaction.set(key("counter"), value: [old[0] + 1])
            }
            _ = try await first.commit()
            await expectConflict(second) { $0 == .key(self.key("counter"), seen: 1, now: 2) }
        }
    }

    @Test(arguments: [false, true])
    func phantomsAreDetected(isDescending: Bool) async throws {
        try await withStore { store in
            for name in ["r:1", "r:3", "s:1"] { try await put(store, name, 1) }
            let range = KeyRange(prefix: key("r:"), descending: isDescending)
            for change in ["r:2", "r:0", "r:9", "r:1"] {
                let transaction = try await store.begin()
                _ = try names(transaction, range)
                try transaction.set(key("out"), value: [1])
                try await put(store, change, 2)
                await expectConflict(transaction) { $0 == .range(prefix: self.key("r:")) }
            }
            let untouched = try await store.begin()
            _ = try names(untouched, range)
            try untouched.set(key("out"), value: [1])
            try await put(store, "s:2", 2)
            _ = try await untouched.commit()
        }
    }

    /// A walk that stopped early depends on nothing behind the place where it stopped.
    @Test func onlyTheWalkedPartOfARangeCounts() async throws {
        try await withStore { store in
            for name in ["r:1", "r:2", "r:5"] { try await put(store, name, 1) }
            let transaction = try await store.begin()
            var scan = try transaction.scan(KeyRange(prefix: key("r:")))
            #expect(try scan.next()?.key == key("r:1"))
            #expect(try scan.next()?.key == key("r:2"))
            try transaction.set(key("out"), value: [1])
            try await put(store, "r:7", 1)
            _ = try await transaction.commit()
        }
    }

    @Test func anAbsentKeyThatAppearsIsAConflict() async throws {
        try await withStore { store in
            let transaction = try await store.begin()
            #expect(try transaction.get(key("k")) == nil)
            try transaction.set(key("out"), value: [1])
            let id = try await put(store, "k", 1)
            await expectConflict(transaction) { $0 == .key(self.key("k"), seen: nil, now: id) }
            // Appeared and went again: what was read is still true.
            let other = try await store.begin()
            #expect(try other.get(key("m")) == nil)
            try other.set(key("out"), value: [1])
            try await put(store, "m", 1)
            _ = try await store.commit([
                StoreEntry(key: key("m"), metadata: KVMetadata(isDeleted: true), value: [])
            ])
            _ = try await other.commit()
        }
    }

    @Test func theFirstKeyOfAPrefixIsChecked() async throws {
        try await withStore { store in
            for name in ["p:2", "p:3"] { try await put(store, name, 1) }
            let transaction = try await store.begin()
            #expect(try transaction.first(withPrefix: key("p:"))?.key == key("p:2"))
            #expect(try transaction.first(withPrefix: key("p:"), excluding: key("p:2"))?.key == key("p:3"))
            #expect(try transaction.first(withPrefix: key("q:")) == nil)
            try transaction.set(key("p:0"), value: [1])
            #expect(try transaction.first(withPrefix: key("p:"))?.txID == 0)
            try await put(store, "p:1", 1)
            await expectConflict(transaction) { $0 == .prefix(self.key("p:")) }
            let hiding = try await store.begin()
            try hiding.set(key("p:1"), metadata: KVMetadata(isDeleted: true), value: [])
            #expect(try hiding.first(withPrefix: key("p:"))?.key == key("p:2"))
            try await put(store, "p:11", 1)
            await expectConflict(hiding) { $0 == .range(prefix: self.key("p:")) }
        }
    }

    @Test func aFingerprintCostsOneReadAndSeesEveryChange() async throws {
        try await withStore { store in
            for number in 0..<20 { try await put(store, "f:\(number)", 1) }
            let transaction = try await store.begin(readSetLimit: 1)
            try transaction.requireUnchanged(prefix: key("f:"))
            #expect(transaction.readCount == 1)
            try transaction.set(key("out"), value: [1])
            try await put(store, "f:7", 2)
            await expectConflict(transaction) { $0 == .fingerprint(prefix: self.key("f:")) }
        }
    }

    @Test func theReadSetIsBounded() async throws {
        try await withStore { store in
            for number in 0..<5 { try await put(store, "k\(number)", 1) }
            let transaction = try await store.begin(readSetLimit: 3)
            for number in 0..<3 { _ = try transaction.get(key("k\(number)")) }
            #expect(throws: TransactionError.readSetLimit(3)) { try transaction.get(self.key("k3")) }
            #expect(TransactionError.readSetLimit(3).message == "MVCC read-set limit exceeded")
            let walking = try await store.begin(readSetLimit: 3)
            #expect(throws: TransactionError.readSetLimit(3)) { try self.names(walking, KeyRange()) }
            let reader = try await store.begin(.readOnly, readSetLimit: 3)
            #expect(try names(reader, KeyRange()).count == 5)
        }
    }

    @Test func modesAndEndsAreKept() async throws {
        try await withStore { store in
            try await put(store, "k", 1)
            let reader = try await store.begin(.readOnly)
            #expect(throws: TransactionError.readOnly) { try reader.set(self.key("a"), value: [1]) }
            await #expect(throws: TransactionError.readOnly) { try await reader.commit() }
            let writer = try await store.begin(.writeOnly)
            #expect(throws: TransactionError.writeOnly) { try writer.get(self.key("k")) }
            try writer.set(key("k"), value: [2])
            try await put(store, "k", 3)
            _ = try await writer.commit()  // the last writer wins
            await #expect(throws: TransactionError.closed) { try await writer.commit() }
            let empty = try await store.begin()
            await #expect(throws: TransactionError.noEntries) { try await empty.commit() }
            let cancelled = try await store.begin()
            cancelled.cancel()
            #expect(throws: TransactionError.closed) { try cancelled.set(self.key("a"), value: [1]) }
        }
    }

    @Test func deletionsNeedAValueAndExpirationIsJudgedByTheSnapshot() async throws {
        try await withStore { store in
            try await put(store, "k", 1)
            try await put(store, "old", 1, KVMetadata(expiresAt: 1))
            let transaction = try await store.begin()
            #expect(throws: TransactionError.keyNotFound) { try transaction.delete(self.key("none")) }
            #expect(throws: TransactionError.keyNotFound) { try transaction.delete(self.key("old")) }
            #expect(try transaction.get(key("old"), leavingOut: []) != nil)
            try transaction.delete(key("k"))
            #expect(try transaction.get(key("k")) == nil)
            #expect(throws: TransactionError.keyNotFound) { try transaction.delete(self.key("k")) }
            #expect(try names(transaction, KeyRange()) == [])
            _ = try await transaction.commit()
            #expect(try await store.begin().get(key("k")) == nil)
        }
    }

    /// Random increments of random counters, repeated on conflict: the sum says whether one got lost.
    @Test func concurrentIncrementsAddUp() async throws {
        try await withStore { store in
            let counters = (0..<3).map { "c\($0)" }
            for name in counters { try await put(store, name, 0) }
            let conflicts = try await withThrowingTaskGroup(of: Int.self) { group in
                for worker in 0..<8 {
                    group.addTask {
                        var conflicts = 0
                        for round in 0..<20 {
                            let name = counters[(worker + round) % counters.count]
                            while true {
                                let transaction = try await store.begin()
                                let old = try self.value(transaction, name) ?? [0]
                                await Task.yield()
                                try transaction.set(self.key(name), value: [old[0] + 1])
                                do {
                                    _ = try await transaction.commit()
                                    break
                                } catch let error as TransactionError {
                                    guard case .readConflict = error else { throw error }
                                    conflicts += 1
                                }
                            }
                        }
                        return conflicts
                    }
                }
                return try await group.reduce(0, +)
            }
            let reader = try await store.begin(.readOnly)
            let sum = try counters.reduce(0) { try $0 + Int(self.value(reader, $1)?[0] ?? 0) }
            #expect(sum == 160, "\(conflicts) conflicts")
        }
    }
}

// Covers KeyMapper.swift too.
import ImmuDBProofs
import SystemIO
import Testing

@testable import ImmuDBStorage

/// Finds `R` keys by their value: `R k` with value v is found as `M v k`. `C` switches mapping on, for the
/// rows that are there already as well.
private struct ByValue: KeyMapper {
    func note(_ entries: [StoredEntry], of id: UInt64) {}

    static let row = UInt8(ascii: "R")
    static let found = UInt8(ascii: "M")
    static let switchKey: [UInt8] = [UInt8(ascii: "C")]

    func mayConcern(firstKeyByte: UInt8) -> Bool {
        firstKeyByte == Self.row || firstKeyByte == Self.switchKey[0]
    }
    func concerns(_ key: [UInt8]) -> Bool { key.first == Self.row || key == Self.switchKey }
    func isDerived(_ key: [UInt8]) -> Bool { key.first == Self.found }
    func hasWork(_ view: IndexView) throws(StorageError) -> Bool { try view.latest(Self.switchKey) != nil }

    func derive(_ transaction: MappedTransaction) throws(StorageError) -> [StoredEntry] {
        var derived: [StoredEntry] = []
        let wasOn = try transaction.before.latest(Self.switchKey) != nil
        if !wasOn {
            guard try transaction.after.latest(Self.switchKey) != nil else { return [] }
            var scan = transaction.before.scan(KeyRange(prefix: [Self.row]))
            while let found = try scan.next() {
                let value = try transaction.value(of: found.version, key: found.key)
                derived.append(entry(found.version.entry(key: found.key), value))
            }
        }
        for logged in transaction.entries where logged.key.first == Self.row {
            let value = try transaction.value(of: logged)
            if let old = try transaction.before.latest(logged.key), !old.metadata.isDeleted {
                let oldValue = try transaction.value(of: old, key: logged.key)
                var end = entry(logged, oldValue)
                end.metadata.isDeleted = true
                if oldValue != value || logged.metadata.isDeleted { derived.append(end) }
            }
            if !logged.metadata.isDeleted { derived.append(entry(logged, value)) }
        }
        return derived
    }

    private func entry(_ logged: StoredEntry, _ value: [UInt8]) -> StoredEntry {
        var entry = logged
        entry.key = [Self.found] + value + logged.key.dropFirst()
        return entry
    }
}

@Suite("Keys derived by a mapper")
struct MappedKeyIndexTests {
    private var options: StoreOptions {
        var options = StoreOptions.quick
        options.keyMapper = { ByValue() }
        return options
    }

    private func found(_ store: Store, upTo: UInt64? = nil) throws -> [[UInt8]] {
        try store.view(upTo: upTo).scan(KeyRange(prefix: [ByValue.found])).rest()
            .filter { !$0.version.metadata.isDeleted }.map(\.key)
    }

    private func expected(_ model: [[UInt8]: UInt8]) -> [[UInt8]] {
        model.map { [ByValue.found, $0.value] + $0.key.dropFirst() }
            .sorted { $0.lexicographicallyPrecedes($1) }
    }

    @Test func followsTheRowsThroughEverything() async throws {
        let seed = UInt64.random(in: 1 ... .max)
        var random = SeededGenerator(state: seed)
        let directory = try TemporaryDirectory()
        var store = try Store.open(path: directory.path, options: options)
        var model: [[UInt8]: UInt8] = [:]
        var states: [UInt64: [[UInt8]]] = [:]
        var isOn = false
        for step in 0..<600 {
            let key = [ByValue.row, UInt8.random(in: 0...20, using: &random)]
            switch Int.random(in: 0..<20, using: &random) {
            case 0 where step > 50 && !isOn:
                _ = try await store.commit([StoreEntry(key: ByValue.switchKey, value: [])])
                isOn = true
            case 1:
                _ = try await store.commit([StoreEntry(key: [1], value: [1])])
            case 2...5 where model[key] != nil:
                _ = try await store.commit([
                    StoreEntry(key: key, metadata: KVMetadata(isDeleted: true), value: [0])
                ])
                model[key] = nil
            case 6:
                try store.close()
                if Bool.random(using: &random) {
                    let rows = directory[MappedKeyIndex.directoryName]
                    if try RealFileSystem().kind(of: rows) != nil {
                        for file in try RealFileSystem().list(rows) {
                            try RealFileSystem().removeFile(joinPath(rows, file.name))
                        }
                    }
                }
                store = try Store.open(path: directory.path, options: options)
            default:
                let value = UInt8.random(in: 0...9, using: &random)
                _ = try await store.commit([StoreEntry(key: key, value: [value])])
                model[key] = value
            }
            if Int.random(in: 0..<4, using: &random) == 0 {
                let now = isOn ? expected(model) : []
                #expect(try found(store) == now, "seed \(seed), step \(step)")
                states[store.committed.id] = now
            }
        }
        for (id, state) in states { #expect(try found(store, upTo: id) == state, "seed \(seed), tx \(id)") }
        try store.close()
    }

    @Test func readsOfDerivedKeysConflict() async throws {
        let directory = try TemporaryDirectory()
        let store = try Store.open(path: directory.path, options: options)
        _ = try await store.commit([StoreEntry(key: ByValue.switchKey, value: [])])
        let transaction = try await store.begin()
        var scan = try transaction.scan(KeyRange(prefix: [ByValue.found, 7]))
        #expect(try scan.next() == nil)
        try transaction.set([ByValue.row, 1], value: [7])
        // A row that the scan would have found appears meanwhile.
        _ = try await store.commit([StoreEntry(key: [ByValue.row, 2], value: [7])])
        await #expect(throws: TransactionError.self) { _ = try await transaction.commit() }
        let other = try await store.begin()
        scan = try other.scan(KeyRange(prefix: [ByValue.found, 9]))
        #expect(try scan.next() == nil)
        try other.set([ByValue.row, 1], value: [9])
        _ = try await store.commit([StoreEntry(key: [ByValue.row, 3], value: [7])])
        _ = try await other.commit()
        #expect(try found(store).count == 3)
        try store.close()
    }

    @Test func plainKeysNeedNoFiles() async throws {
        let directory = try TemporaryDirectory()
        let store = try Store.open(path: directory.path, options: options)
        _ = try await store.commit([StoreEntry(key: [1], value: [1])])
        #expect(try store.view().scan(KeyRange()).rest().count == 1)
        try store.close()
        #expect(try RealFileSystem().kind(of: directory[MappedKeyIndex.directoryName]) == nil)
    }
}

import ArgumentParser
import ImmuDBEngine

/// Which keys transactions write.
enum KeyChoice: String, ExpressibleByArgument, Sendable {
    /// Every transaction writes the same keys.
    case repeated
    /// Hardly any key is written twice.
    case random
}

/// Keys and values of 32 bytes.
struct Workload: Sendable {
    static let keyBytes = 32
    static let valueBytes = 32

    let keys: KeyChoice
    /// Entries in each transaction.
    let entries: Int
    /// The keys of every transaction, when they are the same.
    private let repeatedKeys: [[UInt8]]

    init(keys: KeyChoice, entries: Int) {
        self.keys = keys
        self.entries = entries
        repeatedKeys = keys == .repeated ? (0..<entries).map { Self.key($0) } : []
    }

    /// The entries of one transaction; each number gives others.
    func transaction(_ number: Int) -> [KeyValueWrite] {
        var generator = SplitMix(state: UInt64(truncatingIfNeeded: number) &* 0x5851_f42d_4c95_7f2d)
        var writes: [KeyValueWrite] = []
        writes.reserveCapacity(entries)
        for index in 0..<entries {
            let value = generator.bytes(Self.valueBytes)
            let key = keys == .repeated ? repeatedKeys[index] : generator.bytes(Self.keyBytes)
            writes.append(KeyValueWrite(key: key, value: value))
        }
        return writes
    }

    /// One of a row of keys in ascending order.
    static func key(_ number: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: keyBytes) { bytes, count in
            bytes.initialize(repeating: UInt8(ascii: "k"))
            for index in 0..<8 {
                bytes[keyBytes - 8 + index] = UInt8(truncatingIfNeeded: number >> (56 - 8 * index))
            }
            count = keyBytes
        }
    }
}

/// A small fast generator of random numbers; the same state gives the same numbers.
struct SplitMix: RandomNumberGenerator, Sendable {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// - Parameter count: a multiple of 8.
    mutating func bytes(_ count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { bytes, initialized in
            let raw = UnsafeMutableRawBufferPointer(bytes)
            for offset in stride(from: 0, to: count, by: 8) {
                raw.storeBytes(of: next(), toByteOffset: offset, as: UInt64.self)
            }
            initialized = count
        }
    }
}

extension Workspace {
    /// An engine of its own below the directory.
    func engine(_ name: String = "data", synced: Bool) async throws -> Engine {
        var options = EngineOptions()
        options.isSynced = synced
        return try await Engine.open(path + "/" + name, options: options)
    }
}

extension Engine {
    var measured: Database { get throws { try database(standardDatabase) } }
}

extension Database {
    /// Runs committers side by side; each writes a number of transactions, one after the other.
    func write(_ load: Workload, committers: Int, transactions: Int) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for committer in 0..<committers {
                group.addTask {
                    for number in 0..<transactions {
                        _ = try await self.set(load.transaction(committer * transactions + number))
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    /// Fills with keys in a row, 1000 in a transaction, and waits for the index.
    func fill(keys: Int, versions: Int = 1) async throws {
        for _ in 0..<versions {
            for start in stride(from: 0, to: keys, by: 1000) {
                let writes = (start..<min(start + 1000, keys)).map {
                    KeyValueWrite(
                        key: Workload.key($0), value: [UInt8](repeating: 7, count: Workload.valueBytes))
                }
                _ = try await set(writes)
            }
        }
        _ = try await count(prefix: Workload.key(0))
    }
}

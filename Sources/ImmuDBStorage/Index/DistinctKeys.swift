/// A set of keys that lives for one look at a transaction: tells which of them came before.
package struct DistinctKeys: Sendable {
    private var keys: [[UInt8]] = []
    private var places: [UInt64]
    private let mask: Int

    /// - Parameter capacity: how many keys will be inserted, at most.
    package init(capacity: Int) {
        keys.reserveCapacity(capacity)
        let size = KeyPlaces.size(for: capacity)
        places = [UInt64](repeating: 0, count: size)
        mask = size - 1
    }

    /// - Returns: false when the key is in the set already, or the set is full.
    package mutating func insert(_ key: [UInt8]) -> Bool {
        guard (keys.count + 1) * 2 <= places.count else { return false }
        let hash = Checksum64.of(key, seed: KeyPlaces.seed)
        var place = KeyPlaces.start(hash, mask: mask)
        while places[place] != 0 {
            let found = places[place]
            if KeyPlaces.fits(found, hash), keys[KeyPlaces.index(found)] == key { return false }
            place = (place + 1) & mask
        }
        places[place] = KeyPlaces.entry(hash, index: keys.count)
        keys.append(key)
        return true
    }
}

/// Entries of a hash table with open addressing: the upper half of the key's hash, and where the key is,
/// counted from 1. 0 for an empty place.
enum KeyPlaces {
    /// Differs from process to process, so that nobody can choose keys that all collide.
    static let seed = UInt64.random(in: .min ... .max)

    /// Places for a number of keys: a power of two, at least twice as many.
    static func size(for count: Int) -> Int {
        var size = 8
        while size < count * 2 { size *= 2 }
        return size
    }

    @inline(__always)
    static func start(_ hash: UInt64, mask: Int) -> Int { Int(truncatingIfNeeded: hash >> 32) & mask }

    @inline(__always)
    static func fits(_ entry: UInt64, _ hash: UInt64) -> Bool { (entry ^ hash) >> 32 == 0 }

    @inline(__always)
    static func index(_ entry: UInt64) -> Int { Int(entry & 0xffff_ffff) - 1 }

    @inline(__always)
    static func entry(_ hash: UInt64, index: Int) -> UInt64 {
        hash & 0xffff_ffff_0000_0000 | UInt64(truncatingIfNeeded: index + 1) & 0xffff_ffff
    }
}

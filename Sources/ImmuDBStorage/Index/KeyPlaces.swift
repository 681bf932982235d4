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

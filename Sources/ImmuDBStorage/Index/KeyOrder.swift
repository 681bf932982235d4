/// Byte order of keys: as unsigned bytes, a prefix before its extensions.
package enum KeyOrder {
    /// Negative, zero or positive as `left` is before, equal to or after `right`.
    package static func compare(_ left: [UInt8], _ right: [UInt8]) -> Int {
        left.withUnsafeBytes { left in right.withUnsafeBytes { right in compare(left, right) } }
    }

    @inline(__always)
    static func compare(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
        let count = min(left.count, right.count)
        var index = 0
        // Keys share long prefixes: eight bytes at a time until they differ.
        while index + 8 <= count {
            let a = left.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            let b = right.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            if a != b { return a.bigEndian < b.bigEndian ? -1 : 1 }
            index += 8
        }
        while index < count {
            if left[index] != right[index] { return left[index] < right[index] ? -1 : 1 }
            index += 1
        }
        return left.count - right.count
    }

    static func isPrefix(_ prefix: [UInt8], of key: [UInt8]) -> Bool {
        guard prefix.count <= key.count else { return false }
        return key.withUnsafeBytes { key in
            prefix.withUnsafeBytes { prefix in
                compare(UnsafeRawBufferPointer(rebasing: key[..<prefix.count]), prefix) == 0
            }
        }
    }

    /// The smallest key after every key with this prefix; nil when there is none (no prefix, or only ff).
    package static func successor(ofPrefix prefix: [UInt8]) -> [UInt8]? {
        var key = prefix
        while let last = key.popLast() {
            if last < 0xff { return key + [last + 1] }
        }
        return nil
    }
}

internal import CImmuDBShims

/// SHA-256 (FIPS 180-4) without allocation, with the processor's SHA extensions where it has them.
public enum SHA256 {
    /// Hash of a byte array.
    public static func hash(_ bytes: [UInt8]) -> Digest {
        bytes.withUnsafeBytes { hash($0) }
    }

    /// Hash of a slice of a byte array.
    public static func hash(_ bytes: ArraySlice<UInt8>) -> Digest {
        bytes.withUnsafeBytes { hash($0) }
    }

    /// Hash of raw memory.
    public static func hash(_ bytes: UnsafeRawBufferPointer) -> Digest {
        make { immu_sha256(bytes.baseAddress, bytes.count, $0) }
    }

    /// Hashes of many messages that lie one behind another.
    /// - Parameter ends: where each message ends, ascending and inside `bytes`; the next one begins there.
    /// - Returns: one hash for each; none when `ends` leads out of the bytes.
    public static func hashes(of bytes: [UInt8], ends: [UInt32]) -> [Digest] {
        guard isAscending(ends, limit: bytes.count) else { return [] }
        return [Digest](unsafeUninitializedCapacity: ends.count) { target, count in
            let digests = UnsafeMutableRawBufferPointer(target).baseAddress
            bytes.withUnsafeBufferPointer { bytes in
                immu_sha256_many(
                    bytes.baseAddress, ends, ends.count, digests?.assumingMemoryBound(to: UInt8.self))
            }
            count = ends.count
        }
    }

    private static func isAscending(_ ends: [UInt32], limit: Int) -> Bool {
        var previous: UInt32 = 0
        for end in ends {
            guard end >= previous else { return false }
            previous = end
        }
        return Int(previous) <= limit
    }

    /// Leaf of both hash trees: `SHA-256(0x00 || payload)`.
    public static func leaf(_ payload: Digest) -> Digest {
        payload.withUnsafeBytes { source in
            make { immu_sha256_leaf(source.baseAddress?.assumingMemoryBound(to: UInt8.self), $0) }
        }
    }

    /// Inner node of both hash trees: `SHA-256(0x01 || left || right)`.
    public static func node(_ left: Digest, _ right: Digest) -> Digest {
        left.withUnsafeBytes { leftBytes in
            right.withUnsafeBytes { rightBytes in
                make {
                    immu_sha256_node(
                        leftBytes.baseAddress?.assumingMemoryBound(to: UInt8.self),
                        rightBytes.baseAddress?.assumingMemoryBound(to: UInt8.self), $0)
                }
            }
        }
    }

    /// One level of a tree: node `i` of the result is made of the digests `2i` and `2i + 1`; a last
    /// digest without partner moves up unchanged.
    public static func level(_ children: [Digest]) -> [Digest] {
        let pairs = children.count / 2
        var parents = [Digest](repeating: .zero, count: pairs)
        children.withUnsafeBytes { source in
            parents.withUnsafeMutableBytes { target in
                immu_sha256_level(
                    source.baseAddress?.assumingMemoryBound(to: UInt8.self), pairs,
                    target.baseAddress?.assumingMemoryBound(to: UInt8.self))
            }
        }
        if let last = children.last, !children.count.isMultiple(of: 2) { parents.append(last) }
        return parents
    }

    /// The leaf hashes of many payloads, see ``leaf(_:)``.
    public static func leaves(_ payloads: [Digest]) -> [Digest] {
        var hashes = [Digest](repeating: .zero, count: payloads.count)
        payloads.withUnsafeBytes { source in
            hashes.withUnsafeMutableBytes { target in
                immu_sha256_leaves(
                    source.baseAddress?.assumingMemoryBound(to: UInt8.self), payloads.count,
                    target.baseAddress?.assumingMemoryBound(to: UInt8.self))
            }
        }
        return hashes
    }

    /// Joins a level again and again, in place, until at most one digest is left: the root.
    public static func reduceToRoot(_ level: inout [Digest]) {
        var count = level.count
        level.withUnsafeMutableBytes { raw in
            let bytes = raw.baseAddress?.assumingMemoryBound(to: UInt8.self)
            while count > 1 {
                immu_sha256_level(bytes, count / 2, bytes)
                if !count.isMultiple(of: 2) {
                    // The digest without partner moves up unchanged.
                    let size = Digest.byteCount
                    let lone = UnsafeRawBufferPointer(rebasing: raw[(count - 1) * size..<count * size])
                    UnsafeMutableRawBufferPointer(rebasing: raw[(count / 2) * size..<(count / 2 + 1) * size])
                        .copyMemory(from: lone)
                }
                count = (count + 1) / 2
            }
        }
        level.removeLast(level.count - count)
    }

    private static func make(_ body: (UnsafeMutablePointer<UInt8>?) -> Void) -> Digest {
        var digest = Digest.zero
        digest.withUnsafeMutableBytes { raw in
            body(raw.baseAddress?.assumingMemoryBound(to: UInt8.self))
        }
        return digest
    }

    /// An incremental hash: absorb pieces in order, then finish.
    public struct Stream {
        private var state = immu_sha256_state()

        /// An empty message.
        public init() { immu_sha256_start(&state) }

        /// Absorbs raw memory.
        public mutating func update(_ bytes: UnsafeRawBufferPointer) {
            immu_sha256_update(&state, bytes.baseAddress, bytes.count)
        }

        /// Absorbs a byte array.
        public mutating func update(_ bytes: [UInt8]) {
            bytes.withUnsafeBytes { update($0) }
        }

        /// Absorbs the 32 bytes of a digest.
        public mutating func update(_ digest: Digest) {
            digest.withUnsafeBytes { update($0) }
        }

        /// Absorbs an integer as big-endian bytes.
        public mutating func update(bigEndian value: some FixedWidthInteger) {
            withUnsafeBytes(of: value.bigEndian) { update($0) }
        }

        /// The digest of everything absorbed; the stream can go on afterwards.
        public func finish() -> Digest {
            var copy = state
            return SHA256.make { immu_sha256_finish(&copy, $0) }
        }
    }
}

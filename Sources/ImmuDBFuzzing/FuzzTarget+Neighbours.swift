extension FuzzTarget {
    /// Examines an input and inputs close to it, which follow from its bytes: the same input always has the
    /// same neighbours, so that a file that led to a finding leads there again.
    ///
    /// Most readers are done in a few microseconds, less than libFuzzer needs to see what an input reached.
    /// - Returns: how many inputs were examined.
    /// - Throws: ``FuzzFinding``, which names the bytes when it was a neighbour.
    package func examineAround(_ bytes: [UInt8]) throws -> Int {
        try examine(bytes)
        var random = Bytes(bytes)
        for _ in 0..<neighbours {
            var other = bytes
            for _ in 0..<1 + random.below(3) { Self.change(&other, &random) }
            do {
                try examine(other)
            } catch {
                throw FuzzFinding("\(error) for the neighbour \(other)")
            }
        }
        return 1 + neighbours
    }

    /// Bytes with a meaning in many formats.
    private static let telling: [UInt8] = [0, 1, 0x7F, 0x80, 0xFF, 0x20, 0x22, 0x5C, 0x0A, 0x27, 0x28, 0x7B]

    private static func change(_ bytes: inout [UInt8], _ random: inout Bytes) {
        let place = random.below(bytes.count + 1)
        guard place < bytes.count else { return bytes.append(random.byte) }
        switch random.below(8) {
        case 0: bytes[place] ^= 1 << UInt8(random.below(8))
        case 1: bytes[place] = random.byte
        case 2: bytes[place] = telling[random.below(telling.count)]
        case 3: bytes.insert(telling[random.below(telling.count)], at: place)
        case 4: bytes.remove(at: place)
        case 5: bytes.removeSubrange(place...)
        case 6: bytes.insert(contentsOf: bytes[place...].prefix(1 + random.below(8)), at: place)
        default:
            let other = random.below(bytes.count)
            bytes.swapAt(place, other)
        }
    }

    /// Numbers that follow from some bytes: FNV-1a of them, then SplitMix64.
    private struct Bytes {
        private var state: UInt64

        init(_ bytes: [UInt8]) {
            state = 0xcbf2_9ce4_8422_2325
            for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }
        }

        private mutating func next() -> UInt64 {
            state &+= 0x9e37_79b9_7f4a_7c15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
            return mixed ^ (mixed >> 31)
        }

        /// Below a count that is not 0.
        mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }

        var byte: UInt8 { mutating get { UInt8(truncatingIfNeeded: next()) } }
    }
}

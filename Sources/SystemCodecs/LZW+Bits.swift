extension LZW {
    /// Packs codes, most significant bit first.
    struct BitWriter {
        private var bytes: [UInt8] = []
        private var pending: UInt32 = 0
        private var count = 0

        init(capacity: Int) { bytes.reserveCapacity(capacity) }

        mutating func append(_ code: UInt16, width: Int) {
            pending = pending << UInt32(width) | UInt32(code)
            count += width
            while count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: pending >> UInt32(count)))
            }
        }

        /// Fills the last byte with zeros.
        mutating func finish() -> [UInt8] {
            if count > 0 { append(0, width: 8 - count) }
            return bytes
        }
    }

    /// Unpacks codes.
    struct BitReader {
        private let bytes: [UInt8]
        private var position = 0
        private var pending: UInt32 = 0
        private var count = 0

        init(_ bytes: [UInt8]) { self.bytes = bytes }

        /// Whole bytes that no code has used.
        var unreadBytes: Int { bytes.count - position }

        mutating func next(_ width: Int) -> UInt16? {
            while count < width {
                guard position < bytes.count else { return nil }
                pending = pending << 8 | UInt32(bytes[position])
                position += 1
                count += 8
            }
            count -= width
            return UInt16(truncatingIfNeeded: pending >> UInt32(count) & (1 << UInt32(width) - 1))
        }
    }
}

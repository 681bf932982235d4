/// Steps through bytes that should be UTF-8 and names each one that is not.
struct UTF8Scanner {
    enum Element: Equatable {
        case scalar(Unicode.Scalar)
        /// A byte that starts no valid sequence; the scan goes on at the next byte.
        case invalid(UInt8)
    }

    private let bytes: ArraySlice<UInt8>
    private var position: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        self.position = bytes.startIndex
    }

    mutating func next() -> Element? {
        guard position < bytes.endIndex else { return nil }
        let first = bytes[position]
        if first < 0x80 {
            position += 1
            return .scalar(Unicode.Scalar(first))
        }
        guard let length = Self.length(startingWith: first), position + length <= bytes.endIndex else {
            position += 1
            return .invalid(first)
        }
        var value = UInt32(first) & (0x7f >> UInt32(length))
        for offset in 1..<length {
            let byte = bytes[position + offset]
            guard byte & 0xc0 == 0x80 else {
                position += 1
                return .invalid(first)
            }
            value = value << 6 | UInt32(byte & 0x3f)
        }
        guard Self.isShortest(value, length), let scalar = Unicode.Scalar(value) else {
            position += 1
            return .invalid(first)
        }
        position += length
        return .scalar(scalar)
    }

    /// Bytes in a sequence that starts with `byte`; nil when none does.
    static func length(startingWith byte: UInt8) -> Int? {
        switch byte {
        case 0x00...0x7f: 1
        case 0xc2...0xdf: 2
        case 0xe0...0xef: 3
        case 0xf0...0xf4: 4
        default: nil
        }
    }

    private static func isShortest(_ value: UInt32, _ length: Int) -> Bool {
        switch length {
        case 2: value >= 0x80
        case 3: value >= 0x800
        default: value >= 0x10000
        }
    }

    /// Greatest length <= `limit` that does not cut a sequence of `bytes`.
    static func boundary(in bytes: ArraySlice<UInt8>, atMost limit: Int) -> Int {
        guard limit < bytes.count else { return bytes.count }
        var cut = max(limit, 0)
        var steps = 0
        while cut > 0, steps < 3, bytes[bytes.startIndex + cut] & 0xc0 == 0x80 {
            cut -= 1
            steps += 1
        }
        return cut
    }
}

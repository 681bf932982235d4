/// The 16 bytes of a UUID.
public struct UUIDValue: Sendable, Hashable {
    /// The first 8 bytes, big-endian.
    public var high: UInt64
    /// The last 8 bytes, big-endian.
    public var low: UInt64

    /// A UUID of two halves.
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// - Returns: nil unless there are 16 bytes.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 16 else { return nil }
        var (high, low): (UInt64, UInt64) = (0, 0)
        for (position, byte) in bytes.enumerated() {
            if position < 8 { high = high << 8 | UInt64(byte) } else { low = low << 8 | UInt64(byte) }
        }
        self.init(high: high, low: low)
    }

    /// Reads one of five forms: canonical in either case, without dashes, in braces, after `urn:uuid:`.
    /// - Returns: nil for anything else.
    public init?(text: String) {
        var characters = [UInt8](text.utf8)
        let urn = [UInt8]("urn:uuid:".utf8)
        if characters.count == 45, characters.prefix(9).map({ $0 | 0x20 }) == urn.map({ $0 | 0x20 }) {
            characters.removeFirst(9)
        } else if characters.count == 38, characters.first == 0x7B, characters.last == 0x7D {
            characters = [UInt8](characters[1..<37])
        }
        if characters.count == 36 {
            for dash in [8, 13, 18, 23] where characters[dash] != 0x2D { return nil }
            characters = characters.enumerated().filter { ![8, 13, 18, 23].contains($0.offset) }.map(
                \.element)
        }
        guard characters.count == 32 else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: 32, by: 2) {
            guard let high = UUIDValue.digit(characters[index]),
                let low = UUIDValue.digit(characters[index + 1])
            else { return nil }
            bytes.append(high << 4 | low)
        }
        self.init(bytes: bytes)
    }

    private static func digit(_ character: UInt8) -> UInt8? {
        switch character {
        case 0x30...0x39: character - 0x30
        case 0x41...0x46: character - 0x37
        case 0x61...0x66: character - 0x57
        default: nil
        }
    }

    /// The 16 bytes in order.
    public var bytes: [UInt8] {
        [high, low].flatMap { word in
            (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * $0)) }
        }
    }

    /// Canonical text, lower case with dashes.
    public var text: String {
        let digits = [UInt8]("0123456789abcdef".utf8)
        var characters: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(index) { characters.append(0x2D) }
            characters.append(digits[Int(byte >> 4)])
            characters.append(digits[Int(byte & 15)])
        }
        return String(decoding: characters, as: UTF8.self)
    }
}

/// Reads big-endian fields from bytes of unknown origin. Every read is bounds-checked.
public struct ByteReader: Sendable {
    private let source: [UInt8]
    /// Offset of the next byte.
    public private(set) var offset: Int

    public init(_ source: [UInt8], at offset: Int = 0) {
        self.source = source
        self.offset = min(max(0, offset), source.count)
    }

    /// True when nothing is left.
    public var isAtEnd: Bool { offset == source.count }
    /// Number of bytes left.
    public var remaining: Int { source.count - offset }

    /// One byte. `what` names the field in the error.
    public mutating func byte(_ what: @autoclosure () -> String) throws(FormatError) -> UInt8 {
        try need(1, what)
        defer { offset += 1 }
        return source[offset]
    }

    /// A fixed-width big-endian integer.
    public mutating func integer<T: FixedWidthInteger>(
        _ what: @autoclosure () -> String
    ) throws(FormatError) -> T {
        let width = T.bitWidth / 8
        try need(width, what)
        var value: T = 0
        for byte in source[offset..<offset + width] { value = value << 8 | T(truncatingIfNeeded: byte) }
        offset += width
        return value
    }

    /// A copy of the next `count` bytes.
    public mutating func bytes(_ count: Int, _ what: @autoclosure () -> String) throws(FormatError) -> [UInt8]
    {
        try need(count, what)
        defer { offset += count }
        return [UInt8](source[offset..<offset + count])
    }

    /// A digest.
    public mutating func digest(_ what: @autoclosure () -> String) throws(FormatError) -> Digest {
        try need(Digest.byteCount, what)
        defer { offset += Digest.byteCount }
        guard let digest = Digest(source[offset..<offset + Digest.byteCount]) else {
            throw FormatError("\(what()) is not a digest")
        }
        return digest
    }

    private func need(_ count: Int, _ what: () -> String) throws(FormatError) {
        guard count >= 0, count <= remaining else {
            throw FormatError("\(what()) needs \(count) bytes at offset \(offset), \(remaining) are left")
        }
    }
}

extension [UInt8] {
    /// Appends an integer as big-endian bytes.
    @inlinable
    public mutating func append(bigEndian value: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: value.bigEndian) { append(contentsOf: $0) }
    }
}

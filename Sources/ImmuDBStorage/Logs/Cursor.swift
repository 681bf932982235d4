import ImmuDBProofs

/// Walks over bytes of a file. A read that leads beyond the end returns nil and moves nothing.
struct Cursor {
    let source: [UInt8]
    private(set) var offset: Int

    init(_ source: [UInt8], at offset: Int = 0) {
        self.source = source
        self.offset = min(max(0, offset), source.count)
    }

    var isAtEnd: Bool { offset == source.count }
    var remaining: Int { source.count - offset }

    /// A big-endian integer.
    mutating func integer<T: FixedWidthInteger>(_ type: T.Type) -> T? {
        let width = T.bitWidth / 8
        guard width <= remaining else { return nil }
        let value = source.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: T.self) }
        offset += width
        return T(bigEndian: value)
    }

    /// A copy of the next `count` bytes.
    mutating func bytes(_ count: Int) -> [UInt8]? {
        guard count >= 0, count <= remaining else { return nil }
        defer { offset += count }
        return [UInt8](source[offset..<offset + count])
    }

    mutating func digest() -> Digest? {
        guard Digest.byteCount <= remaining else { return nil }
        let digest = source.withUnsafeBytes { raw in
            Digest(UnsafeRawBufferPointer(rebasing: raw[offset..<offset + Digest.byteCount]))
        }
        if digest != nil { offset += Digest.byteCount }
        return digest
    }
}

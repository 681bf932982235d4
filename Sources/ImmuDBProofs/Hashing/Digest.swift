/// A SHA-256 digest: 32 bytes held as a value, so that hashing a tree allocates nothing.
public struct Digest: Sendable, Hashable {
    /// Size in bytes.
    public static let byteCount = 32

    /// The bytes in memory order; the four words have no numeric meaning.
    var storage: (UInt64, UInt64, UInt64, UInt64)

    init(storage: (UInt64, UInt64, UInt64, UInt64)) {
        self.storage = storage
    }

    /// 32 zero bytes: the tree root that a header of a database without tree leaves carries.
    public static let zero = Digest(storage: (0, 0, 0, 0))

    /// SHA-256 of the empty string: hash of an empty value, root of an empty entry tree, and the
    /// predecessor hash of transaction 1.
    public static let ofNothing = SHA256.hash([])

    /// Copies exactly 32 bytes.
    /// - Returns: nil when `bytes` has another length.
    public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Digest.byteCount else { return nil }
        self = .zero
        withUnsafeMutableBytes { target in
            target.copyBytes(from: bytes)
        }
    }

    /// Copies exactly 32 bytes from raw memory.
    /// - Returns: nil when `bytes` has another length.
    public init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count == Digest.byteCount else { return nil }
        self = .zero
        withUnsafeMutableBytes { target in
            target.copyMemory(from: bytes)
        }
    }

    /// Reads 64 hexadecimal digits, either case.
    /// - Returns: nil for anything else.
    public init?(hex: some StringProtocol) {
        guard let bytes = Hex.decode(hex) else { return nil }
        self.init(bytes)
    }

    /// The 32 bytes.
    public var bytes: [UInt8] {
        withUnsafeBytes { [UInt8]($0) }
    }

    /// The bytes of many digests, one behind another.
    public static func joined(_ digests: [Digest]) -> [UInt8] {
        digests.withUnsafeBytes { [UInt8]($0) }
    }

    /// 64 lower-case hexadecimal digits.
    public var hex: String { Hex.encode(bytes) }

    /// Gives access to the 32 bytes without copying them.
    @inlinable
    public func withUnsafeBytes<R, E: Error>(_ body: (UnsafeRawBufferPointer) throws(E) -> R) throws(E) -> R {
        var copy = self
        return try copy.withUnsafeMutableBytes { (raw) throws(E) in
            try body(UnsafeRawBufferPointer(raw))
        }
    }

    /// Gives write access to the 32 bytes.
    @usableFromInline
    mutating func withUnsafeMutableBytes<R, E: Error>(
        _ body: (UnsafeMutableRawBufferPointer) throws(E) -> R
    ) throws(E) -> R {
        try Swift.withUnsafeMutableBytes(of: &storage) { (raw) throws(E) in try body(raw) }
    }

    public static func == (left: Digest, right: Digest) -> Bool {
        left.storage == right.storage
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(storage.0)
        hasher.combine(storage.1)
    }
}

extension Digest: CustomStringConvertible {
    public var description: String { hex }
}

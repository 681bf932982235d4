/// A key where it lies in other bytes, a page or a chunk of keys: moving on to the next one allocates
/// nothing.
struct ScanKey: Sendable {
    private var bytes: [UInt8]
    private var start: Int
    private var count: Int

    /// No key: behind the last one.
    static let none = ScanKey(bytes: [], start: 0, count: -1)

    init(bytes: [UInt8], start: Int, count: Int) {
        self.bytes = bytes
        self.start = start
        self.count = count
    }

    var isNone: Bool { count < 0 }

    /// The key by itself.
    var array: [UInt8] { [UInt8](bytes[start..<start + max(count, 0)]) }

    /// Another key within the same bytes.
    @inline(__always)
    mutating func move(to start: Int, count: Int) {
        self.start = start
        self.count = count
    }

    @inline(__always)
    func compare(_ other: ScanKey) -> Int {
        withBytes { left in other.withBytes { right in KeyOrder.compare(left, right) } }
    }

    @inline(__always)
    func compare(_ other: [UInt8]) -> Int {
        withBytes { left in other.withUnsafeBytes { right in KeyOrder.compare(left, right) } }
    }

    @inline(__always)
    private func withBytes<R>(_ body: (UnsafeRawBufferPointer) -> R) -> R {
        bytes.withUnsafeBytes { raw in
            body(UnsafeRawBufferPointer(rebasing: raw[start..<start + max(count, 0)]))
        }
    }
}

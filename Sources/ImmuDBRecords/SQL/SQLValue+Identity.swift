internal import ImmuDBProofs

extension SQLValue {
    /// Bytes that are equal exactly when two values are of one type and equal. For DISTINCT, grouping and
    /// hash joins; never stored.
    package func appendIdentity(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes.append(0)
        case .integer(let value):
            bytes.append(1)
            bytes.append(bigEndian: value)
        case .float(let value):
            bytes.append(2)
            bytes.append(bigEndian: (value == 0 ? 0 : value).bitPattern)
        case .boolean(let value): bytes.append(value ? 4 : 3)
        case .varchar(let text): SQLValue.append(5, text.utf8, to: &bytes)
        case .timestamp(let micros):
            bytes.append(6)
            bytes.append(bigEndian: micros)
        case .uuid(let id):
            bytes.append(7)
            bytes.append(bigEndian: id.high)
            bytes.append(bigEndian: id.low)
        case .blob(let blob): SQLValue.append(8, blob, to: &bytes)
        case .json(let value): SQLValue.append(9, value.text.utf8, to: &bytes)
        }
    }

    private static func append(_ tag: UInt8, _ content: some Collection<UInt8>, to bytes: inout [UInt8]) {
        bytes.append(tag)
        bytes.append(bigEndian: UInt32(truncatingIfNeeded: content.count))
        bytes.append(contentsOf: content)
    }
}

extension SQLValue: Hashable {
    /// Equal type and content; NULLs are equal.
    public static func == (left: SQLValue, right: SQLValue) -> Bool {
        switch (left, right) {
        case (.integer(let a), .integer(let b)): return a == b
        case (.boolean(let a), .boolean(let b)): return a == b
        case (.timestamp(let a), .timestamp(let b)): return a == b
        default:
            var (a, b): ([UInt8], [UInt8]) = ([], [])
            left.appendIdentity(to: &a)
            right.appendIdentity(to: &b)
            return a == b
        }
    }

    public func hash(into hasher: inout Hasher) {
        var bytes: [UInt8] = []
        appendIdentity(to: &bytes)
        hasher.combine(bytes)
    }
}

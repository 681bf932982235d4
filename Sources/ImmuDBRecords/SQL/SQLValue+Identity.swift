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
        case (.null, .null): return true
        case (.integer(let a), .integer(let b)): return a == b
        case (.boolean(let a), .boolean(let b)): return a == b
        case (.timestamp(let a), .timestamp(let b)): return a == b
        case (.varchar(let a), .varchar(let b)): return a.utf8.elementsEqual(b.utf8)
        case (.float(let a), .float(let b)): return (a == 0 ? 0 : a).bitPattern == (b == 0 ? 0 : b).bitPattern
        case (.uuid(let a), .uuid(let b)): return a == b
        case (.blob(let a), .blob(let b)): return a == b
        case (.json(let a), .json(let b)): return a.text.utf8.elementsEqual(b.text.utf8)
        default: return false
        }
    }

    public func hash(into hasher: inout Hasher) {
        switch self {
        case .null: hasher.combine(0)
        case .integer(let value): hasher.combine(value)
        case .float(let value): hasher.combine((value == 0 ? 0 : value).bitPattern)
        case .boolean(let flag): hasher.combine(flag)
        case .varchar(let text):
            var text = text
            text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        case .timestamp(let micros): hasher.combine(micros)
        case .uuid(let id): hasher.combine(id)
        case .blob(let bytes): hasher.combine(bytes)
        case .json(let value): hasher.combine(value.text)
        }
    }
}

import CommandLineKit

/// A key with an optional revision, as in `invoice/7@3` or `invoice/7@-1`.
struct KeyAtRevision: Hashable {
    let key: [UInt8]
    /// 0 and nil both mean the latest; only nil was not written down.
    let revision: Int64?

    init(key: [UInt8], revision: Int64?) {
        self.key = key
        self.revision = revision
    }

    /// Splits at the last separator when a whole number follows it; other keys may contain the separator.
    ///
    /// - Parameter separator: empty: revisions are off.
    init(parsing bytes: [UInt8], separator: [UInt8]) {
        if let end = Self.lastPosition(of: separator, in: bytes),
            let number = Self.number(bytes[(end + separator.count)...])
        {
            self.init(key: Array(bytes[..<end]), revision: number)
        } else {
            self.init(key: bytes, revision: nil)
        }
    }

    private static func lastPosition(of separator: [UInt8], in bytes: [UInt8]) -> Int? {
        guard !separator.isEmpty, bytes.count > separator.count else { return nil }
        return (0...(bytes.count - separator.count)).last { start in
            bytes[start..<(start + separator.count)].elementsEqual(separator)
        }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int64? {
        let allowed = UInt8(ascii: "0")...UInt8(ascii: "9")
        let unsigned = digits.first == UInt8(ascii: "-") ? digits.dropFirst() : digits
        guard !unsigned.isEmpty, unsigned.allSatisfy(allowed.contains) else { return nil }
        return Int64(String(decoding: digits, as: UTF8.self))
    }

    /// Where to read.
    var point: ReadPoint {
        guard let revision, revision != 0 else { return .latest }
        return .revision(revision)
    }
}

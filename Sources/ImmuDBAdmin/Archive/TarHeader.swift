/// The 512 bytes in front of a file in a tar archive (POSIX.1-1988, ustar).
struct TarHeader: Sendable, Equatable {
    enum Kind: UInt8, Sendable {
        case file = 0x30
        case directory = 0x35
    }

    static let byteCount = 512

    /// Relative, with `/` between components, no trailing slash.
    var name: String
    var kind: Kind
    /// Bytes of the file.
    var size: UInt64
    /// Mode bits.
    var mode: UInt32
    /// Unix seconds.
    var modifiedAt: Int64

    /// Why a header cannot be used.
    struct Fault: Error, Equatable {
        let message: String
    }

    // MARK: - Writing

    func encoded() throws(Fault) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: Self.byteCount)
        let path = Array((kind == .directory ? name + "/" : name).utf8)
        if path.count <= 100 {
            bytes.replaceSubrange(0..<path.count, with: path)
        } else {
            // The part in front of a slash may go into the prefix.
            guard
                let slash = path.indices.first(where: {
                    path[$0] == UInt8(ascii: "/") && $0 <= 155 && path.count - $0 - 1 <= 100
                        && $0 + 1 < path.count
                })
            else { throw Fault(message: "the name \(name) is too long for an archive") }
            bytes.replaceSubrange(0..<path.count - slash - 1, with: path[(slash + 1)...])
            bytes.replaceSubrange(345..<345 + slash, with: path[..<slash])
        }
        Self.put(UInt64(mode & 0o7777), at: 100, width: 8, in: &bytes)
        Self.put(0, at: 108, width: 8, in: &bytes)
        Self.put(0, at: 116, width: 8, in: &bytes)
        Self.put(size, at: 124, width: 12, in: &bytes)
        Self.put(UInt64(max(modifiedAt, 0)), at: 136, width: 12, in: &bytes)
        bytes[156] = kind.rawValue
        bytes.replaceSubrange(257..<265, with: Array("ustar\u{0}00".utf8))
        let sum = Self.checksum(bytes)
        Self.put(sum, at: 148, width: 7, in: &bytes)
        bytes[155] = 0x20
        return bytes
    }

    /// Octal digits and a zero; numbers that are too large as in GNU tar, with the top bit set.
    private static func put(_ value: UInt64, at offset: Int, width: Int, in bytes: inout [UInt8]) {
        let digits = Array(String(value, radix: 8).utf8)
        if digits.count < width {
            let padded = [UInt8](repeating: 0x30, count: width - 1 - digits.count) + digits
            bytes.replaceSubrange(offset..<offset + padded.count, with: padded)
        } else {
            bytes[offset] = 0x80
            for index in 0..<8 {
                bytes[offset + width - 1 - index] = UInt8(truncatingIfNeeded: value >> UInt64(8 * index))
            }
        }
    }

    /// Sum of all bytes, with blanks in the place of the sum.
    private static func checksum(_ bytes: [UInt8]) -> UInt64 {
        bytes.indices.reduce(0) { $0 + UInt64((148..<156).contains($1) ? 0x20 : bytes[$1]) }
    }

    // MARK: - Reading

    init(name: String, kind: Kind, size: UInt64, mode: UInt32, modifiedAt: Int64) {
        self.name = name
        self.kind = kind
        self.size = size
        self.mode = mode
        self.modifiedAt = modifiedAt
    }

    /// Reads a header.
    /// - Returns: nil for the zeros at the end of an archive.
    /// - Throws: for anything but files and directories with safe names: links, devices, absolute names.
    static func parse(_ bytes: [UInt8]) throws(Fault) -> TarHeader? {
        guard bytes.count == byteCount else { throw Fault(message: "the archive is cut") }
        if bytes.allSatisfy({ $0 == 0 }) { return nil }
        guard try number(bytes[148..<156]) == checksum(bytes) else {
            throw Fault(message: "the archive is damaged: the checksum of a header is wrong")
        }
        var path = text(bytes[0..<100])
        if bytes[257..<262].elementsEqual("ustar".utf8), bytes[345] != 0 {
            path = text(bytes[345..<500]) + "/" + path
        }
        guard let kind = bytes[156] == 0 ? .file : Kind(rawValue: bytes[156]) else {
            throw Fault(
                message: "the archive holds something that is no file or directory (type \(bytes[156]))")
        }
        return TarHeader(
            name: try safe(path), kind: kind, size: kind == .file ? try number(bytes[124..<136]) : 0,
            mode: UInt32(truncatingIfNeeded: try number(bytes[100..<108])),
            modifiedAt: Int64(clamping: try number(bytes[136..<148])))
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }

    private static func number(_ bytes: ArraySlice<UInt8>) throws(Fault) -> UInt64 {
        if let first = bytes.first, first & 0x80 != 0 {
            guard first == 0x80, bytes.dropFirst().dropLast(8).allSatisfy({ $0 == 0 }) else {
                throw Fault(message: "the archive is damaged: a number is too large")
            }
            return bytes.suffix(8).reduce(0) { $0 << 8 | UInt64($1) }
        }
        let digits = bytes.drop { $0 == 0x20 }.prefix { $0 != 0 && $0 != 0x20 }
        guard !digits.isEmpty else { return 0 }
        guard let value = UInt64(String(decoding: digits, as: UTF8.self), radix: 8) else {
            throw Fault(message: "the archive is damaged: a number cannot be read")
        }
        return value
    }

    /// A relative name that stays below where it is unpacked.
    private static func safe(_ path: String) throws(Fault) -> String {
        let parts = path.split(separator: "/", omittingEmptySubsequences: true).filter { $0 != "." }
        guard !path.hasPrefix("/"), !parts.contains(".."), !path.unicodeScalars.contains("\u{0}") else {
            throw Fault(message: "the archive holds a name that leads out of it: \(path)")
        }
        return parts.joined(separator: "/")
    }
}

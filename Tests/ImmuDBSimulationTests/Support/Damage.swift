import ImmuDBSimulation
import SystemIO

/// A way to spoil the files of a store.
enum Damage: Sendable, CustomStringConvertible {
    case flippedBit(String, Int)
    case zeroedByte(String, Int)
    case zeroedSector(String, Int)
    /// A sector and the one behind it changed places: a write that went astray.
    case swappedSectors(String, Int)
    case cut(String, Int)
    case lengthened(String, [UInt8])
    case exchanged(String, String)
    case removed(String)

    static let sectorBytes = 512

    var description: String {
        switch self {
        case .flippedBit(let file, let index): "\(file): a bit of byte \(index) flipped"
        case .zeroedByte(let file, let index): "\(file): byte \(index) zeroed"
        case .zeroedSector(let file, let number): "\(file): sector \(number) zeroed"
        case .swappedSectors(let file, let number): "\(file): sectors \(number) and \(number + 1) swapped"
        case .cut(let file, let length): "\(file): cut to \(length) bytes"
        case .lengthened(let file, let bytes): "\(file): \(bytes.count) bytes of \(bytes.first ?? 0) added"
        case .exchanged(let file, let other): "\(file) and \(other) exchanged"
        case .removed(let file): "\(file) removed"
        }
    }

    var kind: String {
        switch self {
        case .flippedBit: "bits flipped"
        case .zeroedByte: "bytes zeroed"
        case .zeroedSector: "sectors zeroed"
        case .swappedSectors: "sectors swapped"
        case .cut: "files cut"
        case .lengthened: "files lengthened"
        case .exchanged: "files exchanged"
        case .removed: "files removed"
        }
    }

    /// Everything that can be done to files.
    static func all(_ files: [String: [UInt8]]) -> [Damage] {
        let names = files.keys.sorted()
        var all: [Damage] = []
        for name in names {
            let count = files[name]?.count ?? 0
            let sectors = (count + sectorBytes - 1) / sectorBytes
            all += (0..<count).map { .flippedBit(name, $0) }
            all += (0..<count).map { .zeroedByte(name, $0) }
            all += (0..<sectors).map { .zeroedSector(name, $0) }
            all += (0..<max(0, sectors - 1)).map { .swappedSectors(name, $0) }
            all += (0..<count).map { .cut(name, $0) }
            all += [.lengthened(name, [0, 0, 0]), .lengthened(name, [UInt8](repeating: 7, count: 600))]
            all += names.filter { $0 > name }.map { .exchanged(name, $0) }
            all.append(.removed(name))
        }
        return all
    }

    /// - Returns: false when nothing is different afterwards.
    func apply(to system: SimulatedFileSystem, _ files: [String: [UInt8]]) throws -> Bool {
        switch self {
        case .flippedBit(let file, let index):
            return try edit(file, system, files) { $0[index] ^= 1 << UInt8(index % 8) }
        case .zeroedByte(let file, let index):
            return try edit(file, system, files) { $0[index] = 0 }
        case .zeroedSector(let file, let number):
            return try edit(file, system, files) { bytes in
                let range = Self.sector(number, bytes)
                bytes.replaceSubrange(range, with: repeatElement(0, count: range.count))
            }
        case .swappedSectors(let file, let number):
            return try edit(file, system, files) { bytes in
                let (first, second) = (Self.sector(number, bytes), Self.sector(number + 1, bytes))
                let moved = Array(bytes[first])
                bytes.replaceSubrange(first.lowerBound..<second.upperBound, with: bytes[second] + moved)
            }
        case .cut(let file, let length):
            return try edit(file, system, files) { $0.removeSubrange(length...) }
        case .lengthened(let file, let more):
            return try edit(file, system, files) { $0 += more }
        case .exchanged(let file, let other):
            let (first, second) = (files[file] ?? [], files[other] ?? [])
            _ = try edit(file, system, files) { $0 = second }
            _ = try edit(other, system, files) { $0 = first }
            return first != second
        case .removed(let file):
            try system.removeFile(file)
            return true
        }
    }

    private static func sector(_ number: Int, _ bytes: [UInt8]) -> Range<Int> {
        number * sectorBytes..<min(bytes.count, (number + 1) * sectorBytes)
    }

    private func edit(
        _ file: String, _ system: SimulatedFileSystem, _ files: [String: [UInt8]],
        _ change: (inout [UInt8]) -> Void
    ) throws -> Bool {
        let old = files[file] ?? []
        var bytes = old
        change(&bytes)
        let open = try system.open(file, .readWrite)
        try open.truncate(to: 0)
        try open.write(bytes, at: 0)
        try open.close()
        return bytes != old
    }

    /// Whether nothing can be lost by it, so that nobody has to say a word: a level of compression in the
    /// head of a file, which only writing uses; the end of a commit log, cut or zeroed, which the records
    /// give again; bytes behind the end of a log, as an ended process leaves them; and both at once, when
    /// commit logs change places of which one begins as the other does, as those of trees do.
    func isHarmless(_ files: [String: [UInt8]]) -> Bool {
        switch self {
        case .flippedBit(let file, let index), .zeroedByte(let file, let index):
            Self.level(files[file] ?? []).contains(index)
        case .cut(let file, _): file.contains("/commit/")
        case .zeroedSector(let file, let number):
            file.contains("/commit/") && (number + 1) * Self.sectorBytes >= files[file]?.count ?? 0
        case .lengthened: true
        case .exchanged(let file, let other):
            file.contains("/commit/") && other.contains("/commit/")
                && Self.isBeginning(files[file] ?? [], files[other] ?? [])
        default: false
        }
    }

    /// Whether one of two files is the beginning of the other.
    private static func isBeginning(_ first: [UInt8], _ second: [UInt8]) -> Bool {
        first.starts(with: second) || second.starts(with: first)
    }

    private static func level(_ bytes: [UInt8]) -> Range<Int> {
        let name = Array("COMPRESSION_LEVEL".utf8)
        let head = bytes.prefix(1_024)
        guard let start = head.indices.first(where: { head[$0...].starts(with: name) }) else { return 0..<0 }
        return start + name.count + 4..<start + name.count + 12
    }
}

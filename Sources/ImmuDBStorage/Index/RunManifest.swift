import ImmuDBProofs
import SystemIO

/// The list of the runs that make up an index: a small file, replaced as a whole.
///
/// `"immukeys" | u32 version | u64 next file | u32 runs | runs x ( u64 file | u64 first tx | u64 last tx |
/// Alh 32 | u64 keys | u64 versions | u64 bytes | u64 root offset | u32 root bytes | u64 root checksum ) |
/// u64 checksum of everything before`.
struct RunManifest: Sendable, Hashable {
    /// Number of the next file to be written.
    var nextNumber: UInt64 = 1
    /// Oldest first, without gaps, from transaction 1.
    var runs: [RunInfo] = []

    static let fileName = "manifest"
    static var relativePath: String { "\(RunKeyIndex.directoryName)/\(fileName)" }
    private static let magic = Array("immukeys".utf8)
    private static let version: UInt32 = 1
    private static let runBytes = 100

    /// The last transaction covered.
    var lastTxID: UInt64 { runs.last?.lastTxID ?? 0 }

    var encoded: [UInt8] {
        var bytes = Self.magic
        bytes.append(bigEndian: Self.version)
        bytes.append(bigEndian: nextNumber)
        bytes.append(bigEndian: UInt32(truncatingIfNeeded: runs.count))
        for run in runs {
            bytes.append(bigEndian: run.number)
            bytes.append(bigEndian: run.firstTxID)
            bytes.append(bigEndian: run.lastTxID)
            bytes += run.lastAlh.bytes
            bytes.append(bigEndian: run.keyCount)
            bytes.append(bigEndian: run.versionCount)
            bytes.append(bigEndian: run.fileBytes)
            bytes.append(bigEndian: run.root.offset)
            bytes.append(bigEndian: run.root.length)
            bytes.append(bigEndian: run.root.checksum)
        }
        bytes.append(bigEndian: Checksum64.of(bytes, seed: 0))
        return bytes
    }

    init() {}

    /// Reads a manifest.
    /// - Returns: nil for anything that is not one, byte for byte.
    init?(decoding bytes: [UInt8]) {
        guard bytes.count >= 32, bytes.starts(with: Self.magic) else { return nil }
        let body = Array(bytes.dropLast(8))
        let checksum = bytes.withUnsafeBytes { $0.bigEndian(UInt64.self, at: body.count) }
        guard checksum == Checksum64.of(body, seed: 0) else { return nil }
        let (version, next, count) = bytes.withUnsafeBytes { raw in
            (
                raw.bigEndian(UInt32.self, at: 8), raw.bigEndian(UInt64.self, at: 12),
                raw.bigEndian(UInt32.self, at: 20)
            )
        }
        guard version == Self.version, next < 1 << 62, Int(count) <= Limits.indexRunsMax,
            body.count == 24 + Int(count) * Self.runBytes
        else { return nil }
        nextNumber = next
        var position = 24
        var expected: UInt64 = 1
        for _ in 0..<count {
            guard let run = body.withUnsafeBytes({ Self.run($0, at: position) }), run.firstTxID == expected,
                run.lastTxID >= expected, run.lastTxID < .max, run.number < next, run.isPlausible
            else { return nil }
            expected = run.lastTxID + 1
            runs.append(run)
            position += Self.runBytes
        }
    }

    private static func run(_ raw: UnsafeRawBufferPointer, at start: Int) -> RunInfo? {
        func word(_ offset: Int) -> UInt64 { raw.bigEndian(UInt64.self, at: start + offset) }
        guard let alh = Digest(UnsafeRawBufferPointer(rebasing: raw[start + 24..<start + 56])) else {
            return nil
        }
        return RunInfo(
            number: word(0), firstTxID: word(8), lastTxID: word(16), lastAlh: alh, keyCount: word(56),
            versionCount: word(64), fileBytes: word(72),
            root: PageReference(
                offset: word(80), length: raw.bigEndian(UInt32.self, at: start + 88), checksum: word(92)))
    }
}

extension RunInfo {
    /// Whether the root is inside the file.
    fileprivate var isPlausible: Bool {
        root.offset <= fileBytes && UInt64(root.length) <= fileBytes - root.offset
    }
}

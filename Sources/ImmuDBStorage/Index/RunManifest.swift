import ImmuDBProofs
import SystemIO

/// The list of the runs that make up an index: a small file, replaced as a whole.
///
/// `"immukeys" | u32 version | u64 next file | u32 runs | runs x ( u64 file | u64 first tx | u64 last tx |
/// Alh 32 | u64 keys | u64 versions | u64 bytes | root | root of the newest versions ) | u64 checksum of
/// everything before`, a root being `u64 offset | u32 bytes | u64 checksum`. Version 1 has no second root.
struct RunManifest: Sendable, Hashable {
    /// Number of the next file to be written.
    var nextNumber: UInt64 = 1
    /// Oldest first, without gaps, from transaction 1.
    var runs: [RunInfo] = []

    static let fileName = "manifest"
    static var relativePath: String { "\(RunKeyIndex.directoryName)/\(fileName)" }
    private static let magic = Array("immukeys".utf8)
    private static let version: UInt32 = 2
    private static let rootBytes = 20

    /// Bytes of a run in a version of the list; nil when there is no such version.
    private static func runBytes(_ version: UInt32) -> Int? {
        switch version {
        case 1: 80 + rootBytes
        case 2: 80 + 2 * rootBytes
        default: nil
        }
    }

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
            for root in [run.root, run.heads] {
                bytes.append(bigEndian: root.offset)
                bytes.append(bigEndian: root.length)
                bytes.append(bigEndian: root.checksum)
            }
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
        guard let runBytes = Self.runBytes(version), next < 1 << 62, Int(count) <= Limits.indexRunsMax,
            body.count == 24 + Int(count) * runBytes
        else { return nil }
        nextNumber = next
        var position = 24
        var expected: UInt64 = 1
        for _ in 0..<count {
            let run = body.withUnsafeBytes { Self.run($0, at: position, hasHeads: version > 1) }
            guard let run, run.firstTxID == expected, run.lastTxID >= expected, run.lastTxID < .max,
                run.number < next, run.isPlausible
            else { return nil }
            expected = run.lastTxID + 1
            runs.append(run)
            position += runBytes
        }
    }

    private static func run(
        _ raw: UnsafeRawBufferPointer, at start: Int, hasHeads: Bool
    ) -> RunInfo? {
        func word(_ offset: Int) -> UInt64 { raw.bigEndian(UInt64.self, at: start + offset) }
        func root(_ offset: Int) -> PageReference {
            PageReference(
                offset: word(offset), length: raw.bigEndian(UInt32.self, at: start + offset + 8),
                checksum: word(offset + 12))
        }
        guard let alh = Digest(UnsafeRawBufferPointer(rebasing: raw[start + 24..<start + 56])) else {
            return nil
        }
        return RunInfo(
            number: word(0), firstTxID: word(8), lastTxID: word(16), lastAlh: alh, keyCount: word(56),
            versionCount: word(64), fileBytes: word(72),
            root: root(80), heads: hasHeads ? root(80 + rootBytes) : .none)
    }
}

extension RunInfo {
    /// Whether the roots are inside the file.
    fileprivate var isPlausible: Bool {
        [root, heads].allSatisfy { $0.offset <= fileBytes && UInt64($0.length) <= fileBytes - $0.offset }
    }
}

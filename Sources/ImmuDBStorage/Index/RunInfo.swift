import ImmuDBProofs

/// What the manifest says about a run.
struct RunInfo: Sendable, Hashable {
    /// Number of its file.
    var number: UInt64
    /// First and last transaction it covers, also those without a key.
    var firstTxID: UInt64
    var lastTxID: UInt64
    /// Accumulative hash of the last transaction: the run belongs to the log that has it there.
    var lastAlh: Digest
    var keyCount: UInt64
    var versionCount: UInt64
    /// Bytes of the file.
    var fileBytes: UInt64
    var root: PageReference
    /// Root of the tree of the newest versions; none when there is no such tree.
    var heads: PageReference = .none

    /// Name of the file in the index directory.
    var fileName: String { Self.fileName(number) }

    /// The same relative to the store's directory, for messages.
    var relativePath: String { Self.relativePath(number) }

    static func relativePath(_ number: UInt64) -> String {
        "\(RunKeyIndex.directoryName)/\(fileName(number))"
    }

    static let fileSuffix = ".run"

    static func fileName(_ number: UInt64) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 10 - digits.count)) + digits + fileSuffix
    }

    /// Mixed into page checksums, so that a page of another file or place is no valid one.
    static func seed(number: UInt64, offset: UInt64) -> UInt64 { number << 40 ^ offset }

    /// How much work merging it is: grows by one whenever the size grows fourfold.
    var tier: Int {
        var tier = 0
        var versions = versionCount / Limits.indexSmallRunVersions
        while versions > 0 {
            tier += 1
            versions /= UInt64(Limits.indexMergeRuns)
        }
        return tier
    }
}

/// Limits of the formats wrapped here. Names carry the unit.
package enum Limits {
    /// bcrypt reads no more of a password.
    package static let bcryptPasswordBytesMax = 72
    /// Logarithm of the rounds of a fresh hash, as in the ledger's user records.
    package static let bcryptCost: UInt = 10
    /// Levels of DEFLATE: 0 stored, 1 fastest to 9 smallest, -1 default, -2 Huffman codes only.
    package static let deflateLevels = -2...9
    /// Output bytes reserved per byte of an LZW stream before it is read.
    package static let lzwExpansionMax = 16
    /// Levels of zstd, and the one of its own tool.
    package static let zstandardLevels = 1...19
    package static let zstandardLevelUsual = 3
    /// Bytes made at a time by a compressor.
    static let zstandardPieceBytes = 1 << 17
    /// Bytes handed out at a time by a stream that is expanded piece by piece.
    static let expandedPieceBytes = 1 << 18
}

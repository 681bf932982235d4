/// Limits of the formats and of what a verifier accepts. Names carry the unit.
public enum Limits {
    /// Longest encoded entry metadata: three attributes.
    public static let kvMetadataBytesMax = 11
    /// Longest opaque part of transaction metadata.
    public static let txMetadataExtraBytesMax = 256
    /// Longest encoded transaction metadata.
    public static let txMetadataBytesMax = 268
    /// Highest transaction header version known.
    public static let headerVersionMax: UInt16 = 1
    /// Sibling hashes in one path of a binary tree over 2^64 leaves, with the extra first term that a
    /// consistency proof may carry. More can never verify.
    public static let treePathTermsMax = 130
    /// Leaves of an accumulative tree: far above any database, low enough that positions in its digest log
    /// cannot overflow 64 bits.
    public static let treeLeavesMax: UInt64 = 1 << 56
    /// Highest transaction id a server may show; a higher one would end the history it claims to extend.
    public static let txIDMax: UInt64 = treeLeavesMax
    /// Entries of one transaction whose tree is verified; widths travel as signed 32-bit numbers.
    public static let entryTreeLeavesMax = Int(Int32.max)
    /// Steps of a linear or linear advance proof. Ids come from the server, so they must not size a loop.
    public static let linearProofTermsMax = 1_000_000
    /// Bytes of entries that are collected before they are hashed together.
    static let digestBatchBytes = 1 << 16
}

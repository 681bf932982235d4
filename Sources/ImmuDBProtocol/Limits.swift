internal import ImmuDBProofs

/// What one message may hold before it is refused. Names carry the unit. The bytes of a message are
/// bounded by the transport already; these bound what a conversion goes through.
package enum WireLimits {
    /// Largest message a server accepts unless configured, and the least a client should accept.
    package static let messageBytesMax = 33_554_432
    /// Nesting of objects and lists inside a document.
    package static let documentDepthMax = 128
    /// Nesting of messages around and inside a document, of which each level is three.
    package static let documentMessageDepthMax = 3 * documentDepthMax + 16
    /// How much of the path to a part of a document errors show.
    package static let shownPathBytes = 120
    /// Hashes in one path or consistency proof of the tree over all transactions.
    package static let treeProofTermsMax = Limits.treePathTermsMax
    /// Hashes in one path of the entry tree of a transaction, whose width is a signed 32-bit number.
    package static let entryProofTermsMax = 32
    /// Steps of a linear proof. Releases whose tree could lag kept the lag near a thousand.
    package static let linearProofTermsMax = 65_536
    /// Entries of one transaction. A database allows 1024 unless configured.
    package static let transactionEntriesMax = 1_048_576
    /// Entries that a header of version 0 can count: 16 bits.
    package static let version0EntriesMax: Int32 = 65_535
    /// Stored key, with its kind prefix: what the 16-bit length in an entry digest can express.
    package static let storedKeyBytesMax = 65_535
    /// Opaque part of the metadata of a transaction.
    package static let transactionExtraBytesMax = Limits.txMetadataExtraBytesMax
    /// Name of a database.
    package static let databaseNameBytesMax = 128
    /// Public key of a state signature. A P-256 point has 65; longer curves may sign too.
    package static let publicKeyBytesMax = 256
    /// DER form of a state signature. P-256 needs 72; longer curves may sign too.
    package static let signatureBytesMax = 256
    /// Status details of a failed call. A stack text has several thousand.
    package static let statusDetailsBytesMax = 1_048_576
}

/// What a database takes on disk, by part.
public struct DiskUsage: Sendable, Hashable {
    /// A log or another part of the directory.
    public struct Part: Sendable, Hashable {
        /// What the files are for.
        public enum Kind: String, Sendable, Hashable, CaseIterable {
            /// Transactions with keys and hashes.
            case transactions
            /// Where each transaction is.
            case commits
            /// Values.
            case values
            /// The tree over all transactions, for proofs.
            case tree
            /// The key index: derived, may be deleted while nothing uses the directory.
            case index
            /// An index of another program over the same directory; never touched.
            case foreignIndex
            /// Files that belong to none of these.
            case other
        }

        public var kind: Kind
        /// File or directory below that of the database.
        public var name: String
        public var files: UInt64
        public var bytes: UInt64
    }

    /// By name.
    public var parts: [Part]

    /// All parts together.
    public var bytes: UInt64 { parts.reduce(0) { $0 + $1.bytes } }
}

/// What the keys of a common prefix hold, over their whole history.
public struct PrefixUsage: Sendable, Hashable {
    /// Ends with the delimiter; the prefix asked for when its keys have none after it.
    public var prefix: [UInt8]
    public var keys: UInt64
    /// Values, old ones and deletions included.
    public var versions: UInt64
    /// Bytes of keys and values, as often as they were written; without hashes and other overhead.
    public var bytes: UInt64
}

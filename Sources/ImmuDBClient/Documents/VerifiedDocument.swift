public import ImmuDBProofs
public import ImmuDBRecords

/// A document that is proven.
///
/// Proven: that transaction ``txID`` stored exactly these bytes under this id in the collection with this id
/// number, and that the transaction is part of the trusted history. Not proven: that it is the newest
/// revision, and that the collection of this number is the one of this name; the name is compared with what
/// was pinned at first sight.
public struct VerifiedDocument: Sendable {
    /// The stored entry; its value is the row, bytes as stored.
    public let proof: Verified<ProvenEntry>
    /// The collection as pinned: a table whose first column is the id.
    public let collection: PinnedTable
    public let id: DocumentID
    public let document: Document
    /// Whether the collection was seen for the first time and pinned now.
    public let isCollectionNew: Bool

    /// Transaction that wrote this revision.
    public var txID: UInt64 { proof.txID }
    /// Commit time from the verified header, Unix seconds; nil when the database leaves it out.
    public var timestamp: Int64? { proof.timestamp.flatMap { $0 == 0 ? nil : $0 } }
}

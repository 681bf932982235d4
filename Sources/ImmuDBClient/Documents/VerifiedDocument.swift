public import ImmuDBProofs
public import ImmuDBRecords

/// A document that is proven.
///
/// Proven: that transaction ``txID`` stored exactly these bytes under this id in this collection, and that it
/// is part of the trusted history. That the collection of this name has this number is read from
/// the transactions that define it, see ``LearnedCatalog``. Not proven: that it is the newest revision.
public struct VerifiedDocument: Sendable {
    /// The stored entry; its value is the row, bytes as stored.
    public let proof: Verified<ProvenEntry>
    /// The collection as learned: a table whose only column here is the id.
    public let collection: PinnedTable
    public let id: DocumentID
    public let document: Document
    /// Whether the collection was learned from the transactions for this proof: at first sight, and after it
    /// was made anew or its id was renamed.
    public let isCollectionNew: Bool

    /// Transaction that wrote this revision.
    public var txID: UInt64 { proof.txID }
    /// Commit time from the verified header, Unix seconds; nil when the database leaves it out.
    public var timestamp: Int64? { proof.timestamp.flatMap { $0 == 0 ? nil : $0 } }
}

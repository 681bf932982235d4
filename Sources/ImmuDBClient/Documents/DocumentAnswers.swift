public import ImmuDBRecords

/// What an insertion wrote, as claimed.
public struct DocumentInsertionAnswer: Sendable, Hashable {
    public var txID: UInt64
    /// In the order in which the documents were given.
    public var ids: [DocumentID]
}

/// A document that a search found, as claimed.
public struct FoundDocument: Sendable {
    public var id: DocumentID
    public var document: Document
}

/// A document as one transaction left it, as claimed.
public struct DocumentVersion: Sendable {
    public var id: DocumentID
    public var txID: UInt64
    /// From 1.
    public var revision: UInt64
    public var isDeleted: Bool
    /// nil for deletions, and where it was not asked for.
    public var document: Document?
    /// Who wrote it; empty when the server does not say.
    public var user: String
    /// Time of the transaction, Unix seconds; 0 when the server does not say.
    public var timestamp: Int64
}

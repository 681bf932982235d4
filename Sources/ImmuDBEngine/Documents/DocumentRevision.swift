package import ImmuDBRecords

/// A document as one transaction left it. Searches know no more than id and document.
package struct DocumentRevision: Sendable {
    package var id: DocumentID
    /// 0 = not known.
    package var txID: UInt64
    /// From 1; 0 = not known.
    package var revision: UInt64
    package var isDeleted: Bool
    /// nil for deletions, and where it was not asked for.
    package var document: Document?
    /// Who wrote it; empty = not known.
    package var user: String
    /// Time of the transaction in Unix seconds; 0 = not known.
    package var seconds: Int64

    package init(
        id: DocumentID, txID: UInt64 = 0, revision: UInt64 = 0, isDeleted: Bool = false,
        document: Document? = nil, user: String = "", seconds: Int64 = 0
    ) {
        self.id = id
        self.txID = txID
        self.revision = revision
        self.isDeleted = isDeleted
        self.document = document
        self.user = user
        self.seconds = seconds
    }
}

package import ImmuDBRecords

/// What is to be proven.
package enum ProofQuestion: Sendable {
    case entry([UInt8], ReadPoint)
    case transaction(UInt64)
    /// A row by the values of its primary key.
    case row(String, [SQLValue], atTx: UInt64?)
    case document(String, DocumentID, atTx: UInt64?)
}

/// Answer to a verified read that shows all entries of a transaction and the short form of the link, as for
/// documents.
public struct ListedEntryAnswer: Sendable, Hashable {
    /// The entry claimed, encoded as the store holds it.
    public var entry: ProvenEntry
    /// Header of the transaction claimed to hold it.
    public var header: TxHeader
    /// All entries of that transaction.
    public var entries: [TxEntry]
    /// Link between the trusted state and the transaction, the older one first.
    public var dualProof: DualProofV2
    /// Signature over the newer end of the link.
    public var signature: StateSignature?

    public init(
        entry: ProvenEntry, header: TxHeader, entries: [TxEntry], dualProof: DualProofV2,
        signature: StateSignature?
    ) {
        self.entry = entry
        self.header = header
        self.entries = entries
        self.dualProof = dualProof
        self.signature = signature
    }
}

/// First byte of a store key: which model the entry belongs to.
public enum KeyKind: UInt8, Sendable, CaseIterable {
    /// Plain keys and references.
    case plain = 0
    /// Members of sorted sets.
    case sortedSet = 1
    /// SQL catalog and rows.
    case sql = 2
    /// Document catalog and documents.
    case document = 3

    /// Kind of a store key.
    /// - Returns: nil for an empty key or an unknown first byte.
    public init?(storeKey: some Collection<UInt8>) {
        guard let first = storeKey.first else { return nil }
        self.init(rawValue: first)
    }
}

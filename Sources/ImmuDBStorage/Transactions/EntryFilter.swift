package import ImmuDBProofs

/// Which versions a read leaves out.
package struct EntryFilter: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Versions whose time has passed.
    package static let expired = EntryFilter(rawValue: 1)
    /// Deletions.
    package static let deleted = EntryFilter(rawValue: 2)
    /// What a reader of current values does not want to see.
    package static let standard: EntryFilter = [.expired, .deleted]

    /// Whether a version with these attributes is left out.
    /// - Parameter time: Unix seconds.
    package func leavesOut(_ metadata: KVMetadata, at time: Int64) -> Bool {
        if contains(.expired), metadata.isExpired(at: time) { return true }
        return contains(.deleted) && metadata.isDeleted
    }
}

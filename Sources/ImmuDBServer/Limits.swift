/// Limits of the server. Names carry the unit.
package enum Limits {
    /// Open sessions at a time.
    package static let sessionsMax = 100
    /// Random characters of a session id, 6 bits each.
    package static let sessionIDCharacters = 43
    /// Transactions in one answer of a listing.
    package static let listedTransactionsMax: UInt32 = 2500
}

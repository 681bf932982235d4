/// Limits of the server. Names carry the unit.
package enum Limits {
    /// Open sessions at a time.
    package static let sessionsMax = 100
    /// Random characters of a session id, 6 bits each.
    package static let sessionIDCharacters = 43
    /// Transactions in one answer of a listing.
    package static let listedTransactionsMax: UInt32 = 2500
    /// Addresses whose calls are counted one by one.
    static let countedClientsMax = 10_000
    /// Time for which the measured size of a database is good, in seconds.
    static let sizeIntervalSeconds: Int64 = 60
}

/// Limits of the server. Names carry the unit.
package enum Limits {
    /// Open sessions at a time.
    package static let sessionsMax = 100
    /// Random characters of a session id, 6 bits each.
    package static let sessionIDCharacters = 43
    /// Content of one chunk of a stream, the length of its message included, in bytes.
    package static let chunkBytesMax = 65_536
    /// Values of one streamed write together, in bytes.
    package static let streamValuesBytesMax = 33_554_432
    /// Announced length in bytes up to which a value is a mistake to be explained and not an attack.
    package static let streamPlausibleBytesMax: Int64 = 0x7fff_ffff
    /// A transaction id in a stream, in bytes, with room for one that is malformed.
    package static let streamNumberBytesMax = 64
    /// The kind of an operation in a stream, in bytes, with room for one that is malformed.
    package static let streamKindBytesMax = 16
    /// Transactions in one answer of a listing.
    package static let listedTransactionsMax: UInt32 = 2500
}

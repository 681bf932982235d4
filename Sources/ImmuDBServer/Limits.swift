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
    /// Addresses whose calls are counted one by one.
    static let countedClientsMax = 10_000
    /// Time for which the measured size of a database is good, in seconds.
    static let sizeIntervalSeconds: Int64 = 5
    /// Calls worked on at a time, unless configured.
    package static let concurrentCallsDefault = 1024
    /// Transactions, readers and the like in one session.
    package static let sessionResourcesMax = 1024
    /// Characters of the readable part of a token: the longest names of user and database, and a number.
    package static let tokenPayloadBytesMax = 1024
    /// Delay of the answer to a first failed login; each further one doubles it.
    package static let loginDelay = Duration.milliseconds(100)
    /// Doublings of the delay at most: 3.2 seconds.
    package static let loginDelayDoublingsMax = 5
    /// A failed login is forgotten after so long without another one.
    package static let loginFailureMemory = Duration.seconds(900)
    /// Names of which failed logins are remembered.
    package static let throttledNamesMax = 4096
    /// Bytes of a name that are remembered.
    package static let throttledNameBytesMax = 64
    /// Attempts of a login during which others change accounts.
    package static let loginAttemptsMax = 8
    /// Rows of a result in one message.
    static let rowsPerMessageMax = 2500
    /// Documents in one page of a search or of a history.
    static let documentsPerPageMax: UInt32 = 2500
    /// Messages inside one another in a body of the REST surface; a document takes two for each level.
    static let restMessageDepthMax = 300
}

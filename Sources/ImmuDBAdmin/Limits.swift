/// The limits of the operator's tool, each with its unit.
enum Limits {
    /// Frames with news after which the dashboard does nothing any more for the first time.
    static let framesOfTheStart = 3
    /// Bytes of one answer of a metrics endpoint.
    static let scrapeBytesMax = 16 << 20
    /// Time one scrape may take, in milliseconds.
    static let scrapeMillisecondsMax: Int64 = 3_000
    /// Lines of one scrape.
    static let scrapeLinesMax = 400_000
    /// Bytes of one line of a scrape.
    static let scrapeLineBytesMax = 64 << 10
    /// Labels of one series.
    static let labelsMax = 64
    /// Samples kept for charts: ten minutes at one a second.
    static let samplesMax = 600
    /// Shortest and longest time between two samples, in milliseconds.
    static let intervalMillisecondsMin = 250
    static let intervalMillisecondsMax = 600_000
    /// Time the dashboard waits for a key before it looks for news, in milliseconds.
    static let eventMilliseconds = 200
    /// Bytes of a filter typed into the dashboard.
    static let filterCharactersMax = 64
    /// Servers watched at once.
    static let serversMax = 16
    /// Bytes of a line that heads a sample in a recording.
    static let recordingHeadBytesMax = 4096
    /// Bytes of a recording that is replayed.
    static let recordingBytesMax = 1 << 28
    /// Bytes of the manifest of a backup.
    static let manifestBytesMax = 1 << 20
    /// Bytes read from or written to a backup at a time.
    static let backupBufferBytes = 1 << 20
    /// Bytes that a disk writes whole or not at all.
    static let sectorBytes: UInt64 = 512
    /// Transactions on their way to a replica, and their bytes: a database prepares thirty commits at a time
    /// unless it is told otherwise. Where a sync takes milliseconds, so many share one.
    static let replicatedAheadMax = 24
    static let replicatedAheadBytes = 8 << 20
    /// Milliseconds between two looks at how long calls have been on their way, at most.
    static let replicationWatchMilliseconds = 1000
    /// Free bytes of a disk below which there is a warning.
    static let freeBytesLow: UInt64 = 1 << 30
    /// Transactions behind the index files that are worth a note.
    static let indexLagHigh: UInt64 = 100_000
    /// Seconds that a clock may be ahead.
    static let clockSkewSecondsMax: Int64 = 60
    /// Bytes of a file read or written at a time by archives.
    static let archiveBlockBytes = 1 << 20
    /// Files in one archive.
    static let archiveEntriesMax = 1_000_000
    /// Compressed bytes read at a time from an archive: each can stand for a thousand.
    static let archiveReadBytes = 16 << 10
    /// Time between two comparisons of trust by the dashboard, in milliseconds.
    static let trustMilliseconds: Int64 = 15_000
    /// Bytes of one row of a file that is imported, or of one line of a dump.
    static let tableLineBytesMax = 128 << 20
    /// Bytes read at a time from a file that is imported.
    static let tableReadBytes = 64 << 10
    /// Rows that one transaction of an import may hold, and holds unless told otherwise.
    static let batchRowsMax = 1_000
    static let batchRowsUsual = 250
    /// Bytes of values after which a transaction of an import ends.
    static let batchBytesMax = 1 << 20
    /// Bytes of the file that tells how far an import came.
    static let importStateBytesMax = 64 << 10
    /// Reasons for refused rows that are shown one by one.
    static let shownRefusalsMax = 20
    /// Bytes at the end of a dump in which its last line is looked for.
    static let dumpTrailerBytesMax = 4096
}

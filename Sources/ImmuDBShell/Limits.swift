/// The limits of the shell, each with its unit.
package enum Limits {
    /// Entries fetched from the ledger at a time.
    static let pageEntries: UInt64 = 1_000
    /// Entries a list shows on a terminal unless `--limit` says otherwise.
    static let terminalListEntries: UInt64 = 1_000
    /// Characters of the largest score with six decimals, and some to spare.
    static let scoreCharactersMax = 340
    /// Operations in one list: as many as a transaction has entries by default.
    static let operationsMax = 1_024
    /// Longest line that is coloured while it is typed, in bytes.
    static let highlightedBytesMax = 64 << 10
    /// Largest script, in bytes.
    static let scriptBytesMax = 256 << 20
    /// Scripts inside one another.
    static let includeDepthMax = 16
    /// Shortest pause of `\watch`, in seconds.
    static let watchSecondsMin = 0.1
    /// Longest pause of `\watch`, in seconds.
    static let watchSecondsMax = 86_400.0
    /// Tables whose columns are looked up for completion.
    static let completionTablesMax = 50
    /// Keys offered by completion.
    static let completionKeysMax = 100
    /// Revisions or transactions offered by completion.
    static let completionNumbersMax = 30
    /// Time that completion may spend on looking up keys, in milliseconds.
    static let completionMilliseconds = 150
    /// Repetitions of a read that may be asked for.
    static let retriesMax = 100
    /// Smallest limit for answers, in bytes: less would refuse ordinary proofs.
    static let answerBytesMin = 65_536
    /// Largest file with a signing key, in bytes.
    static let keyFileBytesMax = 65_536
    /// Rows of one result that are proven one by one.
    static let provenRowsMax = 1000
    /// Comparisons of a condition, as many as servers take.
    static let queryComparisonsMax = 1_024
    /// Brackets of a condition in one another.
    static let queryDepthMax = 32
    /// Longest JSON text of one line, or of an object or list over several lines, in bytes.
    static let documentTextBytesMax = 64 << 20
    /// Text of documents that goes into one transaction when a file is inserted, in bytes.
    static let batchBytes = 8 << 20
    /// `\if` inside one another.
    static let conditionDepthMax = 64
    /// Rows that `\copy` inserts with one statement.
    static let copyBatchRows = 100
    /// Text of rows that `\copy` inserts with one statement, in bytes.
    static let copyBatchBytes = 1 << 20
    /// Largest row that `\copy` reads, in bytes.
    static let copyRowBytesMax = 64 << 20
    /// Bytes that `\copy` reads from a file at a time.
    static let copyChunkBytes = 64 << 10
    /// Largest whole number that is the same in every JSON reader.
    static let exactIntegerMax: Int64 = 1 << 53
    /// Longest text that stands for absent values, in characters.
    static let nullTextCharactersMax = 32
    /// Bytes of a value that are told in a sentence.
    static let quotedBytesMax = 256
    /// Largest file of saved queries, in bytes.
    static let savedQueriesBytesMax = 4 << 20
    /// Lines of two values that are compared.
    static let comparedLinesMax = 5_000
    /// Revisions that `blame` goes through.
    static let blamedRevisionsMax: UInt64 = 10_000
    /// Time between two looks for new transactions, in milliseconds.
    static let followMilliseconds = 500
    /// Revisions looked through at a time for the one that was current at some time.
    static let pastPageEntries: UInt64 = 100
}

/// What the engine refuses or cannot do.
public struct EngineError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Cause of an error, in the terms of a caller.
    public enum Code: String, Sendable, Hashable {
        /// No such key, or it was deleted. Not an error of the engine: the answer is "nothing".
        case keyNotFound
        /// The key has a value that expired. A kind of "not found".
        case keyExpired
        /// No transaction of this id.
        case txNotFound
        /// A revision outside of 1...count.
        case invalidRevision
        /// A request that contradicts itself or lacks something. Change the request.
        case illegalArguments
        /// The caller's state is ahead of the database: another database, or an older copy of it.
        case illegalState
        /// A write without entries.
        case noEntries
        /// The same key twice in one transaction.
        case duplicateKey
        /// Key, value or transaction larger than the database was created for.
        case limitExceeded
        /// A precondition does not hold; nothing was written.
        case preconditionFailed
        /// A precondition that cannot be evaluated. Change the request.
        case invalidPrecondition
        /// An offset at the end of a history.
        case noMoreEntries
        /// More results asked for than one answer may carry. Ask page by page.
        case resultTooLarge
        /// A reference to a reference, or over a plain key.
        case illegalReference
        /// A list of operations that must not depend on the index names keys outside of it.
        case notSelfContained
        /// What the transaction read was changed meanwhile. Repeat all of it.
        case readConflict
        /// A transaction read more than may be checked when it commits. Read less, or in several.
        case readSetLimit
        /// Nothing is old enough to be discarded.
        case retentionNotReached
        /// No database of this name.
        case databaseNotFound
        /// A name that no database can have.
        case invalidDatabaseName
        /// A database of this name exists.
        case databaseExists
        /// No user of this name.
        case userNotFound
        /// A user of this name exists.
        case userExists
        /// A name that no user can have.
        case invalidUserName
        /// A password that cannot be hashed: empty, too long or with a zero byte.
        case invalidPassword
        /// More work waits than may. Try again later.
        case overloaded
        /// The name belongs to a built-in database.
        case databaseReserved
        /// The database is loaded already.
        case databaseLoaded
        /// A database must be unloaded before it is deleted.
        case databaseOpen
        /// Settings that contradict each other or are out of their limits.
        case invalidSettings
        /// No collection of this name.
        case collectionNotFound
        /// A collection of this name exists.
        case collectionExists
        /// The collection declares no field of this name.
        case fieldNotFound
        /// The collection declares a field of this name.
        case fieldExists
        /// A name that collections or fields cannot have, or a member that documents cannot have.
        case reservedName
        /// No type of a field has this number.
        case unsupportedType
        /// A value of another kind than its field.
        case unexpectedValue
        /// No document of this id, or none in this transaction.
        case documentNotFound
        /// A value of a unique index is taken, or a document that was read was changed meanwhile.
        case documentConflict
        /// A setting that cannot be changed after creation.
        case fixedSetting
        /// Part of the protocol that this program does not have yet.
        case notSupported
        /// A write to a replica. Write to its primary.
        case replica
        /// A transaction of a primary for a database that is none of its replicas.
        case notReplica
        /// A replicated transaction that is there already.
        case alreadyCommitted
        /// A transaction to export that does not exist yet. Ask again later.
        case noNewTransactions
        /// Opened for reading only.
        case readOnly
        /// The engine or the database was closed.
        case closed
        /// Another process has the directory open for writing.
        case locked
        /// Not a data directory, and not an empty one either.
        case notADataDirectory
        /// Bytes on disk are not what they have to be. `verify` names all of them.
        case corrupted
        /// The value was discarded by retention; its hash and its proofs remain.
        case valueDiscarded
        /// The operating system refused.
        case storage
    }

    public let code: Code
    /// One sentence; for conditions that client libraries compare, exactly the protocol's text.
    public let message: String
    /// Text of the error below, if any: file and offset for damage.
    public let cause: String?

    public init(_ code: Code, _ message: String, cause: String? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    public var description: String {
        cause.map { "\(message): \($0)" } ?? message
    }
}

extension EngineError {
    static let keyNotFound = EngineError(.keyNotFound, "tbtree: key not found")
    static let keyExpired = EngineError(.keyExpired, "tbtree: key not found: expired entry")
    static let txNotFound = EngineError(.txNotFound, "tx not found")
    static let userExists = EngineError(.userExists, "user already exists")
    static let illegalArguments = EngineError(.illegalArguments, "illegal arguments")
    static let illegalState = EngineError(.illegalState, "illegal state")
    static let noEntries = EngineError(.noEntries, "no entries provided")
    static let duplicateKey = EngineError(
        .duplicateKey, "duplicated keys are not supported in single batch transaction")
    static let keyTooLong = EngineError(.limitExceeded, "max key length exceeded")
    static let valueTooLong = EngineError(.limitExceeded, "max value length exceeded")
    static let tooManyEntries = EngineError(.limitExceeded, "max number of entries per tx exceeded")
    static let invalidRevision = EngineError(.invalidRevision, "invalid key revision number")
    static let noMoreEntries = EngineError(.noMoreEntries, "tbtree: no more entries")
    static let finalKey = EngineError(
        .illegalReference, "final key cannot be converted into a reference")
    static let referenceToReference = EngineError(
        .illegalReference, "referenced key cannot be a reference")
    static let duplicateMember = EngineError(
        .duplicateKey, "duplicated index inside zAdd insertions are not supported in single batch transaction"
    )
    static let retentionNotReached = EngineError(
        .retentionNotReached, "retention period has not been reached")
    static let databaseNotFound = EngineError(.databaseNotFound, "database does not exist")
    static let notLoaded = EngineError(.closed, "already closed")
    static let databaseExists = EngineError(.databaseExists, "database already exists")
    static let databaseReserved = EngineError(.databaseReserved, "database is reserved")
    static let databaseLoaded = EngineError(.databaseLoaded, "database already loaded")
    static let databaseOpen = EngineError(.databaseOpen, "cannot delete an open database")
    static let replicaIsReadOnly = EngineError(.replica, "database is read-only because it's a replica")
    static let notReplica = EngineError(.notReplica, "database is NOT a replica")
    static let alreadyCommitted = EngineError(.alreadyCommitted, "tx already committed")
    static let noNewTransactions = EngineError(.noNewTransactions, "no new transactions")
    static let entriesDiffer = illegal("entries hash (Eh) differs")
    static let tooManyReferences = EngineError(.illegalReference, "key resolution limit reached")

    static func illegal(_ detail: String) -> EngineError {
        EngineError(.illegalArguments, "illegal arguments: \(detail)")
    }

    static func duplicateKey(_ key: [UInt8]) -> EngineError {
        let name = String(decoding: key, as: UTF8.self)
        return EngineError(.duplicateKey, "\(duplicateKey.message): key/reference '\(name)'")
    }

    static func notSelfContained(_ detail: String) -> EngineError {
        EngineError(
            .notSelfContained, "no wait operation must be self-contained: illegal arguments: \(detail)")
    }

    static func resultTooLarge(_ limit: UInt64) -> EngineError {
        EngineError(
            .resultTooLarge,
            "result size limit exceeded: the specified limit (\(limit)) is larger than "
                + "the maximum allowed one (\(Limits.resultEntriesMax))")
    }
}

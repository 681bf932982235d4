internal import GRPCCore

/// The failures that several calls share, ready to throw. Texts, statuses and codes are those of the
/// reference server.
extension ServerFailure {
    // MARK: Sessions, logins, permissions

    /// A unary call names a session that does not exist. Clients open a new one.
    package static let sessionNotFound = ServerFailure(
        ServerErrorCode.connectionException, ServerErrorText.sessionNotFound)
    /// As `sessionNotFound`, on a stream.
    package static let noSessionFound = ServerFailure(
        ServerErrorCode.invalidParameterValue, ServerErrorText.noSessionFound)
    /// The session header is there but empty.
    package static let noSessionID = ServerFailure(
        ServerErrorCode.invalidAuthorization, "no sessionID provided")
    /// The call needs a session and names none.
    package static let noSessionData = ServerFailure(
        ServerErrorCode.invalidAuthorization, "no session auth data provided")
    /// No room for another session. Clients close one, or wait for one to end.
    package static let tooManySessions = ServerFailure(
        ServerErrorCode.internalError, "can not create new session: max sessions number reached",
        cause: "can not create new session")
    /// One answer for unknown accounts, wrong and empty passwords: the cause repeats the message, so that
    /// nobody learns which account exists.
    package static let invalidCredentials = ServerFailure(
        ServerErrorCode.connectionRejected, ServerErrorText.invalidCredentials)
    /// The right password of an account that was deactivated.
    package static let userNotActive = ServerFailure(ServerErrorCode.connectionRejected, "user is not active")
    /// A login where none is needed.
    package static let authenticationDisabled = ServerFailure(
        ServerErrorCode.protocolViolation,
        "server is running with authentication disabled, please enable authentication to login")
    /// Neither session nor token, or a token that was revoked.
    package static let notLoggedIn = ServerFailure(ServerErrorCode.invalidAuthorization, "not logged in")
    /// A token that this server did not make.
    package static let invalidToken = ServerFailure(ServerErrorCode.internalError, "invalid token")
    /// A token that was good once. Clients log in again.
    package static let tokenExpired = ServerFailure(
        RPCError.Code.permissionDenied, "token has expired: token validation error")
    /// `UseDatabase` without login.
    package static let pleaseLogin = ServerFailure(RPCError.Code.unauthenticated, "Please login")
    /// The permission on the database is too low for the call.
    package static let permissionDenied = ServerFailure(ServerErrorCode.internalError, "permission denied")
    /// No permission on the database that is to be selected.
    package static let noPermissionOnDatabase = ServerFailure(
        RPCError.Code.permissionDenied, "Logged in user does not have permission on this database")
    /// Without authentication, only callers on this machine are served.
    package static let onlyLocalConnections = ServerFailure(
        RPCError.Code.permissionDenied,
        "server has authentication disabled: only local connections are accepted")
    /// A call that exists for old clients only.
    package static let operationNotSupported = ServerFailure(
        ServerErrorCode.internalError, "operation not supported")

    // MARK: Databases

    /// The database was deleted or never there.
    package static let databaseNotFound = ServerFailure(RPCError.Code.unknown, "database does not exist")
    /// The database exists but is not loaded.
    package static let databaseClosed = ServerFailure(RPCError.Code.unknown, "already closed")
    /// The name belongs to a built-in database.
    package static let databaseReserved = ServerFailure(ServerErrorCode.internalError, "database is reserved")
    /// `LoadDatabase` for a loaded one.
    package static let databaseAlreadyLoaded = ServerFailure(
        ServerErrorCode.internalError, "database already loaded")
    /// The name is taken.
    package static let databaseAlreadyExists = ServerFailure(RPCError.Code.unknown, "database already exists")
    /// A token that selects no database yet. Clients call `UseDatabase`.
    package static let selectDatabase = ServerFailure(RPCError.Code.unknown, ServerErrorText.selectDatabase)
    /// A write to a replica. Clients write to its primary.
    package static let replicaIsReadOnly = ServerFailure(
        RPCError.Code.unknown, "database is read-only because it's a replica")
    /// A write while the server is in maintenance mode.
    package static let maintenanceMode = ServerFailure(
        RPCError.Code.invalidArgument, "operation not allowed in maintenance mode")

    /// `UseDatabase` with a name that does not exist.
    package static func unknownDatabase(_ name: String) -> ServerFailure {
        ServerFailure(ServerErrorCode.invalidDatabaseName, "'\(name)' does not exist")
    }

    // MARK: Data

    /// Exactly the bare refusal; with anything more in the text the status is UNKNOWN.
    package static let illegalArguments = ServerFailure(
        RPCError.Code.invalidArgument, ServerErrorText.illegalArguments)
    /// A proof from a transaction that is not there yet.
    package static let illegalState = ServerFailure(
        RPCError.Code.invalidArgument, ServerErrorText.illegalState)
    /// The key has no value that a read by key may see.
    package static let keyNotFound = ServerFailure(RPCError.Code.unknown, ServerErrorText.keyNotFound)
    /// The value of the key has passed its time.
    package static let keyExpired = ServerFailure(RPCError.Code.unknown, ServerErrorText.keyExpired)
    /// A history read from exactly behind its end.
    package static let noMoreEntries = ServerFailure(RPCError.Code.unknown, ServerErrorText.noMoreEntries)
    /// No such transaction.
    package static let txNotFound = ServerFailure(RPCError.Code.unknown, ServerErrorText.txNotFound)
    /// A write without keys.
    package static let noEntries = ServerFailure(RPCError.Code.unknown, ServerErrorText.noEntries)
    /// A key twice in one write.
    package static let duplicatedKeys = ServerFailure(
        RPCError.Code.invalidArgument, ServerErrorText.duplicatedKeys)
    /// A key above the limit of the database.
    package static let keyTooLong = ServerFailure(RPCError.Code.unknown, ServerErrorText.keyTooLong)
    /// A value above the limit of the database.
    package static let valueTooLong = ServerFailure(RPCError.Code.unknown, ServerErrorText.valueTooLong)
    /// More entries than a transaction of the database may have.
    package static let tooManyEntries = ServerFailure(RPCError.Code.unknown, ServerErrorText.tooManyEntries)
    /// A reference under a key that holds a plain value.
    package static let keyIsNotReference = ServerFailure(
        RPCError.Code.unknown, ServerErrorText.keyIsNotReference)
    /// A reference or member whose target is a reference itself.
    package static let referenceToReference = ServerFailure(
        RPCError.Code.unknown, ServerErrorText.referenceToReference)
    /// A read of the empty key.
    package static let emptyKey = ServerFailure(RPCError.Code.unknown, "illegal arguments: empty key")
    /// A revision that the key does not have.
    package static let invalidRevision = ServerFailure(RPCError.Code.unknown, "invalid key revision number")
    /// What the transaction read was changed meanwhile. Clients repeat it.
    package static let txReadConflict = ServerFailure(
        ServerErrorCode.failedTransaction, ServerErrorText.txReadConflict)
    /// The precondition of this name does not hold.
    package static let keyMustExist = ServerFailure(
        ServerErrorCode.integrityConstraintViolation, "precondition failed: KeyMustExist")
    /// The precondition of this name does not hold.
    package static let keyMustNotExist = ServerFailure(
        ServerErrorCode.integrityConstraintViolation, "precondition failed: KeyMustNotExist")
    /// The precondition of this name does not hold.
    package static let keyNotModifiedAfterTx = ServerFailure(
        ServerErrorCode.integrityConstraintViolation, "precondition failed: KeyNotModifiedAfterTxID")

    /// A page larger than the server hands out.
    package static func limitTooLarge(_ limit: UInt64, max: UInt64) -> ServerFailure {
        let text =
            "result size limit exceeded: "
            + "the specified limit (\(limit)) is larger than the maximum allowed one (\(max))"
        return ServerFailure(RPCError.Code.unknown, text)
    }

    // MARK: SQL transactions, streams, documents

    /// The call needs an interactive transaction and names none.
    package static let noTransactionData = ServerFailure(
        ServerErrorCode.invalidAuthorization, "no transaction auth data provided")
    /// The transaction header is there but empty.
    package static let noTransactionID = ServerFailure(
        ServerErrorCode.invalidAuthorization, "no transactionID provided")
    /// The interactive transaction is unknown, finished, or of another session.
    package static let noTransactionFound = ServerFailure(
        ServerErrorCode.invalidParameterValue, "no transaction found")
    /// The write-only mode exists in name only.
    package static let writeOnlyNotAllowed = ServerFailure(
        ServerErrorCode.internalError, "write only transaction not allowed")
    /// A text that begins a transaction without ending it.
    package static let txNotClosed = ServerFailure(ServerErrorCode.internalError, "tx not properly closed")
    /// A reference in a streamed batch.
    package static let streamReferenceUnsupported = ServerFailure(
        ServerErrorCode.undefinedFunction, ServerErrorText.streamReferenceUnsupported)
    /// The values of a stream are too long together.
    package static let streamValuesTooLong = ServerFailure(
        ServerErrorCode.dataException, "max transaction values length exceeded")
    /// One value of a stream is too long.
    package static let streamValueTooLong = ServerFailure(
        ServerErrorCode.dataException, "internal store max value length exceeded",
        cause: "max value length exceeded")
    /// The first chunk of a replicated transaction has no room for the length.
    package static let chunkTooSmall = ServerFailure(
        ServerErrorCode.internalError, "minimum chunk size is 4096")
    /// A search that is not, or no longer, open.
    package static let documentReaderNotFound = ServerFailure(
        ServerErrorCode.internalError, "document reader not found")
}

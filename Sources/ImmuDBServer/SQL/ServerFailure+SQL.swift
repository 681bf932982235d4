internal import GRPCCore
internal import ImmuDBProtocol
internal import ImmuDBSQL

extension ServerFailure {
    /// The answer to a statement that failed: its text without code, but for the few that have one.
    init(_ error: SQLError) {
        switch error.code {
        case .illegalArguments where error.message == ServerErrorText.illegalArguments:
            self = .illegalArguments
        case .readConflict: self = .txReadConflict
        case .parsing:
            // The protocol carries the complaint without the name of its kind.
            let prefix = error.code.text + ": "
            let text =
                error.message.hasPrefix(prefix)
                ? String(error.message.dropFirst(prefix.count)) : error.message
            self.init(RPCError.Code.unknown, text)
        default: self.init(RPCError.Code.unknown, error.message)
        }
    }

    /// A script that leaves its transaction open.
    static let transactionLeftOpen = ServerFailure(ServerErrorCode.internalError, "tx not properly closed")
    /// A mode that no interactive transaction has.
    static let writeOnlyTransaction = ServerFailure(
        ServerErrorCode.internalError, "write only transaction not allowed")
    /// The call needs a transaction and names none.
    static let noTransactionData = ServerFailure(
        ServerErrorCode.invalidAuthorization, "no transaction auth data provided")
    /// The transaction header is there but empty.
    static let noTransactionID = ServerFailure(
        ServerErrorCode.invalidAuthorization, "no transactionID provided")
    /// Never begun, finished, cancelled by an error, or of another session.
    static let noTransactionFound = ServerFailure(
        ServerErrorCode.invalidParameterValue, "no transaction found")
    static let readOnlyTransaction = ServerFailure(RPCError.Code.unknown, "read-only transaction")
    static let notAQuery = ServerFailure(
        RPCError.Code.unknown, "illegal statement. DQL statement expected")

    static func tooManyRows(_ limit: Int) -> ServerFailure {
        ServerFailure(
            RPCError.Code.unknown,
            "result size limit reached: found more than \(limit) rows (the maximum limit). "
                + "Query constraints can be applied using the LIMIT clause")
    }
}

package import GRPCCore

/// The five-character codes that servers attach to errors. Errors without a code are common.
package enum ServerErrorCode: String, Sendable, Hashable, CaseIterable {
    /// No error.
    case success = "00000"
    /// The session is unknown or cannot be opened. Open a new one.
    case connectionException = "08001"
    /// Wrong credentials or inactive account.
    case connectionRejected = "08004"
    /// A login where authentication is off. Call without one.
    case protocolViolation = "08P01"
    /// A transaction cannot begin like that.
    case invalidTransactionInitiation = "0B000"
    /// Data of a size or form that is not accepted.
    case dataException = "22000"
    /// A parameter that names nothing, such as a finished transaction.
    case invalidParameterValue = "22023"
    /// A precondition does not hold. Read again before deciding.
    case integrityConstraintViolation = "23000"
    /// What the transaction read was changed meanwhile. Repeat it from the start.
    case failedTransaction = "25P02"
    /// Not logged in. Log in first.
    case invalidAuthorization = "28000"
    /// No database of this name.
    case invalidDatabaseName = "3F000"
    /// The function does not exist in this form.
    case undefinedFunction = "42883"
    /// An internal error, and a few refusals that were filed under it, such as missing permissions.
    case internalError = "XX000"

    /// Status that goes with the code.
    package var status: Status.Code {
        switch self {
        case .success: .ok
        case .connectionException: .permissionDenied
        case .connectionRejected, .protocolViolation, .invalidTransactionInitiation: .unknown
        case .dataException, .integrityConstraintViolation: .failedPrecondition
        case .invalidParameterValue: .invalidArgument
        case .failedTransaction, .invalidAuthorization: .unknown
        case .invalidDatabaseName: .notFound
        case .undefinedFunction: .unimplemented
        case .internalError: .internalError
        }
    }
}

internal import GRPCCore
internal import ImmuDBProofs
internal import ImmuDBProtocol

extension ClientError {
    /// A failed call.
    init(calling name: String, _ error: any Error, timeoutMilliseconds: Int) {
        switch error {
        case let error as ClientError: self = error
        case let error as RPCError:
            self.init(calling: name, ServerFailure(error), timeoutMilliseconds: timeoutMilliseconds)
            cause = error
        case is CancellationError:
            self.init(.cancelled, "the call was cancelled", cause: error, location: name)
        default:
            self.init(.connection, "\(error)", cause: error, location: name)
        }
    }

    /// An answer that does not convert.
    init(calling name: String, _ error: ProtocolError) {
        let code: Code = error.code == .limitExceeded ? .limit : .protocolViolation
        self.init(
            code, "the answer cannot be read: \(error.description)", cause: error, location: name,
            hint: error.code.advice)
    }

    private init(calling name: String, _ failure: ServerFailure, timeoutMilliseconds: Int) {
        let code = Code(failure)
        self.init(code, failure.message, location: name, hint: ClientError.hint(for: code, failure))
        if code == .deadline {
            message = "no answer within \(timeoutMilliseconds) ms"
        }
    }

    private static func hint(for code: Code, _ failure: ServerFailure) -> String? {
        if failure.isSessionLost { return "open a new session" }
        switch code {
        case .authentication:
            return failure.message.hasPrefix(ServerErrorText.invalidCredentials)
                ? "check user name and password" : "log in again"
        case .connection, .unavailable: return "check address, port and that the server is running"
        case .deadline: return "a write may have taken place: read before repeating it"
        case .conflict: return "read again and repeat"
        case .limit: return "ask for less at a time"
        case .unsupported: return "the server is too old for this call"
        default: return nil
        }
    }

    /// The session does not exist any more.
    var isEndOfSession: Bool {
        guard let error = cause as? RPCError else { return false }
        let failure = ServerFailure(error)
        return failure.isSessionLost || failure.isNotLoggedIn || failure.isTokenExpired
    }

    /// The server knows no users: calls work without a login.
    package var saysAuthenticationIsOff: Bool {
        message.hasPrefix("server is running with authentication disabled")
    }

    /// No answer came because there is no connection any more, or not yet.
    var isBrokenConnection: Bool { (cause as? RPCError)?.code == .unavailable }

    /// A verifiable call was refused because the server's history ends before the trusted state. The texts
    /// differ by call.
    var isIllegalState: Bool {
        guard let error = cause as? RPCError else { return false }
        let failure = ServerFailure(error)
        return failure.isIllegalState || failure.message.hasPrefix(ServerErrorText.illegalState)
    }
}

extension ClientError.Code {
    /// What a failure means to a caller: known texts and codes first, the status last, because most
    /// failures share the status `unknown`.
    init(_ failure: ServerFailure) {
        self = ClientError.Code(text: failure) ?? ClientError.Code(status: failure.status)
    }

    private init?(text failure: ServerFailure) {
        let message = failure.message
        if failure.isKeyNotFound || failure.isTxNotFound {
            self = .notFound
        } else if failure.isSessionLost || failure.isTokenExpired || failure.isNotLoggedIn {
            self = .authentication
        } else if failure.isReadConflict || failure.isPreconditionFailure {
            self = .conflict
        } else if let code = failure.code.flatMap(ClientError.Code.init(server:)) {
            self = code
        } else if let known = ClientError.Code.texts.first(where: { message.hasPrefix($0.text) }) {
            self = known.code
        } else {
            return nil
        }
    }

    private init?(server code: ServerErrorCode) {
        switch code {
        case .connectionRejected, .connectionException, .invalidAuthorization: self = .authentication
        case .invalidDatabaseName: self = .notFound
        case .integrityConstraintViolation, .failedTransaction: self = .conflict
        case .invalidParameterValue: self = .invalidArgument
        case .undefinedFunction: self = .unsupported
        default: return nil
        }
    }

    /// Beginnings of messages that come without a code.
    private static let texts: [(text: String, code: ClientError.Code)] = [
        ("permission denied", .permission),
        ("Logged in user does not have permission", .permission),
        ("server has authentication disabled", .permission),
        ("operation not allowed in maintenance mode", .permission),
        ("database is read-only", .permission),
        (ServerErrorText.invalidCredentials, .authentication),
        ("user is not active", .authentication),
        ("invalid token", .authentication),
        ("Please login", .authentication),
        ("please login", .authentication),
        (ServerErrorText.selectDatabase, .invalidArgument),
        ("database does not exist", .notFound),
        ("invalid key revision number", .notFound),
        ("user not found", .notFound),
        ("already closed", .unavailable),
        ("illegal arguments", .invalidArgument),
        (ServerErrorText.noEntries, .invalidArgument),
        (ServerErrorText.duplicatedKeys, .invalidArgument),
        (ServerErrorText.keyIsNotReference, .conflict),
        (ServerErrorText.referenceToReference, .invalidArgument),
        (ServerErrorText.keyTooLong, .limit),
        (ServerErrorText.valueTooLong, .limit),
        (ServerErrorText.tooManyEntries, .limit),
        ("result size limit exceeded", .limit),
        // From the transport, when an answer is announced as larger than was asked for.
        ("Failed to decode message resourceExhausted", .limit),
        ("max concurrency limit exceeded", .unavailable),
    ]

    private init(status: RPCError.Code) {
        switch status {
        case .unauthenticated: self = .authentication
        case .permissionDenied: self = .permission
        case .notFound: self = .notFound
        case .alreadyExists, .aborted, .failedPrecondition: self = .conflict
        case .invalidArgument, .outOfRange: self = .invalidArgument
        case .resourceExhausted: self = .limit
        case .unavailable: self = .unavailable
        case .deadlineExceeded: self = .deadline
        case .cancelled: self = .cancelled
        case .unimplemented: self = .unsupported
        case .dataLoss: self = .damaged
        default: self = .other
        }
    }
}

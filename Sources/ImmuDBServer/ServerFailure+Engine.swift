internal import GRPCCore
internal import ImmuDBEngine
internal import ImmuDBProofs
internal import ImmuDBProtocol

extension ServerFailure {
    /// The answer to a call that failed. Which status an error gets, and whether it carries a code, is part
    /// of the protocol (docs/protocol.md).
    init(calling error: any Error) {
        switch error {
        case let error as ServerFailure: self = error
        case let error as EngineError: self.init(error)
        case let error as ProtocolError: self.init(RPCError.Code.invalidArgument, error.description)
        case let error as FormatError: self.init(RPCError.Code.internalError, error.message)
        case is CancellationError: self.init(RPCError.Code.cancelled, "the call was cancelled")
        default: self.init(RPCError.Code.unknown, String(describing: error))
        }
    }

    /// Some refusals carry the text of a status inside of their own.
    init(wrapping message: String) {
        self.init(
            RPCError.Code.invalidArgument,
            ServerErrorText.wrappedStatusPrefix + "InvalidArgument desc = "
                + "\(ServerErrorText.illegalArguments): \(message)")
    }

    private init(_ error: EngineError) {
        switch error.code {
        case .illegalArguments where error.message == ServerErrorText.illegalArguments:
            self = .illegalArguments
        case .illegalState where error.message == ServerErrorText.illegalState:
            self = .illegalState
        case .overloaded:
            self.init(RPCError.Code.resourceExhausted, error.description)
        case .databaseReserved: self = .databaseReserved
        case .databaseLoaded: self = .databaseAlreadyLoaded
        case .notSupported: self.init(RPCError.Code.unimplemented, error.message)
        case .fixedSetting: self.init(wrapping: error.message)
        case .invalidSettings where error.message.hasPrefix(EngineError.invalidOptionPrefix):
            self.init(wrapping: "\(ServerErrorText.illegalArguments): \(error.message)")
        case .invalidSettings:
            self.init(wrapping: ServerFailure(wrapping: error.message).message)
        case .duplicateKey, .invalidUserName:
            self.init(RPCError.Code.invalidArgument, error.message)
        case .preconditionFailed:
            self.init(ServerErrorCode.integrityConstraintViolation, error.message)
        case .readConflict:
            self = .txReadConflict
        case .readOnly:
            self.init(RPCError.Code.failedPrecondition, error.description)
        case .corrupted:
            self.init(RPCError.Code.dataLoss, error.description)
        default:
            self.init(RPCError.Code.unknown, error.description)
        }
    }
}

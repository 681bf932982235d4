import GRPCCore
import ImmuDBProofs
import ImmuDBProtocol
import Testing

@testable import ImmuDBClient

@Suite struct ClientErrorTests {
    private static let failures: [(ServerFailure, ClientError.Code)] = [
        (.keyNotFound, .notFound), (.keyExpired, .notFound), (.txNotFound, .notFound),
        (.invalidRevision, .notFound), (.databaseNotFound, .notFound), (.unknownDatabase("x"), .notFound),
        (.sessionNotFound, .authentication), (.noSessionFound, .authentication),
        (.notLoggedIn, .authentication), (.pleaseLogin, .authentication),
        (ServerFailure(RPCError.Code.unknown, "please login"), .authentication),
        (.invalidCredentials, .authentication), (.userNotActive, .authentication),
        (.tokenExpired, .authentication), (.invalidToken, .authentication),
        (.permissionDenied, .permission), (.noPermissionOnDatabase, .permission),
        (.onlyLocalConnections, .permission), (.replicaIsReadOnly, .permission),
        (.maintenanceMode, .permission),
        (.keyMustExist, .conflict), (.keyMustNotExist, .conflict), (.keyNotModifiedAfterTx, .conflict),
        (.txReadConflict, .conflict), (.keyIsNotReference, .conflict),
        (.illegalArguments, .invalidArgument), (.emptyKey, .invalidArgument), (.noEntries, .invalidArgument),
        (.duplicatedKeys, .invalidArgument), (.selectDatabase, .invalidArgument),
        (.keyTooLong, .limit), (.valueTooLong, .limit), (.tooManyEntries, .limit),
        (.limitTooLarge(2_501, max: 2_500), .limit),
        (.databaseClosed, .unavailable),
        (.streamReferenceUnsupported, .unsupported),
        (ServerFailure(RPCError.Code.unimplemented, "unknown method"), .unsupported),
        (ServerFailure(RPCError.Code.unavailable, "refused"), .unavailable),
        (ServerFailure(RPCError.Code.resourceExhausted, "too large"), .limit),
        (ServerFailure(RPCError.Code.internalError, "boom"), .other),
    ]

    @Test(arguments: failures.indices)
    func serverFailuresHaveCodes(index: Int) {
        let (failure, code) = Self.failures[index]
        // Once as thrown by our server, details included, and once with the text alone.
        let error = ClientError(calling: "Get", RPCError(failure), timeoutMilliseconds: 10)
        #expect(error.code == code, "\(failure)")
        #expect(error.location == "Get")
        #expect(error.message == failure.message)
        #expect(error.cause is RPCError)
    }

    @Test func otherErrorsToo() {
        let cancelled = ClientError(calling: "Get", CancellationError(), timeoutMilliseconds: 10)
        #expect(cancelled.code == .cancelled)
        let deadline = ClientError(
            calling: "Set", RPCError(code: .deadlineExceeded, message: "x"), timeoutMilliseconds: 10)
        #expect(deadline.code == .deadline)
        #expect(deadline.message == "no answer within 10 ms")
        let limit = ProtocolError(.limitExceeded, "entries", problem: "9")
        #expect(ClientError(calling: "Scan", limit).code == .limit)
        let malformed = ProtocolError(.malformedMessage, "eH", problem: "31 bytes")
        #expect(ClientError(calling: "Scan", malformed).code == .protocolViolation)
    }

    @Test func illegalStateIsRecognisedInBothForms() {
        for text in [
            "illegal state", "illegal state: latest txID=1 is lower than specified as initial tx=2",
        ] {
            let code: RPCError.Code = text == "illegal state" ? .invalidArgument : .unknown
            let error = ClientError(
                calling: "VerifiableGet", RPCError(code: code, message: text), timeoutMilliseconds: 10)
            #expect(error.isIllegalState)
        }
    }

    @Test(arguments: Verdict.allCases)
    func everyVerdictComesWithAdvice(verdict: Verdict) {
        let error = ClientError(VerificationFailure(verdict, "x"), location: "VerifiableGet")
        #expect(error.hint?.isEmpty == false)
        #expect(error.verdict == verdict)
        #expect(error.description.contains(verdict.rawValue))
    }
}

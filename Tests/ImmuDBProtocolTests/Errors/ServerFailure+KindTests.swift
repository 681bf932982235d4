import GRPCCore
import ImmuDBProtocol
import Testing

@Suite struct ServerFailureKindTests {
    @Test func kinds() {
        #expect(ServerFailure.keyNotFound.isKeyNotFound)
        #expect(ServerFailure.keyExpired.isKeyNotFound)
        #expect(!ServerFailure.txNotFound.isKeyNotFound)
        #expect(ServerFailure.txNotFound.isTxNotFound)
        #expect(ServerFailure.sessionNotFound.isSessionLost)
        #expect(ServerFailure.noSessionFound.isSessionLost)
        #expect(!ServerFailure.notLoggedIn.isSessionLost)
        #expect(ServerFailure.tokenExpired.isTokenExpired)
        #expect(ServerFailure.notLoggedIn.isNotLoggedIn)
        #expect(ServerFailure.pleaseLogin.isNotLoggedIn)
        #expect(!ServerFailure.permissionDenied.isNotLoggedIn)
        #expect(ServerFailure.txReadConflict.isReadConflict)
        #expect(ServerFailure.keyMustExist.isPreconditionFailure)
        #expect(ServerFailure.illegalState.isIllegalState)
        #expect(!ServerFailure.illegalArguments.isIllegalState)
    }

    @Test func goldenAnswersAreRecognised() throws {
        var found = 0
        for answer in try GoldenError.all() {
            guard let status = answer.status else { continue }
            let failure = ServerFailure(status, answer.message)
            if answer.message.hasPrefix("precondition failed: Key") { #expect(failure.isPreconditionFailure) }
            if failure.isKeyNotFound { found += 1 }
        }
        #expect(found > 10)
    }
}

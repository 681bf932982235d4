import GRPCCore
import ImmuDBProtocol
import Testing

@Suite struct ServerFailureCatalogueTests {
    private static let catalogue: [ServerFailure] = [
        .sessionNotFound, .noSessionFound, .noSessionID, .noSessionData, .tooManySessions,
        .invalidCredentials, .userNotActive, .authenticationDisabled, .notLoggedIn, .invalidToken,
        .tokenExpired, .pleaseLogin, .permissionDenied, .noPermissionOnDatabase, .operationNotSupported,
        .databaseNotFound, .databaseClosed, .databaseReserved, .databaseAlreadyLoaded,
        .databaseAlreadyExists, .selectDatabase, .replicaIsReadOnly, .maintenanceMode,
        .unknownDatabase("nosuchdb"), .illegalArguments, .illegalState, .keyNotFound, .keyExpired,
        .noMoreEntries, .txNotFound, .noEntries, .duplicatedKeys, .keyTooLong,
        .tooManyEntries, .keyIsNotReference, .referenceToReference, .emptyKey, .invalidRevision,
        .txReadConflict, .keyMustExist, .keyMustNotExist, .keyNotModifiedAfterTx,
        .limitTooLarge(2501, max: 2500), .noTransactionData, .noTransactionID, .noTransactionFound,
        .writeOnlyNotAllowed, .txNotClosed, .streamReferenceUnsupported, .streamValuesTooLong,
        .streamValueTooLong, .chunkTooSmall, .documentReaderNotFound,
    ]

    @Test func everyEntryIsAnAnswerOfTheReferenceServer() throws {
        let answers = try GoldenError.all()
        for failure in Self.catalogue {
            let same = answers.filter { $0.message == failure.message && $0.status == failure.status }
            #expect(!same.isEmpty, "no server answers \(failure.status) \(failure.message)")
            let codes = Set(same.map { $0.errorInfo?.code })
            #expect(codes.contains(failure.details?.code), "\(failure): \(codes)")
        }
    }

    @Test func nothingTellsUnknownAccountsFromWrongPasswords() {
        #expect(ServerFailure.invalidCredentials.details?.cause == ServerFailure.invalidCredentials.message)
    }

    @Test func everyCodedAnswerIsInTheCatalogue() throws {
        let rare: Set<String> = ["unable to reassemble ZAdd message on a streamExecAll"]
        let known = Set(Self.catalogue.map(\.message))
        for answer in try GoldenError.all() where answer.errorInfo != nil && !rare.contains(answer.message) {
            #expect(known.contains(answer.message), "\(answer.case)")
        }
    }
}

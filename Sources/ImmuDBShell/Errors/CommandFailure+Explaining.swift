package import CommandLineKit
import ImmuDBClient
import ImmuDBEngine
import ImmuDBProofs
import SystemIO
import TerminalUI

extension CommandFailure {
    /// Puts any error of the layers below into plain words, with the exit status that stands for it.
    package init(explaining error: any Error) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let error as ClientError: self.init(error)
        case let error as EngineError: self.init(error)
        case let failure as VerificationFailure:
            self.init(failure, evidencePath: nil, hint: failure.verdict.advice)
        case let error as SystemIOError: self.init(.failure, error.description)
        case let error as TerminalError: self.init(.failure, error.message, hint: error.hint)
        case is CancellationError: self.init(.interrupted, "interrupted")
        default: self.init(.failure, String(describing: error))
        }
    }

    private init(_ failure: VerificationFailure, evidencePath: String?, hint: String?) {
        var details = ["verdict: \(failure.verdict.rawValue)"]
        if let evidencePath { details.append("evidence: \(evidencePath)") }
        self.init(
            ExitStatus(failure.verdict),
            "VERIFICATION FAILED, \(failure.verdict.plainWords): \(failure.message)", hint: hint,
            details: details)
    }

    private init(_ error: ClientError) {
        var details: [String] = []
        if let location = error.location { details.append("at: \(location)") }
        if let cause = error.cause { details.append("cause: \(cause)") }
        switch error.code {
        case .verification(let failure):
            var hint = error.hint ?? failure.verdict.advice
            if let path = error.evidencePath {
                hint = "evidence saved in \(path), which forensics explains; \(hint)"
            }
            self.init(failure, evidencePath: error.evidencePath, hint: hint)
        case .connection, .unavailable, .deadline:
            self.init(.connection, error.message, hint: error.hint, details: details)
        case .authentication where error.hint == "log in again":
            self.init(
                .authentication, error.message,
                hint: "log in with: login USER, or give --username and --password-file", details: details)
        case .authentication, .permission:
            self.init(.authentication, error.message, hint: error.hint, details: details)
        case .notFound:
            self.init(.notFound, Self.plain(error.message), hint: error.hint, details: details)
        case .conflict:
            self.init(.conflict, error.message, hint: error.hint, details: details)
        case .invalidArgument:
            self.init(.usage, error.message, hint: error.hint, details: details)
        case .sql:
            self.init(.sql, error.message, hint: error.hint, details: details)
        case .cancelled:
            self.init(.interrupted, "interrupted", hint: error.hint, details: details)
        case .damaged:
            // The ledger itself noticed that what it stored was changed. It says so instead of answering.
            self.init(
                .proofMismatch, "DATA DAMAGED OR CHANGED: \(error.message)",
                hint: "immuclient verify lists every damaged place; compare with a backup or a replica",
                details: details)
        case .trustStore, .protocolViolation, .limit, .unsupported, .other:
            self.init(.failure, error.message, hint: error.hint, details: details)
        }
    }

    private init(_ error: EngineError) {
        let details = error.cause.map { ["cause: \($0)"] } ?? []
        let (status, hint): (ExitStatus, String?) =
            switch error.code {
            case .keyNotFound, .keyExpired, .txNotFound, .invalidRevision, .noMoreEntries, .databaseNotFound,
                .userNotFound, .collectionNotFound, .fieldNotFound, .documentNotFound:
                (.notFound, nil)
            case .preconditionFailed, .databaseExists, .userExists, .duplicateKey, .databaseLoaded,
                .databaseOpen, .alreadyCommitted, .collectionExists, .fieldExists, .documentConflict:
                (.conflict, nil)
            case .valueDiscarded: (.failure, "retention took the value away; its hash and proofs remain")
            case .readConflict: (.conflict, "something else wrote meanwhile; try again")
            case .illegalArguments, .noEntries, .invalidPrecondition, .invalidDatabaseName, .illegalReference,
                .notSelfContained, .invalidUserName, .invalidPassword, .databaseReserved, .invalidSettings,
                .fixedSetting, .reservedName, .unsupportedType, .unexpectedValue:
                (.usage, nil)
            case .locked: (.connection, nil)
            case .notADataDirectory: (.connection, "--create makes a new ledger in a new or empty directory")
            case .storage, .closed: (.connection, nil)
            case .corrupted: (.proofMismatch, "immuclient verify lists every damaged place")
            case .replica: (.failure, "write to the primary of this database")
            case .readOnly: (.failure, "leave --read-only out to write")
            case .overloaded: (.failure, "try again later")
            case .limitExceeded, .resultTooLarge, .illegalState, .readSetLimit, .retentionNotReached,
                .notSupported, .notReplica, .noNewTransactions:
                (.failure, nil)
            }
        self.init(status, Self.plain(error.message), hint: hint, details: details)
    }

    /// The ledger's own words for the two most common cases, without the name of the part that says them.
    private static func plain(_ message: String) -> String {
        message.hasPrefix("tbtree: ") ? String(message.dropFirst("tbtree: ".count)) : message
    }
}

extension Verdict {
    /// What a verdict means, in a few words.
    var plainWords: String {
        switch self {
        case .inclusionMismatch: "the answer is not part of the history"
        case .malformedProof: "the proof is malformed"
        case .wrongSubject: "the proof is about something else"
        case .fork: "the history was rewritten"
        case .rollback: "the ledger is older than what was proven before"
        case .wiped: "the ledger is empty but was not before"
        case .identityChanged: "another server or signing key than before"
        case .badSignature: "the signature is wrong"
        case .valueMismatch: "the value was changed"
        case .headerMismatch: "the entries do not belong to the transaction"
        case .metadataMismatch: "the attributes were changed"
        case .schemaMismatch: "the table is not as the database defines it"
        case .referenceTargetUnproven: "the target of the reference is not proven"
        case .unsupportedVersion: "the header version is unknown"
        case .malformedMessage: "the answer cannot be read"
        case .limitExceeded: "the answer is too large to check"
        case .trustedStateDamaged: "the stored trusted state is damaged"
        }
    }
}

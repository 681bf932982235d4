import CommandLineKit
import ImmuDBClient
import ImmuDBEngine
import ImmuDBProofs
import ImmuDBStorage
import SystemCodecs
import SystemIO
import TerminalUI

extension CommandFailure {
    /// Puts any error of the layers below into plain words, with the exit status that stands for it.
    init(explaining error: any Error) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let error as BackupError: self.init(error)
        case let error as StorageError: self.init(error)
        case let error as EngineError: self.init(error)
        case let error as ClientError: self.init(error)
        case let error as TableError: self.init(.failure, error.description)
        case let error as BackupArchiveError: self.init(.failure, error.message)
        case let failure as VerificationFailure:
            self.init(ExitStatus(failure.verdict), "VERIFICATION FAILED: \(failure.message)")
        case let error as SystemIOError: self.init(error)
        case let error as TerminalError: self.init(.failure, error.message, hint: error.hint)
        case is CancellationError: self.init(.interrupted, "interrupted")
        default: self.init(.failure, String(describing: error))
        }
    }

    private init(_ error: BackupError) {
        switch error.code {
        case .inputOutput: self.init(.failure, error.description)
        case .notABackup, .unsupportedVersion, .empty: self.init(.failure, error.description)
        case .cut:
            self.init(
                .proofMismatch, "the backup is not intact: \(error.description)",
                hint: "nothing was written; hot-backup --append goes on from there")
        default:
            self.init(
                .proofMismatch, "the backup is not intact: \(error.description)",
                hint: "nothing was written; use another copy of the file")
        }
    }

    private init(_ error: ClientError) {
        var details: [String] = []
        if let location = error.location { details.append("at: \(location)") }
        if let cause = error.cause { details.append("cause: \(cause)") }
        let status: ExitStatus =
            switch error.code {
            case .verification(let failure): ExitStatus(failure.verdict)
            case .connection, .unavailable, .deadline: .connection
            case .authentication, .permission: .authentication
            case .notFound: .notFound
            case .conflict: .conflict
            case .sql: .sql
            case .invalidArgument: .usage
            case .cancelled: .interrupted
            case .damaged: .proofMismatch
            case .trustStore, .protocolViolation, .limit, .unsupported, .other: .failure
            }
        var hint = error.hint
        if hint == "log in again" || (hint == nil && error.code == .authentication) {
            hint = "log in with: login USER, or give --username and --password-file"
        }
        self.init(status, error.message, hint: hint, details: details)
    }

    private init(_ error: StorageError) {
        switch error.code {
        case .storeNotFound: self.init(.notFound, error.description)
        case .locked:
            self.init(
                .connection, "the directory is open in another process", hint: "stop the server first",
                details: [error.description])
        case .transactionNotFound, .keyNotFound: self.init(.notFound, error.description)
        case .corrupted:
            self.init(.proofMismatch, error.description, hint: "immuadmin fsck lists every damaged place")
        case .invalidArgument, .transactionPresent, .transactionGap, .entriesDiffer:
            self.init(.conflict, error.description)
        case .unsupported, .valueDiscarded, .readOnly, .writesRefused, .tooManyWaiting, .inputOutput, .closed:
            self.init(.failure, error.description)
        }
    }

    private init(_ error: EngineError) {
        switch error.code {
        case .databaseNotFound, .keyNotFound, .keyExpired, .txNotFound:
            self.init(.notFound, error.description)
        case .locked:
            self.init(.connection, error.description, hint: "stop the server first")
        case .notADataDirectory, .storage, .closed: self.init(.connection, error.description)
        case .corrupted:
            self.init(.proofMismatch, error.description, hint: "immuadmin fsck lists every damaged place")
        case .databaseExists, .preconditionFailed, .readConflict, .duplicateKey:
            self.init(.conflict, error.description)
        case .illegalArguments, .invalidDatabaseName: self.init(.usage, error.description)
        default: self.init(.failure, error.description)
        }
    }

    private init(_ error: SystemIOError) {
        switch error.code {
        case .notFound: self.init(.notFound, error.description)
        case .alreadyExists: self.init(.conflict, error.description)
        case .locked:
            self.init(.connection, error.description, hint: "another process uses it; stop it first")
        default: self.init(.failure, error.description)
        }
    }
}

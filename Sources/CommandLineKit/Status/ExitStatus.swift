/// How a command ended, as the process tells its caller.
///
/// The numbers are a contract with scripts: they never change their meaning.
package enum ExitStatus: Int32, Sendable, Hashable, CaseIterable {
    /// Done.
    case success = 0
    /// Failed for a reason that has no status of its own.
    case failure = 1
    /// The command line cannot be understood; nothing was executed.
    case usage = 2
    /// The server or the directory cannot be reached or opened.
    case connection = 3
    /// Not logged in, wrong password, or no permission.
    case authentication = 4
    /// The key, transaction, revision or database does not exist.
    case notFound = 5
    /// A precondition or constraint refused the write; nothing was written.
    case conflict = 6
    /// SQL that is wrong or failed.
    case sql = 7
    /// The answer is not what its proof proves.
    case proofMismatch = 10
    /// The server is older than what was proven before, or was wiped.
    case rollback = 11
    /// Another server or signing key than the pinned one.
    case identityChanged = 12
    /// The state is not signed by the pinned or configured key.
    case badSignature = 13
    /// The history shown now is not an extension of the trusted one.
    case fork = 14
    /// The locally stored trusted state cannot be read.
    case trustedStateDamaged = 15
    /// Stopped by Ctrl-C.
    case interrupted = 130

    /// True for a failed verification, where the answer must not be used.
    package var isTamperAlarm: Bool {
        (ExitStatus.proofMismatch.rawValue...ExitStatus.trustedStateDamaged.rawValue).contains(rawValue)
    }

    /// One line for the manual.
    package var summary: String {
        switch self {
        case .success: "success"
        case .failure: "other failure"
        case .usage: "wrong usage; nothing was executed"
        case .connection: "cannot connect to the server or open the directory"
        case .authentication: "not logged in or not permitted"
        case .notFound: "key, revision, transaction or database not found"
        case .conflict: "conflict or failed precondition; nothing was written"
        case .sql: "SQL error"
        case .proofMismatch: "verification failed: the answer does not match its proof"
        case .rollback: "verification failed: the server is older than the trusted state"
        case .identityChanged: "verification failed: another server or signing key than the pinned one"
        case .badSignature: "verification failed: the state is not signed by the pinned key"
        case .fork: "verification failed: the history was rewritten"
        case .trustedStateDamaged: "the locally stored trusted state cannot be read"
        case .interrupted: "interrupted"
        }
    }
}

internal import GRPCCore
package import ImmuDBEngine
package import ImmuDBProofs
internal import ImmuDBProtocol

/// The key-value, SQL and administration service over an engine. One file per family of calls.
///
/// A call finds its session through ``CallContext``, which ``CallInterceptor`` fills from the metadata.
package struct ImmuService: Sendable {
    let engine: Engine
    let sessions: SessionRegistry
    let access: AccessPolicy
    /// Signs states and proofs; nil = they go without signature.
    let signingKey: SigningPrivateKey?

    package init(
        engine: Engine, sessions: SessionRegistry, access: AccessPolicy,
        signingKey: SigningPrivateKey? = nil
    ) {
        self.signingKey = signingKey
        self.engine = engine
        self.sessions = sessions
        self.access = access
    }

    /// The database of the current call.
    /// - Throws: `ServerFailure` when nobody is logged in or the database is gone.
    func database() throws -> Database {
        guard let session = CallContext.current?.session else { throw ServerFailure.notLoggedIn }
        return try engine.database(session.database)
    }

    /// The database of the current call, for writing. The system database is written by the server only.
    func writableDatabase() throws -> Database {
        let database = try database()
        guard database.name != DatabaseName.system else { throw ServerFailure.permissionDenied }
        guard !engine.isReadOnly else {
            throw ServerFailure(.failedPrecondition, "the data directory is open for reading only")
        }
        try database.requireWritable()
        return database
    }
}

/// Who may call.
package enum AccessPolicy: Sendable {
    /// Whoever can open the files is the system administrator: no passwords, in-process calls only.
    case directoryOwner
}

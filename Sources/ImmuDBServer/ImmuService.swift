internal import GRPCCore
package import ImmuDBEngine
package import ImmuDBProofs
internal import ImmuDBProtocol

/// The key-value, SQL and administration service over an engine. One file per family of calls.
///
/// A call finds its caller and his database through ``CallContext``, which ``CallInterceptor`` fills from the
/// metadata after it has checked the rights that the call asks for.
package struct ImmuService: Sendable {
    let engine: Engine
    let access: AccessControl
    /// Signs states and proofs; nil = they go without signature.
    let signingKey: SigningPrivateKey?

    package init(engine: Engine, access: AccessControl, signingKey: SigningPrivateKey? = nil) {
        self.signingKey = signingKey
        self.engine = engine
        self.access = access
    }

    /// The database of the current call.
    /// - Throws: `ServerFailure` when nobody is logged in or the database is gone.
    func database() throws -> Database {
        guard let name = CallContext.current?.database else { throw ServerFailure.notLoggedIn }
        return try engine.database(name)
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

    /// Who makes the current call.
    /// - Throws: `notLoggedIn` for nobody.
    func caller() throws(ServerFailure) -> Caller {
        guard let caller = CallContext.current?.caller else { throw .notLoggedIn }
        return caller
    }
}

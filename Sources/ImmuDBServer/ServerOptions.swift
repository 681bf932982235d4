package import ImmuDBProofs

/// How a server treats its callers. The defaults are those of the protocol's reference, where it has them.
package struct ServerOptions: Sendable {
    /// Who may call.
    package var access = AccessPolicy.authenticated
    /// Without authentication: serve callers on other machines, too.
    package var isDevelopmentMode = false
    /// Refuse readers what the reference refuses them by mistake (`GetAll`).
    package var strictReferencePermissions = false
    /// Calls worked on at a time. More wait in line, none is refused.
    package var maxConcurrency = Limits.concurrentCallsDefault
    /// Sessions and tokens.
    package var sessions = SessionOptions()
    /// Life of a token; zero = unlimited.
    package var tokenExpiry = Duration.seconds(86_400)
    /// Signs states and proofs; nil = they go without signature.
    package var signingKey: SigningPrivateKey?
    /// The clock; a seam for tests. Nil = the clock of the system.
    package var clock: ServerClock?

    package init() {}

    /// Options as the flags of a server say them.
    /// - Throws: ``InvalidOptions`` for combinations that make no sense.
    package init(isAuthenticated: Bool, isMaintenance: Bool) throws(InvalidOptions) {
        guard !(isAuthenticated && isMaintenance) else {
            throw InvalidOptions("maintenance mode needs authentication to be off")
        }
        access = isMaintenance ? .maintenance : isAuthenticated ? .authenticated : .open
    }

    /// - Throws: ``InvalidOptions``, naming the first one that cannot be used.
    package func validate() throws(InvalidOptions) {
        guard maxConcurrency > 0 else { throw InvalidOptions("the number of parallel calls must be above 0") }
        guard tokenExpiry >= .zero else { throw InvalidOptions("the life of a token must not be negative") }
        try sessions.validate()
    }
}

/// The life of sessions.
package struct SessionOptions: Sendable {
    /// Sessions at a time.
    package var sessionsMax = Limits.sessionsMax
    /// A session without calls for so long is closed; zero = never.
    package var timeout = Duration.seconds(120)
    /// A session without calls for so long counts as inactive; zero = never.
    package var inactivity = Duration.seconds(180)
    /// A session this old is closed however busy; zero = never.
    package var ageMax = Duration.zero
    /// How often old sessions are looked for.
    package var guardInterval = Duration.seconds(60)

    package init() {}

    /// - Throws: ``InvalidOptions``, naming the first one that cannot be used.
    package func validate() throws(InvalidOptions) {
        guard sessionsMax > 0 else { throw InvalidOptions("the number of sessions must be above 0") }
        guard timeout >= .zero, inactivity >= .zero, ageMax >= .zero else {
            throw InvalidOptions("times of sessions must not be negative")
        }
        guard guardInterval > .zero else {
            throw InvalidOptions("the interval at which sessions are checked must be above 0")
        }
    }
}

/// An option that cannot be used: which one, and what it has to be.
package struct InvalidOptions: Error, Sendable, Hashable, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }
}

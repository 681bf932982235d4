/// An open session: who calls, on which database.
package struct Session: Sendable {
    package let id: String
    /// The user with the rights he had when the session was opened.
    package let caller: Caller
    package var database: String
    /// What ends with the session.
    package let resources: SessionResources

    package var user: String { caller.user }
}

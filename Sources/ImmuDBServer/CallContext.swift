/// What a call carries besides its message.
package struct CallContext: Sendable {
    /// The session named in the metadata.
    package var session: Session?
    /// The token of the metadata, when it was looked at and is good.
    package var token: TokenClaims?
    /// Who calls; nil for nobody.
    package var caller: Caller?
    /// The database that the session or the token selects.
    package var database: String?

    /// The call that the current task serves.
    @TaskLocal package static var current: CallContext?
}

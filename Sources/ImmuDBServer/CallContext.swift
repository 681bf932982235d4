/// What a call carries besides its message.
package struct CallContext: Sendable {
    /// The session named in the metadata.
    package var session: Session?
    /// Who calls; nil for nobody.
    package var caller: Caller?

    /// The call that the current task serves.
    @TaskLocal package static var current: CallContext?
}

/// Who may call.
package enum AccessPolicy: Sendable, Hashable {
    /// Whoever can open the files is the system administrator: no passwords, in-process calls only.
    case directoryOwner
    /// Users with their passwords.
    case authenticated
    /// Everybody, on the default database; nobody can log in.
    case open
    /// Everybody, on any database, reading only; nobody can log in.
    case maintenance
}

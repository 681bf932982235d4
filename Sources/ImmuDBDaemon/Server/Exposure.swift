internal import CommandLineKit
internal import ImmuDBServer
internal import ImmuDBTransport

/// What a server must not do on an address that other machines can reach.
enum Exposure {
    /// Checked before anything is opened.
    /// - Throws: `CommandFailure` that names the ways out.
    static func checkTransport(_ configuration: ServerConfiguration) throws(CommandFailure) {
        guard !configuration.address.isLoopback, configuration.tls == nil,
            !configuration.issuesOwnCertificate, !configuration.isInsecure
        else { return }
        throw CommandFailure(
            .failure,
            "\(configuration.address) can be reached by other machines, and passwords and data would be sent "
                + "in plain text",
            hint: "give certificate and pkey, or auto-cert, or allow plain text with insecure")
    }

    /// Checked when the password in use is known.
    /// - Throws: `CommandFailure` that names the ways out.
    static func checkPassword(
        isStandard: Bool, _ configuration: ServerConfiguration
    ) throws(CommandFailure) {
        guard isStandard, !configuration.address.isLoopback, !configuration.usesReferenceDefaults,
            configuration.options.access == .authenticated
        else { return }
        throw CommandFailure(
            .failure,
            "\(configuration.address) can be reached by other machines, and the user immudb has the password "
                + "that everybody knows",
            hint: "set another one with admin-password-file and force-admin-password, or accept this one "
                + "with reference-defaults")
    }
}

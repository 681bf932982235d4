import ArgumentParser
import CommandLineKit

/// `login`.
struct LoginCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "login", abstract: "Log in to a server.",
        usage: "immuclient login [USER] [flags]",
        discussion: """
            The password is asked for, or comes from --password-file, --password-fd, --password-stdin,
            IMMUCLIENT_PASSWORD or IMMUCLIENT_PASSWORD_FILE. Outside of the shell the login is kept in a
            private file until logout; inside it lasts as long as the shell.

            Examples:
              login immudb
              login auditor --password-file ~/.config/immuclient/auditor
            """, aliases: ["l"])

    @Argument(help: "User; the setting username by default.") var user: String?
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        guard let user = user ?? session.settings.string("username"), !user.isEmpty else {
            throw CommandFailure(.usage, "whose login?", hint: "give the user: login USER")
        }
        let ledger = try await session.ledgerForLogin()
        let place = await ledger.target.name
        let password = try session.givenPassword() ?? session.askPassword("Password of \(user) at \(place): ")
        let warning = try await ledger.login(user: user, password: password, keepsToken: !session.isShell)
        if session.isShell {
            session.names.forget()
        } else {
            try await session.keepLogin(ledger, user: user)
        }
        try session.report(LoginReport.header, LoginReport.record("Successfully logged in", user, place))
        if let warning { try session.remark("immuclient: the server says: \(warning)") }
    }
}

/// `logout`.
struct LogoutCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "logout", abstract: "End the login, here and with the server.",
        usage: "immuclient logout [flags]",
        discussion: """
            The login that was kept is removed even when the server cannot be reached or no longer knows it.

            Examples:
              logout
            """)

    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        if session.isShell {
            let ledger = try await session.ledger()
            let target = await ledger.target
            try await ledger.logout()
            try report(session, target.user, target.name)
            return
        }
        let address = try session.address()
        let name = address.profile ?? address.text
        guard address.directory == nil else { throw CommandFailure.needsNoLogin }
        guard let place = session.tokenPlace else {
            throw CommandFailure(.authentication, "User not logged in", hint: "no login is kept for \(name)")
        }
        try session.forgetLogin()
        do {
            try await session.use(address).logout()
        } catch {
            let failure = CommandFailure(explaining: error)
            try session.remark(
                "immuclient: the login is removed here, but the server did not confirm it: \(failure.message)"
            )
        }
        try report(session, place.user, name)
    }

    @MainActor
    private func report(_ session: CommandSession, _ user: String?, _ place: String) throws {
        try session.report(
            LoginReport.header, LoginReport.record("Successfully logged out", user ?? "", place))
    }
}

/// What `login` and `logout` print.
enum LoginReport {
    static let header = ReportHeader(
        kind: "login",
        columns: [
            Column("message", legacyPrefix: ""), Column("user", visibility: .detail),
            Column("server", visibility: .detail),
        ], mainColumn: "message", hasBadges: false)

    static func record(_ message: String, _ user: String, _ place: String) -> Record {
        Record([.text(message), .text(user), .text(place)])
    }
}

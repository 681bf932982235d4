import ArgumentParser
import CommandLineKit
import ImmuDBClient
import SystemIO
import TerminalUI

/// `login`: any account; what it may do is the server's business.
struct LoginCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "login", abstract: "Log in to a server.",
        usage: "immuadmin login USER [flags]",
        discussion: """
            The password comes from --password-file, --password-fd, --password-stdin, the environment, the
            terminal, or standard input. The login is kept in a private file until logout.

            Examples:
              login immudb
              login operator --password-file ~/.config/immuadmin/operator
            """, aliases: ["l"])

    @Argument(help: "Name of the account.") var user: String
    @OptionGroup var report: ReportOptions
    @OptionGroup var globals: AdminGlobals

    func run(in session: AdminSession) async throws {
        guard session.offlineDirectory == nil else {
            throw CommandFailure(.usage, "a directory needs no login")
        }
        let name = try session.serverName()
        let password =
            try session.givenPassword()
            ?? session.passwordFromPerson("Password of \(user) at \(name): ")
        let place = try session.placeForLogin(user: user, name: name)
        try await session.withConnection(login: .none) { connection in
            let answer = try await connection.client.login(username: user, password: password)
            try place.save(token: answer.token, database: "")
            try session.printer.report(MessageReport.header, MessageReport.record("logged in"))
            if let warning = answer.claimedWarning {
                try session.printer.remark(
                    "SECURITY WARNING: \(warning.split(separator: "\n").first.map(String.init) ?? "")")
                try session.printer.remark("hint: immuadmin user changepassword \(user)")
            }
        }
    }
}

/// `logout`.
struct LogoutCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "logout", abstract: "End the login, here and with the server.",
        usage: "immuadmin logout [flags]",
        discussion: """
            The login that was kept is removed even when the server cannot be reached.

            Examples:
              logout
            """, aliases: ["x"])

    @OptionGroup var report: ReportOptions
    @OptionGroup var globals: AdminGlobals

    func run(in session: AdminSession) async throws {
        let name = try session.serverName()
        let user = session.settings.string("username")
        guard let (place, _) = try session.keptLogin(name: name, user: user) else {
            throw CommandFailure(.authentication, "not logged in", hint: "no login is kept for \(name)")
        }
        do {
            try await session.withConnection(login: .kept) { try await $0.client.logout() }
        } catch {
            try session.printer.remark(
                "immuadmin: the login is removed here, but the server did not confirm it: "
                    + ReasonText.of(error))
        }
        try place.remove()
        try session.printer.report(MessageReport.header, MessageReport.record("logged out"))
    }
}

/// `status`: needs no login.
struct StatusCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show whether a server answers, its version, age and size.",
        usage: "immuadmin status [flags]", aliases: ["p"])

    @OptionGroup var report: ReportOptions
    @OptionGroup var globals: AdminGlobals

    func run(in session: AdminSession) async throws {
        try await session.withConnection(login: .none) { connection in
            let info = try await connection.client.serverInfo()
            let start = Timestamp(seconds: info.startedAt)
            let up = max(SystemClock().now().seconds - info.startedAt, 0)
            let age = NumberText.seconds(Double(up))
            let size = ProgressMeter.bytes(UInt64(max(info.diskBytes, 0)))
            let header = ReportHeader(
                kind: "status",
                columns: [
                    Column("status", legacyPrefix: "Status:\t\t"),
                    Column("version", legacyPrefix: "Version:\t"),
                    Column("upTime", title: "up time", legacyPrefix: "Up time:\t"),
                    Column("startedAt", title: "started", visibility: .detail),
                    Column(
                        "databases", visibility: .everywhere, legacyPrefix: "Databases:\t",
                        legacySuffix: " (\(size))"),
                    Column("diskBytes", title: "disk"),
                    Column("transactions", legacyPrefix: "Transactions:\t"),
                ], mainColumn: "status", hasBadges: false)
            let when = "\(start.humanText(in: .utc).prefix(16)) UTC (up \(age))"
            try session.printer.report(
                header,
                Record([
                    .text("OK - server is reachable and responding to queries"),
                    .text(info.claimedVersion), .text(when), .time(start),
                    .integer(Int64(info.databaseCount)), .unsigned(UInt64(max(info.diskBytes, 0))),
                    .integer(info.transactionCount),
                ]))
        }
    }
}

/// Something was done, and there is nothing more to say.
enum MessageReport {
    static let header = ReportHeader(
        kind: "message", columns: [Column("message", legacyPrefix: "")], mainColumn: "message",
        hasBadges: false)

    static func record(_ text: String) -> Record { Record([.text(text)]) }
}

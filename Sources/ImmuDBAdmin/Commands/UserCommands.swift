import ArgumentParser
import CommandLineKit
import ImmuDBClient
import TerminalUI

/// `user`: accounts and what they may do.
struct UserCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "Accounts, their permissions and SQL privileges.",
        usage: "immuadmin user COMMAND [ARGUMENTS] [flags]",
        discussion: """
            Permissions are read, readwrite, admin (of one database) and sysadmin. New passwords come
            from --new-password-file, IMMUADMIN_NEW_PASSWORD, the terminal, or standard input; --random
            makes one up and prints it.

            Examples:
              user list
              user create auditor read ledger --random
              user permission grant auditor readwrite ledger
              user privilege grant auditor SELECT,INSERT ledger
            """,
        subcommands: [
            UserListCommand.self, UserShowCommand.self, UserCreateCommand.self, ChangePasswordCommand.self,
            ActivateCommand.self, DeactivateCommand.self, PermissionCommand.self, PrivilegeCommand.self,
            UserExportCommand.self, UserImportCommand.self,
        ], aliases: ["u"])
}

enum AccountReport {
    static let header = ReportHeader(
        kind: "user", shape: .list,
        columns: [
            Column("user"), Column("active"), Column("database"), Column("permission"),
            Column("privileges", title: "SQL privileges"), Column("createdBy", title: "changed by"),
            Column("createdAt", title: "changed at"),
        ], mainColumn: "user", emptyText: "no users", hasBadges: false)

    /// One row for each permission.
    static func rows(_ account: Account) -> [(record: Record, legacy: [String])] {
        let permissions =
            account.permissions.isEmpty
            ? [("", "")]
            : account.permissions.map { ($0.database, $0.level?.title ?? "unknown (\($0.code))") }
        return permissions.enumerated().map { index, permission in
            let privileges = account.privileges.filter {
                $0.database == permission.0 || $0.database == "*"
            }.map(\.privilege).joined(separator: ",")
            let record = Record([
                .text(account.name), .boolean(account.isActive), .text(permission.0), .text(permission.1),
                .text(privileges), .text(account.claimedCreator), .text(account.claimedCreationTime),
            ])
            let legacy =
                index == 0
                ? [
                    account.name, account.isActive ? "true" : "false", permission.0, permission.1,
                    account.claimedCreator, account.claimedCreationTime,
                ] : ["", "", permission.0, permission.1, "", ""]
            return (record, legacy.map { TextSanitizer.singleLine.sanitize($0) })
        }
    }
}

struct UserListCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the accounts that you may see.",
        usage: "immuadmin user list [flags]")

    @OptionGroup var report: ReportOptions
    @OptionGroup var globals: AdminGlobals

    func run(in session: AdminSession) async throws {
        try await session.withConnection { connection in
            let accounts = try await connection.client.accounts()
            let rows = accounts.flatMap(AccountReport.rows)
            var legacy = LegacyList(
                noun: "user",
                columns: ["User", "Active", "Database", "Permission", "Created By", "Created At"])
            legacy.rows = rows.map(\.legacy)
            try session.list(AccountReport.header, rows.map(\.record), legacy: legacy)
        }
    }
}

struct UserShowCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one account.", usage: "immuadmin user show NAME [flags]")

    @Argument(help: "Name of the account.") var name: String
    @OptionGroup var report: ReportOptions
    @OptionGroup var globals: AdminGlobals

    func run(in session: AdminSession) async throws {
        try await session.withConnection { connection in
            let accounts = try await connection.client.accounts()
            guard let account = accounts.first(where: { $0.name == name }) else {
                throw CommandFailure.unknownUser(name, among: accounts)
            }
            let rows = AccountReport.rows(account)
            var legacy = LegacyList(
                noun: "user",
                columns: ["User", "Active", "Database", "Permission", "Created By", "Created At"])
            legacy.rows = rows.map(\.legacy)
            try session.list(AccountReport.header, rows.map(\.record), legacy: legacy)
        }
    }
}

extension CommandFailure {
    static func unknownUser(_ name: String, among accounts: [Account]) -> CommandFailure {
        let similar = SimilarNames.suggestions(for: name, in: accounts.map(\.name))
        return CommandFailure(
            .notFound, "user '\(name)' does not exist, or you may not see it",
            hint: similar.isEmpty ? nil : "did you mean \(similar[0])?")
    }
}

extension AccessLevel {
    /// A permission as typed.
    init(typed text: String) throws(CommandFailure) {
        guard let level = Self.allCases.first(where: { $0.word != nil && $0.word == text }) else {
            throw CommandFailure(
                .usage,
                "Permission \(text) not recognized: allowed permissions are read, readwrite, admin, sysadmin")
        }
        self = level
    }
}

struct UserCreateCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Make an account.",
        usage: "immuadmin user create NAME PERMISSION [DATABASE] [--random] [flags]")

    @Argument(help: "Name of the account.") var name: String
    @Argument(help: "read, readwrite, admin or sysadmin.") var permission: String
    @Argument(help: "Database the permission is for.") var database: String = ""
    @Flag(help: "Make a password up and print it.") var random = false
    @Option(help: ArgumentHelp("File with the password.", valueName: "file")) var newPasswordFile: String?
    @Flag(help: "Say what would be done.") var dryRun = false
    @OptionGroup var report: ReportOptions
    @OptionGroup var globals: AdminGlobals

    var givenFlags: [String: String] {
        globals.given.merging(report.given) { $1 }.merging(NewPassword.given(newPasswordFile)) { $1 }
    }

    func run(in session: AdminSession) async throws {
        let level = try AccessLevel(typed: permission)
        try await session.withConnection { connection in
            if !database.isEmpty {
                let names = try await connection.client.databaseNames()
                guard names.contains(database) else {
                    throw CommandFailure(.notFound, "Database \(database) does not exist")
                }
            }
            if dryRun {
                return try session.printer.remark("would create \(name) with \(level.title) on \(database)")
            }
            let password = try session.newPassword(of: name, random: random)
            try await connection.client.createAccount(
                name, password: password, level: level, database: database)
            try NewPassword.report("Created user \(name)", random ? password : nil, session)
        }
    }
}

/// What commands with a new password share.
enum NewPassword {
    static func given(_ file: String?) -> [String: String] {
        file.map { ["new-password-file": $0] } ?? [:]
    }

    /// Says that it is done, and a made-up password once.
    @MainActor
    static func report(_ message: String, _ password: String?, _ session: AdminSession) throws {
        let header = ReportHeader(
            kind: "message",
            columns: [
                Column("message", legacyPrefix: ""), Column("password", legacyPrefix: "Password: "),
            ], mainColumn: "message", hasBadges: false)
        try session.printer.report(
            header, Record([.text(message), password.map { .text($0) } ?? .null]))
    }
}

struct ChangePasswordCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "changepassword", abstract: "Give an account another password.",
        usage: "immuadmin user changepassword NAME [--random] [flags]",
        discussion: """
            Your own account also needs the old password, which comes from where the password of a login
            comes from.
            """, aliases: ["passwd"])

    @Argument(help: "Name of the account.") var name: String
    @Flag(help: "Make a password up and print it.") var random = false
    @Option(help: ArgumentHelp("File with the new password.", valueName: "file"))
    var newPasswordFile: String?
    @Option(help: ArgumentHelp("File with the old password.", valueName: "file"))
    var oldPasswordFile: String?
    @OptionGroup var report: ReportOptions
    @OptionGroup var globals: AdminGlobals

    var givenFlags: [String: String] {
        globals.given.merging(report.given) { $1 }.merging(NewPassword.given(newPasswordFile)) { $1 }
    }

    func run(in session: AdminSession) async throws {
        try await session.withConnection { connection in
            var old = ""
            if let oldPasswordFile {
                old = try PasswordSource.file(oldPasswordFile).read()
            } else if let given = try session.givenPassword() {
                old = given
            } else if name == "immudb" || name == connection.user {
                old = try PasswordSource.prompt("Old password of \(name): ")
            }
            let new = try session.newPassword(of: name, random: random)
            try await connection.client.changePassword(of: name, old: old, new: new)
            try NewPassword.report("\(name)'s password has been changed", random ? new : nil, session)
        }
    }
}

struct ActivateCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "activate", abstract: "Let an account log in.",
        usage: "immuadmin user activate NAME [flags]")

    @Argument(help: "Name of the account.") var name: String
    @OptionGroup var report: ReportOptions
    @OptionGroup var globals: AdminGlobals

    func run(in session: AdminSession) async throws {
        try await announcing(in: session) { client in
            try await client.setActive(true, account: name)
            return "User status changed successfully"
        }
    }
}

struct DeactivateCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "deactivate", abstract: "Keep an account out.",
        usage: "immuadmin user deactivate NAME [flags]")

    @Argument(help: "Name of the account.") var name: String
    @OptionGroup var report: ReportOptions
    @OptionGroup var globals: AdminGlobals

    func run(in session: AdminSession) async throws {
        try await announcing(in: session) { client in
            try await client.setActive(false, account: name)
            return "User status changed successfully"
        }
    }
}

/// The first word of `permission` and `privilege`.
enum GrantWord: String, ExpressibleByArgument, CaseIterable {
    case grant, revoke
}

struct PermissionCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "permission", abstract: "Grant or revoke a permission on a database.",
        usage: "immuadmin user permission grant|revoke NAME PERMISSION DATABASE [flags]")

    @Argument(help: "grant or revoke.") var action: GrantWord
    @Argument(help: "Name of the account.") var name: String
    @Argument(help: "read, readwrite, admin or sysadmin.") var permission: String
    @Argument(help: "Name of the database.") var database: String
    @OptionGroup var report: ReportOptions
    @OptionGroup var globals: AdminGlobals

    func run(in session: AdminSession) async throws {
        let level = try AccessLevel(typed: permission)
        try await announcing(in: session) { client in
            try await client.changePermission(
                of: name, isGranted: action == .grant, level: level, database: database)
            return "Permission changed successfully"
        }
    }
}

struct PrivilegeCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "privilege", abstract: "Grant or revoke SQL privileges on a database.",
        usage: "immuadmin user privilege grant|revoke NAME PRIVILEGES DATABASE [flags]",
        discussion: """
            PRIVILEGES is a list with commas of SELECT, CREATE, INSERT, UPDATE, DELETE, DROP, ALTER.
            """)

    static let known: Set<String> = [
        "SELECT", "CREATE", "INSERT", "UPDATE", "DELETE", "DROP", "ALTER",
    ]

    @Argument(help: "grant or revoke.") var action: GrantWord
    @Argument(help: "Name of the account.") var name: String
    @Argument(help: "SELECT,INSERT,...") var privileges: String
    @Argument(help: "Name of the database.") var database: String
    @OptionGroup var report: ReportOptions
    @OptionGroup var globals: AdminGlobals

    func run(in session: AdminSession) async throws {
        let list = privileges.uppercased().split(separator: ",").map(String.init)
        guard !list.isEmpty, list.allSatisfy(Self.known.contains) else {
            throw CommandFailure(
                .usage, "'\(privileges)' are no SQL privileges",
                hint: "some of \(Self.known.sorted().joined(separator: ", "))")
        }
        try await announcing(in: session) { client in
            try await client.changePrivileges(
                of: name, isGranted: action == .grant, privileges: list, database: database)
            return "Privileges changed successfully"
        }
    }
}

import ArgumentParser
import CommandLineKit
import ImmuDBClient
import ImmuDBStorage
import SystemIO
import TerminalUI

/// `user export`: accounts as text.
struct UserExportCommand: AdminCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write the accounts that you may see, with what they may do.",
        usage: "immuadmin user export [FILE] [flags]",
        discussion: """
            One JSON object on each line. Servers do not give passwords out: user import makes up new ones.

            Examples:
              user export accounts.jsonl
            """)

    @Argument(help: "File to write, - for standard output.") var file = "-"
    @OptionGroup var globals: AdminGlobals

    func run(in session: AdminSession) async throws {
        try await session.withConnection { connection in
            let accounts = try await connection.client.accounts().sorted { $0.name < $1.name }
            let lines = try accounts.map { try AccountFile($0).text + "\n" }
            _ = try await RowFile.write(to: file, in: session) { output in
                for line in lines { try await output.write(Array(line.utf8)) }
            }
            if file != "-" { try session.printer.remark("\(lines.count) accounts written to \(file)") }
        }
    }
}

/// `user import`: accounts as a file wants them.
struct UserImportCommand: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Make accounts and what they may do as a file says.",
        usage: "immuadmin user import FILE [--dry-run] [flags]",
        discussion: """
            Reads what user export writes. Accounts that do not exist are made with a password that is
            made up and printed once; permissions and SQL privileges become exactly those of the file, the
            account is activated or deactivated. Accounts that the file does not name stay as they are, and
            so does the account immudb. --dry-run says what would be done.

            Examples:
              user import accounts.jsonl --dry-run
              user import accounts.jsonl --output json
            """)

    @Argument(help: ArgumentHelp("File to read, - for standard input.")) var file: String
    @Flag(help: "Say what would be done.") var dryRun = false
    @OptionGroup var report: ReportOptions
    @OptionGroup var globals: AdminGlobals

    private static let header = ReportHeader(
        kind: "account-change", shape: .list,
        columns: [
            Column("user", legacyPrefix: "user:     "), Column("change", legacyPrefix: "change:   "),
            Column("password", legacyPrefix: "password: "),
        ], mainColumn: "change", emptyText: "nothing to change", hasBadges: false)

    func run(in session: AdminSession) async throws {
        let wanted = try accounts(in: session)
        try await session.withConnection { connection in
            var writer = try session.printer.begin(Self.header)
            for account in wanted where account.name != "immudb" {
                for (change, password) in try await apply(account, connection.client) {
                    try writer.add(
                        Record([
                            .text(account.name), .text(change.text), password.map { .text($0) } ?? .null,
                        ]))
                }
            }
            try writer.end(ReportFooter())
        }
    }

    @MainActor
    private func accounts(in session: AdminSession) throws -> [AccountFile] {
        guard file != "-" else {
            return try Self.accounts(
                ByteStream(DescriptorBackupInput(descriptor: session.streams.inputDescriptor)))
        }
        let opened = try session.files.open(file, .readOnly)
        defer { BackupFileReading.close(opened) }
        return try Self.accounts(ByteStream(FileBackupInput(opened)))
    }

    private static func accounts(_ start: ByteStream) throws -> [AccountFile] {
        var stream = start
        var wanted: [String: AccountFile] = [:]
        while true {
            let number = stream.line
            guard let line = try stream.nextLine() else { break }
            let text = String(decoding: line, as: UTF8.self)
            if text.allSatisfy(\.isWhitespace) { continue }
            let account = try AccountFile(parsing: text, line: number)
            guard wanted.updateValue(account, forKey: account.name) == nil else {
                throw CommandFailure(.usage, "line \(number): \(account.name) is there twice")
            }
        }
        return wanted.values.sorted { $0.name < $1.name }
    }

    /// - Returns: what was changed, or would be.
    private func apply(
        _ wanted: AccountFile, _ client: LedgerClient
    ) async throws -> [(AccountChange, password: String?)] {
        var current = try await Self.account(wanted.name, client)
        var done: [(AccountChange, password: String?)] = []
        guard current != nil || !wanted.permissions.isEmpty else {
            throw CommandFailure(
                .usage, "\(wanted.name) does not exist, and cannot be made without a permission")
        }
        for change in AccountPlan.permissions(of: wanted, from: current) {
            var password: String?
            if case .create = change, !dryRun { password = RandomPassword.make() }
            if !dryRun { try await Self.carryOut(change, wanted.name, password, client) }
            done.append((change, password))
        }
        // Servers give privileges with permissions, so what is left to do shows only now.
        if !dryRun, !done.isEmpty { current = try await Self.account(wanted.name, client) }
        guard let current else { return done }
        for change in AccountPlan.privileges(of: wanted, from: current) {
            if !dryRun { try await Self.carryOut(change, wanted.name, nil, client) }
            done.append((change, nil))
        }
        return done
    }

    private static func account(_ name: String, _ client: LedgerClient) async throws -> AccountFile? {
        guard let found = try await client.accounts().first(where: { $0.name == name }) else { return nil }
        return try AccountFile(found)
    }

    private static func carryOut(
        _ change: AccountChange, _ name: String, _ password: String?, _ client: LedgerClient
    ) async throws {
        switch change {
        case .create(let level, let database):
            try await client.createAccount(
                name, password: password ?? "", level: level, database: database == "*" ? "" : database)
        case .grant(let level, let database):
            try await client.changePermission(of: name, isGranted: true, level: level, database: database)
        case .revoke(let level, let database):
            try await client.changePermission(of: name, isGranted: false, level: level, database: database)
        case .allow(let names, let database):
            try await client.changePrivileges(
                of: name, isGranted: true, privileges: names, database: database)
        case .forbid(let names, let database):
            try await client.changePrivileges(
                of: name, isGranted: false, privileges: names, database: database)
        case .setActive(let flag): try await client.setActive(flag, account: name)
        }
    }
}

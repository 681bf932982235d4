import ArgumentParser
import CommandLineKit
import ImmuDBClient
import ImmuDBProofs
import SystemIO
import TerminalUI

/// `trust`: what this user has proven before and holds on to.
struct TrustCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trust", abstract: "Show, compare, export, import or give up what is trusted.",
        discussion: """
            Examples:
              trust show
              trust list
              trust diff colleague.json
              trust export state.json
              trust import state.json
              trust reset --reason "restored from backup of Monday"
            """,
        subcommands: [
            TrustShowCommand.self, TrustListCommand.self, TrustHistoryCommand.self, TrustDiffCommand.self,
            TrustPinCommand.self, TrustExportCommand.self, TrustImportCommand.self, TrustResetCommand.self,
        ])
}

/// `trust show`.
struct TrustShowCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show the trusted state and how it came about.",
        usage: "immuclient trust show [flags]")

    static let nothing = CommandFailure(
        .notFound, "nothing is trusted of this database yet",
        hint: "the first verified read trusts what it is shown; or: trust import FILE")

    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        guard let record = try await session.ledger().trustRecord() else {
            throw Self.nothing
        }
        try session.report(TrustReport.header, TrustReport.record(record))
    }
}

/// `trust export`.
struct TrustExportCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the trusted state to a file, for another machine or an auditor.",
        usage: "immuclient trust export [FILE] [flags]",
        discussion: """
            Without FILE, or with -, the state goes to standard output.

            Examples:
              trust export pinned.json
            """)

    @Argument(help: "File to make; it must not exist.") var file: String?
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let text = try await session.ledger().exportTrust()
        guard let file, file != "-" else {
            try session.streams.output.write(text.hasSuffix("\n") ? text : text + "\n")
            try session.streams.output.flush()
            return
        }
        let files = RealFileSystem()
        if try files.kind(of: file) != nil {
            throw CommandFailure(
                .conflict, "\(file) exists already; nothing was written", hint: "choose a new name")
        }
        try files.atomicReplace(file, with: Array(text.utf8), permissions: 0o600)
        try session.remark("immuclient: the trusted state is in \(file)")
    }
}

/// `trust import`.
struct TrustImportCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Trust a state that was exported elsewhere.",
        usage: "immuclient trust import FILE|DIR [flags]",
        discussion: """
            A directory is searched for the state files of the original client (.state-UUID); states of all
            databases in them are taken over. What is trusted already is never replaced.

            Examples:
              trust import pinned.json
              trust import ~
              trust import . --server cl9v2001081g81860s40
            """)

    @Argument(help: "File made by trust export, - for standard input, or a directory with old state files.")
    var file: String
    @Option(help: ArgumentHelp("Which server, when a directory knows several.", valueName: "uuid"))
    var server: String?
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        if file != "-", try RealFileSystem().kind(of: file) == .directory {
            return try await importLegacy(in: session)
        }
        let bytes = try session.contents(ofFile: file)
        guard let text = UTF8Decoding.text(of: bytes) else {
            throw CommandFailure(.usage, "\(file) is not a text file made by trust export")
        }
        let record = try await session.ledger().importTrust(text)
        try await session.refreshTrustMark()
        try session.report(TrustReport.header, TrustReport.record(record))
    }

    @MainActor private func importLegacy(in session: CommandSession) async throws {
        let records = try await session.ledger().importLegacyTrust(directory: file, serverUUID: server)
        guard !records.isEmpty else {
            throw CommandFailure(
                .notFound, "\(file) has no state of the original client to take over",
                hint: "its files are called .state-UUID and lie where it was run")
        }
        try await session.refreshTrustMark()
        for record in records { try session.report(TrustReport.header, TrustReport.record(record)) }
    }
}

/// `trust reset`.
struct TrustResetCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset", abstract: "Give up what is trusted, so that the next answer is believed again.",
        usage: "immuclient trust reset --reason TEXT [--confirm DATABASE] [flags]",
        discussion: """
            Do this only if you know why the ledger changed. The reason and the state given up are kept.

            Examples:
              trust reset --reason "restored from backup of Monday" --confirm defaultdb
            """)

    @Option(help: ArgumentHelp("Why; it is kept with the trust.", valueName: "text")) var reason: String
    @Option(help: ArgumentHelp("Name of the database, instead of typing it.", valueName: "database"))
    var confirm: String?
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        guard reason.contains(where: { !$0.isWhitespace }) else {
            throw CommandFailure(.usage, "--reason is empty; nothing was done")
        }
        let ledger = try await session.ledger()
        let database = await ledger.target.database
        try session.requireConfirmation(
            "This gives up what is trusted of \(database).", word: database, confirmed: confirm)
        try await ledger.resetTrust(reason: reason)
        try await session.refreshTrustMark()
        try session.remark("immuclient: the trust in \(database) was given up; the next answer is believed")
    }
}

/// The shape of a trust record.
enum TrustReport {
    static let header = ReportHeader(
        kind: "trust",
        columns: [
            Column("ledger", legacyPrefix: "ledger:      "),
            Column("database", legacyPrefix: "database:    "),
            Column("tx", legacyPrefix: "txID:        "), Column("hash", legacyPrefix: "hash:        "),
            Column("serverUUID", title: "server", legacyPrefix: "serverUUID:  "),
            Column("signingKey", title: "signing key", legacyPrefix: "signingKey:  "),
            Column("updatedAt", title: "updated", legacyPrefix: "updatedAt:   "),
            Column("events", title: "history", visibility: .detail),
        ], mainColumn: "hash", hasBadges: false)

    static let eventColumns = [
        Column("time", legacyPrefix: "time:   "), Column("event", legacyPrefix: "event:  "),
        Column("tx", legacyPrefix: "txID:   "), Column("note", legacyPrefix: "note:   "),
        Column("hash", visibility: .detail, legacyPrefix: "hash:   "),
    ]

    static func record(_ record: TrustRecord) -> Record {
        let events = RecordList(columns: eventColumns, records: record.events.map(event))
        let txID: FieldValue = record.state.map { .unsigned($0.txID) } ?? .null
        let alh: FieldValue = record.state.map { .hash($0.alh.bytes) } ?? .null
        let server: FieldValue = record.serverUUID.map { .text($0) } ?? .null
        let key: FieldValue = record.signingKey.map { .hash(SHA256.hash($0.x963).bytes) } ?? .null
        return Record([
            .text(record.pin.name), .text(record.pin.database), txID, alh, server, key,
            Reports.time(record.updatedAt), .records(events),
        ])
    }

    static func event(_ event: TrustEvent) -> Record {
        let note: FieldValue = event.note.map { .text($0) } ?? .null
        return Record([
            Reports.time(event.time), .text(event.kind.rawValue), .unsigned(event.txID), note,
            .hash(event.alh.bytes),
        ])
    }
}

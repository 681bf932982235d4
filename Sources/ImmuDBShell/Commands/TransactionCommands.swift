import ArgumentParser
import CommandLineKit
import SystemIO

/// `tx`: a transaction with its entries.
struct TxCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "tx", abstract: "Show a transaction; the answer is proven.",
        usage: "immuclient tx [show] ID [flags]",
        discussion: """
            Entries are taken apart: keys, references, members of sorted sets, rows and definitions.

            Examples:
              tx 951
              tx show 951                the same
              tx 951 --output json       with all entries
            """, aliases: ["gettx"])

    @Argument(help: "Transaction, counted from 1.") var words: [String]
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let rest = words.first == "show" ? words.dropFirst() : words[...]
        guard rest.count == 1, let text = rest.first, let id = UInt64(text) else {
            throw CommandFailure(
                .usage, "tx takes the number of one transaction", hint: "log lists them")
        }
        try await show(id, saysVerified: false, in: session)
    }
}

/// `safetx`: the same, and scripts are told that it was verified.
struct SafeTxCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "safetx", abstract: "Show a transaction and print that it was verified.",
        usage: "immuclient safetx ID [flags]",
        discussion: """
            The same as tx, with a line 'verified: true' in the output for scripts.

            Examples:
              safetx 951
            """, aliases: ["stx"])

    @Argument(help: "Transaction, counted from 1.") var id: UInt64
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        try await show(id, saysVerified: true, in: session)
    }
}

@MainActor
private func show(_ id: UInt64, saysVerified: Bool, in session: CommandSession) async throws {
    guard id > 0 else { throw CommandFailure(.usage, "tx id cannot be 0 (should be bigger than 0)") }
    let transaction = try await session.ledger().transaction(id, recordsTrace: false)
    try session.report(
        Reports.transaction("transaction"), Reports.record(transaction, saysVerified: saysVerified))
}

/// `current`: the state of the ledger.
struct CurrentCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "current",
        abstract: "Show the last transaction and its hash, compared with the trusted state.",
        usage: "immuclient current [flags]",
        discussion: """
            The state is proven to continue the trusted one, which then moves forward.

            Examples:
              current
              current --output value     only the number of the last transaction
            """, aliases: ["crt"])

    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let state = try await session.ledger().currentState()
        try session.report(Reports.state(state, kind: "state"), Reports.record(state))
    }
}

/// `status`: the same as `current`.
struct StatusCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "The same as current.", usage: "immuclient status [flags]",
        aliases: ["p"])

    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let state = try await session.ledger().currentState()
        try session.report(Reports.state(state, kind: "state"), Reports.record(state))
    }
}

/// `health`: how busy the database is.
struct HealthCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "health", abstract: "Show how busy the database is.", usage: "immuclient health [flags]",
        discussion: """
            Examples:
              health
            """)

    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let health = try await session.ledger().health()
        let header = ReportHeader(
            kind: "health",
            columns: [
                Column(
                    "pendingRequests", title: "pending requests", alignment: .trailing,
                    legacyPrefix: "pendingRequests:\t\t"),
                Column(
                    "lastRequestCompletedAt", title: "last request completed at",
                    legacyPrefix: "lastRequestCompletedAt:\t\t"),
            ], mainColumn: "pendingRequests", hasBadges: false)
        let milliseconds = health.lastRequestCompletedAtMilliseconds
        let (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1000)
        let time = Timestamp(seconds: seconds, nanoseconds: Int32(truncatingIfNeeded: rest) &* 1_000_000)
        let completed: FieldValue = milliseconds > 0 ? .time(time) : .null
        try session.report(header, Record([.unsigned(health.pendingRequests), completed]))
    }
}

/// `info`: what the server says about itself.
struct InfoCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "info", abstract: "Show what the ledger says about itself.",
        usage: "immuclient info [flags]",
        discussion: """
            Needs no login.

            Examples:
              info
            """, aliases: ["serverinfo"])

    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let info = try await session.ledger().info()
        let header = ReportHeader(
            kind: "info",
            columns: [
                Column("version", legacyPrefix: "version:\t"), Column("transactions"), Column("databases"),
                Column("startedAt", title: "started at"),
                Column("diskBytes", title: "disk bytes"),
            ], mainColumn: "version", hasBadges: false)
        let values: [FieldValue] = [
            .text(info.version), info.transactions.map { .unsigned($0) } ?? .null,
            info.databases.map { .unsigned($0) } ?? .null, Reports.time(info.startedAt),
            info.databasesDiskBytes.map { .unsigned($0) } ?? .null,
        ]
        try session.report(header, Record(values))
    }
}

import ArgumentParser
import CommandLineKit
import ImmuDBClient
package import ImmuDBProofs
import SystemIO
import TerminalUI

/// `trust list`: everything that is trusted of any ledger.
struct TrustListCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List what is trusted of all ledgers and databases.",
        usage: "immuclient trust list [flags]",
        discussion: """
            Reads only the files of this user; nothing is connected to.

            Examples:
              trust list
            """)

    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        var writer = try session.begin(Self.header)
        for listing in try session.trustStore().list() {
            switch listing.record {
            case .success(let record):
                try writer.add(
                    Record([
                        .text(record.pin.name), .text(record.pin.database),
                        record.state.map { .unsigned($0.txID) } ?? .null,
                        record.state.map { .hash($0.alh.bytes) } ?? .null, Reports.time(record.updatedAt),
                        .null,
                    ]))
            case .failure(let error):
                try writer.add(Record([.null, .null, .null, .null, .null, .text(error.message)]))
            }
        }
        try writer.end()
        try session.streams.output.flush()
    }

    private static let header = ReportHeader(
        kind: "trust", shape: .list,
        columns: [
            Column("ledger", legacyPrefix: "ledger:    "), Column("database", legacyPrefix: "database:  "),
            Column("tx", alignment: .trailing, legacyPrefix: "txID:      "),
            Column("hash", visibility: .detail, legacyPrefix: "hash:      "),
            Column("updatedAt", title: "updated", legacyPrefix: "updatedAt: "),
            Column("problem", legacyPrefix: "problem:   "),
        ], mainColumn: "database", emptyText: "nothing is trusted yet", hasBadges: false)
}

/// `trust history`: how the trusted state came about.
struct TrustHistoryCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "Show how the trusted state of a database came about.",
        usage: "immuclient trust history [flags]")

    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        guard let record = try await session.ledger().trustRecord() else { throw TrustShowCommand.nothing }
        let header = ReportHeader(
            kind: "trustEvent", shape: .list, columns: TrustReport.eventColumns, mainColumn: "event",
            emptyText: "no events", hasBadges: false)
        var writer = try session.begin(header)
        for event in record.events { try writer.add(TrustReport.event(event)) }
        try writer.end()
        try session.streams.output.flush()
    }
}

/// `trust pin`: a state to begin with, from a source other than the server.
struct TrustPinCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "pin", abstract: "Trust a state that was learned elsewhere, before first contact.",
        usage: "immuclient trust pin TX:HASH [flags]",
        discussion: """
            The first answer of the ledger then has to prove that it contains this state. For one command,
            --expect-state does the same.

            Examples:
              trust pin 951:9f2c64b0...      the hash in full, 64 digits
            """)

    @Argument(help: "Transaction and its hash, as current and trust show tell them.") var state: String
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let expected = try ExpectedState(state)
        let record = try await session.ledger().pinTrust(expected)
        try await session.refreshTrustMark()
        try session.report(TrustReport.header, TrustReport.record(record))
    }
}

/// `trust diff`: the own state and one from elsewhere.
struct TrustDiffCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Compare what is trusted here with a state exported elsewhere.",
        usage: "immuclient trust diff FILE [flags]",
        discussion: """
            The older of both states has to be part of the history that leads to the newer one, which the
            ledger must prove. If it is not, two people were shown two histories: a fork.

            Examples:
              trust diff colleague.json
            """)

    @Argument(help: "File made by trust export, - for standard input.") var file: String
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let bytes = try session.contents(ofFile: file)
        guard let other = try await Self.record(bytes, file).state else {
            throw CommandFailure(.usage, "\(file) holds no trusted state")
        }
        let ledger = try await session.ledger()
        guard let own = try await ledger.trustRecord()?.state else { throw TrustShowCommand.nothing }
        // Proven against our own trusted state, whichever of both is older.
        let transaction = try await proven(other, ledger)
        guard transaction.alh == other.alh else {
            throw CommandFailure(
                .fork, "VERIFICATION FAILED: two histories: transaction \(other.txID) is another one there",
                hint: "compare both states with those who run the ledger",
                details: [
                    "here: tx \(own.txID) hash \(own.alh.hex); its transaction \(other.txID) has "
                        + "\(transaction.alh.hex)", "there: tx \(other.txID) hash \(other.alh.hex)",
                ])
        }
        let header = ReportHeader(
            kind: "trustComparison",
            columns: [
                Column("result", legacyPrefix: "result: "), Column("here", legacyPrefix: "here:   "),
                Column("there", legacyPrefix: "there:  "),
            ], mainColumn: "result")
        try session.report(
            header,
            Record(
                [.text("one history"), .unsigned(own.txID), .unsigned(other.txID)],
                badge: transaction.badge))
    }

    /// Read by a store of its own, in memory.
    @MainActor private static func record(_ bytes: [UInt8], _ file: String) async throws -> TrustRecord {
        guard let text = UTF8Decoding.text(of: bytes) else {
            throw CommandFailure(.usage, "\(file) is not a text file made by trust export")
        }
        let store = TrustStore(
            directory: "/trust", fileSystem: MemoryFileSystem(), clock: SystemClock(), lockWaitMilliseconds: 1
        )
        return try await store.importRecord(text)
    }

    @MainActor private func proven(
        _ state: TrustedState, _ ledger: any Ledger
    ) async throws -> TransactionView {
        do {
            return try await ledger.transaction(state.txID, recordsTrace: false)
        } catch {
            let failure = CommandFailure(explaining: error)
            guard failure.status == .notFound else { throw error }
            throw CommandFailure(
                .rollback,
                "VERIFICATION FAILED: the ledger has no transaction \(state.txID), which was proven there",
                hint: "one of both was shown a history that the ledger does not have any more")
        }
    }
}

/// A state as it is typed: `951:9f2c…`.
package struct ExpectedState: Sendable, Hashable {
    package let txID: UInt64
    package let alh: Digest

    init(_ text: String) throws(CommandFailure) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let txID = UInt64(parts[0]), txID > 0,
            let bytes = Encodings.bytes(hex: Array(parts[1].utf8)), let alh = Digest(bytes)
        else {
            throw CommandFailure(
                .usage, "'\(text)' is no state", hint: "as in 951:HASH, the hash with 64 hexadecimal digits")
        }
        self.txID = txID
        self.alh = alh
    }
}

import ArgumentParser
import CommandLineKit
import ImmuDBProofs
import TerminalUI

/// `proof`: shows why an answer is believed.
struct ProofCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "proof", abstract: "Show each step of a proof.",
        discussion: """
            Examples:
              proof get invoice/7
              proof tx 951
            """,
        subcommands: [ProofGetCommand.self, ProofTxCommand.self])
}

/// `proof get`: the steps for one key.
struct ProofGetCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "get", abstract: "Show each step that proves the value of a key.",
        usage: "immuclient proof get KEY[@REVISION] [--at-tx ID] [flags]",
        discussion: """
            Examples:
              proof get invoice/7
              proof get invoice/7@3 --output json
            """)

    @Argument(help: "Key, with @REVISION if wanted.") var key: ByteArgument?
    @OptionGroup var keyFile: KeyFileOption
    @Option(help: ArgumentHelp("Read what this transaction wrote.", valueName: "id")) var atTx: UInt64?
    @OptionGroup var encoding: EncodingOptions
    @OptionGroup var globals: GlobalOptions

    func run(in session: CommandSession) async throws {
        let read = ReadCommand(key, keyFile.keyFile, atTx, encoding.choice)
        let entry = try await read.read(in: session, recordsTrace: true)
        try ProofReport(session: session).show(entry.trace, badge: entry.badge)
    }
}

/// `proof tx`: the steps for a transaction.
struct ProofTxCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "tx", abstract: "Show each step that proves a transaction.",
        usage: "immuclient proof tx ID [flags]",
        discussion: """
            Examples:
              proof tx 951
            """)

    @Argument(help: "Transaction, counted from 1.") var id: UInt64
    @OptionGroup var globals: GlobalOptions

    func run(in session: CommandSession) async throws {
        guard id > 0 else { throw CommandFailure(.usage, "tx id cannot be 0 (should be bigger than 0)") }
        let transaction = try await session.ledger().transaction(id, recordsTrace: true)
        try ProofReport(session: session).show(transaction.trace, badge: transaction.badge)
    }
}

/// Prints the steps of a proof.
@MainActor
struct ProofReport {
    let session: CommandSession

    private static let inputColumns = [Column("name"), Column("value")]

    private static let header = ReportHeader(
        kind: "proof", shape: .list,
        columns: [
            Column("step", alignment: .trailing, legacyPrefix: "step:     "),
            Column("check", legacyPrefix: "check:    "),
            Column("inputs", visibility: .detail),
            Column("computed", visibility: .detail, legacyPrefix: "computed: "),
            Column("expected", visibility: .detail, legacyPrefix: "expected: "),
            Column("ok", legacyPrefix: "ok:       "),
        ], mainColumn: "check", emptyText: "no steps", hasBadges: false)

    func show(_ trace: ProofTrace, badge: Badge) throws {
        session.note(badge)
        // Hashes need the room of a line each, so steps are shown one field a line unless a format was
        // chosen.
        let format =
            try session.settings["output"] == nil && session.isTerminal ? .expanded : session.format(.list)
        var writer = session.writer(try format.renderer(style: session.style()))
        try writer.begin(Self.header)
        for (index, step) in trace.steps.enumerated() {
            let inputs = step.inputs.map { Record([.text($0.name), .text($0.value)]) }
            try writer.add(
                Record([
                    .unsigned(UInt64(index + 1)), .text(step.title),
                    inputs.isEmpty
                        ? .null : .records(RecordList(columns: Self.inputColumns, records: inputs)),
                    step.computed.map { .hash($0.bytes) } ?? .null,
                    step.expected.map { .hash($0.bytes) } ?? .null, .boolean(step.isOK),
                ]))
        }
        try writer.end(ReportFooter(notes: Self.notes(badge, steps: trace.steps.count)))
        try session.streams.output.flush()
    }

    private static func notes(_ badge: Badge, steps: Int) -> [String] {
        guard let alh = badge.trustedAlh else { return [] }
        var notes = [
            "\(steps) steps lead to the trusted state: tx \(badge.trustedTxID), hash \(alh.hex)"
        ]
        if badge.isFirstContact {
            notes.append("first contact: nothing was trusted before, compare the hash with another source")
        }
        if badge.kind == .proven { notes.append("the state is not signed") }
        return notes
    }
}

import ArgumentParser
import CommandLineKit
import ImmuDBClient
import ImmuDBRecords

/// `proof`: shows why an answer is believed.
struct ProofCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "proof",
        abstract: "Show each step of a proof, take it along, verify one without a server.",
        discussion: """
            Examples:
              proof get invoice/7
              proof get invoice/7 --tree
              proof tx 951 --export tx951.json
              proof row invoice 7
              proof verify tx951.json
            """,
        subcommands: [
            ProofGetCommand.self, ProofTxCommand.self, ProofRowCommand.self, ProofDocumentCommand.self,
            ProofVerifyCommand.self,
        ])
}

/// What the commands about proofs have in common.
struct ProofOptions: ParsableArguments {
    @Flag(help: "Show how the steps build on one another.") var tree = false
    @Option(
        help: ArgumentHelp(
            "Write the proof to a new file that others can verify without a server.", valueName: "file"))
    var export: String?
}

/// `proof get`: the steps for one key.
struct ProofGetCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "get", abstract: "Show each step that proves the value of a key.",
        usage: "immuclient proof get KEY[@REVISION] [--at-tx ID] [--tree] [--export FILE] [flags]",
        discussion: """
            Examples:
              proof get invoice/7
              proof get invoice/7@3 --output json
              proof get invoice/7 --export invoice7.json
            """)

    @Argument(help: "Key, with @REVISION if wanted.") var key: ByteArgument?
    @OptionGroup var keyFile: KeyFileOption
    @Option(help: ArgumentHelp("Read what this transaction wrote.", valueName: "id")) var atTx: UInt64?
    @OptionGroup var encoding: EncodingOptions
    @OptionGroup var proof: ProofOptions
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let read = ReadCommand(key, keyFile.keyFile, atTx, encoding.choice)
        let (key, point) = try read.question(in: session)
        try await ProofPrinter(session, proof).prove(.entry(key, point))
    }
}

/// `proof tx`: the steps for a transaction.
struct ProofTxCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "tx", abstract: "Show each step that proves a transaction.",
        usage: "immuclient proof tx ID [--tree] [--export FILE] [flags]",
        discussion: """
            Examples:
              proof tx 951
            """)

    @Argument(help: "Transaction, counted from 1.") var id: UInt64
    @OptionGroup var proof: ProofOptions
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        guard id > 0 else { throw CommandFailure(.usage, "tx id cannot be 0 (should be bigger than 0)") }
        try await ProofPrinter(session, proof).prove(.transaction(id))
    }
}

/// `proof row`: the steps for a row of a table.
struct ProofRowCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "row", abstract: "Show each step that proves a row.",
        usage: "immuclient proof row TABLE KEY... [--at-tx ID] [--tree] [--export FILE] [flags]",
        discussion: """
            KEY: the values of the primary key, in its order.

            Examples:
              proof row invoice 7
            """)

    @Argument(help: "Name of a table.") var table: String
    @Argument(help: "Values of its primary key.") var key: [String]
    @Option(help: ArgumentHelp("Version that this transaction wrote.", valueName: "id")) var atTx: UInt64?
    @OptionGroup var proof: ProofOptions
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        try await ProofPrinter(session, proof).prove(.row(table, key.map(SQLLiteral.value), atTx: atTx))
    }
}

/// `proof doc`: the steps for a document.
struct ProofDocumentCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "doc", abstract: "Show each step that proves a document.",
        usage: "immuclient proof doc COLLECTION ID [--at-tx TX] [--tree] [--export FILE] [flags]",
        discussion: """
            Examples:
              proof doc invoices 6727bbd2000000000000000100000001
            """)

    @Argument(help: "Name of a collection.") var collection: String
    @Argument(help: "Id of a document.") var id: String
    @Option(help: ArgumentHelp("Transaction that wrote the wanted revision.", valueName: "tx"))
    var atTx: UInt64?
    @OptionGroup var proof: ProofOptions
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let id = try session.documentID(id)
        let (_, txID) = try await session.document(id, in: collection, atTx: atTx)
        try await ProofPrinter(session, proof).prove(.document(collection, id, atTx: txID))
    }
}

/// `proof verify`: a proof that somebody took along.
struct ProofVerifyCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Verify a proof from a file, without a server.",
        usage: "immuclient proof verify FILE [--tree] [--expect-state TX:HASH] [flags]",
        discussion: """
            Every step is computed again from the messages in the file; nothing that the file concludes is
            believed. What is left to trust is the state that the steps begin with or lead to: compare it with
            --expect-state, or name the key that must have signed it with --server-signing-pub-key.

            Examples:
              proof verify tx951.json
              proof verify tx951.json --expect-state 951:91be...
            """)

    @Argument(help: "File made with --export.") var file: String
    @Flag(help: "Show how the steps build on one another.") var tree = false
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let recording = try session.recording(inFile: file)
        let report = try await recording.replay(signingKey: session.signingPublicKey())
        let printer = ProofPrinter(session, isTree: tree)
        do {
            _ = try printer.show(report)
            try printer.compare(report, with: session.settings.string("expect-state"))
        } catch {
            // It is the file that is wrong, not the ledger of this session.
            var failure = CommandFailure(explaining: error)
            failure.raisesAlarm = false
            throw failure
        }
    }
}

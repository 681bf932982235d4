import ArgumentParser
import CommandLineKit

/// `set`: writes a key.
struct SetCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Write a key; the write is proven.",
        usage: "immuclient set KEY VALUE [--key-file FILE] [--value-file FILE] [--expires-in DURATION] "
            + "[--if-absent] [--if-at-tx ID] [--receipt FILE] [flags]",
        discussion: """
            Examples:
              set invoice/7 '{"total": 120}'
              set photo --value-file photo.png
              date | immuclient set now --value-file -
              set token/7 abc --expires-in 12h    gone from get and scan after that
              set invoice/8 draft --if-absent     refused when the key has a value
              set invoice/7 paid --if-at-tx 951   refused when it changed after 951
              set invoice/9 sent --receipt 9.json keeps the proof of the write
              set --hex 696e76 00ff
              set -- -key -5               words that start with a dash
            """, aliases: ["s"])

    @Argument(help: "Key.") var key: ByteArgument?
    @Argument(help: "Value.") var value: ByteArgument?
    @OptionGroup var keyFile: KeyFileOption
    @OptionGroup var valueFile: ValueFileOption
    @OptionGroup var conditions: ConditionOptions
    @Option(
        help: ArgumentHelp("Write the proof to a new file, as proof get --export does.", valueName: "file"))
    var receipt: String?
    @OptionGroup var encoding: EncodingOptions
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let words = [key, value].compactMap(\.self)
        let write = WriteCommand(
            words, keyFile.keyFile, valueFile.valueFile, encoding.choice, try conditions.options())
        let entry = try await write.write(in: session, receipt: receipt)
        try session.report(Reports.entry("write"), Reports.record(entry, saysVerified: false))
    }
}

/// `safeset`: the same, and scripts are told that it was verified.
struct SafeSetCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "safeset", abstract: "Write a key and print that it was verified.",
        usage: "immuclient safeset KEY VALUE [--key-file FILE] [--value-file FILE] [--expires-in DURATION] "
            + "[--if-absent] [--if-at-tx ID] [--receipt FILE] [flags]",
        discussion: """
            The same as set, with a line 'verified: true' in the output for scripts.

            Examples:
              safeset invoice/7 '{"total": 120}'
            """, aliases: ["ss"])

    @Argument(help: "Key.") var key: ByteArgument?
    @Argument(help: "Value.") var value: ByteArgument?
    @OptionGroup var keyFile: KeyFileOption
    @OptionGroup var valueFile: ValueFileOption
    @OptionGroup var conditions: ConditionOptions
    @Option(
        help: ArgumentHelp("Write the proof to a new file, as proof get --export does.", valueName: "file"))
    var receipt: String?
    @OptionGroup var encoding: EncodingOptions
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let words = [key, value].compactMap(\.self)
        let write = WriteCommand(
            words, keyFile.keyFile, valueFile.valueFile, encoding.choice, try conditions.options())
        let entry = try await write.write(in: session, receipt: receipt)
        try session.report(Reports.entry("write"), Reports.record(entry, saysVerified: true))
    }
}

/// When a write is done, and for how long.
struct ConditionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Time for which the value counts: 90s, 15m, 12h, 7d, 2w.", valueName: "duration"))
    var expiresIn: String?

    @Flag(help: "Write only if the key has no value.")
    var ifAbsent = false

    @Option(
        help: ArgumentHelp("Write only if the key was not changed after this transaction.", valueName: "id"))
    var ifAtTx: UInt64?

    init() {}

    func options() throws(CommandFailure) -> WriteOptions {
        var options = WriteOptions()
        if let expiresIn { options.expiresAt = try DurationText.deadline(expiresIn) }
        guard ifAtTx != 0 else {
            throw CommandFailure(
                .usage, "transactions are counted from 1", hint: "for a new key: --if-absent")
        }
        options.isIfAbsent = ifAbsent
        options.ifAtTx = ifAtTx
        return options
    }
}

/// What writing a key has in common: the words are what the files leave open.
struct WriteCommand {
    private let words: [ByteArgument]
    private let keyFile: String?
    private let valueFile: String?
    private let encoding: InputEncoding
    private let options: WriteOptions

    init(
        _ words: [ByteArgument], _ keyFile: String?, _ valueFile: String?, _ encoding: InputEncoding,
        _ options: WriteOptions
    ) {
        self.options = options
        self.words = words
        self.keyFile = keyFile
        self.valueFile = valueFile
        self.encoding = encoding
    }

    @MainActor
    /// - Parameter receipt: new file for the proof that the key was written.
    func write(in session: CommandSession, receipt: String? = nil) async throws -> EntryView {
        if let receipt { try ProofPrinter.requireNew(receipt) }
        if keyFile == "-", valueFile == "-" {
            throw CommandFailure(.usage, "standard input cannot be both key and value")
        }
        var rest = words[...]
        let key = try session.key(
            keyFile == nil ? rest.popFirst() : nil, file: keyFile, encoding: encoding)
        let value: [UInt8]
        if let valueFile {
            value = try session.contents(ofFile: valueFile)
        } else if let word = rest.popFirst() {
            value = try encoding.decode(word, name: "value")
        } else {
            throw CommandFailure(.usage, "a value is missing", hint: "give KEY VALUE, or --value-file FILE")
        }
        guard rest.isEmpty else {
            throw CommandFailure(
                .usage, "too many words; nothing was written", hint: "quote values with blanks")
        }
        let ledger = try await session.writableLedger()
        let entry = try await ledger.write(key, value, options: options)
        if let receipt {
            let report = try await ledger.prove(.entry(key, .transaction(entry.txID)))
            try ProofPrinter.export(report, to: receipt, in: session)
        }
        return entry
    }
}

/// `delete`: marks a key as deleted.
struct DeleteCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Mark a key as deleted; its history stays.",
        usage: "immuclient delete KEY [--key-file FILE] [flags]",
        discussion: """
            The key disappears from get and scan. Its earlier values stay provable: see history.

            Examples:
              delete invoice/7
            """, aliases: ["del"])

    @Argument(help: "Key.") var key: ByteArgument?
    @OptionGroup var keyFile: KeyFileOption
    @OptionGroup var encoding: EncodingOptions
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let key = try session.key(key, file: keyFile.keyFile, encoding: encoding.choice)
        let deletion = try await session.writableLedger().delete(key)
        let header = ReportHeader(
            kind: "deletion",
            columns: [
                Column("message", visibility: .legacyOnly, legacyPrefix: ""),
                Column("deleted"), Column("tx"), Column("time"),
            ], mainColumn: "tx")
        let values: [FieldValue] = [
            .text("key successfully deleted"), .bytes(deletion.key), .unsigned(deletion.txID),
            Reports.time(deletion.timestamp),
        ]
        try session.report(header, Record(values, badge: deletion.badge))
    }
}

/// `restore`: writes an old value again.
struct RestoreCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Write an earlier revision of a key as the new one.",
        usage: "immuclient restore KEY@REVISION [--dry-run] [flags]",
        discussion: """
            Examples:
              restore invoice/7@3
              restore invoice/7@-1              the revision before the latest
              restore invoice/7@-1 --dry-run    show what would be written
            """)

    @Argument(help: "Key and revision, as in invoice/7@3.") var key: ByteArgument
    @Flag(help: "Show the value; write nothing.") var dryRun = false
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let parsed = try session.keyAtRevision(key, file: nil, encoding: .bytes)
        guard let revision = parsed.revision else {
            throw CommandFailure(
                .usage, "please specify the key with revision to restore", hint: "for example: restore KEY@-1"
            )
        }
        guard revision != 0 else { throw CommandFailure(.usage, "can not restore current revision") }
        let ledger = try await (dryRun ? session.ledger() : session.writableLedger())
        let old = try await ledger.read(parsed.key, at: .revision(revision), recordsTrace: false)
        if dryRun {
            let notes = ["nothing was written"]
            try session.report(Reports.entry("entry"), Reports.record(old, saysVerified: false), notes: notes)
            return
        }
        let entry = try await ledger.write(parsed.key, old.value, options: WriteOptions())
        try session.report(Reports.entry("write"), Reports.record(entry, saysVerified: false))
    }
}

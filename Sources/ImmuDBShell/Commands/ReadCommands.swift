import ArgumentParser
import CommandLineKit
import ImmuDBProofs

/// `get`: one key.
struct GetCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "get", abstract: "Read a key; the answer is proven.",
        usage: "immuclient get KEY[@REVISION] [--key-file FILE] [--at-tx ID] [flags]",
        discussion: """
            Examples:
              get invoice/7                the latest value
              get invoice/7@3              its third revision
              get invoice/7@-1             the revision before the latest
              get invoice/7 --at-tx 951    as transaction 951 wrote it
              get --hex 696e76             a key in hexadecimal
              get -- -key                  a key that starts with a dash
            """, aliases: ["g"])

    @Argument(help: "Key, with @REVISION if wanted.") var key: ByteArgument?
    @OptionGroup var keyFile: KeyFileOption
    @Option(help: ArgumentHelp("Read what this transaction wrote.", valueName: "id")) var atTx: UInt64?
    @OptionGroup var encoding: EncodingOptions
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let entry = try await ReadCommand(key, keyFile.keyFile, atTx, encoding.choice).read(in: session)
        try session.report(Reports.entry("entry"), Reports.record(entry, saysVerified: false))
    }
}

/// `safeget`: the same, and scripts are told that it was verified.
struct SafeGetCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "safeget", abstract: "Read a key and print that it was verified.",
        usage: "immuclient safeget KEY[@REVISION] [--key-file FILE] [--at-tx ID] [flags]",
        discussion: """
            The same as get, with a line 'verified: true' in the output for scripts.

            Examples:
              safeget invoice/7
              safeget invoice/7 --output json
            """, aliases: ["sg"])

    @Argument(help: "Key, with @REVISION if wanted.") var key: ByteArgument?
    @OptionGroup var keyFile: KeyFileOption
    @Option(help: ArgumentHelp("Read what this transaction wrote.", valueName: "id")) var atTx: UInt64?
    @OptionGroup var encoding: EncodingOptions
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let entry = try await ReadCommand(key, keyFile.keyFile, atTx, encoding.choice).read(in: session)
        try session.report(Reports.entry("entry"), Reports.record(entry, saysVerified: true))
    }
}

/// What reading one key has in common.
struct ReadCommand {
    private let key: ByteArgument?
    private let file: String?
    private let atTx: UInt64?
    private let encoding: InputEncoding

    init(_ key: ByteArgument?, _ file: String?, _ atTx: UInt64?, _ encoding: InputEncoding) {
        self.key = key
        self.file = file
        self.atTx = atTx
        self.encoding = encoding
    }

    @MainActor
    func read(in session: CommandSession) async throws -> EntryView {
        let (key, point) = try question(in: session)
        return try await session.ledger().read(key, at: point, recordsTrace: false)
    }

    /// The key, and which of its revisions.
    @MainActor
    func question(in session: CommandSession) throws -> (key: [UInt8], point: ReadPoint) {
        let parsed = try session.keyAtRevision(key, file: file, encoding: encoding)
        var point = parsed.point
        if let atTx {
            guard parsed.revision == nil else {
                throw CommandFailure(.usage, "a revision and --at-tx exclude each other")
            }
            guard atTx > 0 else { throw CommandFailure(.usage, "transactions are counted from 1") }
            point = .transaction(atTx)
        }
        return (parsed.key, point)
    }
}

/// `history`: all revisions of a key.
struct HistoryCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "List the revisions of a key.",
        usage: "immuclient history KEY [--limit N] [--offset N] [--desc] [--since ID] "
            + "[--until ID] [--prove] [flags]",
        discussion: """
            A list shows what the ledger says; that nothing was left out of it cannot be proven.
            With --prove every single revision is checked.

            Examples:
              history invoice/7
              history invoice/7 --desc --limit 1
              history invoice/7 --since 951     written by transaction 951 or later
              history invoice/7 --until 2024-05-01
              history invoice/7 --prove --output jsonl
            """, aliases: ["h"])

    @Argument(help: "Key.") var key: ByteArgument?
    @OptionGroup var keyFile: KeyFileOption
    @OptionGroup var list: ListOptions
    @OptionGroup var span: SpanOptions
    @OptionGroup var encoding: EncodingOptions
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let key = try session.key(key, file: keyFile.keyFile, encoding: encoding.choice)
        let ledger = try await session.ledger()
        let printer = ListPrinter(
            session: session, header: Reports.history, options: list.choice,
            span: try await ledger.span(since: span.since, until: span.until))
        try await printer.printPages(
            fetch: { position, count in
                try await ledger.history(
                    key, page: PageRequest(offset: position, limit: count, isDescending: list.desc))
            },
            record: { entry in
                let change = entry.metadata.isDeleted ? "deleted" : entry.revision == 1 ? "new" : "changed"
                return Reports.record(entry, saysVerified: false, change: change)
            })
    }
}

/// `scan`: keys in order.
struct ScanCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan", abstract: "List keys and values, optionally with a prefix.",
        usage: "immuclient scan [PREFIX] [--after KEY] [--limit N] [--offset N] [--desc] [--since ID] "
            + "[--until ID] [--prove] [flags]",
        discussion: """
            A list shows what the ledger says; that nothing was left out of it cannot be proven.
            With --prove every single entry is checked. There is no limit, except that a terminal
            shows 1000 entries unless --limit says otherwise; a list that was cut says so.

            Examples:
              scan invoice/
              scan invoice/ --after invoice/7 --limit 20
              scan invoice/ --since 951       keys that changed in transaction 951 or later
              scan --output jsonl > everything.jsonl
            """, aliases: ["scn"])

    @Argument(help: "Only keys that start with this.") var prefix: ByteArgument?
    @Option(help: ArgumentHelp("Start behind this key.", valueName: "key")) var after: ByteArgument?
    @OptionGroup var list: ListOptions
    @OptionGroup var span: SpanOptions
    @OptionGroup var encoding: EncodingOptions
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let prefix = try prefix.map { try encoding.choice.decode($0, name: "prefix") } ?? []
        let start = try after.map { try encoding.choice.decode($0, name: "key") }
        let ledger = try await session.ledger()
        let printer = ListPrinter(
            session: session, header: Reports.scan, options: list.choice,
            span: try await ledger.span(since: span.since, until: span.until),
            remarks: session.past == nil ? [] : ["keys that were deleted or expired since are not listed"])
        let cursor = ScanCursor(start)
        try await printer.printPages(
            fetch: { offset, count in
                // Behind the first page the last key is the place to go on, however much is written
                // meanwhile.
                let page = PageRequest(
                    offset: cursor.after == start ? offset : 0, limit: count, isDescending: list.desc)
                let entries = try await ledger.scan(
                    ScanRequest(prefix: prefix, after: cursor.after, page: page))
                if let last = entries.last { cursor.after = last.referencedBy ?? last.key }
                return entries
            },
            record: { Reports.record($0, saysVerified: false) })
    }
}

/// Where a scan goes on.
@MainActor
private final class ScanCursor {
    var after: [UInt8]?

    init(_ after: [UInt8]?) { self.after = after }
}

/// `count`: number of keys.
struct CountCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "count", abstract: "Count the keys with a prefix; deleted ones count too.",
        usage: "immuclient count PREFIX [flags]",
        discussion: """
            Examples:
              count invoice/
              count ''         all keys
            """, aliases: ["cnt"])

    @Argument(help: "Prefix; may be empty.") var prefix: ByteArgument
    @OptionGroup var encoding: EncodingOptions
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let prefix = try encoding.choice.decode(prefix, name: "prefix")
        let count = try await session.ledger().count(prefix: prefix)
        let header = ReportHeader(
            kind: "count", columns: [Column("count", legacyPrefix: "")], mainColumn: "count")
        try session.report(header, Record([.unsigned(count)], badge: .unproven))
    }
}

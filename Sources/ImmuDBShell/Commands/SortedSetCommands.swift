import ArgumentParser
import CommandLineKit
import ImmuDBProofs

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// `zadd`: a member of a sorted set.
struct ZAddCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "zadd", abstract: "Add a key to a sorted set; the write is proven.",
        usage: "immuclient zadd SET SCORE KEY [--at-tx ID] [flags]",
        discussion: """
            Scores from 0 on are listed by size. Negative ones come behind all others:
            that is how the ledger stores them. A key can be in a set several times, and
            cannot be taken out.

            Examples:
              zadd by-total 120.5 invoice/7
              zadd by-total 99 invoice/7 --at-tx 951    as it was then
              zadd depth -- -5 well/3                   a negative score
            """, aliases: ["za"])

    @OptionGroup var words: MemberWords
    @OptionGroup var encoding: EncodingOptions
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let view = try await words.write(in: session, encoding.choice)
        try session.report(Reports.memberAdded, Reports.record(view, saysVerified: false))
    }
}

/// `safezadd`: the same, and scripts are told that it was verified.
struct SafeZAddCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "safezadd", abstract: "Add a key to a sorted set and print that it was verified.",
        usage: "immuclient safezadd SET SCORE KEY [--at-tx ID] [flags]",
        discussion: """
            The same as zadd, with a line 'verified: true' in the output for scripts.

            Examples:
              safezadd by-total 120.5 invoice/7
            """, aliases: ["sza"])

    @OptionGroup var words: MemberWords
    @OptionGroup var encoding: EncodingOptions
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let view = try await words.write(in: session, encoding.choice)
        try session.report(Reports.memberAdded, Reports.record(view, saysVerified: true))
    }
}

/// What both have in common.
struct MemberWords: ParsableArguments {
    @Argument(help: "Name of the set.") var set: ByteArgument
    @Argument(help: "Any number, also inf and nan.") var score: String
    @Argument(help: "Key of the member.") var key: ByteArgument
    @Option(help: ArgumentHelp("Always the value that this transaction wrote.", valueName: "id"))
    var atTx: UInt64?

    init() {}

    @MainActor
    func write(in session: CommandSession, _ encoding: InputEncoding) async throws -> MemberView {
        let set = try encoding.decode(set, name: "set")
        guard !set.isEmpty else { throw CommandFailure(.usage, "the name of a set cannot be empty") }
        let key = try session.key(key, file: nil, encoding: encoding)
        guard atTx != 0 else { throw CommandFailure(.usage, "transactions are counted from 1") }
        return try await session.writableLedger().addMember(
            set, score: try ScoreText.parse(score), key: key, atTx: atTx ?? 0)
    }
}

/// `zscan`: the members of a sorted set.
struct ZScanCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "zscan", abstract: "List the members of a sorted set.",
        usage: "immuclient zscan SET [--after SCORE --after-key KEY] [--min SCORE] [--max SCORE] "
            + "[--limit N] [--offset N] [--desc] [--since ID] [--until ID] [--prove] [flags]",
        discussion: """
            The order is that of the stored scores: 0 and above by size, then negative
            ones. Downwards it begins at --max, or at the largest finite number.
            A list shows what the ledger says; that nothing was left out of it, and that
            a key is in the set, is not proven. With --prove every value is checked.

            Examples:
              zscan by-total
              zscan by-total --desc --limit 10      the ten largest
              zscan by-total --min 100 --max 200
              zscan by-total --after 120.5 --after-key invoice/7
            """, aliases: ["zscn"])

    @Argument(help: "Name of the set.") var set: ByteArgument
    @Option(help: ArgumentHelp("Start behind a member of this score.", valueName: "score"))
    var after: String?
    @Option(help: ArgumentHelp("Key of that member.", valueName: "key")) var afterKey: ByteArgument?
    @Option(help: ArgumentHelp("Lowest score.", valueName: "score")) var min: String?
    @Option(help: ArgumentHelp("Highest score.", valueName: "score")) var max: String?
    @OptionGroup var list: ListOptions
    @OptionGroup var span: SpanOptions
    @OptionGroup var encoding: EncodingOptions
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let name = try encoding.choice.decode(set, name: "set")
        guard !name.isEmpty else { throw CommandFailure(.usage, "the name of a set cannot be empty") }
        guard (after == nil) == (afterKey == nil) else {
            throw CommandFailure(.usage, "--after and --after-key go together")
        }
        let start = try afterKey.map { key in
            MemberPosition(
                score: try ScoreText.parse(after ?? ""), key: try encoding.choice.decode(key, name: "key"))
        }
        let bounds = (
            min: try min.map { try ScoreText.parse($0) }, max: try max.map { try ScoreText.parse($0) }
        )
        let ledger = try await session.ledger()
        let cursor = MemberCursor(start)
        let printer = ListPrinter(
            session: session, header: Reports.zscan, options: list.choice,
            span: try await ledger.span(since: span.since, until: span.until))
        try await printer.printPages(
            fetch: { offset, count in
                // Behind the first page the last member is the place to go on.
                let page = PageRequest(
                    offset: cursor.after == start ? offset : 0, limit: count, isDescending: list.desc)
                let members = try await ledger.members(
                    MemberRequest(
                        set: name, after: cursor.after, min: bounds.min, max: bounds.max, page: page))
                if let last = members.last { cursor.after = last.position }
                return members
            },
            record: { Reports.record(member: $0) })
    }
}

/// Where a list of members goes on.
@MainActor
private final class MemberCursor {
    var after: MemberPosition?

    init(_ after: MemberPosition?) { self.after = after }
}

/// Scores on the command line and in reports.
enum ScoreText {
    static func parse(_ text: String) throws(CommandFailure) -> Double {
        guard let score = Double(text) else {
            throw CommandFailure(
                .usage, "the score '\(text)' is not a number", hint: "as in 120.5, -3, 1e9, inf")
        }
        return score
    }

    /// With six decimals, as earlier versions printed it.
    static func sixDecimals(_ score: Double) -> String {
        guard score.isFinite else { return score.isNaN ? "NaN" : score < 0 ? "-Inf" : "+Inf" }
        let capacity = Limits.scoreCharactersMax
        return String(unsafeUninitializedCapacity: capacity) { bytes in
            let count = bytes.withMemoryRebound(to: CChar.self) { text in
                withVaList([score]) { vsnprintf(text.baseAddress, capacity, "%.6f", $0) }
            }
            return min(max(Int(count), 0), capacity - 1)
        }
    }
}

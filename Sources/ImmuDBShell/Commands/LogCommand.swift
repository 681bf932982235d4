import ArgumentParser
import CommandLineKit

/// `log`: transactions, the newest first.
struct LogCommand: LedgerCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "List transactions, the newest first.",
        usage: "immuclient log [--since ID] [--until ID] [--after ID] [--limit N] [--offset N] [--asc] "
            + "[--prove] [--follow] [flags]",
        discussion: """
            Hashes shown are computed from the headers that the ledger lists. With --prove
            every transaction is checked against the trusted history. 'tx ID' shows one
            with its entries.

            Examples:
              log --limit 10
              log --asc --since 951 --until 960
              log --since 2024-05-01T08:22:07Z      times without a zone are in UTC
              log --follow                    from now on, every one proven
              log --after 951 --limit 10       the ten before transaction 951
            """)

    @Option(help: ArgumentHelp("Only this transaction and later ones; or a time.", valueName: "id"))
    var since: TransactionBound?
    @Option(help: ArgumentHelp("Only this transaction and earlier ones; or a time.", valueName: "id"))
    var until: TransactionBound?
    @Option(help: ArgumentHelp("Start behind this transaction.", valueName: "id")) var after: UInt64?
    @Option(help: ArgumentHelp("Transactions to show at most; 0 is all.", valueName: "count"))
    var limit: UInt64?
    @Option(help: ArgumentHelp("Transactions to leave out at the beginning.", valueName: "count"))
    var offset: UInt64 = 0
    @Flag(help: "Show new transactions as they come, until Ctrl-C.") var follow = false
    @Flag(help: "The oldest first.") var asc = false
    @Flag(help: "Fetch and check a proof for every transaction.") var prove = false
    @OptionGroup var globals: GlobalOptions
    @OptionGroup var connection: ConnectionOptions

    func run(in session: CommandSession) async throws {
        let ledger = try await session.ledger()
        if follow { return try await LogFollower(session: session, ledger: ledger).run(since: since) }
        let last = try await ledger.currentState().txID
        let span = try await ledger.span(since: since, until: until)
        var low = max(span.since ?? 1, 1)
        var high = min(span.until ?? last, last)
        if let after {
            if asc {
                low = max(low, after == .max ? after : after + 1)
            } else {
                high = min(high, after == 0 ? 0 : after - 1)
            }
        }
        let list = ListChoice(limit: limit, offset: offset, isDescending: !asc, proves: prove)
        let (first, end) = (low, high)
        let printer = ListPrinter(session: session, header: Reports.log, options: list)
        try await printer.printPages(
            fetch: { position, count in
                guard first <= end, position <= end - first else { return [] }
                let left = end - first - position + 1
                let page = PageRequest(limit: min(count, left), isDescending: list.isDescending)
                return try await ledger.transactions(
                    from: list.isDescending ? end - position : first + position, page: page)
            },
            record: { Reports.record(listed: $0) })
    }
}

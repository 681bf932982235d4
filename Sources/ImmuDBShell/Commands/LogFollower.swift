import CommandLineKit
import ImmuDBProofs
import SystemIO
import TerminalUI

/// `log --follow`: every transaction that is added, proven, as it comes.
@MainActor
struct LogFollower {
    let session: CommandSession
    let ledger: any Ledger

    /// - Parameter since: where to begin; nil: with the next one.
    func run(since: TransactionBound?) async throws {
        var last = try await ledger.currentState().txID
        if let since, let first = try await ledger.span(since: since, until: nil).since {
            last = min(last, max(first, 1) - 1)
        }
        let isForPeople = session.isTerminal && session.settings["output"] == nil
        var writer = isForPeople ? nil : try session.begin(Reports.log)
        if isForPeople { try session.remark("waiting for transactions behind \(last); Ctrl-C ends it") }
        while true {
            let newest = try await ledger.currentState().txID
            while last < newest {
                last += 1
                let transaction = try await ledger.transaction(last, recordsTrace: false)
                session.note(transaction.badge)
                if writer == nil {
                    try session.streams.output.writeLine(try line(transaction))
                } else {
                    try writer?.add(Reports.record(listed: transaction))
                }
                try session.streams.output.flush()
            }
            try await Task.sleep(for: .milliseconds(Limits.followMilliseconds))
        }
    }

    private func line(_ transaction: TransactionView) throws -> String {
        let style = try session.style()
        let time = style.text(of: .time(Timestamp(seconds: transaction.header.timestamp)))
        let count = transaction.header.entryCount
        let hash = transaction.alh.hex.prefix(16)
        let keys = transaction.entries.prefix(3).map { style.text(of: .bytes($0.key), limit: 24) }
        let more = transaction.entries.count > 3 ? ", ..." : ""
        let mark = transaction.badge.symbol(isUnicode: style.isUnicode)
        let text =
            "\(mark) \(transaction.header.id)  \(time)  "
            + "\(count) \(count == 1 ? "entry" : "entries")  \(hash)  "
            + keys.joined(separator: ", ") + more
        let marker = style.isUnicode ? "…" : ".."
        return style.columns.map { DisplayWidth.truncate(text, to: $0, marker: marker) } ?? text
    }
}

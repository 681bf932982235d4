import CommandLineKit
import ImmuDBClient
import ImmuDBRecords
import TerminalUI

/// Runs statements and prints what comes of them.
@MainActor
struct StatementRunner {
    let session: CommandSession
    let clock = StatementClock()

    init(session: CommandSession) { self.session = session }

    /// Runs one statement typed at the prompt; BEGIN, COMMIT and ROLLBACK drive a transaction of the session.
    func run(_ statement: [UInt8]) async throws {
        guard let text = String(validating: statement, as: UTF8.self) else {
            throw CommandFailure(.sql, "the statement is not valid UTF-8")
        }
        session.sqlState.lastStatement = text
        let start = ContinuousClock.now
        switch StatementKind(statement) {
        case .begin:
            try await session.ledger().sql.begin()
            try message("transaction begun", quiet: true)
        case .commit:
            let desk = try await session.ledger().sql
            let result = try await desk.commit()
            session.names.forget()
            try await report(result, desk)
        case .rollback:
            try await session.ledger().sql.rollback()
            try message("rolled back", quiet: true)
        case .query: try await query(text)
        case .change: try await execute(text)
        }
        try await tellTime(since: start)
    }

    /// Runs a query and prints its rows.
    func query(_ text: String) async throws {
        let desk = try await session.ledger().sql
        let mode = session.sqlState.verification
        guard mode == .off || desk.transaction != .none else {
            return try await provenQuery(text, desk, mode)
        }
        guard mode != .strict else {
            throw CommandFailure(
                .failure, "rows inside of a transaction cannot be proven, and only proven ones are shown",
                hint: "COMMIT first, or \\verify on")
        }
        let printer = ResultPrinter(session)
        try await explaining(text, desk) {
            try await desk.query(text, parameters: parameters(in: text)) { batch in
                try await rendered(batch, printer)
            }
        }
        try clock.rendering { try printer.end() }
    }

    private func rendered(_ batch: SQLBatch, _ printer: ResultPrinter) throws {
        try clock.rendering { try printer.add(batch) }
    }

    /// Runs statements that change something and prints how much.
    func execute(_ text: String) async throws {
        let desk = try await session.writableLedger().sql
        let isInside = desk.transaction == .open
        let result = try await explaining(text, desk) {
            try await desk.execute(text, parameters: parameters(in: text))
        }
        if StatementKind.changesNames(Array(text.utf8)) { session.names.forget() }
        if isInside {
            try message("done, not committed yet", quiet: true)
        } else {
            try await report(result, desk)
        }
    }

    /// Tells what was written, once it is proven to be part of the history.
    private func report(_ result: ExecutionView, _ desk: any SQLDesk) async throws {
        var badge: Badge?
        if let txID = result.txID {
            badge = try await clock.proving { try await desk.badge(ofTransaction: txID) }
        }
        // Proven all the same: a failed proof is an error, and errors are told.
        guard try !session.settings.flag("quiet") else { return }
        let keys = result.keys.sorted { $0.key < $1.key }.map { table, key in
            Record([
                .text(table), key.first.map { FieldValue($0) } ?? .null,
                key.last.map { FieldValue($0) } ?? .null,
            ])
        }
        let header = ReportHeader(
            kind: "commit",
            columns: [
                Column("updatedRows", title: "updated rows", legacyPrefix: "Updated rows: "), Column("tx"),
                Column("keys", title: "generated keys"),
            ], mainColumn: "updatedRows", hasBadges: badge != nil)
        let columns = [Column("table"), Column("first"), Column("last")]
        try session.report(
            header,
            Record(
                [
                    .unsigned(result.updatedRows), result.txID.map { .unsigned($0) } ?? .null,
                    keys.isEmpty ? .null : .records(RecordList(columns: columns, records: keys)),
                ], badge: badge))
    }

    /// A word for the person at the terminal; scripts see the exit status.
    private func message(_ text: String, quiet: Bool) throws {
        guard session.isTerminal || !quiet, try !session.settings.flag("quiet") else { return }
        try session.streams.output.writeLine(text)
        try session.streams.output.flush()
    }

    /// A server shares its part with the network, whose part is one round trip with nothing to do.
    private func tellTime(since start: ContinuousClock.Instant) async throws {
        guard session.sqlState.isTiming else { return }
        let whole = ContinuousClock.now - start
        let (rendered, proved) = (clock.rendered, clock.proved)
        let answered = whole - rendered - proved
        var parts: [(String, Duration)] = [("ledger", answered)]
        let ledger = try await session.ledger()
        if await ledger.target.isServer {
            let asked = ContinuousClock.now
            _ = try await ledger.info()
            let trip = min(ContinuousClock.now - asked, answered)
            parts = [("network", trip), ("server", answered - trip)]
        }
        parts += [("verification", proved), ("rendering", rendered)]
        let text = parts.map { "\($0) \(Self.milliseconds($1))" }.joined(separator: ", ")
        try session.remark("time: \(Self.milliseconds(whole)) ms (\(text))")
    }

    /// With one decimal.
    static func milliseconds(_ duration: Duration) -> String {
        let (seconds, atto) = duration.components
        let tenths = seconds * 10_000 + atto / 100_000_000_000_000
        return "\(tenths / 10).\(tenths % 10)"
    }

    /// The variables that a statement refers to with `@`.
    func parameters(in text: String) -> [SQLParameter] {
        Self.names(in: text).compactMap { name in
            session.sqlState.variables[name].map { SQLParameter(name, $0) }
        }
    }

    /// Names behind `@` outside of quotations, in lower case, each once.
    static func names(in text: String) -> [String] {
        let bytes = Array(text.utf8)
        var names: [String] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "'") || bytes[index] == UInt8(ascii: "\"") {
                index = StatementScanner.endOfQuotation(bytes, from: index) ?? bytes.count
                continue
            }
            guard bytes[index] == UInt8(ascii: "@") else {
                index += 1
                continue
            }
            let end = bytes[(index + 1)...].firstIndex { !isNameByte($0) } ?? bytes.count
            let name = String(decoding: bytes[(index + 1)..<end], as: UTF8.self).lowercased()
            if !name.isEmpty, !names.contains(name) { names.append(name) }
            index = end
        }
        return names
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte & 0xDF)
    }

    /// Adds to an error of the server the place in the statement and names that may have been meant.
    func explaining<R: Sendable>(
        _ text: String, _ desk: any SQLDesk, _ body: () async throws -> R
    ) async throws -> R {
        do {
            return try await body()
        } catch let error as ClientError where error.code == .sql {
            let plain = CommandFailure(explaining: error)
            let excerpt = StatementExcerpt.lines(text, message: error.message)
            var hint = plain.hint
            if let name = Self.missing("table", error.message) {
                hint = await similarTables(name, desk) ?? hint
            } else if let name = Self.missing("column", error.message) {
                hint = await similarColumns(name, text, desk) ?? hint
            }
            throw CommandFailure(
                .sql, plain.message, hint: hint, details: plain.details,
                excerpt: excerpt.map { TextSanitizer.singleLine.sanitize($0) })
        }
    }
}

import CommandLineKit
import ImmuDBClient
import ImmuDBEngine
import ImmuDBProofs
import ImmuDBRecords
import TerminalUI

@MainActor
extension MetaCommand {
    static func verify(_ context: MetaContext, _ arguments: [String]) throws {
        let session = context.session
        session.sqlState.verification = try VerificationMode(arguments, now: session.sqlState.verification)
        try session.remark("proving rows is \(session.sqlState.verification.text)")
    }

    /// Bounds of the engine of this program; a server of another version may have others.
    static func limits(_ context: MetaContext, _ arguments: [String]) throws {
        guard arguments.isEmpty else { throw wrongUse("limits", "") }
        let header = ResultPrinter.header(
            "limit", [Column("what"), Column("at most", alignment: .trailing), Column("of")])
        var writer = try context.session.begin(header)
        for limit in StatementLimit.all {
            try writer.add(
                Record([.text(limit.name), FieldValue(.integer(limit.value)), .text(limit.unit)]))
        }
        try writer.end()
        try context.session.flushResult()
    }

    static func describe(_ context: MetaContext, _ arguments: [String]) async throws {
        guard arguments.count <= 1 else { throw wrongUse("d", "[NAME]") }
        let collections = try await context.session.ledger().documents.collections().claimed
        guard let name = arguments.first else {
            try await run(["tables"], context)
            if !collections.isEmpty { try await run(["collections"], context) }
            return
        }
        let tables = try await context.session.ledger().sql.tables()
        let isCollection = collections.contains { $0.name == name }
        if isCollection { try await run(["collection", "show", "--", name], context) }
        if !isCollection || tables.contains(name) { try await run(["describe", "--", name], context) }
    }

    private static func run(_ words: [String], _ context: MetaContext) async throws {
        guard
            case .command(let command, _) = try Invocation.parse(
                words, columns: context.session.streams.capabilities.columns)
        else { return }
        try await command.run(in: context.session)
    }

    /// A list that the dialect has a statement for.
    static func show(
        _ what: String, _ context: MetaContext, _ arguments: [String], _ name: String
    ) async throws {
        guard arguments.isEmpty else { throw wrongUse(name, "") }
        try await StatementRunner(session: context.session).query("SHOW \(what)")
    }

    static func indexes(_ context: MetaContext, _ arguments: [String]) async throws {
        guard arguments.count == 1 else { throw wrongUse("di", "TABLE") }
        let name = arguments[0].split(separator: "'", omittingEmptySubsequences: false).joined(
            separator: "''")
        try await StatementRunner(session: context.session).query("SELECT * FROM INDEXES('\(name)')")
    }

    static func asOf(_ context: MetaContext, _ arguments: [String]) async throws {
        let session = context.session
        let text = arguments.joined(separator: " ")
        switch text {
        case "":
            try session.remark(
                session.past.map { "reading as of transaction \($0)" } ?? "reading the present")
        case "now":
            session.past = nil
            try session.remark("reading the present")
        default:
            guard let bound = TransactionBound(argument: text) else {
                throw CommandFailure(
                    .usage, "'\(text)' is neither a transaction nor a time",
                    hint: "\\asof 951, \\asof 2024-05-01T08:22:07Z, \\asof 2024-05-01, \\asof now")
            }
            session.past = nil
            let ledger = try await session.ledger()
            let last = try await ledger.currentState().txID
            let txID = try await ledger.span(since: nil, until: bound).until ?? last
            guard txID > 0, txID <= last else {
                throw CommandFailure(
                    .notFound,
                    txID == 0
                        ? "there was no transaction yet" : "the last transaction is \(last), not \(txID)")
            }
            session.past = txID
            try session.remark("reading as of transaction \(txID); \\asof now returns to the present")
        }
    }

    static func copy(_ context: MetaContext, _ arguments: [String]) async throws {
        let request = try CopyRequest(parsing: ByteText.bytes(of: arguments.first ?? ""))
        switch request.direction {
        case .to: try await CopyOut(session: context.session, request: request).run()
        case .from: try await CopyIn(session: context.session, request: request).run()
        }
    }
}

/// Which rows of results are proven.
enum VerificationMode: Sendable, Hashable {
    case off
    /// So many of a hundred, chosen by chance.
    case sample(percent: Int)
    case on
    /// A result with a row that is not proven is an error.
    case strict

    /// Words behind `\verify`; nothing switches between on and off.
    init(_ words: [String], now: VerificationMode) throws(CommandFailure) {
        switch words {
        case []: self = now == .off ? .on : .off
        case ["off"]: self = .off
        case ["on"]: self = .on
        case ["strict"]: self = .strict
        case let words where words.first == "sample" && words.count <= 2:
            let text = words.count == 2 ? words[1] : "10"
            guard let percent = Int(text.hasSuffix("%") ? String(text.dropLast()) : text),
                (1...100).contains(percent)
            else { throw CommandFailure(.usage, "'\(text)' is not 1% to 100%") }
            self = .sample(percent: percent)
        default: throw MetaCommand.wrongUse("verify", "[off|sample N%|on|strict]")
        }
    }

    var text: String {
        switch self {
        case .off: "off"
        case .sample(let percent): "on for \(percent)% of the rows"
        case .on: "on"
        case .strict: "strict: rows that cannot be proven are an error"
        }
    }
}

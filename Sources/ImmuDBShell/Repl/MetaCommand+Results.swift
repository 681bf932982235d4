import CommandLineKit
import ImmuDBClient
import ImmuDBRecords
import Synchronization

@MainActor
extension MetaCommand {
    static func expand(_ context: MetaContext, _ arguments: [String]) throws {
        let session = context.session
        var choice = session.sqlState.display.expansion
        switch arguments {
        case []: choice = choice == .off ? .on : .off
        case ["on"]: choice = .on
        case ["off"]: choice = .off
        case ["auto"]: choice = .auto
        default: throw wrongUse("x", "[on|off|auto]")
        }
        session.sqlState.display.expansion = choice
        try session.remark("expanded rows are \(choice.rawValue)")
    }

    static func printSetting(_ context: MetaContext, _ arguments: [String]) throws {
        let session = context.session
        guard let name = arguments.first else { return try listPrintSettings(session) }
        if name == "expanded" { return try expand(context, Array(arguments.dropFirst())) }
        guard arguments.count == 2 else {
            throw wrongUse("pset", "[null TEXT | format NAME | border 0|1|2 | pager on|off | width fit|full]")
        }
        try session.setDisplay(name, to: arguments[1])
    }

    private static func listPrintSettings(_ session: CommandSession) throws {
        let header = ResultPrinter.header("setting", [Column("name"), Column("value")])
        var writer = try session.begin(header)
        for (name, value) in try session.displaySettings {
            try writer.add(Record([.text(name), .text(value)]))
        }
        try writer.end()
        try session.flushResult()
    }

    static func redirect(_ context: MetaContext, _ arguments: [String]) throws {
        let session = context.session
        let old = session.sqlState.result
        session.sqlState.result = nil
        try old?.close()
        if let text = arguments.first {
            session.sqlState.result = try ResultTarget(text, environment: session.environment)
        }
    }

    static func go(_ context: MetaContext, _ arguments: [String]) async throws {
        let session = context.session
        guard let text = arguments.first else { return try await again(session) }
        let target = try ResultTarget(text, environment: session.environment)
        let before = session.sqlState.result
        session.sqlState.result = target
        defer { session.sqlState.result = before }
        do {
            try await again(session)
        } catch {
            try target.close()
            throw error
        }
        try target.close()
    }

    static func goExpanded(_ context: MetaContext, _ arguments: [String]) async throws {
        guard arguments.isEmpty else { throw wrongUse("gx", "") }
        let session = context.session
        let before = session.sqlState.display.expansion
        session.sqlState.display.expansion = .on
        defer { session.sqlState.display.expansion = before }
        try await again(session)
    }

    /// One row, whose values become those of the names of the columns.
    static func goSet(_ context: MetaContext, _ arguments: [String]) async throws {
        guard arguments.count <= 1 else { throw wrongUse("gset", "[PREFIX]") }
        let session = context.session
        guard let query = session.sqlState.lastStatement, StatementKind(Array(query.utf8)) == .query else {
            throw CommandFailure(.usage, "there is no query to take values from yet")
        }
        let rows = Mutex<[[SQLValue]]>([])
        let columns = Mutex<[SQLColumn]>([])
        let runner = StatementRunner(session: session)
        let desk = try await session.ledger().sql
        try await runner.explaining(query, desk) {
            try await desk.query(query, parameters: runner.parameters(in: query)) { batch in
                columns.withLock { $0 = batch.columns }
                let count = rows.withLock { rows in
                    rows += batch.rows.prefix(2)
                    return rows.count
                }
                guard count < 2 else {
                    throw CommandFailure(.sql, "\\gset needs one row, and there are more")
                }
            }
        }
        guard let row = rows.withLock({ $0.first }) else {
            throw CommandFailure(.notFound, "\\gset needs one row, and there is none")
        }
        for (column, value) in zip(columns.withLock({ $0 }), row) {
            let name = (arguments.first ?? "") + column.plainName
            session.sqlState.variables[name.lowercased()] = value
        }
    }

    static func watch(_ context: MetaContext, _ arguments: [String]) async throws {
        let session = context.session
        guard let query = session.sqlState.lastStatement, StatementKind(Array(query.utf8)) == .query else {
            throw CommandFailure(.usage, "there is no query to repeat yet")
        }
        let seconds = arguments.isEmpty ? 2 : Double(arguments[0])
        let times = arguments.count > 1 ? Int(arguments[1]) : Int.max
        guard let seconds, let times, arguments.count <= 2, seconds >= Limits.watchSecondsMin,
            seconds <= Limits.watchSecondsMax, times > 0
        else { throw wrongUse("watch", "[SECONDS [TIMES]]") }
        // Each round is shown at once: nothing is held back for a pager.
        let pages = session.sqlState.display.isPaging
        session.sqlState.display.isPaging = false
        defer { session.sqlState.display.isPaging = pages }
        for round in 0..<times {
            if round > 0 { try await Task.sleep(for: .seconds(seconds)) }
            session.noteWindowSize()
            try await StatementRunner(session: session).query(query)
        }
    }

    private static func again(_ session: CommandSession) async throws {
        guard let statement = session.sqlState.lastStatement else {
            throw CommandFailure(.usage, "there is no statement to run yet")
        }
        try await StatementRunner(session: session).run(Array(statement.utf8))
    }
}

import CommandLineKit
import ImmuDBClient
import ImmuDBProofs
import ImmuDBRecords
import SystemIO
import TerminalUI

/// What commands that begin with a backslash work with.
@MainActor
struct MetaContext {
    let program: Program
    let session: CommandSession
}

/// A command about the shell itself, typed with a backslash.
struct MetaCommand: Sendable {
    let name: String
    let arguments: String
    let summary: String
    let run: @Sendable @MainActor (MetaContext, [String]) async throws -> Void

    /// All of them, in the order of the help.
    static let all: [MetaCommand] = [
        MetaCommand(
            name: "d", arguments: "[NAME]", summary: "list tables and collections, or the columns of one"
        ) {
            try await describe($0, $1)
        },
        MetaCommand(name: "timing", arguments: "[on|off]", summary: "tell how long statements take") {
            let state = try flag($1, $0.session.sqlState.isTiming)
            $0.session.sqlState.isTiming = state
            try $0.session.remark("timing is \(state ? "on" : "off")")
        },
        MetaCommand(name: "x", arguments: "[on|off]", summary: "show rows one field on each line") {
            let state = try flag($1, $0.session.sqlState.isExpanded)
            $0.session.sqlState.isExpanded = state
            try $0.session.remark("expanded rows are \(state ? "on" : "off")")
        },
        MetaCommand(name: "i", arguments: "FILE", summary: "run the commands and statements in a file") {
            try await include($0, $1)
        },
        MetaCommand(name: "o", arguments: "[FILE]", summary: "write rows to a file, or to the screen again") {
            try redirect($0, $1)
        },
        MetaCommand(name: "set", arguments: "[NAME VALUE]", summary: "give @NAME in statements a value") {
            try set($0, $1)
        },
        MetaCommand(name: "unset", arguments: "NAME", summary: "take the value of @NAME away") {
            guard $1.count == 1 else { throw wrongUse("unset", "NAME") }
            $0.session.sqlState.variables[$1[0].lowercased()] = nil
        },
        MetaCommand(
            name: "watch", arguments: "[SECONDS [TIMES]]", summary: "repeat the last query until Ctrl-C"
        ) { try await watch($0, $1) },
        MetaCommand(name: "verify", arguments: "[on|off]", summary: "prove rows that have their key") {
            try verify($0, $1)
        },
        MetaCommand(name: "limits", arguments: "", summary: "list the bounds of statements") {
            try limits($0, $1)
        },
        MetaCommand(name: "conninfo", arguments: "", summary: "tell what the shell is connected to") {
            context, _ in
            let target = try await context.session.ledger().target
            let user = target.user.map { "as \($0) " } ?? ""
            try context.session.remark(
                "database \(target.database) of \(target.name) \(user)(\(target.protection))")
        },
    ]

    /// Names of all of them, those that the shell handles itself left out.
    static let names: Set<String> = Set(all.map(\.name))

    /// One line for each.
    static var overview: String {
        let heads = all.map { "\\\($0.name) \($0.arguments)" }
        let width = heads.map(\.count).max() ?? 0
        let lines = zip(heads, all).map { head, command in
            "  \(head)\(String(repeating: " ", count: width - head.count + 2))\(command.summary)"
        }
        return (["", "Anything else is SQL, up to a semicolon."] + lines).joined(separator: "\n")
    }

    /// Runs one by its name.
    @MainActor
    static func run(_ name: String, _ arguments: [String], _ context: MetaContext) async throws {
        guard let command = all.first(where: { $0.name == name }) else {
            throw CommandFailure(.usage, "unknown command '\\\(name)'", hint: "\\? shows all")
        }
        try await command.run(context, arguments)
    }

    static func wrongUse(_ name: String, _ arguments: String) -> CommandFailure {
        CommandFailure(.usage, "usage: \\\(name) \(arguments)")
    }

    static func flag(_ arguments: [String], _ current: Bool) throws(CommandFailure) -> Bool {
        switch arguments {
        case []: return !current
        case ["on"]: return true
        case ["off"]: return false
        default: throw CommandFailure(.usage, "on or off, or nothing to change it")
        }
    }
}

@MainActor
extension MetaCommand {
    private static func describe(_ context: MetaContext, _ arguments: [String]) async throws {
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

    private static func include(_ context: MetaContext, _ arguments: [String]) async throws {
        guard arguments.count == 1 else { throw wrongUse("i", "FILE") }
        let session = context.session
        guard session.sqlState.includeDepth < Limits.includeDepthMax else {
            throw CommandFailure(
                .usage, "scripts include each other more than \(Limits.includeDepthMax) deep")
        }
        let input = ScriptReplInput(text: try ScriptOptions.read(arguments[0]))
        session.sqlState.includeDepth += 1
        defer { session.sqlState.includeDepth -= 1 }
        let status = await Repl(program: context.program, session: session, input: input, isIncluded: true)
            .run(keepsGoing: false)
        guard status == .success else {
            throw CommandFailure(status, "\\i \(arguments[0]) stopped at the first error")
        }
    }

    private static func redirect(_ context: MetaContext, _ arguments: [String]) throws {
        guard arguments.count <= 1 else { throw wrongUse("o", "[FILE]") }
        let session = context.session
        try session.sqlState.result?.close()
        session.sqlState.result = nil
        if let path = arguments.first { session.sqlState.result = try ResultFile(path) }
    }

    private static func set(_ context: MetaContext, _ arguments: [String]) throws {
        let session = context.session
        switch arguments.count {
        case 0:
            let header = ResultPrinter.header("variable", [Column("name"), Column("value")])
            var writer = try session.begin(header)
            for (name, value) in session.sqlState.variables.sorted(by: { $0.key < $1.key }) {
                try writer.add(Record([.text("@\(name)"), FieldValue(value)]))
            }
            try writer.end()
            try session.flushResult()
        case 2...:
            let value = arguments.dropFirst().joined(separator: " ")
            session.sqlState.variables[arguments[0].lowercased()] = SQLLiteral.value(value)
        default: throw wrongUse("set", "[NAME VALUE]")
        }
    }

    private static func watch(_ context: MetaContext, _ arguments: [String]) async throws {
        let session = context.session
        guard let query = session.sqlState.lastQuery else {
            throw CommandFailure(.usage, "there is no query to repeat yet")
        }
        let seconds = arguments.isEmpty ? 2 : Double(arguments[0])
        let times = arguments.count > 1 ? Int(arguments[1]) : Int.max
        guard let seconds, let times, arguments.count <= 2, seconds >= Limits.watchSecondsMin,
            seconds <= Limits.watchSecondsMax, times > 0
        else { throw wrongUse("watch", "[SECONDS [TIMES]]") }
        for round in 0..<times {
            if round > 0 { try await Task.sleep(for: .seconds(seconds)) }
            try await StatementRunner(session: session).query(query)
        }
    }
}

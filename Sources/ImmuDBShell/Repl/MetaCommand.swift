import CommandLineKit
import TerminalUI

/// What commands that begin with a backslash work with.
@MainActor
struct MetaContext {
    let program: Program
    let session: CommandSession
}

/// A command about the shell itself, typed with a backslash.
struct MetaCommand: Sendable {
    /// A heading of the help with what belongs under it.
    struct Section: Sendable {
        let title: String
        let commands: [MetaCommand]
    }

    let name: String
    let arguments: String
    let summary: String
    /// The rest of the line is one argument as it was typed, quotations included.
    let isRaw: Bool
    /// It starts programs, or reads or writes files: not for scripts of somebody else.
    let isRestricted: Bool
    let run: @Sendable @MainActor (MetaContext, [String]) async throws -> Void

    init(
        _ name: String, _ arguments: String, _ summary: String, isRaw: Bool = false,
        isRestricted: Bool = false,
        run: @escaping @Sendable @MainActor (MetaContext, [String]) async throws -> Void
    ) {
        self.name = name
        self.arguments = arguments
        self.summary = summary
        self.isRaw = isRaw
        self.isRestricted = isRestricted
        self.run = run
    }

    /// All of them, in the order of the help.
    static let sections: [Section] = [
        Section(
            title: "Statements",
            commands: [
                MetaCommand(
                    "e", "[FILE]", "edit the last statement, or a file, and run it", isRestricted: true
                ) {
                    try edit($0, $1)
                },
                MetaCommand(
                    "g", "[FILE | |PROGRAM]", "run the last statement again, into a file or a program",
                    isRaw: true, isRestricted: true
                ) { try await go($0, $1) },
                MetaCommand("gx", "", "run the last statement again, one field on each line") {
                    try await goExpanded($0, $1)
                },
                MetaCommand("gset", "[PREFIX]", "run the last query and give @NAME the values of its row") {
                    try await goSet($0, $1)
                },
                MetaCommand("watch", "[SECONDS [TIMES]]", "repeat the last query until Ctrl-C") {
                    try await watch($0, $1)
                },
                MetaCommand("n", "[NAME]", "run a saved query, or list all", isRestricted: true) {
                    try runSaved($0, $1)
                },
                MetaCommand(
                    "ns", "NAME [STATEMENT]", "save a statement, or the last one, under a name", isRaw: true,
                    isRestricted: true
                ) { try save($0, $1) },
                MetaCommand("nd", "NAME", "forget a saved query", isRestricted: true) {
                    try forget($0, $1)
                },
                MetaCommand(
                    "copy", "TABLE|(QUERY) to|from FILE [csv|jsonl]", "copy rows to a file, or from one",
                    isRaw: true, isRestricted: true
                ) { try await copy($0, $1) },
                MetaCommand("asof", "[TX|TIME|now]", "read as things were after a transaction or at a time") {
                    try await asOf($0, $1)
                },
                MetaCommand("verify", "[off|sample N%|on|strict]", "prove rows that have their key") {
                    try verify($0, $1)
                },
                MetaCommand("timing", "[on|off]", "tell how long statements take, and where") {
                    let state = try flag($1, $0.session.sqlState.isTiming)
                    $0.session.sqlState.isTiming = state
                    try $0.session.remark("timing is \(state ? "on" : "off")")
                },
            ]),
        Section(
            title: "Output",
            commands: [
                MetaCommand("x", "[on|off|auto]", "show rows one field on each line; auto: if too wide") {
                    try expand($0, $1)
                },
                MetaCommand(
                    "pset", "[null|format|border|pager|width VALUE]", "change how results are shown"
                ) { try printSetting($0, $1) },
                MetaCommand(
                    "o", "[FILE | |PROGRAM]", "write rows to a file or a program, or to the screen again",
                    isRaw: true, isRestricted: true
                ) { try redirect($0, $1) },
                MetaCommand("echo", "[-n] TEXT", "print a text; @NAME is replaced by its value") {
                    try echo($0, $1)
                },
            ]),
        Section(
            title: "Database",
            commands: [
                MetaCommand("d", "[NAME]", "list tables and collections, or the columns of one") {
                    try await describe($0, $1)
                },
                MetaCommand("dt", "", "list tables") { try await show("TABLES", $0, $1, "dt") },
                MetaCommand("di", "TABLE", "list the indexes of a table") { try await indexes($0, $1) },
                MetaCommand("du", "", "list users and what they may do") {
                    try await show("USERS", $0, $1, "du")
                },
                MetaCommand("dp", "", "list what was granted to whom") {
                    try await show("GRANTS", $0, $1, "dp")
                },
                MetaCommand("l", "", "list databases") { try await show("DATABASES", $0, $1, "l") },
                MetaCommand("conninfo", "", "tell what the shell is connected to") { context, _ in
                    try await tellConnection(context)
                },
                MetaCommand("limits", "", "list the bounds of statements") { try limits($0, $1) },
            ]),
        Section(
            title: "Scripts and the shell",
            commands: [
                MetaCommand("set", "[NAME VALUE]", "give @NAME in statements a value", isRaw: true) {
                    try set($0, $1)
                },
                MetaCommand("unset", "NAME", "take the value of @NAME away") {
                    guard $1.count == 1 else { throw wrongUse("unset", "NAME") }
                    $0.session.sqlState.variables[$1[0].lowercased()] = nil
                },
                MetaCommand(
                    "i", "FILE", "run the commands and statements in a file", isRestricted: true
                ) { try await include($0, $1) },
                MetaCommand("!", "COMMAND", "run a command of the system", isRaw: true, isRestricted: true) {
                    try system($0, $1)
                },
                MetaCommand("keys", "[emacs|vi]", "edit lines with the keys of emacs or vi") {
                    try keys($0, $1)
                },
                MetaCommand("errverbose", "", "show the last error with everything known about it") {
                    try tellError($0, $1)
                },
            ]),
    ]

    static let all: [MetaCommand] = sections.flatMap(\.commands)

    /// Those that the machine handles itself, for the help.
    private static let own: [(String, String)] = [
        ("if CONDITION", "execute what follows only if; also \\elif, \\else, \\endif"),
        ("help [WORD]", "help for a command or an SQL statement; also \\h and \\?"),
        ("q", "leave"),
    ]

    /// Names of all of them, those that the shell handles itself left out.
    static let names: Set<String> = Set(all.map(\.name))
    /// Names of those that take the rest of the line as it was typed.
    static let rawNames: Set<String> = Set(all.filter(\.isRaw).map(\.name))
    /// Names for completion.
    static let completed: [String] =
        names.sorted() + ["if", "elif", "else", "endif", "help", "h", "?", "q"]

    /// One line for each.
    static func overview(columns: Int) -> String {
        let groups = sections.map { section in
            (section.title, section.commands.map { ("\($0.name) \($0.arguments)", $0.summary) })
        }
        var lines = ["", "Anything else is SQL, up to a semicolon."]
        for (title, commands) in groups {
            lines += ["", title]
            for (head, summary) in title == groups.last?.0 ? commands + own : commands {
                lines.append(line("\\" + head, summary, columns))
            }
        }
        return lines.joined(separator: "\n")
    }

    private static func line(_ head: String, _ summary: String, _ columns: Int) -> String {
        let width = 26
        let start = "  " + head
        let gap = start.count < width ? String(repeating: " ", count: width - start.count) : "  "
        return DisplayWidth.wrapWords(start + gap + summary, to: columns, indent: width)
    }

    /// Runs one by its name.
    @MainActor
    static func run(_ name: String, _ arguments: [String], _ context: MetaContext) async throws {
        guard let command = all.first(where: { $0.name == name }) else {
            throw CommandFailure(.usage, "unknown command '\\\(name)'", hint: "\\? shows all")
        }
        guard !command.isRestricted || !context.session.isRestricted else {
            throw CommandFailure(
                .usage, "\\\(name) starts programs or uses files, which this script may not",
                hint: "leave --restricted out if you trust the script")
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

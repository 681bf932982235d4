import CommandLineKit
import SystemIO
import TerminalUI

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Statements that the user keeps under a name: one private JSON file for all ledgers.
struct SavedQueries {
    private let directory: String
    private var path: String { joinPath(directory, "queries.json") }

    /// - Returns: nil when the environment says neither `XDG_CONFIG_HOME` nor `HOME`.
    init?(environment: [String: String]) {
        guard let directories = BaseDirectories(environment: environment, application: "immuclient") else {
            return nil
        }
        directory = directories.configuration
    }

    /// Text by name; nothing when there is no file.
    /// - Throws: `CommandFailure` for a file that cannot be read: it is left as it is.
    func all() throws -> [String: String] {
        let files = RealFileSystem()
        guard try files.kind(of: path) != nil else { return [:] }
        do {
            let bytes = try files.readWhole(path, limit: Limits.savedQueriesBytesMax)
            return try JSONDecoder().decode([String: String].self, from: Data(bytes))
        } catch {
            throw CommandFailure(
                .failure, "\(path) cannot be read: \(error)", hint: "look at it; it is not overwritten")
        }
    }

    /// Keeps a text, in place of what the name stood for.
    func save(_ name: String, _ text: String) throws {
        var queries = try all()
        queries[name] = text
        try write(queries)
    }

    /// - Throws: `CommandFailure` with status `notFound` for an unknown name.
    func remove(_ name: String) throws {
        var queries = try all()
        guard queries.removeValue(forKey: name) != nil else { throw Self.unknown(name, queries) }
        try write(queries)
    }

    static func unknown(_ name: String, _ queries: [String: String]) -> CommandFailure {
        let similar = SimilarNames.suggestions(for: name, in: queries.keys.sorted())
        return CommandFailure(
            .notFound, "there is no saved query '\(name)'",
            hint: similar.first.map { "did you mean \($0)?" } ?? "\\n lists all, \\ns NAME saves one")
    }

    private func write(_ queries: [String: String]) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let bytes = [UInt8](try encoder.encode(queries)) + [0x0A]
        guard bytes.count <= Limits.savedQueriesBytesMax else {
            throw CommandFailure(.failure, "the saved queries would have \(bytes.count) bytes")
        }
        let files = RealFileSystem()
        try files.createDirectories(directory, permissions: 0o700)
        try files.atomicReplace(path, with: bytes, permissions: 0o600)
    }
}

@MainActor
extension MetaCommand {
    private static func queries(_ context: MetaContext) throws -> SavedQueries {
        guard let queries = SavedQueries(environment: context.session.environment) else {
            throw CommandFailure(
                .usage, "there is no place for saved queries: neither XDG_CONFIG_HOME nor HOME is set")
        }
        return queries
    }

    /// Runs one as if it had been typed, or lists all.
    static func runSaved(_ context: MetaContext, _ arguments: [String]) throws {
        guard arguments.count <= 1 else { throw wrongUse("n", "[NAME]") }
        let all = try queries(context).all()
        guard let name = arguments.first else { return try list(all, context.session) }
        guard let text = all[name] else { throw SavedQueries.unknown(name, all) }
        context.session.typed = Array((text + ";").utf8)
    }

    private static func list(_ queries: [String: String], _ session: CommandSession) throws {
        let header = ResultPrinter.header("query", [Column("name"), Column("statement")])
        var writer = try session.begin(header)
        for (name, text) in queries.sorted(by: { $0.key < $1.key }) {
            try writer.add(Record([.text(name), .text(text)]))
        }
        try writer.end()
        try session.flushResult()
    }

    /// Keeps the text behind the name, or the last statement.
    static func save(_ context: MetaContext, _ arguments: [String]) throws {
        let parts = (arguments.first ?? "").split(separator: " ", maxSplits: 1)
        guard let name = parts.first.map(String.init) else { throw wrongUse("ns", "NAME [STATEMENT]") }
        let session = context.session
        var text = parts.count > 1 ? String(parts[1]) : session.sqlState.lastStatement ?? ""
        while let last = text.last, last == ";" || last.isWhitespace { text.removeLast() }
        guard !text.isEmpty else {
            throw CommandFailure(.usage, "there is no statement to save yet", hint: "\\ns NAME STATEMENT")
        }
        guard HistoryLocation.shouldRecord(text) else {
            throw CommandFailure(.usage, "a statement about passwords is not saved")
        }
        try queries(context).save(name, text)
        try session.remark("saved as \(name); \\n \(name) runs it")
    }

    static func forget(_ context: MetaContext, _ arguments: [String]) throws {
        guard arguments.count == 1 else { throw wrongUse("nd", "NAME") }
        try queries(context).remove(arguments[0])
        try context.session.remark("\(arguments[0]) is forgotten")
    }

    /// Which keys edit the line.
    static func keys(_ context: MetaContext, _ arguments: [String]) throws {
        let session = context.session
        guard arguments.count <= 1 else { throw wrongUse("keys", "[emacs|vi]") }
        if let choice = arguments.first {
            guard ["emacs", "vi"].contains(choice) else { throw wrongUse("keys", "[emacs|vi]") }
            try session.setBase("editing-mode", to: choice)
            session.setKeys?(try session.editingKeys())
        }
        let now = try session.editingKeys() == .vi ? "vi" : "emacs"
        try session.remark("lines are edited with the keys of \(now)")
    }
}

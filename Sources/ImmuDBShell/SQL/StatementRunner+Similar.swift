import CommandLineKit
import ImmuDBClient

/// Names that may have been meant. The first error is the one to tell: without a list there is nothing to
/// suggest.
extension StatementRunner {
    func similarTables(_ name: String, _ desk: any SQLDesk) async -> String? {
        do {
            let tables = try await desk.tables()
            let similar = SimilarNames.suggestions(for: name, in: tables)
            guard similar.isEmpty else { return "did you mean \(similar.joined(separator: ", "))?" }
            return tables.isEmpty ? "there are no tables in this database" : "\\d shows all tables"
        } catch {
            return nil
        }
    }

    /// Among the columns of the tables that a statement names.
    func similarColumns(_ name: String, _ text: String, _ desk: any SQLDesk) async -> String? {
        let words = Set(
            text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init))
        do {
            var columns: [String] = []
            for table in try await desk.tables() where words.contains(table.lowercased()) {
                columns += try await desk.describe(table).map(\.name)
            }
            let plain = name.split(separator: ".").last.map(String.init) ?? name
            let similar = SimilarNames.suggestions(for: plain, in: columns)
            return similar.isEmpty ? nil : "did you mean \(similar.joined(separator: ", "))?"
        } catch {
            return nil
        }
    }

    /// The name in `table does not exist (NAME)`, or in the same about a column.
    static func missing(_ what: String, _ message: String) -> String? {
        let words = "\(what) does not exist ("
        guard message.hasPrefix(words), message.hasSuffix(")") else { return nil }
        return String(message.dropFirst(words.count).dropLast())
    }
}

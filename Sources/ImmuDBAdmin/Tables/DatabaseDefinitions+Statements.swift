import ImmuDBClient
import ImmuDBRecords

extension DatabaseDefinitions {
    /// Statements that make the sequences and views. A sequence begins anew. Views come after those they may
    /// be about, for they are planned when they are made.
    var statementsAfterTables: [String] {
        var statements = sequences.map { "CREATE SEQUENCE \(SQLText.identifier($0.name))" }
        var rest = views
        while !rest.isEmpty {
            let free = rest.firstIndex { view in
                let words = Self.words(of: view.text)
                return !rest.contains { $0.name != view.name && words.contains($0.name) }
            }
            let next = rest.remove(at: free ?? rest.startIndex)
            statements.append("CREATE VIEW \(SQLText.identifier(next.name)) AS \(next.text)")
        }
        return statements
    }

    private static func words(of text: String) -> Set<String> {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "_" }
        return Set(words.map(String.init))
    }
}

extension TableDefinition {
    /// Statements that make the table and its indexes.
    var statements: [String] {
        var parts = columns.map { column in
            var text = "\(SQLText.identifier(column.name)) \(column.type.rawValue)"
            if column.type.fixedBytes == nil, column.maxLength > 0 { text += "[\(column.maxLength)]" }
            if column.isNotNull, !column.isAutoIncrement { text += " NOT NULL" }
            if let expression = column.defaultText { text += " DEFAULT \(expression)" }
            if column.isAutoIncrement { text += " AUTO_INCREMENT" }
            return text
        }
        parts += checks.map { "CONSTRAINT \(SQLText.identifier($0.name)) CHECK \($0.text)" }
        parts.append("PRIMARY KEY \(list(primaryKey))")
        let table = SQLText.identifier(name)
        return ["CREATE TABLE \(table) (\(parts.joined(separator: ", ")))"]
            + indexes.map { "CREATE \($0.isUnique ? "UNIQUE " : "")INDEX ON \(table)\(list($0.columns))" }
    }

    private func list(_ names: [String]) -> String {
        "(\(names.map(SQLText.identifier).joined(separator: ", ")))"
    }
}

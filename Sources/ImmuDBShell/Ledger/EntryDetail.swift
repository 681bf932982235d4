import CommandLineKit
import ImmuDBProofs
import ImmuDBRecords
import TerminalUI

/// What an entry of a transaction means, for keys that are made of several parts.
enum EntryDetail {
    /// - Returns: nil for plain keys, whose name says all, and for keys that are none of ours.
    static func text(of entry: ProvenTransaction.Entry) -> String? {
        switch KeyKind(storeKey: entry.storeKey) {
        case .sortedSet: member(entry.storeKey)
        case .sql: relational(entry, SQLKeySpace(kind: .sql), ("table", "row"))
        case .document: relational(entry, SQLKeySpace(kind: .document), ("collection", "document"))
        case .plain, nil: nil
        }
    }

    private static func member(_ storeKey: [UInt8]) -> String? {
        do {
            let record = try SortedSetRecord(storeKey: storeKey)
            let bound = record.atTx > 0 ? " as of transaction \(record.atTx)" : ""
            return "set \(shown(record.set)), score \(DecimalText.of(record.score)), "
                + "key \(shown(record.key))\(bound)"
        } catch {
            // Shown as it is, which is what the hashes prove.
            return nil
        }
    }

    private static func relational(
        _ entry: ProvenTransaction.Entry, _ space: SQLKeySpace, _ words: (table: String, row: String)
    ) -> String? {
        let key = entry.storeKey
        for kind in SQLKeySpace.CatalogKind.allCases {
            let prefix = space.catalogPrefix(kind)
            guard key.starts(with: prefix) else { continue }
            switch kind {
            case .table:
                let name = entry.storeValue.map { ": \(shown($0))" } ?? ""
                return "definition of \(words.table) \(number(key, at: prefix.count))\(name)"
            case .column, .index, .check:
                return "definition of a \(kind.word) of \(words.table) \(number(key, at: prefix.count))"
            case .view, .sequence:
                return "definition of \(kind.word) \(shown(Array(key.dropFirst(prefix.count))))"
            }
        }
        let start = [space.kind.rawValue] + Array("R.".utf8)
        guard key.starts(with: start), key.count >= start.count + 12 else { return nil }
        let table = number(key, at: start.count + 4)
        guard let value = entry.storeValue, !entry.metadata.isDeleted else {
            return entry.metadata.isDeleted
                ? "deleted \(words.row) of \(words.table) \(table)"
                : "\(words.row) of \(words.table) \(table)"
        }
        do {
            let row = try SQLRowReader(value, maxColumnID: .max)
            let columns = row.columnIDs.map { String($0) }.joined(separator: " ")
            return "\(words.row) of \(words.table) \(table), columns \(columns)"
        } catch {
            return "\(words.row) of \(words.table) \(table), not readable"
        }
    }

    private static func number(_ key: [UInt8], at index: Int) -> UInt32 {
        key.dropFirst(index).prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    private static func shown(_ bytes: [UInt8]) -> String { TextSanitizer.singleLine.sanitize(bytes) }
}

extension SQLKeySpace.CatalogKind {
    fileprivate var word: String {
        switch self {
        case .table: "table"
        case .column: "column"
        case .index: "index"
        case .check: "check"
        case .view: "view"
        case .sequence: "sequence"
        }
    }
}

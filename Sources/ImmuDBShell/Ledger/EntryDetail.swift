import CommandLineKit
import ImmuDBClient
import ImmuDBProofs
import ImmuDBRecords
import TerminalUI

/// What an entry of a transaction means, for keys that are made of several parts.
struct EntryDetail {
    /// Names of tables and collections; nil for numbers only.
    let names: KnownNames?

    /// - Returns: nil for plain keys, whose name says all, and for keys that are none of ours.
    func text(of entry: ProvenTransaction.Entry) -> String? {
        switch KeyKind(storeKey: entry.storeKey) {
        case .sortedSet: Self.member(entry.storeKey)
        case .sql: relational(entry, SQLKeySpace(kind: .sql), ("table", "row"))
        case .document: relational(entry, SQLKeySpace(kind: .document), ("collection", "document"))
        case .plain: Self.reference(entry)
        case nil: nil
        }
    }

    private static func reference(_ entry: ProvenTransaction.Entry) -> String? {
        guard let stored = entry.storeValue else { return nil }
        do throws(FormatError) {
            guard
                case .reference(let target, let bound) = try PlainRecord(
                    storeValue: stored, metadata: entry.metadata)
            else { return nil }
            return "alias of \(shown(target))" + (bound > 0 ? " as of transaction \(bound)" : "")
        } catch {
            return nil
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

    private func relational(
        _ entry: ProvenTransaction.Entry, _ space: SQLKeySpace, _ words: (table: String, row: String)
    ) -> String? {
        let key = entry.storeKey
        for kind in SQLKeySpace.CatalogKind.allCases {
            let prefix = space.catalogPrefix(kind)
            guard key.starts(with: prefix) else { continue }
            switch kind {
            case .table:
                let name = entry.storeValue.map { ": \(Self.shown($0))" } ?? ""
                return "definition of \(words.table) \(Self.number(key, at: prefix.count))\(name)"
            case .column, .index, .check:
                return "definition of a \(kind.word) of \(words.table) "
                    + name(Self.number(key, at: prefix.count), space)
            case .view, .sequence:
                return "definition of \(kind.word) \(Self.shown(Array(key.dropFirst(prefix.count))))"
            }
        }
        let start = [space.kind.rawValue] + Array("R.".utf8)
        guard key.starts(with: start), key.count >= start.count + 12 else { return nil }
        let id = Self.number(key, at: start.count + 4)
        let place = "\(words.row) of \(words.table) \(name(id, space))"
        guard !entry.metadata.isDeleted else { return "deleted \(place)" }
        guard let value = entry.storeValue else { return place }
        return "\(place)\(content(value, of: id, space))"
    }

    /// The name of a table or collection, else its number.
    private func name(_ id: UInt32, _ space: SQLKeySpace) -> String {
        let known = space.kind == .sql ? names?.table(id) : names?.collection(id)
        return known.map { TextSanitizer.singleLine.sanitize($0) } ?? String(id)
    }

    private func content(_ stored: [UInt8], of table: UInt32, _ space: SQLKeySpace) -> String {
        if space.kind == .document {
            return KnownNames.document(stored).map {
                ": " + TextSanitizer.singleLine.sanitize($0.json.text)
            } ?? ", not readable"
        }
        if let row = names?.row(stored, of: table) {
            let values = row.values.map { name, value in
                TextSanitizer.singleLine.sanitize("\(name) \(value.quotedText)")
            }
            return ": " + values.joined(separator: ", ")
        }
        do {
            let row = try SQLRowReader(stored, maxColumnID: .max)
            return ", columns " + row.columnIDs.map { String($0) }.joined(separator: " ")
        } catch {
            return ", not readable"
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

extension SQLValue {
    /// The value as a statement would have it: texts in quotation marks.
    fileprivate var quotedText: String {
        switch self {
        case .null: "NULL"
        case .varchar(let text):
            "'\(text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"))'"
        case .blob(let bytes): "x'\(Hex.encode(bytes))'"
        case .uuid, .timestamp, .json: "'\(plainText)'"
        default: plainText
        }
    }
}

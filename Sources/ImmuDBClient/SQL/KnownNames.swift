package import ImmuDBRecords
internal import Synchronization

/// The names of tables and collections as far as they are known here, to show transactions with.
///
/// What is shown with them is proven by ids; a name is as good as what it was learned from.
package final class KnownNames: Sendable {
    private let tables: SchemaPin
    private let collections: SchemaPin
    /// Tables looked up before: a transaction has many rows of few tables.
    private let found = Mutex<[UInt32: PinnedTable?]>([:])

    /// A row, decoded.
    package struct Row: Sendable {
        package let table: String
        /// Names and values of the columns that are there now.
        package let values: [(name: String, value: SQLValue)]
    }

    init(tables: SchemaPin, collections: SchemaPin) {
        self.tables = tables
        self.collections = collections
    }

    /// Name of a table; nil when it is not known.
    package func table(_ id: UInt32) -> String? { pinned(id)?.name }

    /// Name of a column.
    package func column(_ id: UInt32, of table: UInt32) -> String? { pinned(table)?.column(id)?.name }

    /// Name of a collection.
    package func collection(_ id: UInt32) -> String? { collections.tables.first { $0.id == id }?.name }

    private func pinned(_ id: UInt32) -> PinnedTable? {
        found.withLock { found in
            if let known = found[id] { return known }
            let table = tables.catalog.table(id: id) ?? tables.tables.first { $0.id == id }
            found[id] = .some(table)
            return table
        }
    }

    /// A stored row of a table; nil when the table is not known, or was another one when the row was stored.
    package func row(_ stored: [UInt8], of table: UInt32) -> Row? {
        guard let pinned = pinned(table) else { return nil }
        do {
            let values = try RowSchema.values(pinned, stored)
            return Row(table: pinned.name, values: Array(zip(pinned.columns.map(\.name), values)))
        } catch {
            return nil
        }
    }

    /// The document in a stored row of a collection; nil when it is none.
    package static func document(_ stored: [UInt8]) -> Document? {
        do {
            let reader = try SQLRowReader(stored, maxColumnID: .max)
            return try Document(payload: Array(reader.content(of: DocumentRow.documentColumn) ?? []))
        } catch {
            return nil
        }
    }
}

extension LedgerClient {
    /// The names that were learned of the current database; nothing is asked for.
    package func knownNames() async throws -> KnownNames {
        KnownNames(
            tables: try await trust.schema(pin), collections: try await trust.schema(pin, of: .collection))
    }
}

internal import ImmuDBProofs
package import ImmuDBRecords

/// Which parts of a catalog transactions touched.
package struct CatalogChange: Sendable, Hashable {
    package private(set) var tables: Set<UInt32> = []
    package private(set) var views: Set<String> = []
    package private(set) var sequences: Set<String> = []

    package init() {}

    /// What writing these keys touches; keys that belong to no catalog touch nothing.
    package init(keys written: some Sequence<[UInt8]>, of keys: SQLKeySpace) {
        let prefixes = SQLKeySpace.CatalogKind.allCases.map { ($0, keys.catalogPrefix($0)) }
        for key in written {
            guard let (kind, prefix) = prefixes.first(where: { key.starts(with: $0.1) }) else { continue }
            note(kind, key[prefix.count...])
        }
    }

    private mutating func note(_ kind: SQLKeySpace.CatalogKind, _ rest: ArraySlice<UInt8>) {
        switch kind {
        case .table, .column, .index, .check:
            var reader = ByteReader([UInt8](rest))
            // A key that is too short names no table; the reader of the whole catalog says so.
            guard let id: UInt32 = try? reader.integer("table id") else { return }
            tables.insert(id)
        case .view: views.insert(String(decoding: rest, as: UTF8.self))
        case .sequence: sequences.insert(String(decoding: rest, as: UTF8.self))
        }
    }

    /// Number of tables, views and sequences.
    package var count: Int { tables.count + views.count + sequences.count }

    package mutating func formUnion(_ other: CatalogChange) {
        tables.formUnion(other.tables)
        views.formUnion(other.views)
        sequences.formUnion(other.sequences)
    }
}

package import ImmuDBRecords

/// What a store does that knows no shorter way.
extension KeyValueTransaction {
    package func get(_ keys: [[UInt8]]) throws -> [KeyValueEntry?] {
        try keys.map { try get($0, in: .all, isRecorded: true) }
    }

    package func count(_ range: KeyValueRange) throws -> Int? { nil }

    package func catalogVersion(_ kind: KeyKind) -> UInt64? { nil }

    package func catalogChange(_ kind: KeyKind, since version: UInt64) -> CatalogChange? { nil }

    package var hasRowsInIndexes: Bool { false }
}

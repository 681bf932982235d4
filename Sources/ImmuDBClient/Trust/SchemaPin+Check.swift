internal import ImmuDBProofs
internal import ImmuDBRecords

extension SchemaPin {
    /// Compares a table as shown now with what is pinned, and takes in what is new.
    ///
    /// Accepted: a table seen first, columns with ids above all pinned ones, columns that are gone.
    /// - Returns: whether anything was taken in.
    /// - Throws: `VerificationFailure` with `schemaMismatch`.
    mutating func check(_ shown: PinnedTable) throws(VerificationFailure) -> Bool {
        guard let pinned = self[shown.name] else {
            if let other = tables.first(where: { $0.id == shown.id }) {
                throw mismatch(
                    shown.name, "has id \(shown.id), which is pinned for \(subject.rawValue) \(other.name)")
            }
            set(shown)
            return true
        }
        guard shown.id == pinned.id else {
            throw mismatch(shown.name, "has id \(shown.id), pinned is \(pinned.id)")
        }
        guard shown.primaryKey == pinned.primaryKey else {
            throw mismatch(
                shown.name,
                "has the primary key of columns \(shown.primaryKey), pinned is \(pinned.primaryKey)")
        }
        guard shown.maxColumnID >= pinned.maxColumnID else {
            throw mismatch(
                shown.name, "has \(shown.maxColumnID) column ids, pinned are \(pinned.maxColumnID)")
        }
        var merged = pinned
        merged.maxColumnID = shown.maxColumnID
        for column in shown.columns {
            if try check(column, against: pinned) { merged.columns.append(column) }
        }
        guard merged != pinned else { return false }
        set(merged)
        return true
    }

    /// - Returns: whether the column is new.
    private func check(
        _ column: PinnedTable.Column, against table: PinnedTable
    ) throws(VerificationFailure) -> Bool {
        if let pinned = table.column(column.id) {
            guard column == pinned else {
                throw mismatch(
                    table.name,
                    "column \(column.id) is \(column.words), pinned is \(pinned.words)")
            }
            return false
        }
        if let pinned = table.columns.first(where: { $0.name == column.name }) {
            throw mismatch(
                table.name, "column \(column.name) has id \(column.id), pinned is \(pinned.id)")
        }
        guard column.id > table.maxColumnID else {
            throw mismatch(
                table.name, "column \(column.name) has id \(column.id), which was in use or passed over")
        }
        return true
    }

    private func mismatch(_ table: String, _ problem: String) -> VerificationFailure {
        VerificationFailure(
            .schemaMismatch,
            "\(subject.rawValue) \(table) \(problem); if it was changed on purpose, "
                + "forget the pinned schema first"
        )
    }
}

extension PinnedTable.Column {
    fileprivate var words: String { "\(name) \(type.rawValue)" + (length > 0 ? "[\(length)]" : "") }
}

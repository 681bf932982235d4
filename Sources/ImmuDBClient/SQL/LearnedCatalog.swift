internal import ImmuDBProofs
internal import ImmuDBRecords

/// What a database says about its tables, or its collections, taken from its own transactions.
///
/// It is complete: every transaction from the first one to ``upTo`` was looked at, and their chain of hashes
/// ends in a state that is trusted. Definitions are stored entries like others: nothing has to be believed.
public struct LearnedCatalog: Sendable, Hashable {
    /// The newest version of one entry.
    struct Entry: Sendable, Hashable {
        var value: [UInt8]
        var isDeleted: Bool
    }

    /// What is defined. A collection is a table of a catalog of its own.
    let subject: SchemaPin.Subject
    /// The last transaction that was looked at; 0 for none.
    public internal(set) var upTo: UInt64 = 0
    /// Its accumulative hash.
    var alh = Digest.ofNothing
    /// By store key.
    var entries: [[UInt8]: Entry] = [:]

    /// Nothing is known yet.
    public init(of subject: SchemaPin.Subject = .table) { self.subject = subject }

    var keys: SQLKeySpace { SQLKeySpace(kind: subject == .table ? .sql : .document) }

    /// Whether a store key defines a table or a part of one, a view or a sequence.
    func isDefinition(_ key: [UInt8]) -> Bool { key.starts(with: keys.catalogPrefix) }

    /// The table or the collection of a name, as proofs about it show it; nil when there is none. Of a
    /// collection that is the id alone.
    /// - Throws: as ``table(_:)``.
    func pinned(_ name: String) throws(VerificationFailure) -> PinnedTable? {
        guard let table = try table(name) else { return nil }
        return subject == .table ? table : table.ofDocuments
    }

    /// The table of a name; nil when there is none.
    /// - Throws: `VerificationFailure` with `schemaMismatch` for a definition that cannot be read.
    func table(_ name: String) throws(VerificationFailure) -> PinnedTable? {
        let keys = keys
        let named = live(keys.catalogPrefix(.table)).first {
            String(decoding: $0.value, as: UTF8.self) == name
        }
        guard let named else { return nil }
        do throws(FormatError) {
            var reader = ByteReader(named.rest)
            return try table(name, id: try reader.integer("id of \(subject.rawValue) \(name)"))
        } catch {
            throw VerificationFailure(
                .schemaMismatch,
                "the stored definition of \(subject.rawValue) \(name) cannot be read: \(error.message)")
        }
    }

    /// The table of an id; nil when there is none, or its definition cannot be read.
    func table(id: UInt32) -> PinnedTable? {
        let keys = SQLKeySpace(kind: .sql)
        var key = keys.catalogPrefix(.table)
        key.append(bigEndian: id)
        guard let entry = entries[key], !entry.isDeleted else { return nil }
        do {
            return try table(String(decoding: entry.value, as: UTF8.self), id: id)
        } catch {
            // Names are for display; what is proven does not depend on them.
            return nil
        }
    }

    private func table(_ name: String, id: UInt32) throws(FormatError) -> PinnedTable {
        let keys = keys
        var columns: [PinnedTable.Column] = []
        var maxColumnID: UInt32 = 0
        let prefix = keys.catalogPrefix(.column, table: id)
        for (key, entry) in entries where key.starts(with: prefix) {
            var reader = ByteReader(key, at: prefix.count)
            let column: UInt32 = try reader.integer("column id")
            maxColumnID = max(maxColumnID, column)
            guard !entry.isDeleted else { continue }
            let word = String(decoding: try reader.bytes(reader.remaining, "column type"), as: UTF8.self)
            guard let type = SQLType(rawValue: word), type != .any else {
                throw FormatError("column \(column) has the unknown type \(word)")
            }
            let record = try ColumnRecord(decoding: entry.value)
            columns.append(
                PinnedTable.Column(
                    id: column, name: record.name, type: type, length: Int(record.maxLength)))
        }
        guard let primary = entries[keys.indexKey(table: id, index: SQLKeySpace.primaryIndexID)],
            !primary.isDeleted
        else { throw FormatError("it has no primary key") }
        return PinnedTable(
            name: name, id: id, primaryKey: try IndexRecord(decoding: primary.value).columnIDs,
            columns: columns, maxColumnID: maxColumnID)
    }

    /// Values of the entries of a prefix that are not deleted, with the rest of their keys.
    func live(_ prefix: [UInt8]) -> [(rest: [UInt8], value: [UInt8])] {
        entries.compactMap { key, entry in
            key.starts(with: prefix) && !entry.isDeleted ? (Array(key[prefix.count...]), entry.value) : nil
        }
    }
}

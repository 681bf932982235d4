package import ImmuDBRecords
internal import ImmuDBSQL

/// What an insertion wrote.
package struct DocumentInsertion: Sendable, Hashable {
    package var txID: UInt64
    /// In the order in which the documents were given.
    package var ids: [DocumentID]
}

extension Documents {
    /// Inserts documents in one transaction, each under a fresh id.
    /// - Throws: `illegalArguments` for none or for one with an id, `reservedName`, `unexpectedValue`,
    ///   `limitExceeded`, `documentConflict` for a taken value of a unique index, `collectionNotFound`,
    ///   `readOnly`, `replica`, `storage`.
    package func insert(
        _ documents: [Document], into name: String
    ) async throws(EngineError) -> DocumentInsertion {
        let written = try await writing(retries: true) { transaction in
            let table = try self.table(name, transaction)
            guard !documents.isEmpty else { throw EngineError.illegal("no document specified") }
            var rows: [[Expression]] = []
            var ids: [DocumentID] = []
            for (index, document) in documents.enumerated() {
                let id = makeID()
                ids.append(id)
                do throws(EngineError) {
                    rows.append(try table.newRow(of: document, id: id))
                } catch {
                    guard documents.count > 1 else { throw error }
                    throw error.appending(" (document \(index + 1) of \(documents.count))")
                }
            }
            try transaction.execute(
                .change(
                    .insert(Insert(table: name, columns: table.columns.map(\.name), source: .values(rows)))))
            return ids
        }
        guard let txID = written.txID else { throw .noEntries }
        return DocumentInsertion(txID: txID, ids: written.result)
    }

    /// Replaces the documents that a query finds, each as a whole, in one transaction.
    /// - Parameter document: if it has an id, only the document of that id is replaced.
    /// - Returns: the new revisions in the order of the query; empty when nothing was found.
    /// - Throws: as ``insert(_:into:)`` and ``search(_:offset:)``; `documentConflict` also when somebody else
    ///   changed what was read.
    package func replace(
        _ query: DocumentQuery, with document: Document
    ) async throws(EngineError) -> [DocumentRevision] {
        let written = try await writing(retries: false) { transaction in
            let table = try self.table(query.collection, transaction)
            let meant = document[table.idField].map { query.restricted(to: $0, field: table.idField) }
            var rows: [[Expression]] = []
            var replaced: [(id: DocumentID, revision: UInt64)] = []
            for id in try ids(of: meant ?? query, in: table, transaction) {
                let entry = try transaction.store.get(
                    try storeKey(id, in: table), in: .all, isRecorded: true)
                replaced.append((id, (entry?.revision ?? 0) + 1))
                rows.append(try table.row(of: document, id: id))
            }
            guard !rows.isEmpty else { return replaced }
            try transaction.execute(
                .change(
                    .insert(
                        Insert(
                            table: query.collection, columns: table.columns.map(\.name),
                            source: .values(rows), isUpsert: true))))
            return replaced
        }
        guard let txID = written.txID else { return [] }
        return written.result.map { DocumentRevision(id: $0.id, txID: txID, revision: $0.revision) }
    }

    /// Deletes the documents that a query finds, in one transaction. Their history stays.
    /// - Throws: as ``replace(_:with:)``.
    package func delete(_ query: DocumentQuery) async throws(EngineError) {
        _ = try await writing(retries: false) { transaction in
            let table = try self.table(query.collection, transaction)
            for id in try ids(of: query, in: table, transaction) {
                let isIt = Expression.comparison(
                    .equal, .column(ColumnName(name: table.idField)), .literal(.blob(id.bytes)))
                try transaction.execute(
                    .change(.modify(RowChange(table: query.collection, condition: isIt))))
            }
        }
    }

    /// Ids of all documents that a query finds.
    private func ids(
        of query: DocumentQuery, in table: Table, _ transaction: SQLTransaction
    ) throws -> [DocumentID] {
        let select = try query.select([table.idField], of: table)
        let rows = try transaction.query(.query(.select(select)))
        var ids: [DocumentID] = []
        while let row = try rows.next() {
            // More could not be written in one transaction.
            guard ids.count < database.entriesPerTransactionMax else { throw EngineError.tooManyEntries }
            ids.append(try DocumentID(column: row.first))
        }
        return ids
    }
}

extension DocumentID {
    /// - Throws: `corrupted`.
    init(column value: SQLValue?) throws(EngineError) {
        guard case .blob(let bytes)? = value, let id = DocumentID(bytes: bytes) else {
            throw EngineError(.corrupted, "data is corrupted: row of a collection without id")
        }
        self = id
    }
}

extension Table {
    /// The same for a document that has no id yet.
    fileprivate func newRow(of document: Document, id: DocumentID) throws(EngineError) -> [Expression] {
        guard document[idField] == nil else {
            throw EngineError.illegal(
                "field (\(idField)) should NOT be specified when inserting a document")
        }
        return try row(of: document, id: id)
    }

    /// The values of a document's row, one per column, the id member filled in.
    fileprivate func row(of given: Document, id: DocumentID) throws(EngineError) -> [Expression] {
        guard given[DocumentName.documentColumn] == nil else {
            throw EngineError(.reservedName, "reserved name(\(DocumentName.documentColumn))")
        }
        var document = given
        document[idField] = .string(id.description)
        var values: [Expression] = []
        for column in columns {
            switch column.id {
            case Table.idColumnID: values.append(.literal(.blob(id.bytes)))
            case Table.documentColumnID: values.append(.literal(.blob(document.payload)))
            default: values.append(.literal(try value(of: document, for: column)))
            }
        }
        return values
    }

    private func value(of document: Document, for column: Column) throws(EngineError) -> SQLValue {
        guard let type = DocumentFieldType(columnType: column.type) else {
            throw EngineError(.corrupted, "data is corrupted: field \(column.name) has a type of tables")
        }
        do throws(SQLRecordError) {
            return try type.columnValue(of: document.value(ofField: column.name))
        } catch {
            let isTooLong = error.code == .maxLengthExceeded
            throw EngineError(value: error).appending(
                isTooLong ? " (table: \(name), column: \(column.name))" : ": field: \(column.name)")
        }
    }
}

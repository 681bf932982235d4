internal import ImmuDBRecords
internal import ImmuDBSQL

extension Documents {
    /// Opens a search over a snapshot of everything acknowledged. Close it when it is not read to its end.
    /// - Parameter offset: documents to skip; the limit of the query counts from there.
    /// - Throws: `collectionNotFound`, `fieldNotFound`, `unexpectedValue`, `illegalArguments`, `storage`.
    package func search(
        _ query: DocumentQuery, offset: UInt64 = 0
    ) async throws(EngineError) -> DocumentReader {
        try await onDocuments {
            let begun = try await DatabaseKeyValues(database: database).begin(isReadOnly: true)
            do {
                let catalog = try SQLTransaction(engine: engine, store: begun).catalog()
                guard let table = catalog.table(named: query.collection) else {
                    throw EngineError.collectionNotFound(query.collection)
                }
                let select = try query.select(
                    [table.idField, DocumentName.documentColumn], of: table, offset: offset)
                return try DocumentReader(engine, begun, select)
            } catch {
                begun.cancel()
                throw error
            }
        }
    }

    /// Number of documents that a query finds, at most its limit.
    /// - Throws: as ``search(_:offset:)``.
    package func count(_ query: DocumentQuery) async throws(EngineError) -> UInt64 {
        try await reading { transaction in
            let table = try self.table(query.collection, transaction)
            let select = try query.select([table.idField], of: table)
            let rows = try transaction.query(.query(.select(select)))
            var count: UInt64 = 0
            while try rows.next() != nil { count += 1 }
            return count
        }
    }
}

/// An open search: documents one after the other, as of the moment when it was opened.
package actor DocumentReader {
    private let store: any KeyValueTransaction
    private let rows: SQLRows

    init(_ engine: SQLEngine, _ store: any KeyValueTransaction, _ select: Select) throws {
        self.store = store
        rows = try SQLTransaction(engine: engine, store: store).query(.query(.select(select)))
    }

    /// Gives up the snapshot. Nothing can be read afterwards.
    package nonisolated func close() { store.cancel() }

    /// The next documents; fewer than asked for at the end.
    /// - Throws: `corrupted`, `illegalArguments` for a comparison that fails on a document, `storage`.
    package func next(_ count: Int) throws(EngineError) -> [DocumentRevision] {
        try onDocuments {
            var found: [DocumentRevision] = []
            while found.count < count, let row = try rows.next() {
                guard row.count == 2, case .blob(let payload) = row[1] else {
                    throw EngineError(.corrupted, "data is corrupted: row of a collection without document")
                }
                found.append(
                    DocumentRevision(
                        id: try DocumentID(column: row.first), document: try Document(stored: payload)))
            }
            return found
        }
    }
}

extension Document {
    /// - Throws: `corrupted`.
    init(stored payload: [UInt8]) throws(EngineError) {
        do throws(SQLRecordError) {
            try self.init(payload: payload)
        } catch {
            throw EngineError(value: error)
        }
    }
}

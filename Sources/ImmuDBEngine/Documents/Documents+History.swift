package import ImmuDBProofs
internal import ImmuDBRecords
internal import ImmuDBSQL
internal import ImmuDBStorage

/// A document together with what proves it.
package struct DocumentProof: Sendable {
    package var collectionID: UInt32
    package var idField: String
    /// The row as it is stored.
    package var row: [UInt8]
    /// The transaction that wrote it.
    package var transaction: LedgerTransaction
    package var dualProof: DualProofV2
}

extension Documents {
    /// Revisions of a document, oldest first or newest first.
    /// - Parameters:
    ///   - offset: revisions to skip; as many as there are, or more, is an error.
    ///   - withDocuments: whether the documents are read too.
    /// - Throws: `keyNotFound`, `noMoreEntries`, `collectionNotFound`, `unexpectedValue` and
    ///   `illegalArguments` for a text that is no id, `valueDiscarded`, `corrupted`, `storage`.
    package func history(
        of idText: String, in name: String, offset: UInt64, limit: Int, isDescending: Bool = false,
        withDocuments: Bool = true
    ) async throws(EngineError) -> [DocumentRevision] {
        let id: DocumentID
        do throws(EngineError) {
            id = try DocumentID.reading(idText)
        } catch {
            throw error.appending(": invalid document id")
        }
        do throws(EngineError) {
            let table: Table = try await reading { try self.table(name, $0) }
            let key = try storeKey(id, in: table)
            try await database.awaitIndex(0)
            let view = database.store.view()
            let count = try translating { try view.revisionCount(key) }
            guard count > 0 else { throw .keyNotFound }
            guard offset != count else { throw .noMoreEntries }
            guard offset < count else { throw EngineError(.noMoreEntries, "tbtree: offset out of range") }
            let versions = try translating {
                try view.history(key, offset: offset, limit: limit, descending: isDescending)
            }
            var revisions: [DocumentRevision] = []
            for version in versions {
                revisions.append(
                    try revision(version, key, id, table, withDocument: withDocuments))
            }
            return revisions
        } catch  where [.keyNotFound, .noMoreEntries, .collectionNotFound].contains(error.code) {
            throw error.appending(": error fetching document history")
        }
    }

    private func revision(
        _ version: IndexedVersion, _ key: [UInt8], _ id: DocumentID, _ table: Table, withDocument: Bool
    ) throws(EngineError) -> DocumentRevision {
        let header = try translating { try database.store.header(version.txID) }
        var revision = DocumentRevision(
            id: id, txID: version.txID, revision: version.revision, isDeleted: version.metadata.isDeleted,
            user: String(decoding: header.metadata.extra, as: UTF8.self), seconds: header.timestamp)
        if withDocument, !version.metadata.isDeleted {
            revision.document = try document(ofRow: try database.storedValue(of: version, key: key))
        }
        return revision
    }

    private func document(ofRow row: [UInt8]) throws(EngineError) -> Document {
        do throws(SQLRecordError) {
            let reader = try SQLRowReader(row, maxColumnID: .max)
            guard let payload = reader.content(of: Table.documentColumnID) else {
                throw SQLRecordError(
                    .corrupted, "data is corrupted: row of a collection without document")
            }
            return try Document(payload: [UInt8](payload))
        } catch {
            throw EngineError(value: error)
        }
    }

    /// A document as a transaction wrote it, and the proof of that.
    /// - Parameters:
    ///   - txID: 0 = the latest revision.
    ///   - since: the transaction that the proof links with; 0 = the first.
    /// - Throws: `documentNotFound`, `txNotFound`, `collectionNotFound`, `unexpectedValue` and
    ///   `illegalArguments` for a text that is no id, `corrupted`, `valueDiscarded`, `storage`.
    package func proof(
        of idText: String, in name: String, txID: UInt64, since: UInt64
    ) async throws(EngineError) -> DocumentProof {
        let table: Table = try await reading { try self.table(name, $0) }
        let id: DocumentID
        do throws(EngineError) {
            id = try DocumentID.reading(idText)
        } catch {
            throw EngineError(error.code, "invalid document id: \(error.message)")
        }
        let key = try storeKey(id, in: table)
        let row: (txID: UInt64, value: [UInt8], metadata: KVMetadata)
        do throws(EngineError) {
            row = try await database.loggedEntry(key, at: txID)
        } catch  where error.code == .keyNotFound {
            throw .documentNotFound
        }
        guard !row.metadata.isDeleted else { throw .documentNotFound }
        let other = max(since, 1)
        guard other <= database.state.txID else { throw .txNotFound }
        let transaction = try database.transaction(row.txID)
        let proof = try translating {
            try database.store.dualProofV2(from: min(row.txID, other), to: max(row.txID, other))
        }
        return DocumentProof(
            collectionID: table.id, idField: table.idField, row: row.value, transaction: transaction,
            dualProof: proof)
    }
}

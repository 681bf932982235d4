internal import ImmuDBProofs
internal import ImmuDBProtocol
internal import ImmuDBRecords
internal import SwiftProtobuf

/// The answer to a request for the proof of a document, read but not yet verified.
struct DocumentClaim: Sendable {
    /// As the server describes it.
    let collection: PinnedTable
    let id: DocumentID
    /// The row as stored.
    let row: [UInt8]
    let database: String
    let transaction: WireVerifiableTxV2

    /// - Parameters:
    ///   - name: of the collection asked for.
    ///   - id: asked for.
    init(
        _ name: String, _ id: DocumentID, _ answer: Immudb_Model_ProofDocumentResponse
    ) throws(ProtocolError) {
        guard answer.hasVerifiableTx else {
            throw ProtocolError(.missingField, "verifiableTx", problem: "missing")
        }
        self.id = id
        database = answer.database
        row = [UInt8](answer.encodedDocument)
        let idColumn = PinnedTable.Column(
            id: DocumentRow.idColumn, name: answer.documentIDFieldName, type: .blob,
            length: ClientLimits.documentIDBytesMax)
        collection = PinnedTable(
            name: name, id: answer.collectionID, primaryKey: [DocumentRow.idColumn], columns: [idColumn],
            maxColumnID: DocumentRow.idColumn)
        do {
            transaction = try WireVerifiableTxV2(wire: answer.verifiableTx)
        } catch {
            throw error.inside("verifiableTx")
        }
    }

    var idField: String { collection.columns.first?.name ?? "" }

    /// Verifies that the row is part of the trusted history. The hash is taken over the bytes as stored.
    /// - Parameter txID: the transaction asked for; nil when the server chooses.
    func verify(
        with verifier: Verifier, asked txID: UInt64?, tracing trace: inout ProofTrace
    ) throws(VerificationFailure) -> Verified<ProvenEntry> {
        guard database.lowercased() == verifier.trusted.database.lowercased() else {
            throw VerificationFailure(
                .wrongSubject,
                "the proof is about database \(database), selected is \(verifier.trusted.database)")
        }
        let key = try storeKey()
        let answer = ListedEntryAnswer(
            entry: ProvenEntry(storeKey: key, storeValue: row), header: transaction.tx.header,
            entries: transaction.tx.entries.map(\.entry), dualProof: transaction.dualProof,
            signature: transaction.signature)
        return try verifier.verifyListedEntry(
            Unverified(answer), asked: EntryQuery(storeKey: key, txID: txID), tracing: &trace)
    }

    /// Store key of the document.
    func storeKey() throws(VerificationFailure) -> [UInt8] {
        var key = SQLKeySpace(kind: .document).rowPrefix(table: collection.id)
        do throws(SQLRecordError) {
            try SQLKeyForm.append(
                .blob(id.bytes), type: .blob, maxLength: ClientLimits.documentIDBytesMax, to: &key)
        } catch {
            throw VerificationFailure(.malformedMessage, "the id has no key: \(error.message)")
        }
        return key
    }

    /// The document inside the row.
    /// - Parameter expected: what was seen before; it has to be the proven one, its id member included.
    /// - Throws: `VerificationFailure`: `malformedMessage`, `wrongSubject` for another id in the row,
    ///   `valueMismatch` for another document than expected.
    func document(expecting expected: Document?) throws(VerificationFailure) -> Document {
        let document: Document
        let isThisID: Bool
        do throws(SQLRecordError) {
            let reader = try SQLRowReader(row, maxColumnID: .max)
            isThisID = reader.content(of: DocumentRow.idColumn).map { $0.elementsEqual(id.bytes) } ?? false
            document = try Document(payload: Array(reader.content(of: DocumentRow.documentColumn) ?? []))
        } catch {
            throw VerificationFailure(.malformedMessage, "the proven row cannot be read: \(error.message)")
        }
        guard isThisID else {
            throw VerificationFailure(.wrongSubject, "the proven row is that of another id")
        }
        if let expected, expected != document {
            throw VerificationFailure(.valueMismatch, "the proven document is not the one that was shown")
        }
        return document
    }

    /// The id that a document names, by which it is looked up.
    /// - Throws: `ClientError` with `invalidArgument`.
    static func id(of document: Document, field: String) throws(ClientError) -> DocumentID {
        guard case .string(let text)? = document[field] else {
            throw ClientError(
                .invalidArgument, "the document has no text in '\(field)', which holds its id")
        }
        do throws(DocumentID.Problem) {
            return try DocumentID(text: text)
        } catch {
            throw ClientError(.invalidArgument, "'\(text)' in '\(field)' is no id of a document")
        }
    }
}

/// How the row of a document is laid out.
enum DocumentRow {
    static let idColumn: UInt32 = 1
    static let documentColumn: UInt32 = 2
}

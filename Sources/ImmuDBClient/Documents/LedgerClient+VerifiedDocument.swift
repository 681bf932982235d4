internal import ImmuDBProofs
internal import ImmuDBProtocol
public import ImmuDBRecords
internal import SwiftProtobuf

extension LedgerClient {
    /// Reads a document by its id and proves it.
    ///
    /// - Parameters:
    ///   - txID: transaction that wrote the wanted revision; nil for the newest one, of which nothing proves
    ///     that it is.
    ///   - expected: the document as seen before; it has to be the proven one, as values.
    /// - Throws: `ClientError`: a verdict, among them `schemaMismatch` when the collection is not as its
    ///   definition says; `notFound`.
    public func verifiedDocument(
        _ collection: String, id: DocumentID, atTx txID: UInt64? = nil, expecting expected: Document? = nil
    ) async throws -> VerifiedDocument {
        try await ClientError.inDocuments {
            try await verified("ProofDocument") { operation in
                try await operation.document(collection, id, txID: txID, expected: expected)
            }
        }
    }

    /// Proves a document that was seen before, under the id that is in it.
    /// - Throws: `ClientError`, as ``verifiedDocument(_:id:atTx:expecting:)``; `invalidArgument` for
    ///   a document without id.
    public func verifyDocument(
        _ collection: String, _ document: Document, atTx txID: UInt64? = nil
    ) async throws -> VerifiedDocument {
        let field = try await self.collection(collection).claimed.idField
        let id = try DocumentClaim.id(of: document, field: field)
        return try await verifiedDocument(collection, id: id, atTx: txID, expecting: document)
    }

    /// Reads as ``verifiedDocument(_:id:atTx:expecting:)`` does and reports every step.
    /// - Returns: also a failed verification, as outcome.
    public func proveDocument(
        _ collection: String, id: DocumentID, atTx txID: UInt64? = nil
    ) async throws -> ProofReport {
        try await ClientError.inDocuments {
            try await report("ProofDocument") {
                .document(try await $0.document(collection, id, txID: txID, expected: nil))
            }
        }
    }
}

extension VerifiedOperation {
    func document(
        _ collection: String, _ id: DocumentID, txID: UInt64?, expected: Document?
    ) async throws -> VerifiedDocument {
        var claim = try await claim(collection, id, txID)
        var pinned = try lease.file.schema(.collection)
        let isNew = pinned[collection] != claim.collection
        if isNew, try await !prove(claim.collection, &pinned) {
            // The collection may have been changed after the answer was made, and more is trusted now.
            claim = try await self.claim(collection, id, txID)
            guard try pinned.catalog.pinned(collection) == claim.collection else {
                throw RowSchema.mismatch(collection, .collection)
            }
        }
        let proven = claim
        let state = try claimedState(claim.transaction.dualProof.targetHeader, claim.transaction.signature)
        let proof = try verify("document", claimed: state) { (verifier, trace) throws(VerificationFailure) in
            try proven.verify(with: verifier, asked: txID, tracing: &trace)
        }
        let document = try claim.document(expecting: expected)
        // Only a collection one of whose documents was proven is pinned.
        if isNew {
            pinned.set(claim.collection)
            try lease.file.write(pinned)
        }
        return VerifiedDocument(
            proof: proof, collection: claim.collection, id: id, document: document, isCollectionNew: isNew)
    }

    private func claim(
        _ collection: String, _ id: DocumentID, _ txID: UInt64?
    ) async throws -> DocumentClaim {
        let name = "ProofDocument"
        let request = Immudb_Model_ProofDocumentRequest.with {
            ($0.collectionName, $0.documentID) = (collection, id.description)
            ($0.transactionID, $0.proofSinceTransactionID) = (txID ?? 0, trusted.txID)
        }
        let documents = client.documents
        let answer: Immudb_Model_ProofDocumentResponse
        do {
            answer = try await ask(name, request) { _, request, metadata, options, handler in
                try await documents.proofDocument(
                    request, metadata: metadata, options: options, onResponse: handler)
            }
        } catch let error as ClientError {
            throw error.ofDocuments
        }
        return try convert(name) { () throws(ProtocolError) in
            try DocumentClaim(collection, id, answer)
        }
    }
}

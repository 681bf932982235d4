package import ImmuDBProofs

extension Store {
    /// Links two committed transactions, `1 <= source <= target`.
    ///
    /// The proof is verified before it is handed out, so damage in the tree files shows as an error here and
    /// never as a proof that somebody else rejects.
    /// - Throws: `transactionNotFound`, `invalidArgument` for ids in the wrong order, `corrupted`.
    package func dualProof(from source: UInt64, to target: UInt64) throws(StorageError) -> DualProof {
        try proving(from: source, to: target) { proofs in
            let proof = try proofs.dualProof(from: source, to: target)
            // The headers have been recomputed when they were read.
            try proof.verifyPaths(sourceAlh: try alh(source), targetAlh: try alh(target))
            return proof
        }
    }

    /// The short link between two committed transactions whose tree does not lag.
    /// - Throws: as ``dualProof(from:to:)``; also `invalidArgument` when a tree lags.
    package func dualProofV2(from source: UInt64, to target: UInt64) throws(StorageError) -> DualProofV2 {
        try proving(from: source, to: target) { proofs in
            let proof = try proofs.dualProofV2(from: source, to: target)
            try proof.verify(
                source: source, target: target, sourceAlh: try alh(source), targetAlh: try alh(target))
            return proof
        }
    }

    /// The chain from one committed transaction to another, for clients that fill a missing part of a proof.
    package func linearProof(from source: UInt64, to target: UInt64) throws(StorageError) -> LinearProof {
        try proving(from: source, to: target) { try $0.linearProof(from: source, to: target) }
    }

    /// Shows that a transaction has an entry with this key.
    /// - Throws: `transactionNotFound`, `keyNotFound`, `corrupted`.
    package func entryInclusionProof(
        tx id: UInt64, key: [UInt8]
    ) throws(StorageError) -> (proof: EntryInclusionProof, entry: StoredEntry, header: TxHeader) {
        let record = try record(id).1
        guard let index = record.entries.firstIndex(where: { $0.key == key }) else {
            throw StorageError(.keyNotFound, "the transaction has no entry with this key", txID: id)
        }
        do throws(FormatError) {
            let proof = try EntryTree.inclusion(of: index, in: record.digests)
            return (proof, record.entries[index], record.header)
        } catch {
            throw StorageError(.invalidArgument, error.message, txID: id)
        }
    }

    private func proving<Proof>(
        from source: UInt64, to target: UInt64, _ body: (StoreProofSource) throws -> Proof
    ) throws(StorageError) -> Proof {
        guard source >= 1, source <= target else {
            throw StorageError(
                .invalidArgument, "no proof leads from transaction \(source) to \(target)", txID: source)
        }
        try requireCommitted(target)
        do {
            return try body(StoreProofSource(store: self))
        } catch let error as StorageError {
            throw error
        } catch let error as FormatError {
            throw StorageError(.invalidArgument, error.message, txID: target)
        } catch {
            throw StorageError(
                .corrupted,
                "the hash tree files are damaged (\(error)); close the store, remove the directory and open "
                    + "the store again to rebuild them", file: "aht", txID: target)
        }
    }
}

/// The store as the producers of proofs see it.
private struct StoreProofSource: ProofSource {
    let store: Store

    var tree: TreeFiles { store.logs.tree }

    func header(_ id: UInt64) throws -> TxHeader { try store.header(id) }
    func alh(_ id: UInt64) throws -> Digest { try store.alh(id) }
    func innerHash(_ id: UInt64) throws -> Digest { try store.cachedHeader(id).inner }
}

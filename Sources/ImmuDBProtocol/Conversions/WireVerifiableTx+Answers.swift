package import ImmuDBProofs

/// What was asked of a server about the entries of a transaction. All kinds of entries must be asked for
/// alike, or the root over them cannot be recomputed.
package enum RequestedEntries: Sendable, Hashable {
    /// The header only.
    case excluded
    /// Keys, metadata and value hashes.
    case digests
    /// These and the stored values.
    case values
}

extension WireVerifiableTx {
    /// The message as the answer to a verified write.
    package var writeAnswer: WriteAnswer {
        WriteAnswer(
            header: tx.header, entries: tx.entries.map(\.entry), dualProof: dualProof, signature: signature)
    }

    /// The message as the answer to a request for a whole transaction.
    package func transactionAnswer(_ requested: RequestedEntries) -> TransactionAnswer {
        let entries: [TransactionAnswer.Entry]? =
            switch requested {
            case .excluded: nil
            case .digests: tx.entries.map { TransactionAnswer.Entry(entry: $0.entry) }
            case .values: tx.entries.map { TransactionAnswer.Entry(entry: $0.entry, storeValue: $0.value) }
            }
        return TransactionAnswer(
            header: tx.header, entries: entries, dualProof: dualProof, signature: signature)
    }
}

extension WireState {
    /// The message as a claim about the current state.
    /// - Parameter link: proof from the trusted state to this one, if one was fetched.
    package func stateAnswer(link: DualProof? = nil) -> StateAnswer {
        StateAnswer(txID: state.txID, alh: state.alh, signature: state.signature, dualProof: link)
    }
}

internal import ImmuDBEngine
internal import ImmuDBProofs

extension ImmuService {
    /// Signature over the state that a proof leads to.
    /// - Returns: nil without a key.
    func signature(of proof: DualProof, in database: Database) throws -> StateSignature? {
        try signature(over: proof.targetHeader, in: database)
    }

    /// The same for the short form of a proof.
    func signature(of proof: DualProofV2, in database: Database) throws -> StateSignature? {
        try signature(over: proof.targetHeader, in: database)
    }

    private func signature(over target: TxHeader, in database: Database) throws -> StateSignature? {
        guard let signingKey else { return nil }
        return try signingKey.sign(
            TrustedState(database: database.name, txID: target.id, alh: try target.alh()))
    }

    /// The state with its signature, if there is a key.
    func signed(_ state: TrustedState) throws -> TrustedState {
        var state = state
        state.signature = try signingKey?.sign(state)
        return state
    }
}

internal import ImmuDBEngine
internal import ImmuDBProofs

extension ImmuService {
    /// Signature over the state that a proof leads to.
    /// - Returns: nil without a key.
    func signature(of proof: DualProof, in database: Database) throws -> StateSignature? {
        guard let signingKey else { return nil }
        let target = proof.targetHeader
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

package import ImmuDBProofs

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

extension ProofRecording {
    /// What every version of the form has.
    private struct Preamble: Decodable {
        var format: String
        var version: Int
    }

    /// Reads the bytes of a file.
    /// - Throws: `ClientError` with code `invalidArgument` for anything but a complete recording of the known
    ///   version.
    package init(reading bytes: [UInt8]) throws(ClientError) {
        let data = Data(bytes)
        let preamble: Preamble
        do {
            preamble = try JSONDecoder().decode(Preamble.self, from: data)
        } catch {
            throw .recording("it is not readable JSON with a format and a version", cause: error)
        }
        guard Kind(rawValue: preamble.format) != nil else {
            throw .recording(
                "its format is neither \(Kind.proof.rawValue) nor \(Kind.evidence.rawValue)")
        }
        guard preamble.version == ProofRecording.version else {
            throw .recording(
                "it has version \(preamble.version), this program reads \(ProofRecording.version)",
                hint: preamble.version > ProofRecording.version ? "use a newer version of this program" : nil)
        }
        do {
            self = try JSONDecoder().decode(ProofRecording.self, from: data)
        } catch {
            throw .recording("a field is missing or is not of its type", cause: error)
        }
    }

    /// What was trusted before the messages came; nil at first contact.
    /// - Throws: `ClientError` with code `invalidArgument` for a hash or a signature that is none.
    package func before() throws(ClientError) -> TrustedState? { try state(trustedState) }

    /// What the answer led to, as far as the writer had read it.
    package func claimed() throws(ClientError) -> TrustedState? { try state(claimedState) }

    private func state(_ state: State?) throws(ClientError) -> TrustedState? {
        guard let state, state.txID > 0 else { return nil }
        guard let alh = Digest(hex: state.alh) else { throw .recording("a state has no hash") }
        var trusted = TrustedState(database: database, txID: state.txID, alh: alh)
        if let signature = state.signature {
            guard let bytes = Hex.decode(signature), let key = Hex.decode(state.publicKey ?? "") else {
                throw .recording("a signature is not hexadecimal")
            }
            trusted.signature = StateSignature(publicKey: key, signature: bytes)
        }
        return trusted
    }

    /// The keys that the writer had pinned and named.
    func signingKeys() throws(ClientError) -> (pinned: SigningPublicKey?, configured: SigningPublicKey?) {
        (try key(pinnedSigningKey), try key(configuredSigningKey))
    }

    private func key(_ text: String?) throws(ClientError) -> SigningPublicKey? {
        guard let text else { return nil }
        do {
            return try SigningPublicKey(x963: Hex.decode(text) ?? [])
        } catch {
            throw .recording("its signing key is none: \(error.message)")
        }
    }
}

extension ClientError {
    static func recording(
        _ problem: String, cause: (any Error)? = nil, hint: String? = nil
    ) -> ClientError {
        ClientError(
            .invalidArgument, "the file is no recording of a verification: \(problem)", cause: cause,
            hint: hint)
    }
}

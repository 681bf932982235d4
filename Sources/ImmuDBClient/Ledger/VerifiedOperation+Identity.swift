internal import ImmuDBProofs
internal import Synchronization

extension VerifiedOperation {
    /// Compares the identity that an answer shows with the pinned one.
    /// - Throws: `VerificationFailure` with `identityChanged`, also when a pinned server names none.
    func checkIdentity(_ uuid: String?) throws(VerificationFailure) {
        if let uuid, uuid.utf8.count > ClientLimits.serverUUIDBytesMax {
            throw VerificationFailure(
                .malformedMessage, "the server names itself with \(uuid.utf8.count) bytes")
        }
        if let configured = client.settings.signingKey, let pinned = lease.record?.signingKey {
            guard configured == pinned else {
                throw VerificationFailure(
                    .identityChanged,
                    "the configured signing key has fingerprint \(configured.fingerprint), "
                        + "pinned is \(pinned.fingerprint)")
            }
        }
        guard let pinned = lease.record?.serverUUID else { return }
        guard let uuid else {
            throw VerificationFailure(
                .identityChanged, "the server does not name itself, pinned is \(pinned)")
        }
        guard uuid == pinned else {
            throw VerificationFailure(.identityChanged, "the server is \(uuid), pinned is \(pinned)")
        }
    }

    /// Compares the key that an answer names with the key it must be signed with. The signature itself is
    /// the verifier's business; this tells another signer from a broken signature.
    func checkSigner(_ signature: StateSignature?) throws(VerificationFailure) {
        guard let signature, let pinned = lease.record?.signingKey else { return }
        guard signature.publicKey.isEmpty || signature.publicKey == pinned.x963 else {
            throw VerificationFailure(
                .identityChanged,
                "the state is signed by key \(SHA256.hash(signature.publicKey).hex), "
                    + "pinned is \(pinned.fingerprint)")
        }
    }

    /// The key to pin with a state: the configured one, else the one that the signature names and that made
    /// it. Nil for an unsigned state.
    func signer(of state: TrustedState) throws(VerificationFailure) -> SigningPublicKey? {
        if let configured = client.settings.signingKey { return configured }
        guard let signature = state.signature else { return nil }
        let key: SigningPublicKey
        do {
            key = try SigningPublicKey(x963: signature.publicKey)
        } catch {
            throw VerificationFailure(
                .badSignature, "the state is signed, but the key it names is none: \(error.message)")
        }
        try key.verify(state)
        return key
    }

    /// Pins what a record left open and a later answer shows: the identity after an import, the signing key
    /// once the server has one.
    func adoptIdentity(_ new: TrustedState) throws {
        guard var record = lease.record else { return }
        var isChanged = false
        if record.serverUUID == nil, let uuid = state.withLock({ $0.serverUUID }) {
            record.serverUUID = uuid
            isChanged = true
        }
        if record.signingKey == nil, let key = try signer(of: new) {
            record.signingKey = key
            isChanged = true
        }
        if isChanged { try lease.update(record, atOnce: true) }
    }

    /// Stores the first trusted state of a pin, at once.
    func establish(_ first: TrustedState) throws {
        let key = try signer(of: first)
        let event = TrustEvent(kind: .firstContact, time: lease.now, txID: first.txID, alh: first.alh)
        var record = lease.record ?? TrustRecord(pin: lease.pin, updatedAt: lease.now)
        record.serverUUID = state.withLock { $0.serverUUID }
        record.signingKey = key
        record.state = first
        record.updatedAt = lease.now
        record.append(event)
        try lease.update(record, atOnce: true)
    }
}

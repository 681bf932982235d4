internal import Crypto

/// The key that a server signs its states with: ECDSA over NIST P-256 with SHA-256.
public struct SigningPublicKey: Sendable, Hashable {
    /// Uncompressed point: `04 || X || Y`, 65 bytes.
    public let x963: [UInt8]

    /// Reads a PEM block `PUBLIC KEY` (SubjectPublicKeyInfo).
    /// - Throws: `FormatError` for anything but a P-256 key in that form.
    public init(pem: String) throws(FormatError) {
        do {
            x963 = [UInt8](try P256.Signing.PublicKey(pemRepresentation: rewrapped(pem)).x963Representation)
        } catch {
            throw FormatError(
                "not a P-256 public key in PEM form (a block of the kind PUBLIC KEY is needed): \(error)")
        }
    }

    /// Reads an uncompressed X9.63 point.
    /// - Throws: `FormatError` for anything but 65 bytes of a point on the curve.
    public init(x963 bytes: [UInt8]) throws(FormatError) {
        do {
            x963 = [UInt8](try P256.Signing.PublicKey(x963Representation: bytes).x963Representation)
        } catch {
            throw FormatError("\(bytes.count) bytes are not an uncompressed P-256 point: \(error)")
        }
    }

    /// SHA-256 of the X9.63 bytes in hexadecimal: the form in which people compare keys.
    public var fingerprint: String { SHA256.hash(x963).hex }

    /// PEM block `PUBLIC KEY`.
    /// - Throws: `FormatError` when the point is not on the curve, which the initialisers rule out.
    public func pem() throws(FormatError) -> String {
        do {
            return try P256.Signing.PublicKey(x963Representation: x963).pemRepresentation
        } catch {
            throw FormatError("\(x963.count) bytes are not an uncompressed P-256 point: \(error)")
        }
    }

    /// Checks the signature of a state.
    ///
    /// The public key that comes with a signature is never used; it only helps to say which key signed.
    /// - Throws: `VerificationFailure` with `badSignature`: absent, not DER, by another key, or over another
    ///   database, transaction or hash.
    public func verify(_ state: TrustedState) throws(VerificationFailure) {
        guard let signature = state.signature else {
            throw VerificationFailure(
                .badSignature, "the state is not signed, but key \(fingerprint) is required to sign it")
        }
        let isValid: Bool
        do {
            let key = try P256.Signing.PublicKey(x963Representation: x963)
            let parsed = try P256.Signing.ECDSASignature(derRepresentation: signature.signature)
            isValid = key.isValidSignature(parsed, for: state.signedBytes)
        } catch {
            throw VerificationFailure(.badSignature, "the signature of the state cannot be read: \(error)")
        }
        guard isValid else {
            let signer =
                signature.publicKey == x963
                ? "it names that key, so it is over another database, transaction or hash"
                : "it names a key with fingerprint \(SHA256.hash(signature.publicKey).hex)"
            throw VerificationFailure(
                .badSignature,
                "the signature of database \(state.database), transaction \(state.txID), is not by key "
                    + "\(fingerprint); \(signer)")
        }
    }
}

/// The private half, held by a server.
public struct SigningPrivateKey: Sendable {
    private let key: P256.Signing.PrivateKey

    /// Reads the first PEM block of a key file; it must be a SEC1 `EC PRIVATE KEY` on P-256.
    /// - Throws: `FormatError` for anything else.
    public init(pem: String) throws(FormatError) {
        guard let start = pem.firstRange(of: "-----BEGIN "),
            pem[start.upperBound...].hasPrefix("EC PRIVATE KEY-----")
        else {
            throw FormatError("the key file does not start with a PEM block of the kind EC PRIVATE KEY")
        }
        let end = "-----END EC PRIVATE KEY-----"
        guard let last = pem[start.upperBound...].firstRange(of: end) else {
            throw FormatError("the PEM block EC PRIVATE KEY has no end line")
        }
        do {
            key = try P256.Signing.PrivateKey(
                pemRepresentation: rewrapped(pem[start.lowerBound..<last.upperBound]))
        } catch {
            throw FormatError("the PEM block is not a P-256 private key: \(error)")
        }
    }

    /// Makes a new random key.
    public init() { key = P256.Signing.PrivateKey() }

    /// The public half.
    /// - Throws: never for a key that exists.
    public func publicKey() throws(FormatError) -> SigningPublicKey {
        try SigningPublicKey(x963: [UInt8](key.publicKey.x963Representation))
    }

    /// Signs database name, transaction id and Alh of a state; a signature already there is ignored.
    /// - Throws: `FormatError` when the random source fails.
    public func sign(_ state: TrustedState) throws(FormatError) -> StateSignature {
        do {
            let signature = try key.signature(for: state.signedBytes)
            return StateSignature(
                publicKey: [UInt8](key.publicKey.x963Representation),
                signature: [UInt8](signature.derRepresentation))
        } catch {
            throw FormatError("the state cannot be signed: \(error)")
        }
    }
}

/// The same PEM text with lines of 64 characters. The parser takes no others (RFC 7468, section 2), but
/// programs that follow older rules write lines of 76.
private func rewrapped(_ pem: some StringProtocol) -> String {
    var lines: [String] = []
    var body: String?
    for line in pem.split(whereSeparator: \.isNewline) {
        if line.hasPrefix("-----BEGIN ") {
            lines.append(String(line))
            body = ""
        } else if line.hasPrefix("-----END "), var rest = body?[...] {
            while !rest.isEmpty {
                lines.append(String(rest.prefix(64)))
                rest = rest.dropFirst(64)
            }
            lines.append(String(line))
            body = nil
        } else if body != nil {
            body?.append(contentsOf: line.filter { !$0.isWhitespace })
        } else {
            lines.append(String(line))
        }
    }
    return lines.joined(separator: "\n") + "\n"
}

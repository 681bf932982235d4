internal import GRPCNIOTransportHTTP2Posix
internal import ImmuDBProofs
internal import NIOCore
internal import NIOSSL
internal import Synchronization
internal import SystemIO

extension ClientSettings {
    /// What the transport has to know, every file read and looked at.
    /// - Parameter witness: gets the certificate that the server shows when it is pinned.
    /// - Throws: `TransportError` that names the file.
    func transportSecurity(
        witness: CertificateWitness
    ) throws(TransportError) -> HTTP2ClientTransport.Posix.TransportSecurity {
        guard let tls else { return .plaintext }
        var config = HTTP2ClientTransport.Posix.TransportSecurity.TLS.defaults
        if let path = tls.authorityFile {
            let bytes = try Self.pem(path)
            try Self.checking(path, "certificates") { _ = try NIOSSLCertificate.fromPEMBytes(bytes) }
            config.trustRoots = .certificates([.bytes(bytes, format: .pem)])
        }
        switch (tls.certificateFile, tls.keyFile) {
        case (nil, nil): break
        case (let certificate?, let key?):
            let chain = try Self.pem(certificate)
            try Self.checking(certificate, "certificate") { _ = try NIOSSLCertificate.fromPEMBytes(chain) }
            let secret = try Self.pem(key)
            try Self.checking(key, "private key") { _ = try NIOSSLPrivateKey(bytes: secret, format: .pem) }
            config.certificateChain = [.bytes(chain, format: .pem)]
            config.privateKey = .bytes(secret, format: .pem)
        case (let certificate?, nil):
            throw TransportError(
                .badConfiguration, "a client certificate needs its private key", at: certificate)
        case (nil, let key?):
            throw TransportError(.badConfiguration, "a private key needs its client certificate", at: key)
        }
        if let pin = tls.pin {
            config.customVerificationCallback = { certificates, promise in
                promise.succeed(
                    witness.saw(certificates) == pin
                        ? .certificateVerified(VerificationMetadata(nil)) : .failed)
            }
        } else if tls.skipsVerification {
            config.serverCertificateVerification = .noVerification
        }
        return .tls(config)
    }

    private static func pem(_ path: String) throws(TransportError) -> [UInt8] {
        do {
            return try RealFileSystem().readWhole(path, limit: Limits.pemFileBytesMax)
        } catch {
            throw TransportError(.badCertificate, "cannot read the file: \(error.message)", at: path)
        }
    }

    private static func checking(
        _ path: String, _ content: String, _ body: () throws -> Void
    ) throws(TransportError) {
        do {
            try body()
        } catch {
            throw TransportError(.badCertificate, "the file holds no \(content) in PEM form", at: path)
        }
    }
}

/// Remembers which certificate a server showed.
final class CertificateWitness: Sendable {
    private let seen = Mutex<[UInt8]?>(nil)

    /// DER bytes of the last certificate seen.
    var certificate: [UInt8]? { seen.withLock { $0 } }

    /// Takes down a chain.
    /// - Returns: the fingerprint of its leaf; nil when there is none.
    func saw(_ chain: [NIOSSLCertificate]) -> CertificateFingerprint? {
        do {
            guard let der = try chain.first?.toDERBytes() else { return nil }
            seen.withLock { $0 = der }
            return CertificateFingerprint(of: der)
        } catch {
            // No readable certificate: nothing that could equal the pin.
            return nil
        }
    }
}

extension CertificateFingerprint {
    /// Of a certificate in DER form.
    init(of der: [UInt8]) { self.init(bytes: SHA256.hash(der).bytes) }
}

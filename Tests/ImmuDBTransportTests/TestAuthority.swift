import Crypto
import Foundation
import SwiftASN1
import X509

/// An authority that issues certificates for a test, in files of a directory of its own.
struct TestAuthority {
    let directory: URL
    private let key = Certificate.PrivateKey(P256.Signing.PrivateKey())
    private let name: DistinguishedName
    let certificateFile: String

    init(_ commonName: String = "authority") throws {
        directory = FileManager.default.temporaryDirectory.appendingPathComponent("tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        let subject = try DistinguishedName { CommonName(commonName) }
        name = subject
        let key = key
        let certificate = try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: key.publicKey,
            notValidBefore: Date(timeIntervalSinceNow: -3600),
            notValidAfter: Date(timeIntervalSinceNow: 86_400), issuer: subject, subject: subject,
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: nil))
                Critical(KeyUsage(keyCertSign: true))
            }, issuerPrivateKey: key)
        certificateFile = directory.appendingPathComponent("ca.pem").path
        try certificate.serializeAsPEM().pemString.write(
            toFile: certificateFile, atomically: true, encoding: .utf8)
    }

    /// Issues a certificate for `localhost` and 127.0.0.1.
    /// - Returns: the files of certificate and key.
    func issue(
        _ commonName: String, validFor seconds: TimeInterval = 86_400
    ) throws -> (certificate: String, key: String) {
        let own = Certificate.PrivateKey(P256.Signing.PrivateKey())
        let certificate = try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: own.publicKey,
            notValidBefore: Date(timeIntervalSinceNow: -3600),
            notValidAfter: Date(timeIntervalSinceNow: seconds), issuer: name,
            subject: try DistinguishedName { CommonName(commonName) }, signatureAlgorithm: .ecdsaWithSHA256,
            extensions: Certificate.Extensions {
                SubjectAlternativeNames([
                    .dnsName("localhost"),
                    .ipAddress(ASN1OctetString(contentBytes: [127, 0, 0, 1])),
                ])
            }, issuerPrivateKey: key)
        let files = (
            directory.appendingPathComponent("\(commonName).pem").path,
            directory.appendingPathComponent("\(commonName)-key.pem").path
        )
        try certificate.serializeAsPEM().pemString.write(
            toFile: files.0, atomically: true, encoding: .utf8)
        try own.serializeAsPEM().pemString.write(toFile: files.1, atomically: true, encoding: .utf8)
        return files
    }

    func remove() throws { try FileManager.default.removeItem(at: directory) }
}

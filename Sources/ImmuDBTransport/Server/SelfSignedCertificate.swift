internal import Crypto
internal import SwiftASN1
package import SystemIO
internal import X509

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// A certificate that a server issues for itself, for encryption without an authority.
///
/// Clients can use it by being given the certificate file as their authority.
package struct SelfSignedCertificate: Sendable {
    package let certificatePEM: String
    package let keyPEM: String

    /// Makes a key (P-256) and a certificate for it, valid for a year.
    /// - Parameter hosts: names and IP addresses that clients use to reach the server.
    /// - Throws: `badCertificate` when it cannot be made.
    package init(hosts: [String], now: Timestamp = SystemClock().now()) throws(TransportError) {
        do {
            let key = Certificate.PrivateKey(P256.Signing.PrivateKey())
            let name = try DistinguishedName {
                OrganizationName("immudb")
                CommonName(hosts.first ?? "localhost")
            }
            // A minute of slack for clocks that run behind.
            let start = Date(timeIntervalSince1970: TimeInterval(now.seconds - 60))
            let certificate = try Certificate(
                version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: key.publicKey,
                notValidBefore: start,
                notValidAfter: start.addingTimeInterval(TimeInterval(Limits.selfSignedSeconds)),
                issuer: name, subject: name, signatureAlgorithm: .ecdsaWithSHA256,
                extensions: Certificate.Extensions {
                    Critical(BasicConstraints.isCertificateAuthority(maxPathLength: nil))
                    SubjectAlternativeNames(hosts.map(GeneralName.init(host:)))
                }, issuerPrivateKey: key)
            certificatePEM = try certificate.serializeAsPEM().pemString
            keyPEM = try key.serializeAsPEM().pemString
        } catch {
            throw TransportError(.badCertificate, "it cannot be made: \(error)", at: "certificate")
        }
    }

    /// The files of a certificate in a directory, made when there are none or when they have expired.
    /// - Throws: `badCertificate` when they can be neither used nor made.
    package static func files(
        in directory: String, hosts: [String], fileSystem: any FileSystem = RealFileSystem(),
        now: Timestamp = SystemClock().now()
    ) throws(TransportError) -> ServerTLS {
        let files = ServerTLS(
            certificateFile: joinPath(directory, "immudb-cert.pem"),
            keyFile: joinPath(directory, "immudb-key.pem"))
        do {
            if try fileSystem.kind(of: files.certificateFile) != nil {
                let loaded = try files.load(fileSystem: fileSystem, now: now)
                if !loaded.isExpired { return files }
            }
            let made = try SelfSignedCertificate(hosts: hosts, now: now)
            try fileSystem.createDirectories(directory, permissions: 0o700)
            try fileSystem.atomicReplace(files.keyFile, with: Array(made.keyPEM.utf8))
            try fileSystem.atomicReplace(
                files.certificateFile, with: Array(made.certificatePEM.utf8), permissions: 0o644)
        } catch let error as SystemIOError {
            throw TransportError(.badCertificate, error.message, at: error.path)
        } catch let error as TransportError {
            throw error
        } catch {
            throw TransportError(.badCertificate, String(describing: error), at: directory)
        }
        return files
    }
}

extension GeneralName {
    /// An IP address or a name.
    fileprivate init(host: String) {
        let v4 = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        if v4.count == 4, v4.allSatisfy({ $0 != nil }) {
            self = .ipAddress(ASN1OctetString(contentBytes: ArraySlice(v4.compactMap { $0 })))
        } else if host == "::1" {
            self = .ipAddress(
                ASN1OctetString(contentBytes: ArraySlice([UInt8](repeating: 0, count: 15) + [1])))
        } else {
            self = .dnsName(host)
        }
    }
}

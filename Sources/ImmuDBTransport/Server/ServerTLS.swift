package import NIOSSL
package import SystemIO

/// TLS of a server: which files, and whether clients need a certificate.
package struct ServerTLS: Sendable, Hashable {
    /// PEM file with the certificate of the server, followed by intermediate ones.
    package var certificateFile: String
    /// PEM file with its private key.
    package var keyFile: String
    /// Refuse clients that cannot show a certificate.
    package var requiresClientCertificate = false
    /// PEM file with the authorities that issue client certificates; nil: those the system trusts.
    package var clientAuthoritiesFile: String?

    package init(certificateFile: String, keyFile: String) {
        self.certificateFile = certificateFile
        self.keyFile = keyFile
    }

    /// Reads the files and checks that they fit together.
    /// - Throws: `badCertificate`, naming the file.
    package func load(
        fileSystem: any FileSystem = RealFileSystem(), now: Timestamp = SystemClock().now()
    ) throws(TransportError) -> LoadedTLS {
        let chain = try Self.read(certificateFile, fileSystem)
        let key = try Self.read(keyFile, fileSystem)
        let certificates = try Self.certificates(chain, certificateFile)
        let privateKey: NIOSSLPrivateKey
        do {
            privateKey = try NIOSSLPrivateKey(bytes: key, format: .pem)
        } catch {
            throw TransportError(.badCertificate, "this is no private key in PEM form", at: keyFile)
        }
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: certificates.map { .certificate($0) }, privateKey: .privateKey(privateKey))
        configuration.minimumTLSVersion = .tlsv12
        do {
            _ = try NIOSSLContext(configuration: configuration)
        } catch {
            throw TransportError(
                .badCertificate, "this is not the key of the certificate in \(certificateFile)", at: keyFile)
        }
        var gRPCConfiguration = configuration
        gRPCConfiguration.applicationProtocols = ["h2"]
        if requiresClientCertificate {
            gRPCConfiguration.certificateVerification = .noHostnameVerification
            gRPCConfiguration.trustRoots = .default
            if let file = clientAuthoritiesFile {
                let authorities = try Self.certificates(Self.read(file, fileSystem), file)
                gRPCConfiguration.trustRoots = .certificates(authorities)
            }
        }
        return LoadedTLS(
            configuration: configuration,
            gRPCConfiguration: gRPCConfiguration,
            warnings: Self.warnings(certificates.first, certificateFile, now: now),
            isExpired: certificates.first.map { Int64($0.notValidAfter) < now.seconds } ?? true)
    }

    private static func read(_ path: String, _ fileSystem: any FileSystem) throws(TransportError) -> [UInt8] {
        do throws(SystemIOError) {
            return try fileSystem.readWhole(path, limit: Limits.pemFileBytesMax)
        } catch {
            throw TransportError(.badCertificate, "it cannot be read: \(error.message)", at: path)
        }
    }

    private static func certificates(
        _ bytes: [UInt8], _ path: String
    ) throws(TransportError) -> [NIOSSLCertificate] {
        let found: [NIOSSLCertificate]
        do {
            found = try NIOSSLCertificate.fromPEMBytes(bytes)
        } catch {
            throw TransportError(.badCertificate, "these are no certificates in PEM form", at: path)
        }
        guard !found.isEmpty else {
            throw TransportError(.badCertificate, "there is no certificate in PEM form in it", at: path)
        }
        return found
    }

    /// What to say about a certificate that is not valid yet, not any more, or not for long.
    private static func warnings(_ leaf: NIOSSLCertificate?, _ path: String, now: Timestamp) -> [String] {
        guard let leaf else { return [] }
        let remaining = Int64(leaf.notValidAfter) - now.seconds
        if Int64(leaf.notValidBefore) > now.seconds { return ["\(path): the certificate is not valid yet"] }
        if remaining < 0 { return ["\(path): the certificate has expired"] }
        guard remaining < Limits.certificateWarningSeconds else { return [] }
        return ["\(path): the certificate expires in \(remaining / 86_400) days"]
    }
}

/// TLS, ready for use.
package struct LoadedTLS: Sendable {
    /// For listeners that are not gRPC. Asks clients for nothing.
    package let configuration: TLSConfiguration
    /// For the gRPC listener: HTTP/2, and certificates of clients if they need one.
    package let gRPCConfiguration: TLSConfiguration
    /// One sentence for everything the operator should know.
    package let warnings: [String]
    /// Whether the certificate's time is over.
    package let isExpired: Bool
}

internal import GRPCCore
internal import GRPCNIOTransportHTTP2Posix
internal import NIOCore
internal import NIOSSL
internal import SwiftASN1
internal import X509

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// What a server showed as its certificate, to tell why it is not accepted. Nothing of it is trusted.
struct ServerCertificate {
    let certificate: Certificate
    let fingerprint: CertificateFingerprint

    /// Connects once more, takes down the certificate, and hangs up before anything is sent.
    /// - Returns: nil when the server shows none this time.
    static func fetched(from settings: ClientSettings) async -> ServerCertificate? {
        let witness = CertificateWitness()
        var tls = HTTP2ClientTransport.Posix.TransportSecurity.TLS.defaults
        tls.customVerificationCallback = { certificates, promise in
            _ = witness.saw(certificates)
            promise.succeed(.failed)
        }
        do {
            let transport = try ClientConnection.transport(settings, security: .tls(tls))
            let client = GRPCClient(transport: transport)
            let running = Task { try await client.runConnections() }
            defer { running.cancel() }
            var options = CallOptions.defaults
            options.timeout = .milliseconds(Limits.certificateMillisecondsMax)
            try await client.unary(
                request: ClientRequest(message: []),
                descriptor: MethodDescriptor(fullyQualifiedService: "certificate", method: "none"),
                serializer: NoBytes(), deserializer: NoBytes(), options: options
            ) { _ in }
        } catch {
            // It always fails: what the server showed on the way is what counts.
            guard let der = witness.certificate else { return nil }
            return try? ServerCertificate(
                certificate: Certificate(derEncoded: der), fingerprint: CertificateFingerprint(of: der))
        }
        return nil
    }

    /// What is wrong with it.
    /// - Parameter isName: it is vouched for, but for another name.
    func problem(in settings: ClientSettings, isName: Bool) -> ConnectionProblem {
        let place = settings.endpoint
        let pinning = "if the operator confirms the fingerprint, --tls-pin \(fingerprint) accepts it"
        if certificate.notValidAfter < Date.now {
            return ConnectionProblem(
                "the certificate of \(place) expired on \(day(certificate.notValidAfter))",
                hint: "the operator of the server has to renew it, or the clock here is wrong")
        }
        if certificate.notValidBefore > Date.now {
            return ConnectionProblem(
                "the certificate of \(place) is valid only from \(day(certificate.notValidBefore))",
                hint: "check the clock of this machine")
        }
        if isName {
            let wanted = settings.tls?.serverName ?? place.host
            return ConnectionProblem(
                "the certificate of \(place) is not for '\(wanted)': it is for \(names)",
                hint: "connect by that name, or give it with --servername")
        }
        if certificate.issuer == certificate.subject {
            return ConnectionProblem(
                "the certificate of \(place) is signed by itself and not trusted",
                hint: "give it with --ca FILE; \(pinning)")
        }
        let source = settings.tls?.authorityFile.map { "not in \($0)" } ?? "unknown to this system"
        return ConnectionProblem(
            "the certificate of \(place) is signed by '\(certificate.issuer)', which is \(source)",
            hint: "give the authority's certificate with --ca FILE; \(pinning)")
    }

    private func day(_ date: Date) -> String { date.formatted(.iso8601.year().month().day()) }

    private var names: String {
        do {
            let names = try certificate.extensions.subjectAlternativeNames?.map { "\($0)" } ?? []
            return names.isEmpty ? "'\(certificate.subject)'" : names.joined(separator: ", ")
        } catch {
            return "'\(certificate.subject)'"
        }
    }
}

/// Messages of a call that never takes place.
private struct NoBytes: MessageSerializer, MessageDeserializer {
    func serialize<Bytes: GRPCContiguousBytes>(_ message: [UInt8]) throws -> Bytes { Bytes(message) }

    func deserialize<Bytes: GRPCContiguousBytes>(_ serializedMessageBytes: Bytes) throws -> [UInt8] {
        serializedMessageBytes.withUnsafeBytes { Array($0) }
    }
}

package import GRPCCore
internal import GRPCNIOTransportHTTP2Posix
internal import NIOCore
internal import NIOSSL

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Why a server cannot be reached, in plain words.
package struct ConnectionProblem: Sendable, Hashable {
    /// What happened, with host and port.
    package var message: String
    /// What to do.
    package var hint: String

    package init(_ message: String, hint: String) {
        self.message = message
        self.hint = hint
    }
}

extension ClientConnection {
    /// Looks into a failed call for the reason why there is no connection.
    ///
    /// When a certificate was refused, the server is asked for it once more, to say what is wrong with it.
    /// - Returns: nil when the failure is not about the connection.
    package func explain(_ error: RPCError) async -> ConnectionProblem? {
        guard error.code == .unavailable || error.code == .deadlineExceeded else { return nil }
        let causes = Self.causes(of: error)
        for cause in causes {
            if let problem = await problem(cause) { return problem }
        }
        guard error.code == .unavailable, error.cause != nil || Self.isLocal(error) else { return nil }
        let text = causes.last.map { "\($0)" } ?? error.message
        return ConnectionProblem(
            "the connection to \(settings.endpoint) failed: \(text)",
            hint: "check that an immudb server listens there, and whether it wants TLS (--tls)")
    }

    /// The transport's own words for a connection that broke or was never there.
    private static func isLocal(_ error: RPCError) -> Bool {
        ["Channel", "Stream unexpectedly closed", "subchannel"].contains { error.message.hasPrefix($0) }
            || error.message.contains("connection preface")
    }

    /// The errors underneath, from the outermost to the innermost.
    private static func causes(of error: RPCError) -> [any Error] {
        var causes: [any Error] = []
        var next = error.cause
        while let cause = next, causes.count < Limits.errorCausesMax {
            causes.append(cause)
            next = (cause as? RPCError)?.cause ?? (cause as? RuntimeError)?.cause
        }
        return causes
    }

    private func problem(_ cause: any Error) async -> ConnectionProblem? {
        let place = settings.endpoint.description
        switch cause {
        case let cause as IOError: return problem(errno: cause.errnoCode, cause)
        case is NIOSSLExtraError, is NIOSSLError: return await tlsProblem(cause)
        case let cause as TransportError:
            return ConnectionProblem(
                "\(place): \(cause.message)", hint: "ask the operator of the server what it is")
        default: break
        }
        let text = "\(cause)"
        if text.contains("connectTimeout") || text.contains("ConnectTimeout") {
            return ConnectionProblem(
                "\(place) does not answer", hint: "check the address, the network and firewalls between")
        }
        if text.contains("TLSV1") || text.contains("CERTIFICATE") { return await tlsProblem(cause) }
        if text.contains("getaddrinfo") || text.contains("resolve") || text.contains("DNS") {
            return ConnectionProblem(
                "the name '\(settings.endpoint.host)' is not known", hint: "check how the host is spelled")
        }
        return nil
    }

    private func problem(errno code: CInt, _ cause: IOError) -> ConnectionProblem {
        let place = settings.endpoint
        switch code {
        case ECONNREFUSED:
            return ConnectionProblem(
                "nothing listens on \(place): connection refused",
                hint: "start the server, or check --immudb-address and --immudb-port")
        case ECONNRESET, EPIPE:
            let hint =
                settings.tls == nil
                ? "the server may want TLS: try --tls" : "the server may not speak TLS, or was stopped"
            return ConnectionProblem("\(place) closed the connection", hint: hint)
        case EHOSTUNREACH, ENETUNREACH, ETIMEDOUT:
            return ConnectionProblem(
                "\(place) cannot be reached", hint: "check the address, the network and firewalls between")
        default:
            return ConnectionProblem(
                "cannot connect to \(place): \(cause)", hint: "check the address and the network")
        }
    }

    private func tlsProblem(_ cause: any Error) async -> ConnectionProblem {
        let text = "\(cause)"
        let place = settings.endpoint
        if text.contains("WRONG_VERSION_NUMBER") || text.contains("HTTP_REQUEST") {
            return ConnectionProblem("\(place) does not speak TLS", hint: "leave --tls out for this server")
        }
        if text.contains("CERTIFICATE_REQUIRED") || text.contains("alert") && text.contains("CERTIFICATE") {
            let hint =
                settings.tls?.certificateFile == nil
                ? "the server wants a client certificate: give --cert FILE and --key FILE"
                : "the server does not accept the client certificate of --cert"
            return ConnectionProblem("\(place) refused the TLS connection: \(alert(text))", hint: hint)
        }
        if text.contains("CERTIFICATE_VERIFY_FAILED") || cause is NIOSSLExtraError {
            return await certificateProblem(cause)
        }
        if text.contains("EOF") || text.contains("uncleanShutdown") {
            return ConnectionProblem(
                "\(place) closed the connection during the TLS handshake",
                hint: "the server may not speak TLS, or may want a client certificate (--cert, --key)")
        }
        return ConnectionProblem(
            "TLS with \(place) failed: \(text)", hint: "check the TLS settings of both sides")
    }

    private func alert(_ text: String) -> String {
        text.split(whereSeparator: { !($0.isLetter || $0 == "_" || $0.isNumber) })
            .first { $0.contains("CERTIFICATE") }.map { $0.lowercased().replacing("_", with: " ") }
            ?? "certificate"
    }

    private func certificateProblem(_ cause: any Error) async -> ConnectionProblem {
        let place = settings.endpoint
        if let pin = settings.tls?.pin {
            let shown = witness.certificate.map { "\(CertificateFingerprint(of: $0))" } ?? "none"
            return ConnectionProblem(
                "the certificate of \(place) is not the pinned one: it is \(shown), pinned is \(pin)",
                hint: "do not connect until the operator of the server confirms the new fingerprint")
        }
        guard let certificate = await ServerCertificate.fetched(from: settings) else {
            return ConnectionProblem(
                "the certificate of \(place) is not accepted: \(cause)",
                hint: "give the authority that signed it with --ca FILE")
        }
        return certificate.problem(in: settings, isName: cause is NIOSSLExtraError)
    }
}

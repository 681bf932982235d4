/// How a client reaches a server.
package struct ClientSettings: Sendable, Hashable {
    package var endpoint: ClientEndpoint
    /// nil: in plain text.
    package var tls: ClientTLS?

    package init(endpoint: ClientEndpoint, tls: ClientTLS? = nil) {
        self.endpoint = endpoint
        self.tls = tls
    }
}

/// How a client checks a server, and shows who it is itself.
package struct ClientTLS: Sendable, Hashable {
    /// PEM file of the authorities that may vouch for the server; nil for those of the system.
    package var authorityFile: String?
    /// PEM file of the client's own certificate chain, for servers that demand one.
    package var certificateFile: String?
    /// PEM file of the key of that certificate.
    package var keyFile: String?
    /// Name the certificate must be for, instead of the host.
    package var serverName: String?
    /// The one certificate accepted, whoever vouches for it and whatever its name and date.
    package var pin: CertificateFingerprint?
    /// Accepts any certificate: encrypted, but to whom is unknown.
    package var skipsVerification = false

    package init() {}
}

/// SHA-256 of a certificate in DER form.
package struct CertificateFingerprint: Sendable, Hashable, CustomStringConvertible {
    package let bytes: [UInt8]

    /// - Parameter text: 64 hexadecimal digits, in pairs with colons between them if wanted, with or without
    ///   `sha256:` before them. nil for anything else.
    package init?(_ text: String) {
        var digits = text.lowercased()
        if digits.hasPrefix("sha256:") { digits.removeFirst("sha256:".count) }
        digits.removeAll { $0 == ":" }
        guard digits.utf8.count == 64 else { return nil }
        var bytes: [UInt8] = []
        var rest = digits[...]
        while !rest.isEmpty {
            guard let byte = UInt8(rest.prefix(2), radix: 16), rest.first?.isHexDigit == true else {
                return nil
            }
            bytes.append(byte)
            rest = rest.dropFirst(2)
        }
        self.bytes = bytes
    }

    init(bytes: [UInt8]) { self.bytes = bytes }

    package var description: String {
        "sha256:"
            + bytes.map { byte in
                let text = String(byte, radix: 16)
                return text.count < 2 ? "0" + text : text
            }.joined()
    }
}

internal import ImmuDBTransport

/// A server and how to talk to it.
public struct ServerAddress: Sendable, Hashable {
    /// Name, IPv4 or IPv6 address.
    public var host: String
    public var port: Int
    /// nil: in plain text.
    public var tls: ServerSecurity?
    /// Database to begin with.
    public var database: String

    public init(
        host: String, port: Int = ConnectLimits.port, tls: ServerSecurity? = nil,
        database: String = "defaultdb"
    ) {
        self.host = host
        self.port = port
        self.tls = tls
        self.database = database
    }

    /// `host:port`, an IPv6 address in brackets: the name under which trust is kept without a profile.
    public var name: String { endpoint.description }

    /// Whether nothing leaves this machine.
    public var isLoopback: Bool { endpoint.isLoopback }

    /// Whether others on the network can read and change what is sent.
    public var isExposed: Bool { tls == nil && !isLoopback }

    private var endpoint: ClientEndpoint { ClientEndpoint(host: host, port: port) }

    var settings: ClientSettings {
        ClientSettings(endpoint: endpoint, tls: tls?.settings)
    }
}

/// How to check a server, and how to show it who we are.
public struct ServerSecurity: Sendable, Hashable {
    /// PEM file of the authorities that may vouch for the server; nil for those of the system.
    public var authorityFile: String?
    /// PEM file of the client's certificate chain, for servers that demand one.
    public var certificateFile: String?
    /// PEM file of its key.
    public var keyFile: String?
    /// Name the certificate must be for, instead of the host.
    public var serverName: String?
    /// SHA-256 of the one certificate that is accepted, in hexadecimal; authority, name and date do not
    /// matter then.
    public var pin: String?
    /// Accepts any certificate: encrypted, but nobody knows to whom.
    public var skipsVerification = false

    public init() {}

    /// Whether the text is a fingerprint.
    public static func isPin(_ text: String) -> Bool { CertificateFingerprint(text) != nil }

    var settings: ClientTLS {
        var settings = ClientTLS()
        settings.authorityFile = authorityFile
        settings.certificateFile = certificateFile
        settings.keyFile = keyFile
        settings.serverName = serverName
        settings.pin = pin.flatMap(CertificateFingerprint.init)
        settings.skipsVerification = skipsVerification
        return settings
    }
}

/// How to introduce oneself to a server.
public enum ServerLogin: Sendable, Hashable {
    /// Not at all: few calls work.
    case none
    case password(user: String, password: String)
    /// Of an earlier login; `database` is what it is bound to.
    case token(String, database: String)
}

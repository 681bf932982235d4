import ArgumentParser

/// The flags that choose a server and say who is calling.
package struct ConnectionOptions: ParsableArguments {
    @Option(
        name: [.long, .customShort("P")],
        help: ArgumentHelp("Connection of this name from the configuration.", valueName: "name"))
    var profile: String?

    @Option(
        help: ArgumentHelp(
            "Server as immudb://user@host:port/database?tls=true.", valueName: "address"))
    var uri: String?

    @Option(help: ArgumentHelp("Configuration file instead of the usual ones.", valueName: "file"))
    var config: String?

    @Option(name: [.long, .customShort("a")], help: ArgumentHelp("Server to connect to.", valueName: "host"))
    var immudbAddress: String?

    @Option(name: [.long, .customShort("p")], help: ArgumentHelp("Port of the server.", valueName: "port"))
    var immudbPort: Int?

    @Option(help: ArgumentHelp("User to log in as.", valueName: "name"))
    var username: String?

    @Option(help: ArgumentHelp("Password; others can see it, so use one of the next.", valueName: "text"))
    var password: String?

    @Option(help: ArgumentHelp("File with the password, for its owner's eyes only.", valueName: "file"))
    var passwordFile: String?

    @Option(help: ArgumentHelp("Open descriptor to read the password from.", valueName: "number"))
    var passwordFd: Int?

    @Flag(help: "Read the password from standard input.")
    var passwordStdin = false

    @Option(help: ArgumentHelp("File to keep the login in, in the older layout.", valueName: "file"))
    var tokenfile: String?

    @Option(help: ArgumentHelp("Time for one call, such as 10s or 2m.", valueName: "time"))
    var timeout: String?

    @Option(help: ArgumentHelp("Repetitions of a read after a broken connection.", valueName: "number"))
    var retries: Int?

    @Option(help: ArgumentHelp("Largest answer accepted, in bytes.", valueName: "bytes"))
    var maxRecvMsgSize: Int?

    @Option(help: ArgumentHelp("PEM file of the key that states must be signed with.", valueName: "file"))
    var serverSigningPubKey: String?

    @OptionGroup var tls: TLSOptions

    package init() {}

    /// Only the flags that were given.
    package var given: [String: String] {
        var flags = tls.given
        for (name, value) in [
            ("profile", profile), ("uri", uri), ("config", config), ("immudb-address", immudbAddress),
            ("immudb-port", immudbPort.map(String.init)), ("username", username), ("password", password),
            ("password-file", passwordFile), ("password-fd", passwordFd.map(String.init)),
            ("password-stdin", passwordStdin ? "true" : nil), ("tokenfile", tokenfile), ("timeout", timeout),
            ("retries", retries.map(String.init)), ("max-recv-msg-size", maxRecvMsgSize.map(String.init)),
            ("server-signing-pub-key", serverSigningPubKey),
        ] {
            if let value { flags[name] = value }
        }
        return flags
    }

    package static let definitions: [SettingDefinition] = [
        SettingDefinition("profile", summary: "connection of this name from the configuration"),
        SettingDefinition("uri", summary: "server as immudb://user@host:port/database?tls=true"),
        SettingDefinition("config", summary: "configuration file instead of the usual ones"),
        SettingDefinition("immudb-address", default: "127.0.0.1", summary: "server to connect to"),
        SettingDefinition("immudb-port", default: "3322", summary: "port of the server"),
        SettingDefinition("username", summary: "user to log in as"),
        SettingDefinition("password", summary: "password, plain or enc: and base64", isSecret: true),
        SettingDefinition("password-file", summary: "file with the password, for its owner's eyes only"),
        SettingDefinition("password-fd", summary: "open descriptor to read the password from"),
        SettingDefinition("password-stdin", summary: "true reads the password from standard input"),
        SettingDefinition("tokenfile", summary: "file to keep the login in, in the older layout"),
        SettingDefinition("timeout", default: "30s", summary: "time for one call"),
        SettingDefinition(
            "retries", default: "2", summary: "repetitions of a read after a broken connection"),
        SettingDefinition("max-recv-msg-size", default: "33554432", summary: "largest answer, in bytes"),
        SettingDefinition("server-signing-pub-key", summary: "PEM file of the key that signs states"),
    ]

    package static let valueFlags: Set<String> = [
        "--profile", "-P", "--uri", "--config", "--immudb-address", "-a", "--immudb-port", "-p", "--username",
        "--password", "--password-file", "--password-fd", "--tokenfile", "--timeout", "--retries",
        "--max-recv-msg-size", "--server-signing-pub-key",
    ]
}

/// The flags that protect a connection.
package struct TLSOptions: ParsableArguments {
    @Flag(help: "Encrypt, and check the server against the authorities of the system.")
    var tls = false

    @Option(
        help: ArgumentHelp(
            "PEM file of the authority that signed the server's certificate.", valueName: "file"))
    var ca: String?

    @Option(
        help: ArgumentHelp(
            "PEM file of the client's certificate, if the server wants one.", valueName: "file"))
    var cert: String?

    @Option(help: ArgumentHelp("PEM file of the key of that certificate.", valueName: "file"))
    var key: String?

    @Option(help: ArgumentHelp("Name in the server's certificate instead of the host.", valueName: "name"))
    var servername: String?

    @Option(help: ArgumentHelp("SHA-256 of the one certificate to accept.", valueName: "hex"))
    var tlsPin: String?

    @Flag(help: "Encrypt, but accept whoever answers.")
    var tlsInsecure = false

    @Flag(help: "Send everything in plain text, passwords too, over the network.")
    var insecure = false

    @Flag(name: [.long, .customShort("m")], help: "The older word for --tls with --certificate and --pkey.")
    var mtls = false

    @Option(help: ArgumentHelp("With --mtls: as --cert.", valueName: "file"))
    var certificate: String?

    @Option(help: ArgumentHelp("With --mtls: as --key.", valueName: "file"))
    var pkey: String?

    @Option(help: ArgumentHelp("With --mtls: as --ca.", valueName: "file"))
    var clientcas: String?

    package init() {}

    package var given: [String: String] {
        var flags: [String: String] = [:]
        for (name, value) in [
            ("ca", ca), ("cert", cert), ("key", key), ("servername", servername), ("tls-pin", tlsPin),
            ("certificate", certificate), ("pkey", pkey), ("clientcas", clientcas),
        ] {
            if let value { flags[name] = value }
        }
        for (name, isSet) in [
            ("tls", tls), ("tls-insecure", tlsInsecure), ("insecure", insecure), ("mtls", mtls),
        ] where isSet {
            flags[name] = "true"
        }
        return flags
    }

    package static let definitions: [SettingDefinition] = [
        SettingDefinition("tls", summary: "true encrypts and checks the server"),
        SettingDefinition("ca", summary: "PEM file of the authority that signed the server's certificate"),
        SettingDefinition("cert", summary: "PEM file of the client's certificate"),
        SettingDefinition("key", summary: "PEM file of the key of that certificate"),
        SettingDefinition("servername", summary: "name in the server's certificate instead of the host"),
        SettingDefinition("tls-pin", summary: "SHA-256 of the one certificate to accept"),
        SettingDefinition("tls-insecure", summary: "true encrypts but accepts whoever answers"),
        SettingDefinition("insecure", summary: "true allows plain text over the network"),
        SettingDefinition("mtls", summary: "true is TLS with certificate, pkey and clientcas"),
        SettingDefinition("certificate", summary: "with mtls: as cert"),
        SettingDefinition("pkey", summary: "with mtls: as key"),
        SettingDefinition("clientcas", summary: "with mtls: as ca"),
    ]

    package static let valueFlags: Set<String> = [
        "--ca", "--cert", "--key", "--servername", "--tls-pin", "--certificate", "--pkey", "--clientcas",
    ]
    package static let plainFlags: Set<String> = ["--tls", "--tls-insecure", "--insecure", "--mtls", "-m"]
}

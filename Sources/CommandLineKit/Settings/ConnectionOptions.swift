import ArgumentParser

/// The flags that choose a server, protect the connection and say who is calling.
///
/// One flat group: debug builds check each group again for every one around it.
package struct ConnectionOptions: ParsableArguments {
    /// Stands in completion scripts for the command that lists the profiles of the program.
    package static let profileLookup = "@PROFILES@"

    @Option(
        name: [.long, .customShort("P")],
        help: ArgumentHelp("Connection of this name from the configuration.", valueName: "name"),
        completion: .shellCommand(Self.profileLookup))
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

    /// Only the flags that were given.
    package var given: [String: String] {
        var flags: [String: String] = [:]
        for (name, value) in [
            ("profile", profile), ("uri", uri), ("config", config), ("immudb-address", immudbAddress),
            ("immudb-port", immudbPort.map(String.init)), ("username", username), ("password", password),
            ("password-file", passwordFile), ("password-fd", passwordFd.map(String.init)),
            ("tokenfile", tokenfile), ("timeout", timeout),
            ("retries", retries.map(String.init)), ("max-recv-msg-size", maxRecvMsgSize.map(String.init)),
            ("server-signing-pub-key", serverSigningPubKey), ("ca", ca), ("cert", cert), ("key", key),
            ("servername", servername), ("tls-pin", tlsPin), ("certificate", certificate), ("pkey", pkey),
            ("clientcas", clientcas),
        ] {
            if let value { flags[name] = value }
        }
        for (name, isSet) in [
            ("password-stdin", passwordStdin), ("tls", tls), ("tls-insecure", tlsInsecure),
            ("insecure", insecure), ("mtls", mtls),
        ] where isSet {
            flags[name] = "true"
        }
        return flags
    }
}

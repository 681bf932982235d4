extension ConnectionOptions {
    /// The settings behind the flags.
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
        "--profile", "-P", "--uri", "--config", "--immudb-address", "-a", "--immudb-port", "-p", "--username",
        "--password", "--password-file", "--password-fd", "--tokenfile", "--timeout", "--retries",
        "--max-recv-msg-size", "--server-signing-pub-key", "--ca", "--cert", "--key", "--servername",
        "--tls-pin", "--certificate", "--pkey", "--clientcas",
    ]
    package static let plainFlags: Set<String> = [
        "--password-stdin", "--tls", "--tls-insecure", "--insecure", "--mtls", "-m",
    ]
}

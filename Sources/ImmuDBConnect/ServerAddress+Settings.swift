package import CommandLineKit

extension ServerAddress {
    /// The server, with everything about how to talk to it.
    ///
    /// The settings it knows are those of `ConnectionOptions`, `database`, and `compat`.
    /// - Throws: `usage`, also for an unprotected connection that nobody asked for.
    package init(_ settings: Settings) throws(CommandFailure) {
        var place: [String: String] = [:]
        let host = settings.string("immudb-address") ?? ""
        if host.contains(":"), !host.hasPrefix("[") {
            // An IPv6 address; host:port has a flag of its own.
            try ConnectionURI.read(place: "[\(host)]", into: &place)
        } else {
            try ConnectionURI.read(place: host[...], into: &place)
        }
        let port = try settings.integer("immudb-port", in: 1...65_535) ?? ConnectLimits.port
        self.init(host: place["immudb-address"] ?? host, port: port)
        tls = try ServerSecurity.from(settings)
        database = settings.string("database").flatMap { $0.isEmpty ? nil : $0 } ?? "defaultdb"
        if isExposed {
            let isInsecure = try settings.flag("insecure")
            let isCompatible = try settings.flag("compat")
            guard isInsecure || isCompatible else {
                throw CommandFailure(
                    .usage,
                    "\(name) is not this machine: everything, passwords too, would be sent in plain text",
                    hint: "encrypt with --tls (or --ca FILE, --tls-pin HEX), or accept it with --insecure")
            }
        }
    }
}

extension ServerSecurity {
    /// What protects the connection; nil for nothing.
    fileprivate static func from(_ settings: Settings) throws(CommandFailure) -> ServerSecurity? {
        func text(_ name: String) -> String? { settings.string(name).flatMap { $0.isEmpty ? nil : $0 } }
        var tls = ServerSecurity()
        tls.authorityFile = text("ca")
        tls.certificateFile = text("cert")
        tls.keyFile = text("key")
        tls.pin = text("tls-pin")
        tls.skipsVerification = try settings.flag("tls-insecure")
        let isLegacy = try settings.flag("mtls")
        if isLegacy {
            tls.authorityFile = tls.authorityFile ?? text("clientcas")
            tls.certificateFile = tls.certificateFile ?? text("certificate")
            tls.keyFile = tls.keyFile ?? text("pkey")
        }
        if let pin = tls.pin, !ServerSecurity.isPin(pin) {
            throw CommandFailure(
                .usage, "--tls-pin is not the SHA-256 of a certificate",
                hint: "64 hexadecimal digits, as a failed connection shows them")
        }
        let isWanted = tls != ServerSecurity() || isLegacy
        if settings["tls"] != nil, try !settings.flag("tls") {
            guard
                !isWanted
                    || !settings.isStronger("tls", than: ["ca", "cert", "key", "tls-pin", "tls-insecure"])
            else { return nil }
        }
        let isAskedFor = try settings.flag("tls")
        guard isWanted || isAskedFor else { return nil }
        tls.serverName = text("servername")
        return tls
    }
}
